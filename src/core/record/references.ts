import { type Change, edited, removed } from '@core/change/change'
import type { EntityKind, EntityOf } from '@core/project/entities'
import { type KindOfRecord, recordKinds } from './kinds'
import { type Field, isNeeded, type RecordKind, type RecordRow } from './record-kind'
import type { SomeRows } from './row-names'

/** A row, or a perspective, that a record names. */
export type Reference = { readonly field: string; readonly of: string; readonly id: string }

/** All that a record names, in small records of its own too. */
export const referencesIn = (fields: readonly Field[], row: Readonly<Record<string, unknown>>): readonly Reference[] =>
  fields.flatMap((field): readonly Reference[] => {
    const value = row[field.name]
    if (field.type === 'row') return value === null ? [] : [{ field: field.name, of: field.of, id: String(value) }]
    if (!Array.isArray(value)) return []
    if (field.type === 'rows') return value.map(id => ({ field: field.name, of: field.of, id }))
    return field.type === 'list' ? value.flatMap(entry => referencesIn(field.fields, entry)) : []
  })

/** The records of one kind that name a row. */
export type Naming = { readonly kind: KindOfRecord; readonly rows: readonly RecordRow[] }

/** Every record that names a row, by kind; only the kinds of `kindsNaming` need to be in `rows`. */
export const namedIn = (of: EntityKind, id: string, rows: SomeRows): readonly Naming[] =>
  kindsNaming(of).flatMap(kind => {
    const { fields } = recordKinds[kind]
    const naming = rowsOf(rows, kind).filter(row =>
      referencesIn(fields, row).some(reference => reference.of === of && reference.id === id),
    )
    return naming.length > 0 ? [{ kind, rows: naming }] : []
  })

/** The kinds of record that may name rows of a kind. */
export const kindsNaming = (of: EntityKind): readonly KindOfRecord[] =>
  kinds.filter(({ fields }) => fields.some(field => mayName(field, of))).map(({ kind }) => kind as KindOfRecord)

const mayName = (field: Field, of: EntityKind): boolean =>
  field.type === 'list'
    ? field.fields.some(part => mayName(part, of))
    : (field.type === 'row' || field.type === 'rows') && field.of === of

/**
 * What tells such a record from the others: the fields it is called by and cannot be without, but for the one that says the row itself.
 */
export const tellingFields = (kind: KindOfRecord, row: RecordRow, of: EntityKind, id: string): readonly Field[] => {
  const { fields, nameField }: RecordKind = recordKinds[kind]
  return fields.filter(
    field =>
      (field.name === nameField || isNeeded(field)) &&
      !(field.type === 'row' && field.of === of && row[field.name] === id),
  )
}

/** What goes with a record: `removed` cannot be without it, `edited` only name it. */
export type Removal = {
  readonly changes: readonly Change[]
  readonly removed: readonly { readonly kind: KindOfRecord; readonly id: string }[]
  readonly edited: readonly { readonly kind: KindOfRecord; readonly id: string }[]
}

/**
 * Takes a row away with every record that cannot be without it (the consents of a person), and out of those that only name it. `rows`: of
 * all kinds of record.
 */
export function removalOf(kind: EntityKind, id: string, rows: SomeRows): Removal {
  const gone = new Map<string, { kind: EntityKind; row: RecordRow }>()
  const waiting: [EntityKind, string][] = [[kind, id]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [of, goneId] = next
    const row = rowsOf(rows, of).find(each => each.id === goneId)
    if (!row || gone.has(keyOf(of, goneId))) continue
    gone.set(keyOf(of, goneId), { kind: of, row })
    for (const { kind: other, fields } of kinds)
      for (const each of rowsOf(rows, other))
        if (
          fields.some(
            field => field.type === 'row' && isNeeded(field) && field.of === of && each[field.name] === goneId,
          )
        )
          waiting.push([other, each.id])
  }
  const isGone = (of: string, goneId: unknown) => gone.has(keyOf(of, String(goneId)))
  const edits = kinds.flatMap(({ kind: other, fields }) =>
    rowsOf(rows, other).flatMap(row => {
      if (isGone(other, row.id)) return []
      const change = edited(other, asRow(row), asRow(withoutRows(fields, row, isGone)))
      return change ? [{ kind: other as KindOfRecord, id: row.id, change }] : []
    }),
  )
  const removals = [...gone.values()].reverse()
  return {
    changes: [...edits.map(({ change }) => change), ...removals.map(each => removed(each.kind, asRow(each.row)))],
    removed: removals
      .filter(each => each.row.id !== id)
      .map(each => ({ kind: each.kind as KindOfRecord, id: each.row.id })),
    edited: edits.map(({ kind: other, id: named }) => ({ kind: other, id: named })),
  }
}

const kinds = Object.values(recordKinds) as unknown as readonly RecordKind[]
const rowsOf = (rows: SomeRows, kind: EntityKind) => (rows[kind] ?? []) as readonly unknown[] as readonly RecordRow[]
const asRow = (row: RecordRow) => row as unknown as EntityOf<EntityKind>
const keyOf = (kind: string, id: string) => `${kind} ${id}`

type Fields = Readonly<Record<string, unknown>>

function withoutRows<Row extends Fields>(
  fields: readonly Field[],
  row: Row,
  isGone: (of: string, id: unknown) => boolean,
): Row {
  const changed = fields.flatMap((field): [string, unknown][] => {
    const value = row[field.name]
    if (field.type === 'row' && isGone(field.of, value)) return [[field.name, null]]
    if (field.type === 'rows' && Array.isArray(value))
      return value.some(id => isGone(field.of, id)) ? [[field.name, value.filter(id => !isGone(field.of, id))]] : []
    if (field.type !== 'list' || !Array.isArray(value)) return []
    const kept = (value as Fields[])
      .filter(
        entry => !field.fields.some(part => part.type === 'row' && isNeeded(part) && isGone(part.of, entry[part.name])),
      )
      .map(entry => withoutRows(field.fields, entry, isGone))
    return [[field.name, kept]]
  })
  return { ...row, ...Object.fromEntries(changed) }
}
