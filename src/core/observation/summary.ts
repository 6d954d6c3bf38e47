import { own } from '@core/names'
import type { FlagName, Observation } from '@core/project/entities'
import { type Block, type Breakdown, type Flag, flags, type MonthlySummary } from './block'
import type { Day } from './day'
import { type CellColumns, createMonthTotals, type MonthTotals } from './month-totals'

export const flagOfName: Readonly<Record<FlagName, Flag>> = flags

export type SummaryBuilder = {
  /**
   * Adds one cell, in any order of days. `value` and `denominator` are NaN where there is no number. A cell flagged as a
   * value but without a number, or a share of a denominator of 0 or less, is counted as missing: it cannot be a figure.
   */
  add: (day: Day, value: number, denominator: number, flag: number) => void
  /** The first `count` cells of these columns. */
  addColumns: (columns: CellColumns, count: number) => void
  finish: () => MonthlySummary
}

export type BreakdownBuilder = {
  /** As `SummaryBuilder.add`; `code` is the cell's code for the dimension, 0 for none. */
  add: (code: number, day: Day, value: number, denominator: number, flag: number) => void
  /** `codes` null: none of the cells has one. */
  addColumns: (columns: CellColumns, codes: Uint32Array | null, count: number) => void
  /** Codes and months that occurred so far. */
  rows: () => number
  finish: () => Breakdown
}

/** Adds cells up by month. */
export function createSummaryBuilder(): SummaryBuilder {
  const totals = createMonthTotals()
  return {
    add: (day, value, denominator, flag) => totals.add(0, day, value, denominator, flag),
    addColumns: (columns, count) => totals.addColumns(columns, null, count),
    finish: () => withoutCodes(totals),
  }
}

/** The same, apart for each code of one dimension. */
export function createBreakdownBuilder(dimension: string): BreakdownBuilder {
  const { add, addColumns, rows, finish } = createMonthTotals()
  return { add, addColumns, rows, finish: () => ({ dimension, ...finish() }) }
}

function withoutCodes(totals: MonthTotals): MonthlySummary {
  const { code: _, ...summary } = totals.finish()
  return summary
}

/** What the blocks come to, month by month. */
export function summariseBlocks(blocks: Iterable<Block>): MonthlySummary {
  const builder = createSummaryBuilder()
  for (const block of blocks) builder.addColumns(block, block.count)
  return builder.finish()
}

/** What the blocks come to by one dimension's codes. All blocks must be of one import: codes mean nothing across imports. */
export function breakdownBlocks(blocks: Iterable<Block>, dimension: string): Breakdown {
  const builder = createBreakdownBuilder(dimension)
  for (const block of blocks) builder.addColumns(block, own(block.dimensions, dimension) ?? null, block.count)
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
  const filled = [...list].filter(({ month }) => month.length > 0)
  const [only] = filled
  if (only && filled.length === 1 && isAscending(only.month)) return only
  const totals = createMonthTotals()
  for (const summary of filled) {
    for (let index = 0; index < summary.month.length; index++) totals.addTotals(summary, index)
  }
  return withoutCodes(totals)
}

/** A file from elsewhere may say its months in any order, or one twice. */
const isAscending = (months: Int32Array): boolean =>
  months.every((month, index) => index === 0 || month > (months[index - 1] ?? 0))

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
