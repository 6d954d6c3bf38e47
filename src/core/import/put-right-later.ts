import type { ImportRecord, Measure, Observation } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import type { LeftOutReason } from './left-out'
import { type LeftOutRow, type ObservationRead, readAgain } from './read-again'
import { mappingOf } from './remembered'

type LeftOutEntry = ImportRecord['leftOut'][number]

/** `measure-gone`: the measure its figures went to is not in the project any more, or is of another kind. */
export type PutRightProblem = LeftOutReason | 'measure-gone'

/**
 * The row behind an entry of an import's record, where it can still be put right. Null: nothing of it was kept, the mapping is of
 * another version, or it is an answer to a survey, which is added up with the others and cannot come in by itself.
 */
export function rowToPutRight(record: ImportRecord, entry: LeftOutEntry): LeftOutRow | null {
  const mapping = mappingOf(record)
  if (!entry.cells || mapping === null || mapping.survey) return null
  return { line: entry.line, cells: entry.cells, cell: entry.cell ?? null }
}

export type PutRightRequest = {
  readonly record: ImportRecord
  readonly row: LeftOutRow
  /** By place. */
  readonly typed: Readonly<Record<string, string>>
  readonly measures: readonly Measure[]
}

/** What the row makes with what was typed laid over, each with the measure it goes to. */
export function putRightLater({
  record,
  row,
  typed,
  measures,
}: PutRightRequest): Result<readonly (ObservationRead & { readonly measureId: string })[], PutRightProblem> {
  const mapping = mappingOf(record)
  if (mapping === null) return problem('measure-gone')
  const read = readAgain(mapping, row, typed)
  if (!read.ok) return read
  const placed: (ObservationRead & { measureId: string })[] = []
  for (const observation of read.value) {
    const mapped = mapping.measures.find(({ key }) => key === observation.measure)
    const measure = measures.find(
      ({ id, title, kind }) =>
        kind === mapped?.kind &&
        record.measureIds.includes(id) &&
        (mapped.target.as === 'existing'
          ? id === mapped.target.measureId
          : title === mapped.target.title || record.measureIds.length === 1),
    )
    if (!measure) return problem('measure-gone', mapped?.named ?? undefined)
    placed.push({ ...observation, measureId: measure.id })
  }
  return ok(placed)
}

export const isPutRight = (entry: LeftOutEntry, importId: string, observations: readonly Observation[]): boolean =>
  observations.some(
    ({ leftOutOf }) =>
      leftOutOf?.importId === importId && leftOutOf.line === entry.line && leftOutOf.column === (entry.cell ?? null),
  )
