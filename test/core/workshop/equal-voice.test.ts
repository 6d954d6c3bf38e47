import { equalVoiceRanking } from '@core/workshop/consensus-table'
import { expect, it } from 'vitest'
import { tallyOfWords } from './build'

const item = (itemId: string, ...tallies: ReturnType<typeof tallyOfWords>[]) => ({ itemId, tallies })

it('weighs groups, not heads', () => {
  const both = item(
    'both',
    tallyOfWords('lived', { mustHave: 4 }),
    tallyOfWords('learnt', { mustHave: 30, useful: 10 }),
  )
  const many = item('many', tallyOfWords('lived', { notNeeded: 4 }), tallyOfWords('learnt', { mustHave: 40 }))
  expect(equalVoiceRanking([many, both]).map(({ itemId }) => itemId)).toEqual(['both', 'many'])
})

it('is the geometric mean of (must have + 1) / (votes + 2)', () => {
  const [voice] = equalVoiceRanking([
    item('a', tallyOfWords('lived', { mustHave: 3 }), tallyOfWords('learnt', { mustHave: 2, useful: 4 })),
  ])
  expect(voice?.consensus).toBeCloseTo((4 / 5) * (3 / 8))
  expect(voice?.score).toBeCloseTo(Math.sqrt((4 / 5) * (3 / 8)))
})

it('never ranks an item on which a group was not heard', () => {
  const ranking = equalVoiceRanking([
    item('silent', tallyOfWords('lived', { mustHave: 2 }), tallyOfWords('learnt', { mustHave: 40 })),
    item('heard', tallyOfWords('lived', { notNeeded: 3 }), tallyOfWords('learnt', { notNeeded: 40 })),
  ])
  expect(ranking.map(({ itemId, code, place }) => [itemId, code, place])).toEqual([
    ['heard', 'ranked', 1],
    ['silent', 'not-enough-voices', null],
  ])
})

it('does not take a group that mostly does not know for one that was heard', () =>
  expect(
    equalVoiceRanking([item('a', tallyOfWords('lived', { mustHave: 1 }, { dontKnow: 9 }))]).map(({ code }) => code),
  ).toEqual(['not-enough-voices']))

it('lets items with the same score share a place', () => {
  const alike = { mustHave: 3 }
  const ranking = equalVoiceRanking([
    item('a', tallyOfWords('lived', alike)),
    item('b', tallyOfWords('lived', alike)),
    item('c', tallyOfWords('lived', { mustHave: 2, useful: 1 })),
  ])
  expect(ranking.map(({ place }) => place)).toEqual([1, 1, 3])
})

it('takes the minimum it is given', () =>
  expect(equalVoiceRanking([item('a', tallyOfWords('lived', { mustHave: 1 }))], 1)[0]?.place).toBe(1))
