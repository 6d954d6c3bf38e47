import type { Commit } from '@core/change/change'
import type { Block, Breakdown, Dictionaries, Segment } from '@core/observation/block'
import type { EntityKind, EntityOf } from '@core/project/entities'
import Dexie, { type Table } from 'dexie'
import { schemaVersions } from './migrations'

type StoredBreakdown = { importId: string; measureId: string; dimension: string; breakdown: Breakdown }
type StoredDictionaries = { importId: string; dictionaries: Dictionaries }

/** What an attached file holds: read only when it is asked for, and in pieces. */
type StoredFile = { sha256: string; content: Blob }

/**
 * `undoFloor`: commits up to this seq came with a file or a recovery, or had words erased, and cannot be taken back.
 * `rewriteSecondCopy`: words were erased here that journal and snapshots may still hold; there until these are made anew.
 * `rebuildDatabase`: the browser's own files may still hold them; see `rebuildWhereErased`.
 */
type MetaKey = 'undoFloor' | 'rewriteSecondCopy' | 'rebuildDatabase'
type Meta = { key: MetaKey; value: number }

/** One project. Kinds are reached with `rowsOf`. Nothing but `writeCommit` and whole-project writes put rows in. */
export class ProjectDatabase extends Dexie {
  declare readonly commits: Table<Commit, number>
  declare readonly blocks: Table<Block, [measureId: string, importId: string, seq: number]>
  declare readonly segments: Table<Segment, [measureId: string, importId: string]>
  declare readonly breakdowns: Table<StoredBreakdown, [measureId: string, importId: string, dimension: string]>
  declare readonly dictionaries: Table<StoredDictionaries, string>
  declare readonly files: Table<StoredFile, string>
  declare readonly meta: Table<Meta, MetaKey>

  constructor(name: string) {
    // Strict: a transaction is done when it is on the disk, not when it is on its way there.
    super(name, { chromeTransactionDurability: 'strict' })
    for (const { version, stores, upgrade } of schemaVersions) {
      const declared = this.version(version).stores({ ...stores })
      if (upgrade) declared.upgrade(upgrade)
    }
  }

  rowsOf<K extends EntityKind>(kind: K): Table<EntityOf<K>, string> {
    return this.table<EntityOf<K>, string>(kind)
  }
}

/** Opens it for this work alone. */
export async function inDatabase<T>(name: string, work: (db: ProjectDatabase) => Promise<T>): Promise<T> {
  const db = new ProjectDatabase(name)
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

/** All imported observations live in these. */
export const observationTables = ['blocks', 'segments', 'breakdowns', 'dictionaries'] as const

const prefix = 'project:'

/** A project's database; a recovered project gets the next generation, and the damaged one is left as it is. */
export const databaseName = (projectId: string, generation = 0): string =>
  generation === 0 ? `${prefix}${projectId}` : `${prefix}${projectId}:${generation}`

/** `null`: not the name of a project's database. */
export function projectOfDatabase(name: string): { projectId: string; generation: number } | null {
  const parts = /^project:([A-Za-z0-9_-]{1,64})(?::(\d+))?$/.exec(name)
  return parts?.[1] ? { projectId: parts[1], generation: Number(parts[2] ?? 0) } : null
}

/** Generations of the project's database that there are, in any order. */
export async function generationsOf(projectId: string): Promise<number[]> {
  const databases = await indexedDB.databases()
  const projects = databases.map(({ name }) => projectOfDatabase(name ?? ''))
  return projects.flatMap(found => (found?.projectId === projectId ? [found.generation] : []))
}

/**
 * What there is under a name, without Dexie: it would open a newer database silently. `unreadable`: the browser could not open
 * it. `blocked`: another tab keeps it from opening.
 */
type DatabaseState =
  | { readonly state: 'missing' | 'unreadable' | 'blocked' }
  | { readonly state: 'here'; readonly version: number }

/** Dexie's versions are the browser's divided by ten. */
const dexieFactor = 10
/** An open that another tab blocks waits for ever. */
const longestWaitMs = 10_000

export function stateOfDatabase(name: string): Promise<DatabaseState> {
  return new Promise(resolve => {
    const request = indexedDB.open(name)
    let missing = false
    const timer = setTimeout(() => resolve({ state: 'blocked' }), longestWaitMs)
    const answer = (state: DatabaseState) => {
      clearTimeout(timer)
      resolve(state)
    }
    request.onupgradeneeded = () => {
      // Nothing was there: leave nothing behind.
      missing = true
      request.transaction?.abort()
    }
    request.onsuccess = () => {
      const version = Math.round(request.result.version / dexieFactor)
      request.result.close()
      answer({ state: 'here', version })
    }
    request.onerror = event => {
      event.preventDefault()
      answer({ state: missing ? 'missing' : 'unreadable' })
    }
  })
}
