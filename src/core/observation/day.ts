import type { Span } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'

/** Whole days since 1 January 1970, no time zone: the date as people said it. */
export type Day = number
/** Whole months since January of year 0: `year * 12 + (month - 1)`. */
export type Month = number

const msPerDay = 86_400_000

/** The day with that year, month (1-12) and day of the month. Problem `no-such-day`: 31 February, month 13, a year outside 1000-9999. */
export function dayOf(year: number, month: number, dayOfMonth: number): Result<Day, 'no-such-day'> {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return problem('no-such-day')
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth
  return real ? ok(date.getTime() / msPerDay) : problem('no-such-day')
}

/** Reads `2016-03-31`. */
export function dayFromIso(text: string): Result<Day, 'no-such-day'> {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return parts ? dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : problem('no-such-day')
}

/** The day of an ISO time, in UTC. */
export const dayOfTime = (time: string): Day => Math.floor(Date.parse(time) / msPerDay)

/** `2016-03-31`. */
export const isoFromDay = (day: Day): string => new Date(day * msPerDay).toISOString().slice(0, 10)

/**
 * Without a `Date`: a million observations ask. Years are counted from March, so that a leap day is the last of its year, in eras
 * of 400 years. `| 0` takes the whole part, quicker than `Math.floor`: within an era nothing is negative. Source: Howard Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
 */
export function monthOfDay(day: Day): Month {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra =
    ((dayOfEra - ((dayOfEra / 1460) | 0) + ((dayOfEra / 36_524) | 0) - ((dayOfEra / 146_096) | 0)) / 365) | 0
  const dayOfYear = dayOfEra - (365 * yearOfEra + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0))
  return (yearOfEra + era * 400) * 12 + (((5 * dayOfYear + 2) / 153) | 0) + 2
}

export const monthOf = (year: number, month: number): Month => year * 12 + month - 1
export const firstDayOfMonth = (month: Month): Day => Date.UTC(Math.floor(month / 12), month % 12, 1) / msPerDay
export const lastDayOfMonth = (month: Month): Day => firstDayOfMonth(month + 1) - 1

/** The same day of the month so many months later (earlier, below 0); the month's last day where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const month = monthOfDay(day) + months
  const dayOfMonth = day - firstDayOfMonth(monthOfDay(day))
  return Math.min(firstDayOfMonth(month) + dayOfMonth, lastDayOfMonth(month))
}

/** Months in what a record can speak for. */
export const monthsOfSpan = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const satisfies Record<Span, number>

/** The first day of the time that ends on `day`: of a year that ends on 31 March, 1 April of the year before. */
export const firstDayOfSpan = (day: Day, span: Span): Day => addMonths(day + 1, -monthsOfSpan[span])

/** The different times that a measure's numbers speak for, where they are longer than a day; ascending by `day`, the last one. */
export type Spans = { readonly firstDay: Int32Array; readonly day: Int32Array }

/**
 * True where a number speaks for time in the period and for time outside it. Such a number counts whole in the period that
 * holds its last day and nowhere else: it is never divided, for nobody knows how it was spread.
 */
export function spansCrossEdge({ firstDay, day }: Spans, from: Day, to: Day): boolean {
  return day.some((last, index) => {
    const first = firstDay[index] ?? last
    const inside = last >= from && first <= to
    return inside && (first < from || last > to)
  })
}
