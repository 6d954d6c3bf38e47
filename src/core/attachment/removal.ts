import type { Change } from '@core/change/change'
import { removed } from '@core/change/make'
import type { AttachedTo, Attachment, EntityKind } from '@core/project/entities'

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
