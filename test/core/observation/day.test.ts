import { dayOf, firstDayOfMonth, lastDayOfMonth, monthOf, monthOfDay } from '@core/observation/day'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const anyDay = fc.integer({ min: -354_285, max: 2_932_896 })

describe('the month of a day', () => {
  it('is the calendar’s, from the year 1000 to 9999', () =>
    fc.assert(
      fc.property(anyDay, day => {
        const date = new Date(day * 86_400_000)
        expect(monthOfDay(day)).toBe(date.getUTCFullYear() * 12 + date.getUTCMonth())
      }),
      { numRuns: 5000 },
    ))

  it('holds the first and the last day of every month, leap days too', () => {
    for (let month = monthOf(1896, 1); month <= monthOf(2104, 12); month++) {
      expect(monthOfDay(firstDayOfMonth(month))).toBe(month)
      expect(monthOfDay(lastDayOfMonth(month))).toBe(month)
    }
    const leapDay = dayOf(2000, 2, 29)
    expect(leapDay.ok && monthOfDay(leapDay.value)).toBe(monthOf(2000, 2))
  })
})
