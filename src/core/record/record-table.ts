import { added, type Change, edited, sameValue } from '@core/change/change'
import { byteOrderMark, csvLineForSpreadsheets, unescapeFormula, utf8Bytes } from '@core/csv/csv'
import { type DateStyle, dayStyleOf, periodInCell } from '@core/import/date-cell'
import { rowText } from '@core/import/rejections'
import { isoFromDay } from '@core/observation/day'
import { type EntityKind, type EntityOf, entitySchemas } from '@core/project/entities'
import { emptyValue, longestTag, mostInField } from '@core/project/entities/record-fields'
import { ok, problem, type Result } from '@core/result'
import { sameText } from '@core/same-text'
import { type ListedTableProblem, listedTable, type TableOrigin } from '@core/table/listed-table'
import { type EditableField, type FieldProblem, valueOfText } from './field-text'
import { calledSo, type Field, isNeeded, newRecord, type RecordKind, type RecordRow } from './record-kind'
import { idsByName, type RowNames } from './row-names'

/** The fields that a table carries, each in a column of its name. */
export const columnsOf = ({ fields }: RecordKind): readonly EditableField[] =>
  fields.filter(field => field.type !== 'entries' && field.type !== 'list')

/**
 * Records as a table that a spreadsheet can edit and `recordsFromTable` reads back: `id`, then the fields by name. Texts that could run as formulas stand behind an apostrophe.
 * Rows that are named stand there by their names, where those are theirs alone, else by their ids; several are separated by semicolons.
 */
export function recordsCsv(kind: RecordKind, rows: readonly RecordRow[], namesOf: RowNames): Uint8Array<ArrayBuffer> {
  const fields = columnsOf(kind)
  return utf8Bytes([
    `${byteOrderMark}${csvLineForSpreadsheets(['id', ...fields.map(({ name }) => name)])}`,
    ...rows.map(row =>
      csvLineForSpreadsheets([row.id, ...fields.map(field => cellOf(field, row[field.name], namesOf))]),
    ),
  ])
}

const separator = ';'
const [yes, no] = ['yes', 'no']

function cellOf(field: EditableField, value: unknown, namesOf: RowNames): string {
  if (value === null || value === undefined) return ''
  switch (field.type) {
    case 'day':
      return isoFromDay(value as number)
    case 'flag':
      return value ? yes : no
    case 'row':
      return nameOrId(String(value), namesOf(field.of))
    case 'rows':
      return (value as string[]).map(id => nameOrId(id, namesOf(field.of))).join(`${separator} `)
    case 'choices':
    case 'tags':
      return (value as string[]).join(`${separator} `)
    default:
      return String(value)
  }
}

function nameOrId(id: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(id)
  const isItsAlone = name !== undefined && idsByName(names).get(name.trim().toLowerCase()) === id
  return isItsAlone && !/[;\n]/.test(name) ? name : id
}

/** Why a row is left out: `detail` names the column. */
export type RecordRowReason =
  | FieldProblem
  | 'no-such-choice'
  | 'no-such-row'
  | 'not-yes-or-no'
  | 'id-twice'
  | 'id-not-valid'

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
  /** Headings of columns that are no field of the kind, as they stand there: what is in them is not read. */
  readonly unknownHeadings: readonly string[]
  /** Some days could be read two ways, and the day was taken to come first. */
  readonly daysFirst: boolean
  readonly from: TableOrigin
}

/** What can be chosen in a field, and how people call it. */
type ChoicesOf = (field: Field) => readonly { readonly value: string; readonly label: string }[]

/** A heading as it is compared. A star marks what is needed in many forms. */
const plain = (heading: string): string => heading.replace(/\s+/g, ' ').replace(/\*/g, '').trim().toLowerCase()

/** A file of figures that was chosen by mistake has more. */
const mostRows = 10_000

/**
 * Reads records out of a table like the one `recordsCsv` writes, or a workbook with one. Columns go by their headings, in any order: by a field's name or by its
 * label (`labelOf`), whatever the capitals and spaces; choices likewise (`choicesOf`), and days as 2026-11-28, 28/11/2026 or 28 November 2026. Those that must not be empty are needed. A record is the one of its id, or of its code where its kind has one, or one that says all of what the row says; else it is new. What the file has no column for stays as it is, and
 * so do records that it does not name. `newId` gives each new record its id.
 */
export function recordsFromTable(
  bytes: Uint8Array,
  kind: RecordKind,
  {
    rows: present,
    namesOf,
    newId,
    labelOf = name => name,
    choicesOf = () => [],
    sheet,
  }: {
    rows: readonly RecordRow[]
    namesOf: RowNames
    newId: () => string
    labelOf?: (name: string) => string
    choicesOf?: ChoicesOf
    /** Of a workbook; absent: the first that has the headings. */
    sheet?: string | undefined
  },
): Result<RecordImport, ListedTableProblem> {
  const needed = columnsOf(kind).filter(isNeeded)
  // A name comes before a label: one field may be called as another one's name is.
  const placeIn = (row: readonly string[], name: string) => {
    const byName = row.findIndex(cell => plain(cell) === plain(name))
    return byName >= 0 || name === 'id' ? byName : row.findIndex(cell => plain(cell) === plain(labelOf(name)))
  }
  const read = listedTable(bytes, {
    needed: needed.map(({ name }) => labelOf(name)),
    isHeadings: row => needed.every(({ name }) => placeIn(row, name) >= 0),
    mostRows,
    sheet,
  })
  if (!read.ok) return read
  const { headings, rows, from } = read.value
  const places = [{ name: 'id' }, ...columnsOf(kind)].map(({ name }) => [name, placeIn(headings, name)] as const)
  const known = new Set(places.map(([, at]) => at))
  const unknownHeadings = headings
    .map(heading => heading.trim())
    .filter((heading, at) => heading !== '' && !known.has(at))
  const body = rows.map(({ line, cells }) => {
    const named = places
      .filter(([, at]) => at >= 0)
      .map(([name, at]) => [name, unescapeFormula(cells[at] ?? '')] as const)
    return { line, text: rowText(cells), cells: new Map(named) }
  })

  const days = columnsOf(kind).filter(({ type }) => type === 'day')
  const dates = dayStyleOf(body.flatMap(({ cells }) => days.map(({ name }) => cells.get(name) ?? '')))
  const byId = new Map(present.map(row => [row.id, row]))
  const seen = new Set<string>()
  let order = Math.max(0, ...present.map(row => row.order))
  const changes: Change[] = []
  const made: RecordRow[] = []
  const leftOut: RowLeftOut[] = []
  const counts = { added: 0, changed: 0, same: 0 }
  for (const { line, text: rowAsText, cells } of body) {
    const given = (cells.get('id') ?? '').trim()
    const name = cells.get(kind.nameField)?.trim() ?? ''
    // Without an id a code says which record it is.
    const was = byId.get(given) ?? (given === '' ? calledSo(kind, present, name) : undefined)
    const other = calledSo(kind, [...present, ...made], name, was?.id ?? null)
    // Two that were called the same before may stay so.
    if (other && name !== '' && !(was && sameText(String(was[kind.nameField]), name))) {
      leftOut.push({ line, reason: 'taken', column: kind.nameField, text: rowAsText })
      continue
    }
    const found = rowIn(kind, cells, was ?? null, {
      id: was?.id ?? (given || newId()),
      isTwice: seen.has(was?.id ?? given),
      order: order + 1,
      namesOf,
      choicesOf,
      dates: dates.style,
    })
    if (!found.ok) {
      leftOut.push({ line, reason: found.problem, column: found.detail ?? 'id', text: rowAsText })
      continue
    }
    // A table without ids that is imported again is not there twice.
    if (!was && given === '' && present.some(row => saysTheSame(kind, row, found.value, cells))) {
      counts.same += 1
      continue
    }
    const row = found.value as EntityOf<EntityKind>
    seen.add(row.id)
    if (!was) made.push(found.value)
    const change = was ? edited(kind.kind, was as unknown as EntityOf<EntityKind>, row) : added(kind.kind, row)
    if (change) changes.push(change)
    if (!was) order += 1
    counts[was ? (change ? 'changed' : 'same') : 'added'] += 1
  }
  return ok({ changes, counts, leftOut, unknownHeadings, daysFirst: dates.isAssumed, from })
}

/** Whether all that the table says of a row stands in a record already. */
const saysTheSame = (kind: RecordKind, row: RecordRow, made: RecordRow, cells: ReadonlyMap<string, string>): boolean =>
  columnsOf(kind).every(({ name }) => !cells.has(name) || sameValue(row[name] ?? null, made[name] ?? null))

type RowContext = CellContext & { readonly id: string; readonly isTwice: boolean; readonly order: number }
type CellContext = { readonly namesOf: RowNames; readonly choicesOf: ChoicesOf; readonly dates: DateStyle }

function rowIn(
  kind: RecordKind,
  cells: ReadonlyMap<string, string>,
  was: RecordRow | null,
  { id, isTwice, order, ...context }: RowContext,
): Result<RecordRow, RecordRowReason> {
  if (isTwice) return problem('id-twice', 'id')
  const values: Record<string, unknown> = {}
  for (const field of columnsOf(kind)) {
    const cell = cells.get(field.name)
    if (cell === undefined) continue
    const value = valueIn(field, cell, context)
    if (!value.ok) return problem(value.problem, field.name)
    // A field that came later may be absent, which is empty.
    if (was && was[field.name] === undefined && sameValue(value.value, emptyValue(field))) continue
    values[field.name] = value.value
  }
  const row = was ? { ...was, ...values } : newRecord(kind, { id, order, given: values })
  const checked = entitySchemas[kind.kind].safeParse(row)
  if (checked.success) return ok(checked.data as unknown as RecordRow)
  const column = String(checked.error.issues[0]?.path[0] ?? 'id')
  return problem(column === 'id' ? 'id-not-valid' : 'empty', column)
}

function valueIn(
  field: EditableField,
  cell: string,
  { namesOf, choicesOf, dates }: CellContext,
): Result<unknown, RecordRowReason> {
  const text = cell.trim()
  if (text === '' && field.type !== 'line' && field.type !== 'text')
    return isNeeded(field) ? problem('empty') : ok(emptyValue(field))
  const parts = text
    .split(separator)
    .map(part => part.trim())
    .filter(part => part !== '')
  switch (field.type) {
    case 'line':
    case 'text':
      if (field.required && text === '') return problem('empty')
      return cell.length > field.max ? problem('too-long') : ok(cell)
    case 'choice': {
      const choice = choiceIn(field, choicesOf, text)
      return choice === undefined ? problem('no-such-choice') : ok(choice)
    }
    case 'choices': {
      const chosen = new Set(parts.map(part => choiceIn(field, choicesOf, part)))
      return chosen.has(undefined) ? problem('no-such-choice') : ok(field.choices.filter(each => chosen.has(each)))
    }
    case 'row': {
      const id = idIn(text, namesOf(field.of))
      return id === null ? problem('no-such-row') : ok(id)
    }
    case 'rows': {
      const ids = [...new Set(parts.map(part => idIn(part, namesOf(field.of))))]
      if (ids.includes(null)) return problem('no-such-row')
      return ids.length > mostInField ? problem('too-many') : ok(ids)
    }
    case 'tags':
      if (parts.some(part => part.length > longestTag)) return problem('too-long')
      return parts.length > mostInField ? problem('too-many') : ok([...new Set(parts)])
    case 'day': {
      const iso = valueOfText(field, text)
      if (iso.ok) return iso
      const period = periodInCell(text, dates)
      return typeof period === 'string' || period.unit !== 'day' ? problem('not-a-day') : ok(period.lastDay)
    }
    case 'amount':
    case 'count':
      return valueOfText(field, text)
    case 'flag':
      // A ticked cell of a workbook says TRUE.
      if (plain(text) === yes || plain(text) === 'true') return ok(true)
      return plain(text) === no || plain(text) === 'false' ? ok(false) : problem('not-yes-or-no')
  }
}

const choiceIn = (field: Extract<Field, { choices: unknown }>, choicesOf: ChoicesOf, text: string) =>
  field.choices.find(each => plain(each) === plain(text)) ??
  choicesOf(field).find(({ label }) => plain(label) === plain(text))?.value

const idIn = (text: string, names: ReadonlyMap<string, string>): string | null =>
  names.has(text) ? text : (idsByName(names).get(text.toLowerCase()) ?? null)
