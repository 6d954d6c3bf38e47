import type { EntityKind, EntityOf } from '@core/project/entities'
import type { ProjectDatabase } from './project-database'
import type { ProjectLog } from './project-log'

/**
 * Rows as they were last read, for the screen that is come to next: it stands in its first frame and need not read first. What a
 * commit touches is forgotten before anybody hears that the commit was made.
 */
export type KnownRows = {
  /** `undefined`: not known, or no longer. */
  readonly of: <K extends EntityKind>(kind: K) => EntityOf<K>[] | undefined
  readonly read: <K extends EntityKind>(kind: K) => Promise<EntityOf<K>[]>
  readonly stop: () => void
}

export function knownRows(db: ProjectDatabase, log: ProjectLog): KnownRows {
  const known = new Map<EntityKind, readonly unknown[]>()
  const stop = log.onCommits(commits => {
    for (const { kind } of commits.flatMap(({ changes }) => changes)) known.delete(kind)
  })
  return {
    // A copy each: what one screen does with its list is nothing to another.
    of: <K extends EntityKind>(kind: K) => known.get(kind)?.slice() as EntityOf<K>[] | undefined,
    read: async kind => {
      const seq = log.lastSeq.get()
      const rows = inTheirOrder(await db.rowsOf(kind).toArray())
      // A commit that came meanwhile may not be among these.
      if (log.lastSeq.get() === seq) known.set(kind, rows.slice())
      return rows
    },
    stop,
  }
}

/** In their own order where they have one, else as they came: by id. */
function inTheirOrder<T extends object>(rows: T[]): T[] {
  const order = (row: T) => ('order' in row && typeof row.order === 'number' ? row.order : 0)
  return rows.sort((a, b) => order(a) - order(b))
}
