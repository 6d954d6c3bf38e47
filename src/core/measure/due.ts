import { addMonths, type Day, lastDayOfMonth, monthOfDay } from '@core/observation/day'
import type { Frequency, Measure } from '@core/project/entities'

/**
 * When figures are to be gathered next. `overdue`: the day has passed. `this-month`: it is still to come in the month of today.
 * `never`: nothing was recorded yet, so it is due now.
 */
export type DueState = 'overdue' | 'never' | 'this-month' | 'later'
export type Due = { readonly state: DueState; readonly day: Day }

/** The day by which the next record is wanted, so long after the newest one. Null: it was wanted once, and is there. */
export function nextDueDay(frequency: Frequency, lastRecorded: Day): Day | null {
  switch (frequency) {
    case 'once':
      return null
    case 'weekly':
      return lastRecorded + 7
    case 'monthly':
      return monthsAfter(lastRecorded, 1)
    case 'quarterly':
      return monthsAfter(lastRecorded, 3)
    case 'half-yearly':
      return monthsAfter(lastRecorded, 6)
    case 'yearly':
      return monthsAfter(lastRecorded, 12)
  }
}

/** What is gathered at the end of a month stays at the end of the month: from 30 June to 30 September to 31 December. */
function monthsAfter(day: Day, months: number): Day {
  const atEnd = day === lastDayOfMonth(monthOfDay(day))
  const later = addMonths(day, months)
  return atEnd ? lastDayOfMonth(monthOfDay(later)) : later
}

/**
 * When a measure is due, seen from `today`; null where nobody said how often, it is archived, or it was wanted once and is there.
 * `lastRecorded` null: nothing was recorded yet.
 */
export function dueOf(
  { frequency, archivedOn }: Pick<Measure, 'frequency' | 'archivedOn'>,
  lastRecorded: Day | null,
  today: Day,
): Due | null {
  if (frequency === undefined || archivedOn !== undefined) return null
  if (lastRecorded === null) return { state: 'never', day: today }
  const day = nextDueDay(frequency, lastRecorded)
  if (day === null) return null
  if (day < today) return { state: 'overdue', day }
  return { state: day <= lastDayOfMonth(monthOfDay(today)) ? 'this-month' : 'later', day }
}

export type DueMeasure = { readonly measure: Measure; readonly due: Due }
/** `collectedBy` empty: nobody was named. */
export type DueOfCollector = { readonly collectedBy: string; readonly measures: readonly DueMeasure[] }

/** What is due by the end of this month, by who collects it (as written, without regard to case), the longest overdue first. */
export function dueThisMonth(
  measures: readonly Measure[],
  lastRecordedOf: (measureId: string) => Day | null,
  today: Day,
): DueOfCollector[] {
  const byCollector = new Map<string, { collectedBy: string; measures: DueMeasure[] }>()
  for (const measure of measures) {
    const due = dueOf(measure, lastRecordedOf(measure.id), today)
    if (due === null || due.state === 'later') continue
    const collectedBy = measure.collectedBy?.trim() ?? ''
    const key = collectedBy.toLocaleLowerCase('en-GB')
    const found = byCollector.get(key) ?? { collectedBy, measures: [] }
    found.measures.push({ measure, due })
    byCollector.set(key, found)
  }
  return [...byCollector.values()]
    .map(({ collectedBy, measures: own }) => ({
      collectedBy,
      measures: own.sort((a, b) => a.due.day - b.due.day || a.measure.order - b.measure.order),
    }))
    .sort(
      (a, b) => Number(a.collectedBy === '') - Number(b.collectedBy === '') || (a.collectedBy < b.collectedBy ? -1 : 1),
    )
}

/** The same cut down to so many, those due longest before the others. */
export function firstDue(due: readonly DueOfCollector[], most: number): DueOfCollector[] {
  const days = due.flatMap(({ measures }) => measures.map(({ due: { day } }) => day)).sort((a, b) => a - b)
  const last = days[most - 1] ?? Number.POSITIVE_INFINITY
  let left = most
  return due.flatMap(({ collectedBy, measures }) => {
    const kept = measures.filter(({ due: { day } }) => day <= last).slice(0, left)
    left -= kept.length
    return kept.length > 0 ? [{ collectedBy, measures: kept }] : []
  })
}
