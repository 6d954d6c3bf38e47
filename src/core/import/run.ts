import type { Block, Dictionaries, Segment, SegmentBreakdown } from '@core/observation/block'
import type { CorrectedCell, ReplacedFigures } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import type { ReadProblem, RowSource } from '@core/table/rows'
import { type BlockWriter, createBlockWriter } from './block-writer'
import { type CellCorrection, createCorrector } from './corrections'
import { type DuplicateIndex, isRejected } from './duplicate-index'
import { type DuplicateDecision, forAll } from './duplicates'
import { createReader, createTally, hasDenominator, interpretRows, placesThatCount } from './interpret-rows'
import type { Mapping } from './mapping'
import { questionsAbout } from './questions'
import type { Rejection, RowCounts } from './rejections'

/**
 * `mapping-not-ready`: it has open questions (`questionsAbout`). `no-observations`: every row was left out. `nothing-new`: what
 * the file holds is in the project already.
 */
export const runProblems = ['mapping-not-ready', 'no-observations', 'nothing-new', 'cancelled'] as const
export type RunProblem = (typeof runProblems)[number] | ReadProblem

export type RunRequest = {
  /** For text: `rowBatches(textChunks(bytes, mapping.encoding), mapping.delimiter)`. */
  readonly rows: RowSource
  readonly mapping: Mapping
  readonly importId: string
  /** The measure that each of the mapping's measures became, by its key. */
  readonly measureIds: Readonly<Record<string, string>>
  /** What the project has. Null: nothing that could be there twice. */
  readonly duplicateIndex?: DuplicateIndex | null | undefined
  /** What becomes of figures that are there; where nobody chose they are left out. */
  readonly duplicates?: DuplicateDecision | undefined
  readonly corrections?: readonly CellCorrection[] | undefined
  /** Keeps a block. What it keeps is only real once the run has ended well: on any problem throw all of it away. */
  readonly keepBlock: (block: Block) => void | Promise<void>
  /** Called after every piece of the file. */
  readonly onProgress?: (rowsRead: number) => void
  readonly isCancelled?: () => boolean
}

/** What an import brought: with the blocks that were kept this is an `ImportedObservations`. */
export type ImportOutcome = {
  readonly counts: RowCounts
  /** The first rows and cells that were left out. */
  readonly leftOut: readonly Rejection[]
  readonly dictionaries: Dictionaries
  readonly segments: readonly Segment[]
  readonly breakdowns: readonly SegmentBreakdown[]
  /** What was typed over the file. */
  readonly corrected: readonly CorrectedCell[]
  /** Values of the project that these stand in for. Null: none. */
  readonly replaces: ReplacedFigures | null
}

/**
 * Reads rows into blocks, one after the other: memory holds one piece of the file and one open block a measure. The promise
 * gives way after every piece and whenever a block is kept.
 */
export async function runImport(request: RunRequest): Promise<Result<ImportOutcome, RunProblem>> {
  const { mapping, keepBlock } = request
  if (questionsAbout(mapping).length > 0) return problem('mapping-not-ready')
  const full: Block[] = []
  const tally = createTally(placesThatCount(mapping))
  const corrector = createCorrector(request.corrections ?? [], mapping.columns.length)
  const reader = createReader(mapping, {
    observation: (cell, codes, line) => {
      tally.observation(cell)
      const block = writers[cell.measure]?.add(cell, codes, line)
      if (block) full.push(block)
    },
    leftOut: tally.leftOut,
    unread: (cell, codes, line) => {
      if (judge?.isThere(cell, codes)) return
      tally.unread()
      const block = writers[cell.measure]?.add(cell, codes, line)
      if (block) full.push(block)
    },
    isDuplicate: (cell, codes, line) => {
      const there = judge?.find(cell, codes, line)
      return there ? isRejected(there) : false
    },
  })
  const judge = request.duplicateIndex?.judgeFor(mapping, reader.dimensions, request.duplicates ?? forAll(null))
  const names = reader.dimensions.map(dimension => dimension.name)
  const writers = writersByMeasure(request, names)

  const issue = await interpretRows({
    rows: request.rows,
    reader,
    corrector,
    tally,
    afterPiece: async rowsRead => {
      if (request.isCancelled?.()) return problem('cancelled')
      for (const block of full.splice(0)) await keepBlock(block)
      request.onProgress?.(rowsRead)
      return null
    },
  })
  if (issue) return issue
  reader.finish()
  for (const block of full.splice(0)) await keepBlock(block)

  const segments: Segment[] = []
  const breakdowns: SegmentBreakdown[] = []
  for (const writer of new Set(writers)) {
    const last = writer.finish()
    if (!last) continue
    if (last.block) await keepBlock(last.block)
    segments.push(last.segment)
    breakdowns.push(...last.breakdowns)
  }
  if (request.isCancelled?.()) return problem('cancelled')
  const counts = tally.counts()
  if (counts.observations === 0) return problem(isAlreadyIn(counts) ? 'nothing-new' : 'no-observations')
  const dictionaries = Object.fromEntries(reader.dimensions.map(({ name, dictionary }) => [name, dictionary.words]))
  return ok({
    counts,
    leftOut: tally.listed,
    dictionaries,
    segments,
    breakdowns,
    corrected: corrector.done,
    replaces: judge?.replaces() ?? null,
  })
}

/** True where something would have come in, were it not in already. */
export const isAlreadyIn = ({ rowsByReason, cellsByReason }: RowCounts): boolean =>
  (rowsByReason['already-there'] ?? 0) + (cellsByReason['already-there'] ?? 0) > 0

/** One writer a measure of the project, in the order of the mapping's measures, two of which may be one measure. */
function writersByMeasure({ mapping, importId, measureIds }: RunRequest, dimensions: readonly string[]): BlockWriter[] {
  const writers = new Map<string, BlockWriter>()
  return mapping.measures.map(({ key }) => {
    const measureId = measureIds[key]
    if (measureId === undefined) throw new Error(`no measure given for ${key}`)
    const about = { importId, measureId, dimensions, hasDenominator: hasDenominator(mapping, key) }
    const writer = writers.get(measureId) ?? createBlockWriter(about)
    writers.set(measureId, writer)
    return writer
  })
}
