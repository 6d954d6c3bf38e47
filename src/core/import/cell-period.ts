import { type Day, firstDayOfMonth, lastDayOfMonth, type Month, monthOf, monthOfDay } from '@core/observation/day'

/** How long a period is; `other`: of no usual length. */
export const periodUnits = ['day', 'week', 'month', 'quarter', 'half-year', 'year', 'other'] as const
export type PeriodUnit = (typeof periodUnits)[number]

/** The time that a cell or heading means, both ends included. A figure counts on its last day. */
export type CellPeriod = { readonly firstDay: Day; readonly lastDay: Day; readonly unit: PeriodUnit }

/** `no-such-day`: 31 February, month 13, a year before 1000. */
export type DateCellProblem = 'not-a-date' | 'no-such-day'
export type ReadPeriod = CellPeriod | DateCellProblem

export const unitOfMonths = (length: number): PeriodUnit =>
  (({ 1: 'month', 3: 'quarter', 6: 'half-year', 12: 'year' }) as Record<number, PeriodUnit>)[length] ?? 'other'

export const oneDay = (day: Day | 'no-such-day'): ReadPeriod =>
  typeof day === 'string' ? day : { firstDay: day, lastDay: day, unit: 'day' }

/** `from`: the month of that year, 1-12, or one further on or back. A single month must be one. */
export function months(year: number, from: number, length: number): ReadPeriod {
  if (year < 1000 || (length === 1 && (from < 1 || from > 12))) return 'no-such-day'
  const first: Month = monthOf(year, from)
  return {
    firstDay: firstDayOfMonth(first),
    lastDay: lastDayOfMonth(first + length - 1),
    unit: unitOfMonths(length),
  }
}

/** From the first day to the last. */
export function between(firstDay: Day, lastDay: Day): CellPeriod {
  const first = monthOfDay(firstDay)
  const last = monthOfDay(lastDay)
  const isWhole = firstDay === firstDayOfMonth(first) && lastDay === lastDayOfMonth(last)
  const unit = isWhole ? unitOfMonths(last - first + 1) : lastDay - firstDay === 6 ? 'week' : 'other'
  return { firstDay, lastDay, unit: firstDay === lastDay ? 'day' : unit }
}

/** Weeks begin on Monday; the first has the year's first Thursday (ISO 8601). */
export function isoWeek(year: number, week: number): ReadPeriod {
  const fourth = firstDayOfMonth(monthOf(year, 1)) + 3
  // Day 0 was a Thursday.
  const monday = fourth - ((((fourth + 3) % 7) + 7) % 7)
  const nextFourth = firstDayOfMonth(monthOf(year + 1, 1)) + 3
  const nextMonday = nextFourth - ((((nextFourth + 3) % 7) + 7) % 7)
  const firstDay = monday + (week - 1) * 7
  if (week < 1 || firstDay >= nextMonday) return 'no-such-day'
  return { firstDay, lastDay: firstDay + 6, unit: 'week' }
}
