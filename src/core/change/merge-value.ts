import { sameValue } from './change'

type Fields = Readonly<Record<string, unknown>>

/**
 * What an edit from `before` to `after` makes of what is stored by now, which may be something else: another window edited
 * another entry of the same list. Lists and records are merged entry by entry, so that neither edit takes the other one back. Where
 * both changed the same text or number, this edit counts.
 */
export function mergedValue(before: unknown, after: unknown, stored: unknown): unknown {
  if (sameValue(stored, before) || sameValue(stored, after)) return after
  if (sameValue(before, after)) return stored
  // An optional list is not there while it is empty.
  const lists = [before, after, stored].map(value => value ?? [])
  if (lists.every(Array.isArray) && lists.some(list => list.length > 0)) {
    const merged = mergedList(lists[0] as unknown[], lists[1] as unknown[], lists[2] as unknown[])
    return merged.length === 0 && after === undefined ? undefined : merged
  }
  return isRecord(before) && isRecord(after) && isRecord(stored) ? mergedRecord(before, after, stored) : after
}

function mergedRecord(before: Fields, after: Fields, stored: Fields): Fields {
  const names = new Set([...Object.keys(stored), ...Object.keys(after)])
  const merged = [...names].map(name => [name, mergedValue(before[name], after[name], stored[name])] as const)
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined))
}

function mergedList(before: readonly unknown[], after: readonly unknown[], stored: readonly unknown[]): unknown[] {
  const lists = [before, after, stored]
  const keyOf = [keyOfEntry, sayingOf].find(key => lists.every(list => areDistinct(list.map(key))))
  if (!keyOf) return before.length === after.length ? mergedPlaces(before, after, stored) : [...after]
  const keyed = (list: readonly unknown[]) => new Map(list.map(entry => [keyOf(entry), entry]))
  const [old, next, now] = [keyed(before), keyed(after), keyed(stored)]
  // Entries that only their words tell apart, some of them in other words now.
  const isReworded = before.length === after.length && [...old.keys()].some(key => !next.has(key))
  if (keyOf === sayingOf && isReworded) return mergedPlaces(before, after, stored)
  const merged = new Map<string | null, unknown>()
  for (const [key, entry] of now) {
    if (!old.has(key)) merged.set(key, next.has(key) ? next.get(key) : entry)
    else if (next.has(key)) merged.set(key, mergedValue(old.get(key), next.get(key), entry))
  }
  // Edited here and deleted elsewhere: the words are worth more than the deletion.
  const isEdited = (key: string | null) => !sameValue(old.get(key), next.get(key))
  for (const [key, entry] of next) if (!now.has(key) && (!old.has(key) || isEdited(key))) merged.set(key, entry)
  return inOrder([...merged.keys()], [...old.keys()], [...next.keys()], [...now.keys()]).map(key => merged.get(key))
}

/** As stored where the edit moved nothing; otherwise as the edit has it. What only one of them has stands behind what it stood behind there. */
function inOrder<Key>(keys: readonly Key[], old: readonly Key[], next: readonly Key[], now: readonly Key[]): Key[] {
  const common = (list: readonly Key[]) => list.filter(key => old.includes(key) && next.includes(key))
  const [leading, other] = sameValue(common(old), common(next)) ? [now, next] : [next, now]
  const ordered = leading.filter(key => keys.includes(key))
  for (const [place, key] of other.entries()) {
    if (!keys.includes(key) || ordered.includes(key)) continue
    const previous = other.slice(0, place).findLast(each => ordered.includes(each))
    // Both added at the end: the one that was written first comes first.
    const isLast = other.slice(place + 1).every(each => !ordered.includes(each))
    ordered.splice(isLast ? ordered.length : previous === undefined ? 0 : ordered.indexOf(previous) + 1, 0, key)
  }
  return ordered
}

/** Each edited entry wherever what it was stands now; one that was edited elsewhere, too, is known by its place. */
function mergedPlaces(before: readonly unknown[], after: readonly unknown[], stored: readonly unknown[]): unknown[] {
  const merged = [...stored]
  for (const [place, entry] of after.entries()) {
    const was = before[place]
    if (sameValue(was, entry)) continue
    const at = sameValue(stored[place], was) ? place : stored.findIndex(each => sameValue(each, was))
    if (at >= 0) merged[at] = entry
    else if (stored.length === before.length) merged[place] = mergedValue(was, entry, stored[place])
    else merged.push(entry)
  }
  return merged
}

/** What tells an entry from the others of its list, whatever is edited in it. Null: nothing. */
function keyOfEntry(entry: unknown): string | null {
  if (!isRecord(entry)) return null
  const { id, itemId, perspectiveId, period, of } = entry
  const key = id ?? itemId ?? perspectiveId ?? (period === undefined ? null : sayingOf([period, of]))
  return typeof key === 'string' ? key : null
}

const sayingOf = (entry: unknown): string => JSON.stringify(entry)

const areDistinct = (keys: readonly (string | null)[]): boolean =>
  !keys.includes(null) && new Set(keys).size === keys.length

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
