import type { AttachedTo, Attachment, Observation } from '@core/project/entities'

/** What it is attached to as one word, to count and to find by. */
export const keyOf = (about: AttachedTo): string =>
  about.kind === 'imported-value'
    ? `${about.kind} ${about.measureId} ${about.importId} ${about.seq} ${about.index}`
    : `${about.kind} ${about.id}`

/**
 * Where what belongs to a value is attached. A correction comes and goes and the imported value stays: what is attached to
 * either is attached to the imported value.
 */
export function attachedToValue({
  id,
  measureId,
  corrects,
}: Pick<Observation, 'id' | 'measureId' | 'corrects'>): AttachedTo {
  if (corrects === null) return { kind: 'observation', id }
  const { importId, seq, index } = corrects
  return { kind: 'imported-value', measureId, importId, seq, index }
}

/** How many are attached, by `keyOf`; what has none is not in it. */
export function countsByKey(attachments: readonly Pick<Attachment, 'about'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { about } of attachments) counts.set(keyOf(about), (counts.get(keyOf(about)) ?? 0) + 1)
  return counts
}
