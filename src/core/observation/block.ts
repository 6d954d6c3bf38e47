import type { Day, Month } from './day'

/**
 * Observations are columns, not rows (docs/decisions/0003). An import writes, for each measure it feeds, one *segment*:
 * immutable blocks of up to `blockSize` values, and summaries made as the last block is written. Nothing edits a segment;
 * undoing the import leaves it unread, and hand-entered values and corrections lie beside it as ordinary entities.
 */
export const blockSize = 4096

/**
 * Why there is, or is not, a number. A missing or suppressed cell is a fact about the data, never a zero; where a number is not
 * applicable none is missing. `unread`: the file says something that could not be read as one; it counts as missing.
 */
export const flags = { value: 0, missing: 1, suppressed: 2, 'not-applicable': 3, unread: 4 } as const
export type Flag = (typeof flags)[keyof typeof flags]

/** `count` entries in every column. `value` and `denominator` are NaN where there is no number. */
export type Block = {
  readonly importId: string
  readonly measureId: string
  /** 0, 1, 2... within the segment. */
  readonly seq: number
  readonly count: number
  readonly day: Int32Array
  /** In the measure's unit; for a share the numerator, or the share itself (0..1) where `denominator` is null or NaN. */
  readonly value: Float64Array
  readonly denominator: Float64Array | null
  readonly flag: Uint8Array
  /** By dimension: a code into the import's dictionary; 0 means no value for that dimension. */
  readonly dimensions: Readonly<Record<string, Uint32Array>>
  /** Line in the source file, counted from 1. */
  readonly line: Uint32Array
  /** What publishers marked values with. Absent: nothing. */
  readonly notes?: BlockNotes | undefined
}

/** By value a code, 0 for none, and the words that codes 1, 2, 3... stand for: `p`, `r, note 1` (see core/import/notes). */
export type BlockNotes = { readonly code: Uint32Array; readonly words: readonly string[] }

/** By dimension: the words that codes 1, 2, 3... stand for (code 0 is none, so word = words[code - 1]). */
export type Dictionaries = Readonly<Record<string, readonly string[]>>

/**
 * What a measure's observations come to, month by month, ascending. Columns of one length; sums are over cells that hold a
 * number. `last*` speak of the last day in the month that holds a number: several observations on that day are added.
 * A month in which no cell holds a number has `n` and `lastN` 0, and NaN for `min` and `max`.
 */
export type MonthlySummary = {
  readonly month: Int32Array
  readonly n: Uint32Array
  readonly sum: Float64Array
  /** Sum of numerators that have a denominator, and of those denominators; both 0 where none has. */
  readonly numeratorSum: Float64Array
  readonly denominatorSum: Float64Array
  readonly min: Float64Array
  readonly max: Float64Array
  readonly lastDay: Int32Array
  readonly lastN: Uint32Array
  readonly lastSum: Float64Array
  readonly lastNumerator: Float64Array
  readonly lastDenominator: Float64Array
  readonly missing: Uint32Array
  readonly suppressed: Uint32Array
}

/** The same by one dimension: rows sorted by code, then month. */
export type Breakdown = MonthlySummary & { readonly dimension: string; readonly code: Uint32Array }

/** What one import brought to one measure, without the blocks. */
export type Segment = {
  readonly importId: string
  readonly measureId: string
  readonly blocks: number
  readonly count: number
  readonly summary: MonthlySummary
}

export type SegmentBreakdown = { readonly importId: string; readonly measureId: string; readonly breakdown: Breakdown }

/** Everything an import wrote: what a project file carries beside the import's own record. */
export type ImportedObservations = {
  readonly importId: string
  readonly dictionaries: Dictionaries
  readonly segments: readonly Segment[]
  readonly breakdowns: readonly SegmentBreakdown[]
  readonly blocks: readonly Block[]
}

export type { Day, Month }

const firstDay = -354_285
const lastDay = 2_932_896

/**
 * The column of a block that holds something no block may hold; `null`: none. Days are within the years 1000 to 9999, flags
 * are known, values are never infinite, codes stand in the import's dictionary.
 */
export function blockProblem(block: Block, dictionaries: Dictionaries): string | null {
  const { count, day, value, denominator, flag, line, dimensions, notes } = block
  const columns: [name: string, column: ArrayLike<number>][] = [
    ['day', day],
    ['value', value],
    ['flag', flag],
    ['line', line],
    ...(denominator ? [['denominator', denominator] as [string, ArrayLike<number>]] : []),
    ...Object.entries(dimensions),
  ]
  const ragged = columns.find(([, column]) => column.length !== count)
  if (ragged) return ragged[0]
  if (!day.every(each => each >= firstDay && each <= lastDay)) return 'day'
  if (!value.every(isNoInfinity)) return 'value'
  if (denominator && !denominator.every(isNoInfinity)) return 'denominator'
  if (!flag.every(each => each <= flags.unread)) return 'flag'
  if (notes && (notes.code.length !== count || !notes.code.every(code => code <= notes.words.length))) return 'notes'
  for (const [name, codes] of Object.entries(dimensions)) {
    const words = Object.hasOwn(dictionaries, name) ? (dictionaries[name]?.length ?? 0) : 0
    if (!codes.every(code => code <= words)) return name
  }
  return null
}

const isNoInfinity = (value: number): boolean => Number.isFinite(value) || Number.isNaN(value)
