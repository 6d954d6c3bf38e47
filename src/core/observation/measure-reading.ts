import type { RubricJudging } from '@core/project/entities'
import type { MonthlySummary } from './block'
import { type Day, firstDayOfMonth, lastDayOfMonth, type Month, monthOfDay, type Spans } from './day'
import type { Parts } from './parts'

/** Every number of a measure, ascending by day. Columns of one length; a share's value is the share itself, 0..1. */
export type Points = { readonly day: Int32Array; readonly value: Float64Array }

/** What happened in months that a reporting period cuts, by day: in `days` the column `month` holds days. */
export type CutMonths = { readonly months: ReadonlySet<Month>; readonly days: MonthlySummary }

/** All that is known of a measure: imports, what was entered by hand, and corrections laid over. */
export type MeasureReading = {
  readonly summary: MonthlySummary
  /** Null unless `needsPoints(measure)`. */
  readonly points: Points | null
  /** Absent unless `needsParts(measure)`. */
  readonly parts?: Parts
  /** Absent: no reporting period cuts a month. */
  readonly cut?: CutMonths
  /** Absent: every number speaks for its day alone. */
  readonly spans?: Spans
  /** How groups judged a rubric. Absent: none did. */
  readonly judgings?: readonly RubricJudging[]
  /** The newest day on which anything was recorded, a missing value too. Null or absent: nothing was. */
  readonly lastDay?: Day | null
}

/** What the cells of some days come to. `last*` as in a summary; `n` 0: no cell holds a number, and `last*` mean nothing. */
export type Totals = {
  n: number
  sum: number
  max: number
  numeratorSum: number
  denominatorSum: number
  missing: number
  suppressed: number
  lastDay: Day
  lastN: number
  lastSum: number
  lastNumerator: number
  lastDenominator: number
  /** What the last day of the first row (month, or day of a cut month) with a number comes to. */
  firstSum: number
  /** True where a row's last day comes to less than the row's before, or less than a value in its own row. */
  fell: boolean
}

/** Null where a month is cut by the days asked for and this reading does not know it by day: it was made before the period was. */
export function totalsIn(reading: MeasureReading, from: Day, to: Day): Totals | null {
  const { summary, cut } = reading
  const totals = emptyTotals()
  const firstMonth = monthOfDay(from)
  const lastMonth = monthOfDay(to)
  const headCut = from !== firstDayOfMonth(firstMonth)
  const tailCut = to !== lastDayOfMonth(lastMonth)
  for (let row = 0; row < summary.month.length; row++) {
    const month = summary.month[row] ?? 0
    if (month < firstMonth || month > lastMonth) continue
    if (!((headCut && month === firstMonth) || (tailCut && month === lastMonth))) {
      addRow(totals, summary, row)
      continue
    }
    if (!cut?.months.has(month)) return null
    const { days } = cut
    for (let at = 0; at < days.month.length; at++) {
      const day = days.month[at] ?? 0
      if (day >= from && day <= to && monthOfDay(day) === month) addRow(totals, days, at)
    }
  }
  return totals
}

/** The earliest day that can be recorded is in the year 1000 (see `day` in entities/fields.ts). */
const earliest: Day = -354_285

export const totalsBefore = (reading: MeasureReading, day: Day): Totals | null => totalsIn(reading, earliest, day - 1)

/** Rows come ascending by time. */
function addRow(totals: Totals, from: MonthlySummary, row: number): void {
  const n = from.n[row] ?? 0
  totals.missing += from.missing[row] ?? 0
  totals.suppressed += from.suppressed[row] ?? 0
  if (n === 0) return
  const lastSum = from.lastSum[row] ?? 0
  if (totals.n === 0) totals.firstSum = lastSum
  else if (lastSum < totals.lastSum) totals.fell = true
  if ((from.max[row] ?? 0) > lastSum) totals.fell = true
  totals.n += n
  totals.sum += from.sum[row] ?? 0
  totals.max = Math.max(totals.max, from.max[row] ?? 0)
  totals.numeratorSum += from.numeratorSum[row] ?? 0
  totals.denominatorSum += from.denominatorSum[row] ?? 0
  // Rows ascend, so the last one with a number holds the last day.
  totals.lastDay = from.lastDay[row] ?? 0
  totals.lastN = from.lastN[row] ?? 0
  totals.lastSum = lastSum
  totals.lastNumerator = from.lastNumerator[row] ?? 0
  totals.lastDenominator = from.lastDenominator[row] ?? 0
}

const emptyTotals = (): Totals => ({
  n: 0,
  sum: 0,
  max: Number.NEGATIVE_INFINITY,
  numeratorSum: 0,
  denominatorSum: 0,
  missing: 0,
  suppressed: 0,
  lastDay: 0,
  lastN: 0,
  lastSum: 0,
  lastNumerator: 0,
  lastDenominator: 0,
  firstSum: 0,
  fell: false,
})
