import type { Change, Commit } from '@core/change/change'
import type { JournalPosition } from '@core/host-api'
import { entityKinds } from '@core/project/entities'
import type { Result } from '@core/result'
import type { ProjectDatabase } from './project-database'
import { type CommitDraft, writeCommit } from './write-commit'

/**
 * A commit, and every commit of the log (this one too) without what `erased` takes out of its changes: in one transaction, or
 * neither. The second copy is marked to be made anew, so that a crash before that is made good at the next start.
 */
export function writeAndErase(
  db: ProjectDatabase,
  draft: CommitDraft,
  erased: (change: Change) => Change,
  known: JournalPosition | null,
): Promise<Result<Commit | null, 'gone'>> {
  const tables = [...entityKinds.map(kind => db.rowsOf(kind)), db.files, db.commits, db.meta]
  return db.transaction('rw', tables, async () => {
    const written = await writeCommit(db, draft, known)
    if (!written.ok || written.value === null) return written
    await db.commits.toCollection().modify(commit => {
      commit.changes = commit.changes.map(erased)
    })
    await db.meta.bulkPut([
      { key: 'undoFloor', value: written.value.seq },
      { key: 'rewriteSecondCopy', value: written.value.seq },
    ])
    return written
  })
}
