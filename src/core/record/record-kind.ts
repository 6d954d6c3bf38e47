import type { EntityKind, EntityOf } from '@core/project/entities'

/**
 * One field of a record, as a form, a search, a history and a table need to know it. `max`: characters. A `row` names another
 * row by its id. `entries` are small records inside this one, which are added to by a form of their own: their `texts` are
 * searched, and they stay out of tables.
 */
export type Field =
  | { readonly name: string; readonly type: 'line' | 'text'; readonly max: number; readonly required?: true }
  | { readonly name: string; readonly type: 'choice'; readonly choices: readonly string[] }
  | { readonly name: string; readonly type: 'row'; readonly of: EntityKind }
  | { readonly name: string; readonly type: 'entries'; readonly texts: readonly string[] }

/**
 * What makes rows of a kind a record that people keep: with its schema (`core/project/entities`) and its words, all that the
 * shared list, page, form, search, history, duplicate and table need. Every field of the schema but `id` and `order` is here.
 */
export type RecordKind<K extends EntityKind = EntityKind> = {
  readonly kind: K
  /** In the order in which they are read. */
  readonly fields: readonly Field[]
  /** The field that people call it by: a `line` or a `text`. */
  readonly nameField: string & keyof EntityOf<K>
  /** Files and links may hang on it. */
  readonly attachable: boolean
}

export type RecordRow = { readonly id: string; readonly order: number } & Readonly<Record<string, unknown>>

export const nameOf = ({ nameField }: RecordKind, row: RecordRow): string => String(row[nameField] ?? '')

/** A new record. `given`: what is known of it; the rest is empty, and a choice that nobody made does not fit the schema. */
export const newRecord = (
  { fields }: RecordKind,
  { id, order, given }: { id: string; order: number; given: Readonly<Record<string, unknown>> },
): RecordRow => ({
  ...Object.fromEntries(fields.map(({ name, type }) => [name, type === 'entries' ? [] : ''])),
  ...given,
  id,
  order,
})

/** Whether something has to stand in a field. */
export const isNeeded = (field: Field): boolean =>
  field.type === 'row' || field.type === 'choice' || ('required' in field && field.required === true)

/** The same words under a new id. What was written down about the old one in the course of time is not the new one's. */
export const duplicateOf = (
  kind: RecordKind,
  row: RecordRow,
  { id, order }: { id: string; order: number },
): RecordRow => ({
  ...row,
  ...Object.fromEntries(kind.fields.flatMap(field => (field.type === 'entries' ? [[field.name, []]] : []))),
  id,
  order,
})

/** True where each word of `query` stands in one of its texts. Accents and capitals make no difference. */
export function matchesQuery({ fields }: RecordKind, row: RecordRow, query: string): boolean {
  const all = plain(fields.flatMap(field => textsIn(field, row[field.name])).join('\n'))
  return plain(query)
    .split(/\s+/)
    .every(word => all.includes(word))
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function textsIn(field: Field, value: unknown): string[] {
  if (field.type === 'line' || field.type === 'text') return [String(value ?? '')]
  if (field.type !== 'entries' || !Array.isArray(value)) return []
  return value.flatMap(entry => field.texts.map(name => String(entry[name] ?? '')))
}
