import { ok, problem, type Result } from '@core/result'
import { type Day, firstDayOfMonth, lastDayOfMonth, type Month, monthOf, monthOfDay } from './day'

/**
 * A reporting year by the year it starts in: `2016` is 2016 where years start in January, April 2016 to March 2017
 * where they start in April. Targets and texts are kept under it.
 */
export type PeriodKey = string

/** Whole months, both ends included. */
export type Period = {
  readonly key: PeriodKey
  /** `2016` or `2016-17`. */
  readonly label: string
  readonly firstMonth: Month
  readonly lastMonth: Month
}

/** The first month of the reporting year, 1-12. */
export type YearStart = number

export function reportingYear(startYear: number, yearStart: YearStart): Period {
  const firstMonth = monthOf(startYear, yearStart)
  const label = yearStart === 1 ? String(startYear) : `${startYear}-${String((startYear + 1) % 100).padStart(2, '0')}`
  return { key: String(startYear), label, firstMonth, lastMonth: firstMonth + 11 }
}

export function periodOfMonth(month: Month, yearStart: YearStart): Period {
  const year = Math.floor(month / 12)
  return reportingYear(month % 12 >= yearStart - 1 ? year : year - 1, yearStart)
}

export const periodOfDay = (day: Day, yearStart: YearStart): Period => periodOfMonth(monthOfDay(day), yearStart)

/** Every reporting year from the one that holds `from` to the one that holds `to`. */
export function periodsBetween(from: Month, to: Month, yearStart: YearStart): Period[] {
  const first = Number(periodOfMonth(from, yearStart).key)
  const last = Number(periodOfMonth(to, yearStart).key)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => reportingYear(first + index, yearStart))
}

/** Reads `2016`, `2016-17`, `2016/17` or `2016-2017`. Problem `no-such-period`: anything else, or years that do not follow. */
export function parsePeriod(text: string, yearStart: YearStart): Result<Period, 'no-such-period'> {
  const parts = /^(\d{4})(?:[-/–](\d{2}|\d{4}))?$/.exec(text.trim())
  if (!parts) return problem('no-such-period', text)
  const start = Number(parts[1])
  if (start < 1000) return problem('no-such-period', text)
  if (parts[2] !== undefined) {
    const end = parts[2].length === 2 ? (start + 1) % 100 : start + 1
    if (Number(parts[2]) !== end || yearStart === 1) return problem('no-such-period', text)
  }
  return ok(reportingYear(start, yearStart))
}

export const periodFirstDay = (period: Period): Day => firstDayOfMonth(period.firstMonth)
export const periodLastDay = (period: Period): Day => lastDayOfMonth(period.lastMonth)
