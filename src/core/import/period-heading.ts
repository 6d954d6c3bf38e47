import { firstDayOfMonth, lastDayOfMonth, monthOf } from '@core/observation/day'
import type { CellPeriod } from './cell-period'
import { type DateStyle, periodInCell } from './date-cell'
import { withoutNotes } from './notes'
import { areSeveralYears, yearPairIsMonth } from './year-cell'

/** The time that a heading names, and what else it says: `Women 2021`, `2021: Women`. */
export type PeriodInHeading = { readonly period: CellPeriod; readonly rest: string }

const [earliest, latest] = [firstDayOfMonth(monthOf(1800, 1)), lastDayOfMonth(monthOf(2200, 12))]

/** Null: the heading names no time. Marks and notes are left aside. A bare number counts only as a year of our times. */
export function periodInHeading(text: string, style: DateStyle): PeriodInHeading | null {
  const heading = withoutNotes(text).replace(/\s+/g, ' ').trim()
  const timeIn = (part: string): CellPeriod | null => {
    const period = periodInCell(part, style)
    if (typeof period === 'string') return null
    return period.lastDay < earliest || period.lastDay > latest ? null : period
  }
  const whole = timeIn(heading)
  if (whole) return { period: whole, rest: '' }
  if (heading.length > 300 || !/\d/.test(heading)) return null
  const breaks = [...heading.matchAll(/[\s:,;_()|]+|\s-\s/g)].map(
    ({ index, 0: mark }) => [index, index + mark.length] as const,
  )
  for (const [end, start] of breaks) {
    const period = timeIn(heading.slice(start).replace(/\)$/, ''))
    if (period) return restOf(heading.slice(0, end), period)
  }
  for (const [end, start] of breaks.reverse()) {
    const period = timeIn(heading.slice(0, end))
    if (period) return restOf(heading.slice(start), period)
  }
  return null
}

function restOf(text: string, period: CellPeriod): PeriodInHeading | null {
  const rest = text.replace(/^[\s:,;_()|-]+|[\s:,;_(|-]+$/g, '').replace(/ (?:in|at|for|of|to|as at|on)$/i, '')
  // `Q1 FY23`: what is left is of the time, which nobody can tell without it.
  const isOfTime = period.unit === 'year' && /^(?:q|qtr|quarter|h|half|m|month|week|w)[ .]?\d{1,2}$/i.test(rest)
  return /\p{L}/u.test(rest) && !isOfTime ? { period, rest } : null
}

/** Whether `2011-12` is a year in these headings or December 2011, as the others beside it say (see `DateStyle`). */
export const spansInHeadings = (headings: readonly string[]): boolean => {
  const plain = headings.map(heading => withoutNotes(heading).trim())
  return plain.some(areSeveralYears) || !plain.some(heading => yearPairIsMonth(heading))
}
