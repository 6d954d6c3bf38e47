import type { FlagName, Observation } from '@core/project/entities'
import { type Block, type Breakdown, type Flag, flags, type MonthlySummary } from './block'
import { type Day, type Month, monthOfDay } from './day'
import { addCell, byMonth, columnsOf, type MonthTotals, mergeInto, rowOf, rowsOf } from './month-totals'

export const flagOfName: Readonly<Record<FlagName, Flag>> = flags

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

/** The same, apart for each code of one dimension. Made for as many codes: one row for each code and month that occur. */
export function createBreakdownBuilder(dimension: string): BreakdownBuilder {
  const monthByDay = new Map<Day, Month>()
  /** By `code * monthSpan + month`, which sorts by code, then month. */
  const rows = new Map<number, MonthTotals>()

  const monthFor = (day: Day): Month => {
    const known = monthByDay.get(day)
    if (known !== undefined) return known
    const month = monthOfDay(day)
    monthByDay.set(day, month)
    return month
  }

  return {
    add: (code, day, value, denominator, flag) => {
      const month = monthFor(day)
      addCell(rowOf(rows, month, code * monthSpan + month), day, value, denominator, flag)
    },
    finish: () => {
      const sorted = [...rows].sort(([a], [b]) => a - b)
      const code = Uint32Array.from(sorted, ([key]) => Math.floor(key / monthSpan))
      return { dimension, code, ...columnsOf(sorted.map(([, row]) => row)) }
    },
  }
}

/** More than any month: years end at 9999. */
const monthSpan = 12 * 10_000

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
