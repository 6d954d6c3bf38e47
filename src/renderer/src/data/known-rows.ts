import type { EntityKind, EntityOf } from '@core/project/entities'
import Dexie from 'dexie'
import type { ProjectDatabase } from './project-database'
import type { ProjectLog } from './project-log'

/**
 * The rows of each kind that a screen asked for, read once and kept until a commit touches them: the screen that is come to next
 * stands in its first frame, and hears nothing where nothing has changed.
 */
export type KnownRows = {
  /**
   * In their own order where they have one, else by id; the same list until one of them changes. `undefined`: still reading.
   * Asking starts the reading. Throws what kept them from being read.
   */
  readonly of: <K extends EntityKind>(kind: K) => readonly EntityOf<K>[] | undefined
  readonly subscribe: (kind: EntityKind, listener: () => void) => () => void
  /** What commits have touched so far and a screen shows has been read anew. */
  readonly caughtUp: () => Promise<void>
  readonly stop: () => void
}

type Known = { readonly rows: readonly unknown[] } | { readonly problem: unknown }

export function knownRows(db: ProjectDatabase, log: ProjectLog): KnownRows {
  const known = new Map<EntityKind, Known>()
  /** The newest reading of each kind; none: nobody has asked, or it was forgotten. */
  const turns = new Map<EntityKind, number>()
  const listeners = new Map<EntityKind, Set<() => void>>()
  const under = new Set<Promise<void>>()
  let turn = 0

  const read = async (kinds: readonly EntityKind[]) => {
    const mine = ++turn
    for (const kind of kinds) turns.set(kind, mine)
    const found = await Promise.all(kinds.map(async kind => [kind, await rowsOf(db, kind)] as const))
    // Where a later reading has begun, it finds newer rows: its answer counts.
    const counting = found.filter(([kind, answer]) => answer !== null && turns.get(kind) === mine)
    for (const [kind, answer] of counting) if (answer) known.set(kind, answer)
    // What came together is told once all of it is known.
    for (const listener of new Set(counting.flatMap(([kind]) => [...(listeners.get(kind) ?? [])]))) listener()
  }
  const start = (kinds: readonly EntityKind[]) => {
    const reading = read(kinds).finally(() => under.delete(reading))
    under.add(reading)
  }
  const stop = log.onCommits(commits => {
    const touched = new Set(commits.flatMap(({ changes }) => changes.map(({ kind }) => kind)))
    const shown = [...touched].filter(kind => listeners.get(kind)?.size)
    for (const kind of touched) {
      if (shown.includes(kind)) continue
      known.delete(kind)
      turns.delete(kind)
    }
    if (shown.length > 0) start(shown)
  })

  return {
    of: <K extends EntityKind>(kind: K) => {
      if (!turns.has(kind)) start([kind])
      const answer = known.get(kind)
      if (answer && 'problem' in answer) throw answer.problem
      return answer?.rows as readonly EntityOf<K>[] | undefined
    },
    subscribe: (kind, listener) => {
      const others = listeners.get(kind) ?? new Set()
      listeners.set(kind, others.add(listener))
      return () => others.delete(listener)
    },
    caughtUp: async () => {
      await Promise.all(under)
    },
    stop,
  }
}

/** `null`: the database closed meanwhile, which leaves what was known. */
async function rowsOf(db: ProjectDatabase, kind: EntityKind): Promise<Known | null> {
  try {
    return { rows: inTheirOrder(await db.rowsOf(kind).toArray()) }
  } catch (problem) {
    return problem instanceof Dexie.DatabaseClosedError ? null : { problem }
  }
}

/** In their own order where they have one, else as they came: by id. */
function inTheirOrder<T extends object>(rows: T[]): T[] {
  const order = (row: T) => ('order' in row && typeof row.order === 'number' ? row.order : 0)
  return rows.sort((a, b) => order(a) - order(b))
}
