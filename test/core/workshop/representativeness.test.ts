import { representativeness, twoProportionZ } from '@core/workshop/standing-out'
import { expect, it } from 'vitest'
import { tallyOfWords } from './build'

it('is P of the group over P of the rest', () => {
  const [lived] = representativeness([
    tallyOfWords('lived', { mustHave: 18, notNeeded: 2 }),
    tallyOfWords('learnt', { mustHave: 4, useful: 16 }),
    tallyOfWords('both', { mustHave: 6, useful: 4 }),
  ])
  expect(lived?.ratio).toBeCloseTo(19 / 22 / (11 / 32), 10)
  expect(lived?.representative).toBe(true)
})

it('has the z of two proportions with one added to every count', () => {
  // (8+1)/(10+1) against (3+1)/(12+1); pooled 13/24.
  const expected = (9 / 11 - 4 / 13) / Math.sqrt((13 / 24) * (11 / 24) * (1 / 11 + 1 / 13))
  expect(twoProportionZ({ votes: 10, mustHave: 8 }, { votes: 12, mustHave: 3 })).toBeCloseTo(expected, 10)
})

it('finds nothing to tell groups apart by where everybody agrees', () => {
  const groups = representativeness([tallyOfWords('a', { mustHave: 20 }), tallyOfWords('b', { mustHave: 20 })])
  expect(groups.map(({ z, representative }) => [z, representative])).toEqual([
    [0, false],
    [0, false],
  ])
})

it('says nothing of a single group', () => expect(representativeness([tallyOfWords('a', { mustHave: 9 })])).toEqual([]))
