import { sameValue } from '@core/change/change'
import type { EntityKind, EntityOf } from '@core/project/entities'
import { emptyValue, type Field } from '@core/project/entities/record-fields'
import { sameText } from '@core/same-text'

export type { Field }

/**
 * What makes rows of a kind a record that people keep: with its schema (`core/project/entities`) and its words, all that the
 * shared list, page, form, search, history, duplicate and table need. Every field of the schema but `id` and `order` is here.
 */
export type RecordKind<K extends EntityKind = EntityKind> = {
  readonly kind: K
  /** In the order in which they are read. */
  readonly fields: readonly Field[]
  /** The field that people call it by: a `line` or a `text`. */
  readonly nameField: EntityKind extends K ? string : string & keyof EntityOf<K>
  /** Files and links may hang on it. */
  readonly attachable: boolean
  /** Columns of its list, beside the name; absent: every field. */
  readonly listed?: readonly string[]
  /** Fields that a form of the kind's own sets, not the page: they stand for something that somebody did. */
  readonly ownForm?: readonly string[]
  /** It is added and edited on a screen of its own, not in the shared list and page. */
  readonly ownScreen?: true
  /** Fields that belong to this one record alone and are empty in a copy of it: what was asked, approved or done about it. */
  readonly notCopied?: readonly string[]
  /** Fields that are asked only where what stands in others gives a reason; what holds something is always shown. */
  readonly askedWhere?: Readonly<Record<string, (row: RecordRow) => boolean>>
  /** What a new record takes over from the last one. */
  readonly carriedOver?: readonly string[]
  /** No two records are called the same: it is a code. */
  readonly ownName?: true
  /** Names and contacts: in no table and no print, and not duplicated. */
  readonly keptApart?: true
}

export type RecordRow = { readonly id: string; readonly order: number } & Readonly<Record<string, unknown>>

/** A new record. `given`: what is known of it; the rest is empty, and what is required and not given does not fit the schema. */
export const newRecord = (
  { fields }: RecordKind,
  { id, order, given }: { id: string; order: number; given: Readonly<Record<string, unknown>> },
): RecordRow => ({
  ...Object.fromEntries(fields.map(field => [field.name, emptyValue(field)])),
  ...given,
  id,
  order,
})

/** What the last record of the kind says that holds for the next one too. */
export function carriedOver(
  { carriedOver: names = [] }: RecordKind,
  rows: readonly RecordRow[],
): Record<string, unknown> {
  const last = rows.reduce<RecordRow | null>((so, row) => (so === null || row.order > so.order ? row : so), null)
  return last ? Object.fromEntries(names.map(name => [name, last[name]])) : {}
}

/** The record that is called so, where a kind has no two that are called the same. `id`: of the one that is not looked at. */
export const calledSo = (
  { ownName, nameField }: RecordKind,
  rows: readonly RecordRow[],
  name: unknown,
  id: string | null = null,
): RecordRow | undefined => ownName && rows.find(row => row.id !== id && sameText(String(row[nameField]), String(name)))

/** Whether a field of a record is shown to be filled in. */
export const isAsked = ({ askedWhere }: RecordKind, field: Field, row: RecordRow): boolean =>
  (askedWhere?.[field.name]?.(row) ?? true) || !sameValue(row[field.name] ?? emptyValue(field), emptyValue(field))

/** Whether something has to stand in a field. */
export const isNeeded = (field: Field): boolean => 'required' in field && field.required === true

/** The same words under a new id. What was written down about the old one in the course of time is not the new one's. */
export const duplicateOf = (
  kind: RecordKind,
  row: RecordRow,
  { id, order }: { id: string; order: number },
): RecordRow => ({
  ...row,
  ...Object.fromEntries(
    kind.fields.flatMap(field => {
      if (field.type === 'entries') return [[field.name, []]]
      return kind.notCopied?.includes(field.name) ? [[field.name, emptyValue(field)]] : []
    }),
  ),
  id,
  order,
})

/** True where each word of `query` stands in one of its texts. Accents and capitals make no difference. */
export function matchesQuery({ fields }: RecordKind, row: RecordRow, query: string): boolean {
  const all = plain(textsOf(fields, row).join('\n'))
  return plain(query)
    .split(/\s+/)
    .every(word => all.includes(word))
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The tags that stand in a field of any row, in the order of the alphabet. */
export const tagsIn = (rows: readonly Readonly<Record<string, unknown>>[], name: string): string[] =>
  [...new Set(rows.flatMap(row => (row[name] ?? []) as readonly string[]))].toSorted((a, b) => a.localeCompare(b))

/** All words that people wrote into a record: no ids, no choices. */
export const textsOf = (fields: readonly Field[], row: Readonly<Record<string, unknown>>): string[] =>
  fields.flatMap(field => textsIn(field, row[field.name])).filter(text => text !== '')

function textsIn(field: Field, value: unknown): string[] {
  if (field.type === 'line' || field.type === 'text') return [String(value ?? '')]
  if (!Array.isArray(value)) return []
  if (field.type === 'tags') return value
  if (field.type === 'list') return value.flatMap(entry => textsOf(field.fields, entry))
  return field.type === 'entries' ? value.flatMap(entry => field.texts.map(name => String(entry[name] ?? ''))) : []
}
