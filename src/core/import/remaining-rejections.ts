import type { ImportRecord, Observation } from '@core/project/entities'

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
