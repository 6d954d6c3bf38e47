import { monthsInWords } from '@core/words/format'
import { firstDayOfMonth, lastDayOfMonth, type Month, monthOfDay } from './day'
import type { MeasureReading } from './measure-reading'
import { type Period, periodsBetween, type YearStart } from './period'
import { nameOfPeriod } from './ready-name'

/** How finely figures are looked at. Targets and statuses are of years and named periods alone. */
export const grains = ['month', 'quarter', 'year'] as const
export type Grain = (typeof grains)[number]

const monthsOfGrain = { month: 1, quarter: 3 } as const

/**
 * Every period of that length from the one that holds `from` to the one that holds `to`, oldest first. Quarters are those of the
 * reporting year: one that starts in April begins with April to June.
 */
export function periodsOfGrain(grain: Grain, from: Month, to: Month, yearStart: YearStart): Period[] {
  if (grain === 'year') return periodsBetween(from, to, yearStart)
  const months = monthsOfGrain[grain]
  const offset = (month: Month) => (((month - (yearStart - 1)) % months) + months) % months
  const [first, last] = [from - offset(from), to - offset(to)]
  return Array.from({ length: Math.max(0, (last - first) / months + 1) }, (_, index) =>
    periodOfMonths(first + index * months, months),
  )
}

const ofMonths = ' months from '
/** A month or a quarter, as `periodsOfGrain` makes them. */
export const isOfMonths = ({ key }: Pick<Period, 'key'>): boolean => key.includes(ofMonths)

/** What a period is called in the language that is shown now: a month or quarter was named in that of the screen. */
export const periodInWords = (period: Period): string =>
  isOfMonths(period)
    ? monthsInWords(period.firstDay, period.lastDay)
    : period.kind === 'year'
      ? period.label
      : nameOfPeriod({ ...period, title: period.label })

/** A period that came from a screen, as it is called where this is said. */
export const namedAnew = (period: Period): Period => ({ ...period, label: periodInWords(period) })

function periodOfMonths(firstMonth: Month, months: number): Period {
  const lastMonth = firstMonth + months - 1
  const [firstDay, lastDay] = [firstDayOfMonth(firstMonth), lastDayOfMonth(lastMonth)]
  const label = monthsInWords(firstDay, lastDay)
  // No target and no text is kept under such a key.
  return { key: `${months}${ofMonths}${firstMonth}`, label, kind: 'other', firstDay, lastDay, firstMonth, lastMonth }
}

/** The finest first, those in which something falls apart that a year would make one; `year` always. */
export function grainsOf({ summary, judgings = [] }: MeasureReading, yearStart: YearStart): readonly Grain[] {
  const months = new Set([...summary.month, ...judgings.map(({ day }) => monthOfDay(day))])
  const [from, to] = [Math.min(...months), Math.max(...months)]
  if (months.size === 0) return ['year']
  const filled = (grain: Grain) =>
    periodsOfGrain(grain, from, to, yearStart).filter(({ firstMonth, lastMonth }) =>
      [...months].some(month => month >= firstMonth && month <= lastMonth),
    ).length
  const counts = grains.map(grain => ({ grain, count: filled(grain) }))
  return counts.flatMap(({ grain, count }, index) =>
    grain === 'year' || count > (counts[index + 1]?.count ?? 0) ? [grain] : [],
  )
}
