import { type Block, blockSize, type Segment, type SegmentBreakdown } from '@core/observation/block'
import { type BreakdownBuilder, createBreakdownBuilder, createSummaryBuilder } from '@core/observation/summary'
import type { ObservedCell } from './interpret'

export type BlockWriterRequest = {
  readonly importId: string
  readonly measureId: string
  readonly dimensions: readonly string[]
  readonly hasDenominator: boolean
}

export type BlockWriter = {
  /** Answers the block that this cell filled, which the caller has to keep; mostly null. */
  add: (cell: ObservedCell, codes: Uint32Array, line: number) => Block | null
  /** The last, unfilled block, and what all of them come to. Null: nothing was added. */
  finish: () => { block: Block | null; segment: Segment; breakdowns: SegmentBreakdown[] } | null
}

const firstCapacity = 64

/** A dimension with more words than this gets no breakdown: it would be larger than the observations. Its codes are in the blocks. */
export const mostCodesBrokenDown = 2000

/**
 * Codes and months a breakdown is kept for. A row of it takes the room of four observations, and where there are so many each sums
 * up few: reading the blocks is as quick (`breakdownBlocks`).
 */
export const mostRowsBrokenDown = 20_000

/** Gathers one measure's observations into blocks, adding up as they come. A file may feed thousands of measures: it starts small. */
export function createBlockWriter({
  importId,
  measureId,
  dimensions,
  hasDenominator,
}: BlockWriterRequest): BlockWriter {
  const summary = createSummaryBuilder()
  const breakdowns: (BreakdownBuilder | null)[] = dimensions.map(createBreakdownBuilder)
  let columns = newColumns(firstCapacity, dimensions.length, hasDenominator)
  let capacity = firstCapacity
  let used = 0
  let notes = newNotes()
  let blocks = 0
  let count = 0

  /** Block by block and not cell by cell: one measure's totals are at hand at a time. */
  function sumUp(): void {
    summary.addColumns(columns, used)
    for (const [index, breakdown] of breakdowns.entries()) {
      const codes = columns.codes[index]
      if (!breakdown || !codes) continue
      if (largestOf(codes, used) <= mostCodesBrokenDown) breakdown.addColumns(columns, codes, used)
      else breakdowns[index] = null
      if (breakdown.rows() > mostRowsBrokenDown) breakdowns[index] = null
    }
  }

  function taken(): Block {
    sumUp()
    const full = used === capacity
    const block: Block = {
      importId,
      measureId,
      seq: blocks,
      count: used,
      day: full ? columns.day : columns.day.slice(0, used),
      value: full ? columns.value : columns.value.slice(0, used),
      denominator: columns.denominator && (full ? columns.denominator : columns.denominator.slice(0, used)),
      flag: full ? columns.flag : columns.flag.slice(0, used),
      dimensions: Object.fromEntries(
        dimensions.map((name, index) => {
          const codes = columns.codes[index] ?? new Uint32Array(used)
          return [name, full ? codes : codes.slice(0, used)]
        }),
      ),
      line: full ? columns.line : columns.line.slice(0, used),
      ...(notes.words.size === 0
        ? {}
        : {
            notes: {
              code: Uint32Array.from({ length: used }, (_, index) => notes.codes[index] ?? 0),
              words: [...notes.words.keys()],
            },
          }),
    }
    notes = newNotes()
    blocks++
    count += used
    used = 0
    columns = newColumns(capacity, dimensions.length, hasDenominator)
    return block
  }

  function makeRoom(): void {
    capacity = Math.min(blockSize, capacity * 8)
    const larger = newColumns(capacity, dimensions.length, hasDenominator)
    larger.day.set(columns.day)
    larger.value.set(columns.value)
    if (columns.denominator) larger.denominator?.set(columns.denominator)
    larger.flag.set(columns.flag)
    larger.line.set(columns.line)
    for (const [index, codes] of columns.codes.entries()) larger.codes[index]?.set(codes)
    columns = larger
  }

  return {
    add: (cell, codes, line) => {
      if (used === capacity) makeRoom()
      columns.day[used] = cell.day
      columns.value[used] = cell.value
      if (columns.denominator) columns.denominator[used] = cell.denominator
      columns.flag[used] = cell.flag
      columns.line[used] = line
      if (cell.note !== '') {
        const code = notes.words.get(cell.note) ?? notes.words.size + 1
        notes.words.set(cell.note, code)
        notes.codes[used] = code
      }
      for (let index = 0; index < columns.codes.length; index++) {
        const column = columns.codes[index]
        if (column) column[used] = codes[index] ?? 0
      }
      used++
      return used === blockSize ? taken() : null
    },
    finish: () => {
      if (used === 0 && blocks === 0) return null
      const block = used > 0 ? taken() : null
      const parts = breakdowns.flatMap(breakdown => (breakdown ? [breakdown.finish()] : []))
      return {
        block,
        segment: { importId, measureId, blocks, count, summary: summary.finish() },
        breakdowns: parts.map(breakdown => ({ importId, measureId, breakdown })),
      }
    },
  }
}

/** Few values have one: the codes are a sparse list. */
const newNotes = () => ({ codes: [] as number[], words: new Map<string, number>() })

function largestOf(codes: Uint32Array, count: number): number {
  let largest = 0
  for (let index = 0; index < count; index++) largest = Math.max(largest, codes[index] ?? 0)
  return largest
}

const newColumns = (capacity: number, dimensions: number, hasDenominator: boolean) => ({
  day: new Int32Array(capacity),
  value: new Float64Array(capacity),
  denominator: hasDenominator ? new Float64Array(capacity) : null,
  flag: new Uint8Array(capacity),
  line: new Uint32Array(capacity),
  codes: Array.from({ length: dimensions }, () => new Uint32Array(capacity)),
})
