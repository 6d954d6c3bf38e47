import type { Commit } from '@core/change/change'
import type { Rows } from '@core/project/contents'
import { entityKinds } from '@core/project/entities'
import type { ProjectDatabase } from './project-database'

/** All rows and the whole log, as of one moment: what is held about somebody may be in any of them. */
export function rowsAndLog(db: ProjectDatabase): Promise<{ rows: Rows; commits: readonly Commit[] }> {
  return db.transaction('r', [...entityKinds.map(kind => db.rowsOf(kind)), db.commits], async () => {
    const rows = await Promise.all(entityKinds.map(async kind => [kind, await db.rowsOf(kind).toArray()] as const))
    return { rows: Object.fromEntries(rows) as unknown as Rows, commits: await db.commits.orderBy('seq').toArray() }
  })
}
