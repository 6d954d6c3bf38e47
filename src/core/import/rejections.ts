import type { Flag } from '@core/observation/block'
import type { ImportRecord, Observation } from '@core/project/entities'
import type { DateCellProblem } from './cell-period'
import type { NumberCellProblem } from './number-cell'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Engines keep slices this short by value. */
const shortText = 13

/** A copy of its own: a slice would keep the whole piece of the file alive that it was cut from. For what is kept for long. */
export const ownText = (text: string): string => (text.length < shortText ? text : decoder.decode(encoder.encode(text)))

/**
 * Why a row, or a cell of a row that was otherwise used, made no observation. `no-values`: every cell for a value is empty, as
 * in a note or a heading within the table. `no-code`: without the code that ordinary rows have, and too empty to be a total.
 * `other-period`: of a year, quarter or month where periods of another length count.
 * `part-row`: a part of another row that comes in. `plan-row`: a target or an earlier version, where the figure itself comes in. `not-a-choice`: in a column of its own for one answer, neither ticked nor not. `not-a-share`: neither a per cent nor between 0 and 1. `already-there`: the project has one of that measure, day and words.
 */
export const rejectionReasons = [
  'above-header',
  'repeated-header',
  'other-table',
  'empty-row',
  'no-values',
  'no-code',
  'total-row',
  'part-row',
  'plan-row',
  'percentage-row',
  'too-many-cells',
  'too-few-cells',
  'no-date',
  'not-a-date',
  'no-such-day',
  'other-period',
  'not-a-number',
  'number-too-large',
  'not-a-share',
  'not-a-level',
  'unknown-measure',
  'no-dimension-value',
  'word-too-long',
  'not-a-choice',
  'already-there',
] as const
export type RejectionReason = (typeof rejectionReasons)[number]

/** `column` is the place, from 0, of the cell that is to blame, and null where the whole row is. */
export type Rejection = {
  readonly line: number
  readonly reason: RejectionReason
  readonly text: string
  readonly column: number | null
  /** True where the rest of the row was used. */
  readonly cellOnly: boolean
  /** The row's cells that count, by place: what can be put right. Absent where nothing can be, or there is too much of it. */
  readonly cells?: Readonly<Record<string, string>> | undefined
}

/** Rows that no typing turns into figures, and figures that are in already. */
const notCorrectable: ReadonlySet<RejectionReason> = new Set([
  'above-header',
  'repeated-header',
  'other-table',
  'empty-row',
  'already-there',
  'other-period',
])

const mostCellsListed = 60

/** What is kept of a row so that it can be put right. Undefined: nothing. `used`: the places that count. */
export function cellsToCorrect(
  reason: RejectionReason,
  cells: readonly string[],
  used: readonly number[],
): Record<string, string> | undefined {
  if (notCorrectable.has(reason) || used.length > mostCellsListed) return undefined
  if (used.some(place => (cells[place] ?? '').length > longestText)) return undefined
  return Object.fromEntries(used.map(place => [String(place), ownText(cells[place] ?? '')]))
}

/** What happened to every row. Always `rowsIn === rowsUsed + rowsLeftOut`. */
export type RowCounts = {
  /** All rows of the file but the header. */
  readonly rowsIn: number
  /** Rows that made at least one observation. */
  readonly rowsUsed: number
  readonly rowsLeftOut: number
  /** Cells without an observation in rows that were used. */
  readonly cellsLeftOut: number
  readonly observations: number
  /** Of the observations, those that say a value is missing or suppressed. */
  readonly missing: number
  readonly suppressed: number
  readonly notApplicable: number
  /** Figures that stand in the project as unread: what the file says for them is among what was left out. */
  readonly unread: number
  /** What cells without a number say, what each was taken for, and how often; the first sixty. An empty cell is an empty text. */
  readonly signs: readonly { readonly sign: string; readonly flag: Flag; readonly count: number }[]
  /** Marks beside values (see core/import/notes), and how often. */
  readonly notes: readonly { readonly note: string; readonly count: number }[]
  /** Rows left out, by reason. */
  readonly rowsByReason: Readonly<Partial<Record<RejectionReason, number>>>
  readonly cellsByReason: Readonly<Partial<Record<RejectionReason, number>>>
}

/** The first so many are listed; the counts count all. */
export const listedRejections = 1000
const longestText = 2000

/** A row as it can be read in a list. */
export function rowText(cells: readonly string[]): string {
  let last = cells.length
  while (last > 0 && cells[last - 1] === '') last--
  const text = cells.slice(0, Math.min(last, 200)).join(', ')
  return ownText(text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text)
}

export type CellProblem = DateCellProblem | NumberCellProblem

type RejectionEntry = ImportRecord['leftOut'][number]

export type RemainingRejections = {
  /** Those that are listed and were not put right since. */
  readonly entries: readonly RejectionEntry[]
  /** Whole rows, listed or not. */
  readonly rows: number
  /** Of these rows, those that are not listed. */
  readonly rowsNotListed: number
}

/** What an import left out and nobody has put right since. `observations`: entered by hand; others may be among them. */
export function remainingRejections(record: ImportRecord, observations: readonly Observation[]): RemainingRejections {
  const { id, leftOut, rowsLeftOut } = record
  const correct = new Set(
    observations.flatMap(({ leftOutOf }) => (leftOutOf?.importId === id ? [placeOf(leftOutOf)] : [])),
  )
  const entries = leftOut.filter(({ line, cell }) => !correct.has(placeOf({ line, column: cell ?? null })))
  const isRow = ({ cell }: RejectionEntry): boolean => cell === undefined
  const rowsNotListed = Math.max(0, rowsLeftOut - leftOut.filter(isRow).length)
  return { entries, rows: entries.filter(isRow).length + rowsNotListed, rowsNotListed }
}

const placeOf = ({ line, column }: { line: number; column: number | null }): string => `${line} ${column ?? ''}`
