import { flags } from '@core/observation/block'
import type { FlagName, Observation } from '@core/project/entities'
import { flagNames } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { createInterpreter } from './interpret'
import type { Mapping } from './mapping'
import { createReader } from './reader'
import type { Rejection, RejectionReason } from './rejections'

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
