import { added, type Change, removed, sameValue } from '@core/change/change'
import { flagOfName } from '@core/observation/summary'
import type { ImportRecord, Measure, Observation } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { isSame } from './cell-table'
import type { DuplicateChoice } from './duplicate-choice'
import type { FigureThere } from './duplicate-index'
import { type ObservationRead, type RejectionRow, readAgain } from './read-again'
import type { RejectionReason } from './rejections'
import { mappingOf } from './remembered'

type RejectionEntry = ImportRecord['leftOut'][number]

/** `measure-gone`: the measure its figures went to is not in the project any more, or is of another kind. */
export type LaterCorrectionProblem = RejectionReason | 'measure-gone'

/**
 * The row behind an entry of an import's record, where it can still be put right. Null: nothing of it was kept, the mapping is of
 * another version, or it is an answer to a survey, which is added up with the others and cannot come in by itself.
 */
export function rowToCorrect(record: ImportRecord, entry: RejectionEntry): RejectionRow | null {
  const mapping = mappingOf(record)
  if (!entry.cells || mapping === null || mapping.survey) return null
  return { line: entry.line, cells: entry.cells, cell: entry.cell ?? null }
}

export type LaterCorrection = {
  readonly record: ImportRecord
  readonly row: RejectionRow
  /** By place. */
  readonly typed: Readonly<Record<string, string>>
  readonly measures: readonly Measure[]
}

/** What the row makes with what was typed laid over, each with the measure it goes to. */
export function correctLater({
  record,
  row,
  typed,
  measures,
}: LaterCorrection): Result<readonly (ObservationRead & { readonly measureId: string })[], LaterCorrectionProblem> {
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

/** A figure that a row makes, with those that the project has already of the same measure, day and words. */
export type FigureToCorrect = { readonly observation: Observation; readonly there: readonly FigureThere[] }

/** True where a figure can take the place of those that are there: a value typed in stands in for one imported value, not for several. */
export const canReplace = (figures: readonly FigureToCorrect[]): boolean =>
  figures.every(({ there }) => there.filter(({ place }) => 'importId' in place).length <= 1)

/** True where the very same value stands already. */
export const isSameThere = ({ observation, there }: FigureToCorrect): boolean => {
  const { flag, value, denominator } = observation
  const own = { flag: flagOfName[flag], value: value ?? Number.NaN, denominator: denominator ?? Number.NaN }
  return there.some(each => isSame(each, own))
}

/**
 * What a row that is put right changes in the project. `replace`: an imported value stays where it is and this one stands in for it;
 * what was entered by hand for it goes. A value that is there already is not brought in once more, but where it is to be added.
 * Empty: nothing. `observations`: those of the measures that are entered by hand. Throws where it is to replace and `canReplace` says no.
 */
export function correctChanges(
  figures: readonly FigureToCorrect[],
  choice: DuplicateChoice,
  observations: readonly Observation[],
): Change[] {
  if (choice === 'replace' && !canReplace(figures))
    throw new Error('one value cannot stand in for several imported ones')
  return figures.flatMap((figure): Change[] => {
    const { observation, there } = figure
    if (there.length === 0 || choice === 'add') return [added('observation', observation)]
    if (choice === 'skip' || isSameThere(figure)) return []
    const imported = there.flatMap(({ place }) => ('importId' in place ? [place] : []))[0] ?? null
    const goes = observations.filter(({ id, corrects }) =>
      corrects
        ? sameValue(corrects, imported)
        : there.some(({ place }) => 'observationId' in place && place.observationId === id),
    )
    return [
      ...goes.map(each => removed('observation', each)),
      added('observation', { ...observation, corrects: imported }),
    ]
  })
}
