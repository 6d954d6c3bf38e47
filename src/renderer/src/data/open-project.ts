import { filesNamed } from '@core/attachment/files-and-links'
import type { Host, JournalSetAside, SnapshotSummary } from '@core/host-api'
import { ok, type Problem, problem, type Result } from '@core/result'
import { host as machine } from '../host'
import { filesIn } from './attachments-of-commit'
import { compareWithHost, type KeptByHost, keptByHost } from './kept-by-host'
import { schemaVersion } from './migrations'
import { removeImported } from './project-contents'
import { ProjectDatabase, stateOfDatabase } from './project-database'
import { recentHistory } from './project-log'
import { rebuildWhereErased } from './rebuild-database'
import { damagedJournalsOf } from './recover-project'
import { databaseOf, registerProject } from './registry'
import { type ProjectSession, startSession } from './session'
import { acquireSharedLock, withExclusiveLock } from './session-lock'

/**
 * Removes what an import or an attaching wrote that never came in (the page crashed), or that was taken back for good. What is
 * live, or can be had again by undo or redo, stays. Only while no tab has the project open: another tab's may be on its way.
 */
async function removeStaging(db: ProjectDatabase): Promise<void> {
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

/**
 * `newer-version`: a later version of this program made the database; the detail is its version. `not-here`: nothing is known
 * of such a project. `host-gone`: it is not in the browser, and the machine, which may have it, does not answer. `unreadable`: the browser cannot open its database, and there is no second copy. `blocked`: another tab
 * keeps it from opening. `behind`: the second copy has more than the database, which nothing has touched; see `recoverProject`.
 */
type OpenProjectProblem = 'newer-version' | 'not-here' | 'host-gone' | 'unreadable' | 'blocked'
export type OpenProjectResult =
  | Result<ProjectSession, OpenProjectProblem>
  | (Problem<'behind'> & { readonly recovery: RecoveryOffer })

/** What a recovery screen shows and `recoverProject` needs. */
export type RecoveryOffer = {
  readonly projectId: string
  /** `missing`, `empty`: the browser threw the database away. `differs`: its log and the journal tell different stories. */
  readonly reason: 'missing' | 'empty' | 'unreadable' | 'behind' | 'differs'
  /** The last commit that each has; null: none. */
  readonly hereSeq: number | null
  readonly journalSeq: number | null
  /** Newest first. */
  readonly snapshots: readonly SnapshotSummary[]
  /** Damaged journals that were set aside, newest first. */
  readonly damagedJournals: readonly JournalSetAside[]
}

/** Opens a project of this machine, once its database is known to hold all that the machine ever said was saved. */
export async function openProject(projectId: string, host: Host = machine): Promise<OpenProjectResult> {
  const name = await databaseOf(projectId)
  // A machine that does not answer keeps nobody from working: the session says Not saved until it does.
  const [state, kept] = await Promise.all([stateOfDatabase(name), keptByHost(projectId, host).catch(() => null)])
  if (state.state === 'blocked') return problem('blocked')
  if (state.state !== 'here') {
    if (kept === null) return problem('host-gone')
    if (!hasAnything(kept)) return problem(state.state === 'missing' ? 'not-here' : 'unreadable')
    return behind({ projectId, host, kept }, state.state, null)
  }
  if (state.version > schemaVersion) return problem('newer-version', String(state.version))

  const db = new ProjectDatabase(await rebuildWhereErased(projectId, name))
  try {
    const opened = await openIfWhole({ projectId, db, host, kept })
    if (!opened.ok) db.close()
    return opened
  } catch (error) {
    db.close()
    throw error
  }
}

type Opening = {
  readonly projectId: string
  readonly db: ProjectDatabase
  readonly host: Host
  /** `null`: the machine does not answer. */
  readonly kept: KeptByHost | null
}

async function openIfWhole({ projectId, db, host, kept }: Opening): Promise<OpenProjectResult> {
  const project = await db.rowsOf('project').get(projectId)
  const last = await db.commits.orderBy('seq').last()
  const hereSeq = last?.seq ?? null
  if (!project) {
    if (kept === null) return problem('host-gone')
    return hasAnything(kept) ? behind({ projectId, host, kept }, 'empty', hereSeq) : problem('not-here')
  }
  const compared = kept === null ? 'same' : await compareWithHost(db, kept)
  if (kept && compared !== 'same') return behind({ projectId, host, kept }, compared, hereSeq)

  // Every project gets this when it is made: where it is lost, nobody knows any more what may be undone.
  if (!(await db.meta.get('undoFloor'))) await db.meta.put({ key: 'undoFloor', value: hereSeq ?? 0 })
  await withExclusiveLock(projectId, () => removeStaging(db))
  await registerProject({ id: projectId, title: project.title, database: db.name })
  const release = await acquireSharedLock(projectId)
  return ok(await startSession({ db, host, project, kept, release }))
}

const hasAnything = ({ journal, snapshots }: KeptByHost): boolean => journal !== null || snapshots.length > 0

type Asked = { readonly projectId: string; readonly host: Host; readonly kept: KeptByHost }

async function behind(
  { projectId, host, kept }: Asked,
  reason: RecoveryOffer['reason'],
  hereSeq: number | null,
): Promise<OpenProjectResult> {
  const damagedJournals = await damagedJournalsOf(projectId, host)
  const { journal, snapshots } = kept
  const recovery = { projectId, reason, hereSeq, journalSeq: journal?.seq ?? null, snapshots, damagedJournals }
  return { ...problem('behind'), recovery }
}
