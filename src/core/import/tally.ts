import { flags } from '@core/observation/block'
import type { ObservedCell } from './interpret'
import { cellsToCorrect, listedRejections, type Rejection, type RejectionReason, type RowCounts } from './rejections'

export type Tally = {
  row: (fate: 'used' | 'left-out' | 'header') => void
  observation: (cell: ObservedCell) => void
  leftOut: (leftOut: Rejection, cells: readonly string[]) => void
  counts: () => RowCounts
  /** The first rows and cells that were left out, in file order. */
  readonly listed: readonly Rejection[]
}

/** Counts what becomes of every row, so that nothing is lost in silence. `used`: the places of cells that count. */
export function createTally(used: readonly number[]): Tally {
  const rowsByReason: Partial<Record<RejectionReason, number>> = {}
  const cellsByReason: Partial<Record<RejectionReason, number>> = {}
  const listed: Rejection[] = []
  let rowsUsed = 0
  let rowsLeftOut = 0
  let cellsLeftOut = 0
  let observations = 0
  let missing = 0
  let suppressed = 0
  return {
    row: fate => {
      if (fate === 'used') rowsUsed++
      else if (fate === 'left-out') rowsLeftOut++
    },
    observation: cell => {
      observations++
      if (cell.flag === flags.missing) missing++
      else if (cell.flag === flags.suppressed) suppressed++
    },
    leftOut: (leftOut, cells) => {
      const byReason = leftOut.cellOnly ? cellsByReason : rowsByReason
      byReason[leftOut.reason] = (byReason[leftOut.reason] ?? 0) + 1
      if (leftOut.cellOnly) cellsLeftOut++
      if (listed.length >= listedRejections) return
      listed.push({ ...leftOut, cells: cellsToCorrect(leftOut.reason, cells, used) })
    },
    counts: () => ({
      rowsIn: rowsUsed + rowsLeftOut,
      rowsUsed,
      rowsLeftOut,
      cellsLeftOut,
      observations,
      missing,
      suppressed,
      rowsByReason: { ...rowsByReason },
      cellsByReason: { ...cellsByReason },
    }),
    listed,
  }
}
