import type { Row } from '@core/change/apply'
import { added, type Change, type Commit, edited, removed } from '@core/change/change'
import { mergedValue } from '@core/change/merge-value'
import type { JournalPosition } from '@core/host-api'
import { boardWithoutRemoved } from '@core/project/board'
import { type EntityKind, type EntityOf, entityKinds, entitySchemas } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { canBeAttached, goingAlong } from './attachments-of-commit'
import { eraseInImports, type ImportedErasure } from './erasing/find-erasure'
import type { ProjectDatabase } from './project-database'
import { LostDatabaseError } from './write-problem'

export type CommitDraft = Omit<Commit, 'seq'>

/**
 * Rows and log in one transaction, or neither. The seq comes from the log inside the transaction, so two tabs cannot take the
 * same one. What is logged as `before` is what the rows really held: where another tab changed a text first, this commit
 * changes it again and taking it back returns to the other tab's words; where it changed another entry of the same list, both
 * stay (`mergedValue`). What is attached to a row that goes, comments on it, and its place on the board go along.
 * `null`: nothing was left to change. Problem `gone`: it edits, or attaches to, something that another tab took away; nothing
 * is written. A row that does not fit its schema is a bug and throws. `known`: the last commit this tab has seen; where the
 * database does not hold it, nothing is written and a `LostDatabaseError` is thrown.
 */
export function writeCommit(
  db: ProjectDatabase,
  draft: CommitDraft,
  known: JournalPosition | null,
): Promise<Result<Commit | null, 'gone'>> {
  const tables = [...entityKinds.map(kind => db.rowsOf(kind)), db.files, db.commits]
  return db.transaction('rw', tables, async () => {
    // Another tab may have gone on after the commit that this one knows.
    const since = await db.commits
      .where('seq')
      .aboveOrEqual(known?.seq ?? 0)
      .toArray()
    if (!(await holdsLog(db, known, since[0]))) throw new LostDatabaseError('the log is not the one that was read')
    // Tried again: the browser may have written it without being able to say so.
    const written = since.find(({ id }) => id === draft.id)
    if (written) return ok(written)
    const along = [...(await goingAlong(db, draft.changes)), ...(await boardGoing(db, draft.changes))]
    const changes = [...along, ...draft.changes]
    const rows = await rowsNow(db, changes)
    const isNew = draft.undoes === null && draft.redoes === null
    const made = changesToRows(rows, changes, isNew)
    if (!made.ok) return made
    if (isNew && !(await canBeAttached(db, made.value, rows))) return problem('gone', 'attachment or comment')
    if (made.value.length === 0) return ok(null)
    const commit: Commit = { ...draft, changes: made.value, seq: (since.at(-1)?.seq ?? 0) + 1 }
    await writeRows(db, rows)
    await db.commits.add(commit)
    return ok(commit)
  })
}

/** Whether this is still the database in which the tab has seen the commit `known`; `first`: what it holds at that place. */
export async function holdsLog(
  db: ProjectDatabase,
  known: JournalPosition | null,
  first: Commit | undefined,
): Promise<boolean> {
  if (known === null) return (await db.rowsOf('project').count()) > 0
  return first?.seq === known.seq && first.id === known.commitId
}

async function boardGoing(db: ProjectDatabase, changes: readonly Change[]): Promise<Change[]> {
  if (!changes.some(({ after }) => after === null)) return []
  const projects = await db.rowsOf('project').toArray()
  return projects.flatMap(project => boardWithoutRemoved(changes, project))
}

type RowKey = `${EntityKind} ${string}`
type RowsByKey = Map<RowKey, Row | null>

const keyOf = (change: Change): RowKey => `${change.kind} ${change.id}`

async function rowsNow(db: ProjectDatabase, changes: readonly Change[]): Promise<RowsByKey> {
  const rows: RowsByKey = new Map()
  for (const kind of new Set(changes.map(change => change.kind))) {
    const ids = [...new Set(changes.filter(change => change.kind === kind).map(change => change.id))]
    const found = await db.rowsOf(kind).bulkGet(ids)
    ids.forEach((id, index) => {
      rows.set(`${kind} ${id}`, (found[index] as Row | undefined) ?? null)
    })
  }
  return rows
}

/** The changes as they turn out on the rows that are there; `rows` is left holding what they become. */
function changesToRows(rows: RowsByKey, changes: readonly Change[], isNew: boolean): Result<Change[], 'gone'> {
  const made: Change[] = []
  for (const change of changes) {
    const row = rows.get(keyOf(change)) ?? null
    const adds = change.before === null
    if (adds && row !== null) throw new Error(`${keyOf(change)} is there already`)
    if (!adds && row === null) {
      if (change.after === null) continue
      return problem('gone', keyOf(change))
    }
    const next = rowAfter(row, change, isNew)
    rows.set(keyOf(change), next)
    const difference = differenceBetween(change.kind, row, next)
    if (difference) made.push(difference)
  }
  return ok(made)
}

/** A step that is taken back may no longer fit beside what was done since: then it counts alone. */
function rowAfter(row: Row | null, change: Change, isNew: boolean): Row | null {
  if (change.after === null) return null
  const schema = entitySchemas[change.kind]
  const merged = schema.safeParse(mergedValue(change.before ?? {}, change.after, row ?? {}))
  if (merged.success) return merged.data as Row
  if (isNew) throw merged.error
  const untouched = Object.entries(row ?? {}).filter(([name]) => !(name in (change.before ?? {})))
  return schema.parse({ ...Object.fromEntries(untouched), ...change.after }) as Row
}

function differenceBetween<K extends EntityKind>(kind: K, before: Row | null, after: Row | null): Change | null {
  if (before === null) return after === null ? null : added(kind, after as unknown as EntityOf<K>)
  if (after === null) return removed(kind, before as unknown as EntityOf<K>)
  return edited(kind, before as unknown as EntityOf<K>, after as unknown as EntityOf<K>)
}

/** All rows of a kind at once: a paste may bring ten thousand. */
async function writeRows(db: ProjectDatabase, rows: RowsByKey): Promise<void> {
  const byKind = new Map<EntityKind, { gone: string[]; kept: Row[] }>()
  for (const [key, row] of rows) {
    const [kind, id] = key.split(' ') as [EntityKind, string]
    const ofKind = byKind.get(kind) ?? { gone: [], kept: [] }
    byKind.set(kind, ofKind)
    if (row === null) ofKind.gone.push(id)
    else ofKind.kept.push(row)
  }
  for (const [kind, { gone, kept }] of byKind) {
    await db.rowsOf(kind).bulkDelete(gone)
    await db.table<Row, string>(kind).bulkPut(kept)
  }
}

/** `erased`: what a change of the log becomes; null: nothing is left of it. */
export type Erased = AlsoErased & { readonly erased: (change: Change) => Change | null }

/** `imported`: words of imported figures. `by`: what the name becomes of whoever made a change. */
export type AlsoErased = {
  readonly imported?: ImportedErasure | undefined
  readonly by?: ((name: string) => string) | undefined
}

/**
 * A commit, and every commit of the log (this one too) without what `erased` takes out of its changes: in one transaction, or
 * neither. The second copy is marked to be made anew, so that a crash before that is made good at the next start.
 */
export function writeAndErase(
  db: ProjectDatabase,
  draft: CommitDraft,
  { erased, imported, by = name => name }: Erased,
  known: JournalPosition | null,
): Promise<Result<Commit | null, 'gone'>> {
  const rows = [...entityKinds.map(kind => db.rowsOf(kind)), db.files, db.commits, db.meta]
  const tables = imported ? [...rows, db.dictionaries, db.blocks] : rows
  return db.transaction('rw', tables, async () => {
    const written = await writeCommit(db, draft, known)
    if (!written.ok) return written
    const commit = written.value ?? (await addEmptyCommit(db, draft))
    if (imported) await eraseInImports(db, imported)
    await db.commits.toCollection().modify(commit => {
      commit.changes = commit.changes.flatMap(change => erased(change) ?? [])
      commit.by = by(commit.by)
    })
    await db.meta.bulkPut([
      { key: 'undoFloor', value: commit.seq },
      { key: 'rewriteSecondCopy', value: commit.seq },
      { key: 'rebuildDatabase', value: commit.seq },
    ])
    return ok(commit)
  })
}

/** What is to be erased may stand in the log alone: it says all the same that something was. */
async function addEmptyCommit(db: ProjectDatabase, draft: CommitDraft): Promise<Commit> {
  const last = await db.commits.orderBy('seq').last()
  const commit: Commit = { ...draft, changes: [], seq: (last?.seq ?? 0) + 1 }
  await db.commits.add(commit)
  return commit
}
