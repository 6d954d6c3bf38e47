import { type Change, removed } from '@core/change/change'
import type { ProjectContents } from '@core/project/contents'
import type { AttachedTo, Attachment, EntityKind, Observation } from '@core/project/entities'
import type { IntegrityFinding } from '@core/project/integrity-finding'

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

/** The rows without which what it is attached to is not there. */
export const rowsBehind = (about: AttachedTo): { readonly kind: EntityKind; readonly id: string }[] =>
  about.kind === 'imported-value'
    ? [
        { kind: 'import', id: about.importId },
        { kind: 'measure', id: about.measureId },
      ]
    : [about]

/** What goes along with rows that `changes` take away: all that is attached to them, unless they take it away themselves. */
export function attachmentsOfRemoved(changes: readonly Change[], attachments: readonly Attachment[]): Change[] {
  const gone = new Set(changes.filter(({ after }) => after === null).map(({ kind, id }) => `${kind} ${id}`))
  return attachments
    .filter(({ id, about }) => {
      const goes = rowsBehind(about).some(row => gone.has(`${row.kind} ${row.id}`))
      return goes && !gone.has(`attachment ${id}`)
    })
    .map(each => removed('attachment', each))
}

/** `valuesIn`: how many values a block holds, by `measureId importId seq`. */
export function attachmentFindings(
  { rows, files }: ProjectContents,
  valuesIn: ReadonlyMap<string, number>,
): IntegrityFinding[] {
  const known = new Set(Object.entries(rows).flatMap(([kind, ofKind]) => ofKind.map(({ id }) => `${kind} ${id}`)))
  const isThere = ({ about }: Attachment): boolean => {
    if (rowsBehind(about).some(({ kind, id }) => !known.has(`${kind} ${id}`))) return false
    if (about.kind !== 'imported-value') return true
    return about.index < (valuesIn.get(`${about.measureId} ${about.importId} ${about.seq}`) ?? 0)
  }
  return rows.attachment.flatMap((attachment): IntegrityFinding[] => {
    const { id, title, content } = attachment
    const isHere = content.kind === 'link' || files?.has(content.sha256) === true
    return [
      ...(isThere(attachment) ? [] : [{ code: 'attachment-of-nothing' as const, id, detail: title }]),
      ...(isHere ? [] : [{ code: 'attachment-without-file' as const, id, detail: title }]),
    ]
  })
}
