import { added, type Change, edited } from '@core/change/change'
import { byteOrderMark, csvLineForSpreadsheets, unescapeFormula, utf8Bytes } from '@core/csv/csv'
import { rowText } from '@core/import/rejections'
import { type EntityKind, type EntityOf, entitySchemas } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { type DecodeProblem, decodeBytes } from '@core/table/decode'
import { delimiterOf } from '@core/table/delimiter'
import { readRows, type TextProblem } from '@core/table/rows'
import { type Field, isNeeded, newRecord, type RecordKind, type RecordRow } from './record-kind'

/** The ids that rows in a table may name. */
export type IdsOf = (kind: EntityKind) => ReadonlySet<string>

type Column = Exclude<Field, { type: 'entries' }>

/** The fields that a table carries, each in a column of its name. */
export const columnsOf = ({ fields }: RecordKind): readonly Column[] => fields.filter(field => field.type !== 'entries')

/**
 * Records as a table that a spreadsheet can edit and `recordsFromCsv` reads back: `id`, then the fields by name. Texts that could run as formulas stand behind an apostrophe.
 */
export function recordsCsv(kind: RecordKind, rows: readonly RecordRow[]): Uint8Array<ArrayBuffer> {
  const fields = columnsOf(kind)
  return utf8Bytes([
    `${byteOrderMark}${csvLineForSpreadsheets(['id', ...fields.map(({ name }) => name)])}`,
    ...rows.map(row => csvLineForSpreadsheets([row.id, ...fields.map(({ name }) => String(row[name] ?? ''))])),
  ])
}

/** Why nothing of a file can be read. `detail`: what is missing, or the line of an unclosed quote. */
export type RecordFileProblem = DecodeProblem | TextProblem | 'no-headings' | 'too-many-rows' | 'nothing-in-it'

/** Why a row is left out: `detail` names the column. */
export type RecordRowReason = 'empty' | 'too-long' | 'no-such-choice' | 'no-such-row' | 'id-twice' | 'id-not-valid'

/** `line`: in the file, from 1. `text`: the row as it stands there, shortened. */
export type RowLeftOut = {
  readonly line: number
  readonly reason: RecordRowReason
  readonly column: string
  readonly text: string
}

/** What a file would do to the records of a kind, before anything is written. */
export type RecordImport = {
  /** One step. Empty: everything in the file is there already. */
  readonly changes: readonly Change[]
  readonly counts: { readonly added: number; readonly changed: number; readonly same: number }
  readonly leftOut: readonly RowLeftOut[]
}

/** A file of figures that was chosen by mistake has more. */
const mostRows = 10_000

/**
 * Reads records out of a table like the one `recordsCsv` writes. Columns go by their headings, in any order; those that must not
 * be empty are needed. A record is the one of its id; without an id it is new. What the file has no column for stays as it is, and
 * so do records that it does not name. `newId` gives each new record its id.
 */
export function recordsFromCsv(
  bytes: Uint8Array,
  kind: RecordKind,
  { rows: present, idsOf, newId }: { rows: readonly RecordRow[]; idsOf: IdsOf; newId: () => string },
): Result<RecordImport, RecordFileProblem> {
  const text = decodeBytes(bytes)
  if (!text.ok) return text
  const read = readRows(text.value.text, delimiterOf(text.value.text.slice(0, 262_144)))
  if (!read.ok) return read
  const { rows, lines } = read.value
  const needed = columnsOf(kind).filter(isNeeded)
  const placeIn = (row: readonly string[], name: string) =>
    row.findIndex(cell => cell.trim().toLowerCase() === name.toLowerCase())
  const header = rows.findIndex(row => needed.every(({ name }) => placeIn(row, name) >= 0))
  const [headings] = rows.slice(header, header + 1)
  if (header === -1 || !headings) return problem('no-headings', needed.map(({ name }) => name).join(', '))
  const places = [{ name: 'id' }, ...columnsOf(kind)].map(({ name }) => [name, placeIn(headings, name)] as const)
  const body = rows.slice(header + 1).flatMap((cells, index) => {
    if (cells.every(cell => cell.trim() === '')) return []
    const named = places
      .filter(([, at]) => at >= 0)
      .map(([name, at]) => [name, unescapeFormula(cells[at] ?? '')] as const)
    return [{ line: lines[header + 1 + index] ?? 0, text: rowText(cells), cells: new Map(named) }]
  })
  if (body.length === 0) return problem('nothing-in-it')
  if (body.length > mostRows) return problem('too-many-rows', String(mostRows))

  const byId = new Map(present.map(row => [row.id, row]))
  const seen = new Set<string>()
  let order = Math.max(0, ...present.map(row => row.order))
  const changes: Change[] = []
  const leftOut: RowLeftOut[] = []
  const counts = { added: 0, changed: 0, same: 0 }
  for (const { line, text: rowAsText, cells } of body) {
    const given = (cells.get('id') ?? '').trim()
    const was = byId.get(given)
    const found = rowIn(kind, cells, was ?? null, {
      id: given || newId(),
      isTwice: seen.has(given),
      order: order + 1,
      idsOf,
    })
    if (!found.ok) {
      leftOut.push({ line, reason: found.problem, column: found.detail ?? 'id', text: rowAsText })
      continue
    }
    const row = found.value as EntityOf<EntityKind>
    seen.add(row.id)
    const change = was ? edited(kind.kind, was as unknown as EntityOf<EntityKind>, row) : added(kind.kind, row)
    if (change) changes.push(change)
    if (!was) order += 1
    counts[was ? (change ? 'changed' : 'same') : 'added'] += 1
  }
  return ok({ changes, counts, leftOut })
}

type RowContext = { readonly id: string; readonly isTwice: boolean; readonly order: number; readonly idsOf: IdsOf }

function rowIn(
  kind: RecordKind,
  cells: ReadonlyMap<string, string>,
  was: RecordRow | null,
  { id, isTwice, order, idsOf }: RowContext,
): Result<RecordRow, RecordRowReason> {
  if (isTwice) return problem('id-twice', 'id')
  const values: Record<string, unknown> = {}
  for (const field of columnsOf(kind)) {
    const cell = cells.get(field.name)
    if (cell === undefined) continue
    const value = valueIn(field, cell, idsOf)
    if (!value.ok) return problem(value.problem, field.name)
    values[field.name] = value.value
  }
  const row = was ? { ...was, ...values } : newRecord(kind, { id, order, given: values })
  const checked = entitySchemas[kind.kind].safeParse(row)
  if (checked.success) return ok(checked.data as unknown as RecordRow)
  const column = String(checked.error.issues[0]?.path[0] ?? 'id')
  return problem(column === 'id' ? 'id-not-valid' : 'empty', column)
}

function valueIn(field: Column, cell: string, idsOf: IdsOf): Result<unknown, RecordRowReason> {
  const text = cell.trim()
  switch (field.type) {
    case 'line':
    case 'text':
      if (field.required && text === '') return problem('empty')
      return cell.length > field.max ? problem('too-long') : ok(cell)
    case 'choice': {
      const choice = field.choices.find(each => each === text.toLowerCase())
      return choice === undefined ? problem('no-such-choice') : ok(choice)
    }
    case 'row':
      return idsOf(field.of).has(text) ? ok(text) : problem('no-such-row')
  }
}
