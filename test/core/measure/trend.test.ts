import type { MeasureStanding } from '@core/measure/standing'
import type { Figure } from '@core/observation/aggregate'
import type { Direction } from '@core/project/entities'
import { trendOf } from '@core/theory/overlay'
import { expect, it } from 'vitest'

const figure = (value: number): Figure => ({
  value,
  n: 1,
  numerator: null,
  denominator: null,
  missing: 0,
  suppressed: 0,
})
const trend = (direction: Direction, was: number | null, is: number | null, target: number | null = null) => {
  const standing: MeasureStanding = {
    code: 'towards',
    figure: is === null ? null : figure(is),
    baseline: null,
    target: target === null ? null : { period: '2016', value: target },
  }
  return trendOf({ direction }, standing, was === null ? null : figure(was))
}

it('goes by the direction, not by up and down', () => {
  expect(trend('increase', 3, 4)).toBe('better')
  expect(trend('decrease', 3, 4)).toBe('worse')
  expect(trend('decrease', 4, 3)).toBe('better')
})

it('is the same where two sums miss each other by a hair', () => expect(trend('increase', 0.3, 0.1 + 0.2)).toBe('same'))

it('of what is to be maintained, is better the nearer it comes', () => {
  expect(trend('maintain', 12, 11, 10)).toBe('better')
  expect(trend('maintain', 11, 8, 10)).toBe('worse')
  expect(trend('maintain', 11, 11)).toBe('same')
  expect(trend('maintain', 11, 12)).toBeNull()
})

it('is not told where one of the two figures is missing', () => {
  expect(trend('increase', null, 4)).toBeNull()
  expect(trend('increase', 4, null)).toBeNull()
})
