import { attachmentsOfRemoved, rowsBehind } from '@core/attachment/attached-to'
import type { Row } from '@core/change/apply'
import type { Change, Commit } from '@core/change/change'
import type { Attachment, EntityKind } from '@core/project/entities'
import { attachmentSchema, commentAboutSchema } from '@core/project/entities'
import { commentsOfRemoved } from '@core/record/comments'
import type { ProjectDatabase } from './project-database'

/** What is attached to rows that these changes take away, and what was said of them: it goes along, whoever takes them away. Within a transaction. */
export async function goingAlong(db: ProjectDatabase, changes: readonly Change[]): Promise<Change[]> {
  if (!changes.some(({ after }) => after === null)) return []
  return [
    ...attachmentsOfRemoved(changes, await db.rowsOf('attachment').toArray()),
    ...commentsOfRemoved(changes, await db.rowsOf('comment').toArray()),
  ]
}

/**
 * Whether all that is being attached, or said, has something to be about, and its bytes are here: another tab may have taken the
 * one away, and nothing may promise the other. `rows`: what this commit makes of rows, by `kind id`. Within a transaction.
 */
export async function canBeAttached(
  db: ProjectDatabase,
  changes: readonly Change[],
  rows: ReadonlyMap<string, Row | null>,
): Promise<boolean> {
  const isThere = async ({ kind, id }: { readonly kind: EntityKind; readonly id: string }) => {
    const made = rows.get(`${kind} ${id}`)
    return made === undefined ? (await db.rowsOf(kind).where({ id }).count()) > 0 : made !== null
  }
  for (const { kind, before, after } of changes)
    if (kind === 'comment' && before === null && after !== null)
      if (!(await isThere(commentAboutSchema.parse(after.about)))) return false
  for (const { about, content } of attachmentsAdded(changes)) {
    for (const row of rowsBehind(about)) if (!(await isThere(row))) return false
    if (content.kind === 'file' && (await db.files.where({ sha256: content.sha256 }).count()) === 0) return false
  }
  return true
}

/** Bytes and imported values are in no journal: a commit that brings any is safe once a snapshot holds it. */
export const needsSnapshot = ({ changes }: Pick<Commit, 'changes'>): boolean =>
  changes.some(({ kind }) => kind === 'import') ||
  attachmentsAdded(changes).some(({ content }) => content.kind === 'file')

/** The files that changes speak of, by SHA-256. */
export const filesIn = (changes: readonly Change[]): string[] =>
  changes
    .flatMap(({ before, after }) => [before, after])
    .map(fields => attachmentSchema.shape.content.safeParse(fields?.content).data)
    .flatMap(content => (content?.kind === 'file' ? [content.sha256] : []))

const attachmentsAdded = (changes: readonly Change[]): Attachment[] =>
  changes.flatMap(({ kind, before, after }) =>
    kind === 'attachment' && before === null && after !== null ? [attachmentSchema.parse(after)] : [],
  )
