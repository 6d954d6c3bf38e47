import type { ImportRecord, Observation } from '@core/project/entities'

type LeftOutEntry = ImportRecord['leftOut'][number]

export type StillLeftOut = {
  /** Those that are listed and were not put right since. */
  readonly entries: readonly LeftOutEntry[]
  /** Whole rows, listed or not. */
  readonly rows: number
  /** Of these rows, those that are not listed. */
  readonly rowsNotListed: number
}

/** What an import left out and nobody has put right since. `observations`: entered by hand; others may be among them. */
export function stillLeftOut(record: ImportRecord, observations: readonly Observation[]): StillLeftOut {
  const { id, leftOut, rowsLeftOut } = record
  const putRight = new Set(
    observations.flatMap(({ leftOutOf }) => (leftOutOf?.importId === id ? [placeOf(leftOutOf)] : [])),
  )
  const entries = leftOut.filter(({ line, cell }) => !putRight.has(placeOf({ line, column: cell ?? null })))
  const isRow = ({ cell }: LeftOutEntry): boolean => cell === undefined
  const rowsNotListed = Math.max(0, rowsLeftOut - leftOut.filter(isRow).length)
  return { entries, rows: entries.filter(isRow).length + rowsNotListed, rowsNotListed }
}

const placeOf = ({ line, column }: { line: number; column: number | null }): string => `${line} ${column ?? ''}`
