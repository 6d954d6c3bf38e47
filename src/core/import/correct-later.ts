import { added, type Change, removed, sameValue } from '@core/change/change'
import { flags } from '@core/observation/block'
import { flagOfName } from '@core/observation/summary'
import { type FlagName, flagNames, type ImportRecord, type Measure, type Observation } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { isSame } from './cell-table'
import { type FigureThere, isUnread } from './duplicate-index'
import type { DuplicateChoice } from './duplicates'
import { createInterpreter } from './interpret'
import { createReader } from './interpret-rows'
import type { Mapping } from './mapping'
import type { Rejection, RejectionReason } from './rejections'
import { mappingOf } from './remembered'

/** A row, or one cell of a row, that was left out, with the cells that count (see `rejectionSchema`). */
export type RejectionRow = {
  readonly line: number
  /** By place, as the file has them. */
  readonly cells: Readonly<Record<string, string>>
  /** Place of the one cell that was left out; null: the whole row was. */
  readonly cell: number | null
}

/** An observation that a row makes, before it has an id. `measure` is a key of the mapping. */
export type ObservationRead = Pick<Observation, 'day' | 'value' | 'denominator' | 'dimensions'> & {
  readonly measure: string
  readonly flag: FlagName
}

/**
 * Reads a row once more, with what a person typed laid over, by the very rules of the mapping. Where only one cell was left
 * out, only that cell makes an observation: the rest of its row is in. Problem: why it would still be left out; `detail` is the
 * place of the cell to blame, where one is. Answers to a survey make no observation by themselves: they are added up with the
 * others, so the list is empty.
 */
export function readAgain(
  mapping: Mapping,
  { line, cells, cell }: RejectionRow,
  typed: Readonly<Record<string, string>>,
): Result<readonly ObservationRead[], RejectionReason> {
  const row = mapping.columns.map((_, place) => typed[place] ?? cells[place] ?? '')
  if (mapping.survey) return answersReadAgain(mapping, row, line, cell)
  const read: ObservationRead[] = []
  let issue: Result<never, RejectionReason> = problem('no-values')
  const interpreter = createInterpreter(cell === null ? mapping : withOnlyValueIn(mapping, cell), {
    observation: ({ measure, day, flag, value, denominator }, codes) => {
      const words = interpreter.dimensions.flatMap(({ name, dictionary }, place) => {
        const word = dictionary.words[(codes[place] ?? 0) - 1]
        return word === undefined ? [] : [[name, word] as const]
      })
      read.push({
        measure: mapping.measures[measure]?.key ?? '',
        day,
        flag: flagNames.find(name => flags[name] === flag) ?? 'missing',
        value: Number.isNaN(value) ? null : value,
        denominator: Number.isNaN(denominator) ? null : denominator,
        dimensions: Object.fromEntries(words),
      })
    },
    leftOut: ({ reason, column }) => {
      issue = problem(reason, column === null ? undefined : String(column))
    },
  })
  return interpreter.read(row, line) === 'used' && read.length > 0 ? ok(read) : issue
}

const withOnlyValueIn = (mapping: Mapping, place: number): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column, index) =>
    index !== place && (column.role.as === 'value' || column.role.as === 'value-at')
      ? { ...column, role: { as: 'ignore' } }
      : column,
  ),
})

function answersReadAgain(
  mapping: Mapping,
  row: readonly string[],
  line: number,
  cell: number | null,
): Result<readonly ObservationRead[], RejectionReason> {
  const problems: Rejection[] = []
  const reader = createReader(mapping, { observation: () => undefined, leftOut: leftOut => problems.push(leftOut) })
  const isUsed = reader.read(row, line) === 'used'
  const issue = isUsed ? problems.find(({ column }) => cell === null || column === cell) : problems[0]
  return issue ? problem(issue.reason, issue.column === null ? undefined : String(issue.column)) : ok([])
}

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
    const isOnlyUnread = there.length > 0 && there.every(isUnread)
    if (there.length === 0 || (choice === 'add' && !isOnlyUnread)) return [added('observation', observation)]
    if (!isOnlyUnread && (choice === 'skip' || isSameThere(figure))) return []
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
