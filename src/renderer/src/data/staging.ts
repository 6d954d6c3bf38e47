import { filesNamed } from '@core/attachment/files-and-links'
import { filesIn } from './attachments-of-commit'
import { removeImported } from './project-contents'
import type { ProjectDatabase } from './project-database'
import { recentHistory } from './project-log'

/**
 * Removes what an import or an attaching wrote that never came in (the page crashed), or that was taken back for good. What is
 * live, or can be had again by undo or redo, stays. Only while no tab has the project open: another tab's may be on its way.
 */
export async function removeStaging(db: ProjectDatabase): Promise<void> {
  const live = await db.rowsOf('import').toCollection().primaryKeys()
  const { undo, redo } = (await recentHistory(db)).stack
  const reachable = [...undo, ...redo].flatMap(step => step.changes)
  const kept = new Set([...live, ...reachable.filter(({ kind }) => kind === 'import').map(({ id }) => id)])
  for (const importId of await importsWithValues(db)) if (!kept.has(importId)) await removeImported(db, importId)

  const named = filesNamed(await db.rowsOf('attachment').toArray()).map(({ sha256 }) => sha256)
  const keptFiles = new Set([...named, ...filesIn(reachable.filter(({ kind }) => kind === 'attachment'))])
  const files = await db.files.toCollection().primaryKeys()
  await db.files.bulkDelete(files.filter(sha256 => !keptFiles.has(sha256)))
}

/** Blocks come before dictionaries when an import is written: every table may know one the others do not. */
async function importsWithValues(db: ProjectDatabase): Promise<Set<string>> {
  const keys = await Promise.all(
    [db.blocks, db.segments, db.breakdowns, db.dictionaries].map(table => table.orderBy('importId').uniqueKeys()),
  )
  return new Set(keys.flat().map(String))
}
