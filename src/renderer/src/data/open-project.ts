import type { Host, JournalPosition, SnapshotSummary } from '@core/host-api'
import { ok, type Problem, problem, type Result } from '@core/result'
import { host as machine } from '../host'
import { stateOfDatabase } from './look-at-database'
import { schemaVersion } from './migrations'
import { ProjectDatabase } from './project-database'
import { databaseOf, registerProject } from './registry'
import { type ProjectSession, startSession } from './session'
import { holdOpen, ifOpenNowhere } from './session-lock'
import { removeStaging } from './staging'

/**
 * `newer-version`: a later version of this program made the database; the detail is its version. `not-here`: nothing is known
 * of such a project. `unreadable`: the browser cannot open its database, and there is no second copy. `blocked`: another tab
 * keeps it from opening. `behind`: the second copy has more than the database, which nothing has touched; see `recoverProject`.
 */
export type OpenProjectProblem = 'newer-version' | 'not-here' | 'unreadable' | 'blocked'
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
}

type Kept = {
  readonly keepsSecondCopy: boolean
  readonly journal: JournalPosition | null
  readonly snapshots: readonly SnapshotSummary[]
}

/** Opens a project of this machine, once its database is known to hold all that the machine ever said was saved. */
export async function openProject(projectId: string, host: Host = machine): Promise<OpenProjectResult> {
  const name = await databaseOf(projectId)
  const [state, kept] = await Promise.all([stateOfDatabase(name), keptByMachine(projectId, host)])
  const hasSecondCopy = kept.journal !== null || kept.snapshots.length > 0
  if (state.state === 'blocked') return problem('blocked')
  if (state.state !== 'here') {
    if (!hasSecondCopy) return problem(state.state === 'missing' ? 'not-here' : 'unreadable')
    return behind(projectId, state.state, null, kept)
  }
  if (state.version > schemaVersion) return problem('newer-version', String(state.version))

  const db = new ProjectDatabase(name)
  try {
    const opened = await openIfWhole({ projectId, db, host, kept })
    if (!opened.ok) db.close()
    return opened
  } catch (trouble) {
    db.close()
    throw trouble
  }
}

type Opening = {
  readonly projectId: string
  readonly db: ProjectDatabase
  readonly host: Host
  readonly kept: Kept
}

async function openIfWhole({ projectId, db, host, kept }: Opening): Promise<OpenProjectResult> {
  const { journal, snapshots, keepsSecondCopy } = kept
  const project = await db.rowsOf('project').get(projectId)
  const last = await db.commits.orderBy('seq').last()
  const hereSeq = last?.seq ?? null
  if (!project) {
    if (journal === null && snapshots.length === 0) return problem('not-here')
    return behind(projectId, 'empty', hereSeq, kept)
  }
  const newestSnapshot = Math.max(0, ...snapshots.map(({ seq }) => seq))
  if (Math.max(journal?.seq ?? 0, newestSnapshot) > (hereSeq ?? 0)) return behind(projectId, 'behind', hereSeq, kept)
  // A log that has passed the journal's last seq without holding it was recovered: it begins anew after it.
  const sameSeq = journal && (await db.commits.get(journal.seq))
  if (sameSeq && sameSeq.id !== journal.commitId) return behind(projectId, 'differs', hereSeq, kept)

  await ifOpenNowhere(projectId, () => removeStaging(db))
  await registerProject({ id: projectId, title: project.title, database: db.name })
  const letGo = await holdOpen(projectId)
  const journalSeq = journal?.seq ?? 0
  return ok(await startSession({ db, host, project, keepsSecondCopy, journalSeq, snapshotSeq: newestSnapshot, letGo }))
}

const behind = (
  projectId: string,
  reason: RecoveryOffer['reason'],
  hereSeq: number | null,
  { journal, snapshots }: Kept,
): OpenProjectResult => ({
  ...problem('behind'),
  recovery: { projectId, reason, hereSeq, journalSeq: journal?.seq ?? null, snapshots },
})

/** A machine that does not answer keeps nobody from working: the session says Not saved until it does. */
async function keptByMachine(projectId: string, host: Host): Promise<Kept> {
  const about = await host.about().catch(() => null)
  if (about?.secondCopy === false) return { keepsSecondCopy: false, journal: null, snapshots: [] }
  const [journal, snapshots] = await Promise.all([
    host.journalPosition({ projectId }).catch(() => null),
    host.listSnapshots({ projectId }).catch(() => []),
  ])
  return { keepsSecondCopy: true, journal, snapshots }
}
