import type { EntityKind, EntityOf } from '@core/project/entities'
import { recordKinds } from './kinds'
import type { Field, RecordKind, RecordRow } from './record-kind'

/** Rows of some kinds; a kind that is not there has none. */
export type SomeRows = { readonly [K in EntityKind]?: readonly EntityOf<K>[] }

/** How rows of a kind are called, by id. `perspective`: those of the project. */
export type RowNames = (of: string) => ReadonlyMap<string, string>

/** The kinds whose rows must be known to call a row of `kind` by its name: itself, and what its name is made of. */
export function kindsForNames(of: string): EntityKind[] {
  if (of === 'perspective') return ['project']
  if (of === 'link') return ['link', 'element']
  const described = recordKinds[of as keyof typeof recordKinds] as RecordKind | undefined
  const named = described && nameFieldOf(described)
  return [of as EntityKind, ...(named?.type === 'row' ? kindsForNames(named.of) : [])]
}

const nameFieldOf = ({ fields, nameField }: RecordKind): Field | undefined =>
  fields.find(({ name }) => name === nameField)

/** Reads each kind once. */
export function rowNames(rows: SomeRows): RowNames {
  const known = new Map<string, ReadonlyMap<string, string>>()
  const namesOf: RowNames = of => {
    const before = known.get(of)
    if (before) return before
    const made = new Map(named(of))
    known.set(of, made)
    return made
  }
  const named = (of: string): (readonly [string, string])[] => {
    if (of === 'perspective') return (rows.project?.[0]?.perspectives ?? []).map(({ id, name }) => [id, name])
    if (of === 'link') {
      const elements = namesOf('element')
      const title = (id: string) => elements.get(id) ?? '?'
      return (rows.link ?? []).map(({ id, from, to }) => [id, `${title(from)} → ${title(to)}`])
    }
    const ofKind = (rows[of as EntityKind] ?? []) as readonly unknown[] as readonly RecordRow[]
    const described = recordKinds[of as keyof typeof recordKinds] as RecordKind | undefined
    return ofKind.map(row => [row.id, described ? nameOf(described, row, namesOf) : String(row.title ?? row.id)])
  }
  return namesOf
}

/** What people call a record: what stands in its name field, or the name of the row that is named there. */
export function nameOf(kind: RecordKind, row: RecordRow, namesOf: RowNames): string {
  const value = row[kind.nameField]
  const field = nameFieldOf(kind)
  return field?.type === 'row' ? (namesOf(field.of).get(String(value)) ?? '?') : String(value ?? '')
}

const idsOfNames = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, string>>()

/** Names that stand for one row alone, in any capitals: what a table may say instead of an id. */
export function idsByName(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const before = idsOfNames.get(names)
  if (before) return before
  const found = new Map<string, string | null>()
  for (const [id, name] of names) {
    const key = name.trim().toLowerCase()
    const isOfAnother = names.has(key) && key !== id
    found.set(key, found.has(key) || key === '' || isOfAnother ? null : id)
  }
  const made = new Map([...found].filter((entry): entry is [string, string] => entry[1] !== null))
  idsOfNames.set(names, made)
  return made
}
