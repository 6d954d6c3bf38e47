import type { EntityKind, EntityOf } from '@core/project/entities'
import type { Change } from './change'
import { sameValue } from './same-value'

type Fields = Record<string, unknown>

export function added<K extends EntityKind>(kind: K, row: EntityOf<K>): Change {
  return { kind, id: row.id, before: null, after: { ...row } }
}

export function removed<K extends EntityKind>(kind: K, row: EntityOf<K>): Change {
  return { kind, id: row.id, before: { ...row }, after: null }
}

/**
 * The fields in which `after` differs from `before`, which must be the same entity. `null`: nothing differs. A field that only
 * one of them has stands in that one alone.
 */
export function edited<K extends EntityKind>(kind: K, before: EntityOf<K>, after: EntityOf<K>): Change | null {
  if (before.id !== after.id) throw new Error(`an edit cannot turn ${kind} ${before.id} into ${after.id}`)
  const differing = fieldsThatDiffer(before as Fields, after as Fields)
  if (differing.length === 0) return null
  return { kind, id: before.id, before: pick(before as Fields, differing), after: pick(after as Fields, differing) }
}

function fieldsThatDiffer(before: Fields, after: Fields): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter(name => !sameValue(before[name], after[name]))
}

const pick = (row: Fields, names: string[]): Fields =>
  Object.fromEntries(names.filter(name => row[name] !== undefined).map(name => [name, row[name]]))
