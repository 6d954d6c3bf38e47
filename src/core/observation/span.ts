import type { Span } from '@core/project/entities'
import { addMonths, type Day } from './day'

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
