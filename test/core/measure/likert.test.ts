import { aboveMiddle, divergingOf } from '@core/measure/likert'
import { expect, it } from 'vitest'

it('lays answers to both sides of the middle, which counts half on each', () => {
  // 10 answers: 1 and 2 disagree, 2 neither, 4 and 1 agree.
  const found = divergingOf([1, 2, 2, 4, 1])
  expect(found.shares).toEqual([0.1, 0.2, 0.2, 0.4, 0.1])
  expect(found.low).toBeCloseTo(0.4)
  expect(found.high).toBeCloseTo(0.6)
})

it('has no middle level where their number is even', () => {
  expect(divergingOf([1, 1, 1, 1])).toMatchObject({ low: 0.5, high: 0.5 })
  expect(divergingOf([])).toMatchObject({ answers: 0, low: 0, high: 0 })
})

it('counts who agrees or strongly agrees, of all who answered', () => {
  expect(aboveMiddle([1, 2, 2, 4, 1])).toEqual({ count: 5, of: 10 })
  expect(aboveMiddle([1, 1, 3, 5])).toEqual({ count: 8, of: 10 })
  expect(aboveMiddle([0, 0, 0])).toBeNull()
  expect(aboveMiddle([3, 4])).toBeNull()
})
