import { flags, type MonthlySummary } from './block'
import type { Day, Month } from './day'

/** One row of a summary while it is being added up. */
export type MonthTotals = {
  month: Month
  n: number
  sum: number
  numeratorSum: number
  denominatorSum: number
  min: number
  max: number
  lastDay: Day
  lastN: number
  lastSum: number
  lastNumerator: number
  lastDenominator: number
  missing: number
  suppressed: number
}

/** True where a cell holds a number that may be added up. See `SummaryBuilder.add`. */
export const holdsNumber = (value: number, denominator: number, flag: number): boolean =>
  flag === flags.value && !Number.isNaN(value) && !(denominator <= 0)

/** Adds one cell to its month's row. See `SummaryBuilder.add`. */
export function addCell(row: MonthTotals, day: Day, value: number, denominator: number, flag: number): void {
  if (!holdsNumber(value, denominator, flag)) {
    if (flag === flags.suppressed) row.suppressed++
    else row.missing++
    return
  }
  const hasDenominator = !Number.isNaN(denominator)
  row.n++
  row.sum += value
  if (value < row.min) row.min = value
  if (value > row.max) row.max = value
  if (hasDenominator) {
    row.numeratorSum += value
    row.denominatorSum += denominator
  }
  if (row.lastN === 0 || day > row.lastDay) {
    row.lastDay = day
    row.lastN = 0
    row.lastSum = 0
    row.lastNumerator = 0
    row.lastDenominator = 0
  }
  if (day === row.lastDay) {
    row.lastN++
    row.lastSum += value
    if (hasDenominator) {
      row.lastNumerator += value
      row.lastDenominator += denominator
    }
  }
}

/** Adds another summary's row of the same month. */
export function mergeInto(row: MonthTotals, other: MonthTotals): void {
  row.missing += other.missing
  row.suppressed += other.suppressed
  if (other.n === 0) return
  const otherIsLater = row.lastN === 0 || other.lastDay > row.lastDay
  row.n += other.n
  row.sum += other.sum
  row.numeratorSum += other.numeratorSum
  row.denominatorSum += other.denominatorSum
  row.min = Math.min(row.min, other.min)
  row.max = Math.max(row.max, other.max)
  if (otherIsLater) {
    row.lastDay = other.lastDay
    row.lastN = other.lastN
    row.lastSum = other.lastSum
    row.lastNumerator = other.lastNumerator
    row.lastDenominator = other.lastDenominator
  } else if (other.lastDay === row.lastDay) {
    row.lastN += other.lastN
    row.lastSum += other.lastSum
    row.lastNumerator += other.lastNumerator
    row.lastDenominator += other.lastDenominator
  }
}

export const emptyRow = (month: Month): MonthTotals => ({
  month,
  n: 0,
  sum: 0,
  numeratorSum: 0,
  denominatorSum: 0,
  min: Number.POSITIVE_INFINITY,
  max: Number.NEGATIVE_INFINITY,
  lastDay: 0,
  lastN: 0,
  lastSum: 0,
  lastNumerator: 0,
  lastDenominator: 0,
  missing: 0,
  suppressed: 0,
})

/** The month's row, made where there is none. */
export function rowOf(rows: Map<Month, MonthTotals>, month: Month): MonthTotals {
  let row = rows.get(month)
  if (!row) {
    row = emptyRow(month)
    rows.set(month, row)
  }
  return row
}

export const byMonth = (rows: Iterable<MonthTotals>): MonthTotals[] => [...rows].sort((a, b) => a.month - b.month)

/** Where a month holds no number, `min` and `max` are NaN and `lastDay` is 0 with `lastN` 0. */
export function columnsOf(rows: readonly MonthTotals[]): MonthlySummary {
  const length = rows.length
  const columns = {
    month: new Int32Array(length),
    n: new Uint32Array(length),
    sum: new Float64Array(length),
    numeratorSum: new Float64Array(length),
    denominatorSum: new Float64Array(length),
    min: new Float64Array(length),
    max: new Float64Array(length),
    lastDay: new Int32Array(length),
    lastN: new Uint32Array(length),
    lastSum: new Float64Array(length),
    lastNumerator: new Float64Array(length),
    lastDenominator: new Float64Array(length),
    missing: new Uint32Array(length),
    suppressed: new Uint32Array(length),
  }
  for (let at = 0; at < length; at++) {
    const row = rows[at]
    if (!row) continue
    columns.month[at] = row.month
    columns.n[at] = row.n
    columns.sum[at] = row.sum
    columns.numeratorSum[at] = row.numeratorSum
    columns.denominatorSum[at] = row.denominatorSum
    columns.min[at] = row.n === 0 ? Number.NaN : row.min
    columns.max[at] = row.n === 0 ? Number.NaN : row.max
    columns.lastDay[at] = row.lastDay
    columns.lastN[at] = row.lastN
    columns.lastSum[at] = row.lastSum
    columns.lastNumerator[at] = row.lastNumerator
    columns.lastDenominator[at] = row.lastDenominator
    columns.missing[at] = row.missing
    columns.suppressed[at] = row.suppressed
  }
  return columns
}

export const rowsOf = (summary: MonthlySummary): MonthTotals[] =>
  Array.from(summary.month, (month, index) => ({
    month,
    n: summary.n[index] ?? 0,
    sum: summary.sum[index] ?? 0,
    numeratorSum: summary.numeratorSum[index] ?? 0,
    denominatorSum: summary.denominatorSum[index] ?? 0,
    min: summary.min[index] ?? Number.NaN,
    max: summary.max[index] ?? Number.NaN,
    lastDay: summary.lastDay[index] ?? 0,
    lastN: summary.lastN[index] ?? 0,
    lastSum: summary.lastSum[index] ?? 0,
    lastNumerator: summary.lastNumerator[index] ?? 0,
    lastDenominator: summary.lastDenominator[index] ?? 0,
    missing: summary.missing[index] ?? 0,
    suppressed: summary.suppressed[index] ?? 0,
  }))
