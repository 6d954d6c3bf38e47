import type { FlagName, Observation } from '@core/project/entities'
import { type Block, type Breakdown, type Flag, flags, type MonthlySummary } from './block'
import { type Day, type Month, monthOfDay } from './day'

export const flagOfName: Readonly<Record<FlagName, Flag>> = flags

/** One row of a summary while it is being added up. */
type MonthTotals = {
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

export type SummaryBuilder = {
  /**
   * Adds one cell, in any order of days. `value` and `denominator` are NaN where there is no number. A cell flagged as a
   * value but without a number, or a share of a denominator of 0 or less, is counted as missing: it cannot be a figure.
   */
  add: (day: Day, value: number, denominator: number, flag: number) => void
  finish: () => MonthlySummary
}

export type BreakdownBuilder = {
  /** As `SummaryBuilder.add`; `code` is the cell's code for the dimension, 0 for none. */
  add: (code: number, day: Day, value: number, denominator: number, flag: number) => void
  finish: () => Breakdown
}

/** Adds cells up by month. Made for a million adds: nothing is allocated but one row a month and one map entry a day. */
export function createSummaryBuilder(): SummaryBuilder {
  const rowOfDay = new Map<Day, MonthTotals>()
  const rowOfMonth = new Map<Month, MonthTotals>()
  let latest: { day: Day; row: MonthTotals } | null = null

  const rowFor = (day: Day): MonthTotals => {
    if (latest?.day === day) return latest.row
    let row = rowOfDay.get(day)
    if (!row) {
      row = rowOf(rowOfMonth, monthOfDay(day))
      rowOfDay.set(day, row)
    }
    latest = { day, row }
    return row
  }

  return {
    add: (day, value, denominator, flag) => addCell(rowFor(day), day, value, denominator, flag),
    finish: () => columnsOf(byMonth(rowOfMonth.values())),
  }
}

/** The same, apart for each code of one dimension. */
export function createBreakdownBuilder(dimension: string): BreakdownBuilder {
  const builders = new Map<number, SummaryBuilder>()
  return {
    add: (code, day, value, denominator, flag) => {
      let builder = builders.get(code)
      if (!builder) {
        builder = createSummaryBuilder()
        builders.set(code, builder)
      }
      builder.add(day, value, denominator, flag)
    },
    finish: () => {
      const parts = [...builders].sort(([a], [b]) => a - b).map(([code, builder]) => ({ code, part: builder.finish() }))
      const rows = parts.flatMap(({ part }) => rowsOf(part))
      const code = Uint32Array.from(parts.flatMap(({ code, part }) => Array.from(part.month, () => code)))
      return { dimension, code, ...columnsOf(rows) }
    },
  }
}

/** What the blocks come to, month by month. */
export function summariseBlocks(blocks: Iterable<Block>): MonthlySummary {
  const builder = createSummaryBuilder()
  for (const block of blocks) eachCell(block, builder.add)
  return builder.finish()
}

/** What the blocks come to by one dimension's codes. All blocks must be of one import: codes mean nothing across imports. */
export function breakdownBlocks(blocks: Iterable<Block>, dimension: string): Breakdown {
  const builder = createBreakdownBuilder(dimension)
  for (const block of blocks) {
    const codes = block.dimensions[dimension]
    eachCell(block, (day, value, denominator, flag, index) =>
      builder.add(codes?.[index] ?? 0, day, value, denominator, flag),
    )
  }
  return builder.finish()
}

/** What observations entered by hand come to. */
export function summaryOfObservations(observations: Iterable<Observation>): MonthlySummary {
  const builder = createSummaryBuilder()
  for (const { day, value, denominator, flag } of observations) {
    builder.add(day, value ?? Number.NaN, denominator ?? Number.NaN, flagOfName[flag])
  }
  return builder.finish()
}

/** Any number of summaries as one: sums add, the later last day wins, and cells of the same last day are added. */
export function combineSummaries(list: Iterable<MonthlySummary>): MonthlySummary {
  const rowOfMonth = new Map<Month, MonthTotals>()
  for (const summary of list) {
    for (const row of rowsOf(summary)) mergeInto(rowOf(rowOfMonth, row.month), row)
  }
  return columnsOf(byMonth(rowOfMonth.values()))
}

/** Calls `visit` for every cell of a block, in its order. */
export function eachCell(
  block: Block,
  visit: (day: Day, value: number, denominator: number, flag: number, index: number) => void,
): void {
  for (let index = 0; index < block.count; index++) {
    visit(
      block.day[index] ?? 0,
      block.value[index] ?? Number.NaN,
      block.denominator?.[index] ?? Number.NaN,
      block.flag[index] ?? flags.missing,
      index,
    )
  }
}

/** True where a cell holds a number that may be added up. See `SummaryBuilder.add`. */
export const holdsNumber = (value: number, denominator: number, flag: number): boolean =>
  flag === flags.value && !Number.isNaN(value) && !(denominator <= 0)

function addCell(row: MonthTotals, day: Day, value: number, denominator: number, flag: number): void {
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

function mergeInto(row: MonthTotals, other: MonthTotals): void {
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

const emptyRow = (month: Month): MonthTotals => ({
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

function rowOf(rows: Map<Month, MonthTotals>, month: Month): MonthTotals {
  let row = rows.get(month)
  if (!row) {
    row = emptyRow(month)
    rows.set(month, row)
  }
  return row
}

const byMonth = (rows: Iterable<MonthTotals>): MonthTotals[] => [...rows].sort((a, b) => a.month - b.month)

/** Where a month holds no number, `min` and `max` are NaN and `lastDay` is 0 with `lastN` 0. */
function columnsOf(rows: readonly MonthTotals[]): MonthlySummary {
  return {
    month: Int32Array.from(rows, row => row.month),
    n: Uint32Array.from(rows, row => row.n),
    sum: Float64Array.from(rows, row => row.sum),
    numeratorSum: Float64Array.from(rows, row => row.numeratorSum),
    denominatorSum: Float64Array.from(rows, row => row.denominatorSum),
    min: Float64Array.from(rows, row => (row.n === 0 ? Number.NaN : row.min)),
    max: Float64Array.from(rows, row => (row.n === 0 ? Number.NaN : row.max)),
    lastDay: Int32Array.from(rows, row => row.lastDay),
    lastN: Uint32Array.from(rows, row => row.lastN),
    lastSum: Float64Array.from(rows, row => row.lastSum),
    lastNumerator: Float64Array.from(rows, row => row.lastNumerator),
    lastDenominator: Float64Array.from(rows, row => row.lastDenominator),
    missing: Uint32Array.from(rows, row => row.missing),
    suppressed: Uint32Array.from(rows, row => row.suppressed),
  }
}

const rowsOf = (summary: MonthlySummary): MonthTotals[] =>
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
