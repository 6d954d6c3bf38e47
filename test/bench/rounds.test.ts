import { expect, it } from 'vitest'
import { contest, median, rounds } from '../../bench/rounds.mjs'

const line = { what: 'ours', against: 'theirs' }

it('takes the middle of the rounds, or the mean of the middle two', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([10, 1, 4, 2])).toBe(3)
})

it('compares round with round, so that a slow spell that met both changes nothing', () => {
  const result = contest({ ...line, ours: [20, 2000, 22], theirs: [10, 1000, 10], target: { atMost: 2 } })
  expect(result).toMatchObject({ oursMs: 22, theirsMs: 10, ratio: 2, lowest: 2, highest: 2.2, met: true })
})

it('turns the ratio round where being faster is the target', () => {
  const asked = { ...line, ours: [10, 10, 10], theirs: [390, 400, 410] }
  expect(contest({ ...asked, target: { atLeast: 40 } })).toMatchObject({ ratio: 40, met: true })
  expect(contest({ ...asked, target: { atLeast: 41 } })).toMatchObject({ ratio: 40, met: false })
})

it('lets everybody begin a round in turn', async () => {
  const order: string[] = []
  const contenders = { a: () => order.push('a'), b: () => order.push('b') }
  await rounds(contenders, { atMost: 3, budgetMs: 10_000 })
  expect(order.join('')).toBe('abbaab')
})

it('makes one whole round even when there is no time for another', async () => {
  const slow = () => new Promise<number>(resolve => setTimeout(() => resolve(1), 5))
  expect(await rounds({ slow, quick: () => 2 }, { atMost: 9, budgetMs: 0 })).toEqual({ slow: [1], quick: [2] })
})
