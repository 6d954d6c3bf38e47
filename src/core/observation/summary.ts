import type { FlagName, Observation } from '@core/project/entities'
import { type Block, type Breakdown, type Flag, flags, type MonthlySummary } from './block'
import { type Day, type Month, monthOfDay } from './day'
import { addCell, byMonth, columnsOf, emptyRow, type MonthTotals, mergeInto, rowOf, rowsOf } from './month-totals'

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

/** Adds cells up by month. Made for a million adds: nothing is allocated but one row a month. */
export function createSummaryBuilder(): SummaryBuilder {
  const rowOfMonth = new Map<Month, MonthTotals>()
  let latest: MonthTotals | null = null

  const rowFor = (day: Day): MonthTotals => {
    const month = monthOfDay(day)
    if (latest?.month !== month) latest = rowOf(rowOfMonth, month)
    return latest
  }

  return {
    add: (day, value, denominator, flag) => addCell(rowFor(day), day, value, denominator, flag),
    finish: () => columnsOf(byMonth(rowOfMonth.values())),
  }
}

/** The same, apart for each code of one dimension. Made for as many codes: one row for each code and month that occur. */
export function createBreakdownBuilder(dimension: string): BreakdownBuilder {
  const placeOfMonth = new Map<Month, number>()
  const byCode: (MonthTotals | undefined)[][] = []
  let lastMonth = Number.NaN
  let lastPlace = 0

  return {
    add: (code, day, value, denominator, flag) => {
      const month = monthOfDay(day)
      if (month !== lastMonth) {
        let place = placeOfMonth.get(month)
        if (place === undefined) {
          place = placeOfMonth.size
          placeOfMonth.set(month, place)
        }
        lastMonth = month
        lastPlace = place
      }
      let ofCode = byCode[code]
      if (ofCode === undefined) {
        ofCode = []
        byCode[code] = ofCode
      }
      while (ofCode.length <= lastPlace) ofCode.push(undefined)
      let row = ofCode[lastPlace]
      if (row === undefined) {
        row = emptyRow(month)
        ofCode[lastPlace] = row
      }
      addCell(row, day, value, denominator, flag)
    },
    finish: () => {
      const codes: number[] = []
      const rows: MonthTotals[] = []
      for (const [code, ofCode] of byCode.entries()) {
        if (!ofCode) continue
        for (const row of byMonth(ofCode.filter(found => found !== undefined))) {
          codes.push(code)
          rows.push(row)
        }
      }
      return { dimension, code: Uint32Array.from(codes), ...columnsOf(rows) }
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
