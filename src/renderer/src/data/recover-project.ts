import type { Commit } from '@core/change/change'
import { safeFileName } from '@core/file-name'
import { type Host, HostError, type JournalSetAside, type SavedFile } from '@core/host-api'
import { forTheTeam } from '@core/privacy/shareable'
import type { ProjectFileProblem } from '@core/project/file/parts'
import { ok, problem, type Result } from '@core/result'
import { host as machine } from '../host'
import { newId } from './new-id'
import type { RecoveredProject } from './project-file-jobs'
import { inFileWorker } from './project-file-work'
import { databaseOf, registerProject } from './registry'
import { withExclusiveLock } from './session-lock'

/** Every commit of the project's journal, oldest first, however many answers that takes. */
async function wholeJournal(host: Host, projectId: string): Promise<Commit[]> {
  const commits: Commit[] = []
  for (;;) {
    const next = await host.readJournal({ projectId, afterSeq: commits.at(-1)?.seq ?? 0 })
    if (next.length === 0) return commits
    commits.push(...next)
  }
}

/**
 * `open-elsewhere`: another tab has the project open. `unreadable`: the machine cannot read the snapshot. The others: the
 * snapshot is damaged. Another may not be.
 */
type RecoverProblem = ProjectFileProblem | 'nothing-to-recover-from' | 'open-elsewhere' | 'unreadable'

/** `whole`: every commit since the snapshot is in it. `gone`, `damaged`: there may have been more than anything still knows of. */
export type RecoveredFrom = RecoveredProject & { readonly journal: 'whole' | 'gone' | 'damaged' }

/**
 * Builds the project anew from a snapshot (`null`: from nothing) and the journal after it, in a database of its own. The
 * damaged one is set aside untouched. Open it with `openProject` afterwards.
 */
export async function recoverProject(
  projectId: string,
  snapshotName: string | null,
  host: Host = machine,
): Promise<Result<RecoveredFrom, RecoverProblem>> {
  let recovered: Result<RecoveredFrom, RecoverProblem> = problem('open-elsewhere')
  await withExclusiveLock(projectId, async () => {
    recovered = await recoverFrom(projectId, snapshotName, host)
    if (!recovered.ok) return
    const { database, title } = recovered.value
    await registerProject({ id: projectId, title, database })
  })
  return recovered
}

/** Brings a project of this computer's other host here, as it was last written there. Open it with `openProject` afterwards. */
export async function bringProject(
  projectId: string,
  host: Host = machine,
): Promise<Result<RecoveredFrom, RecoverProblem>> {
  const { name } = await host.bringProject({ projectId })
  const brought = await recoverProject(projectId, name, host)
  // Where nothing was changed since the snapshot there never was a journal.
  return brought.ok && brought.value.journal === 'gone' ? ok({ ...brought.value, journal: 'whole' }) : brought
}

async function recoverFrom(
  projectId: string,
  snapshotName: string | null,
  host: Host,
): Promise<Result<RecoveredFrom, RecoverProblem>> {
  const snapshot = await snapshotBytes(projectId, snapshotName, host)
  if (!snapshot.ok) return snapshot
  const commits = await wholeJournal(host, projectId)
  const damaged = await damagedJournalsOf(projectId, host)
  const snapshots = await host.listSnapshots({ projectId })
  const keptSeq = Math.max(0, commits.at(-1)?.seq ?? 0, ...snapshots.map(({ seq }) => seq))
  const setAside = await databaseOf(projectId)
  const recovered = await inFileWorker({
    job: 'recover',
    projectId,
    setAside,
    snapshot: snapshot.value,
    commits,
    keptSeq,
    now: new Date().toISOString(),
    newCommitId: newId(),
  })
  if (!recovered.ok) return recovered
  // A journal that was damaged earlier has been made good since, with commits that came after.
  const isDamaged = damaged.some(({ setAsideAt }) => setAsideAt >= (recovered.value.lastAt ?? ''))
  const journal = isDamaged ? 'damaged' : commits.length === 0 ? 'gone' : 'whole'
  return ok({ ...recovered.value, journal })
}

async function snapshotBytes(
  projectId: string,
  name: string | null,
  host: Host,
): Promise<Result<Uint8Array | null, 'unreadable'>> {
  if (name === null) return ok(null)
  try {
    return ok(await host.readSnapshot({ projectId, name }))
  } catch (error) {
    if (error instanceof HostError && error.problem !== 'host-gone' && error.problem !== 'not-let-in')
      return problem('unreadable')
    throw error
  }
}

/** Journals that were set aside because a line was damaged: somebody may read more out of them. */
export async function damagedJournalsOf(projectId: string, host: Host): Promise<JournalSetAside[]> {
  const all = await host.journalsSetAside({ projectId }).catch(() => [])
  return all.filter(({ name }) => name.startsWith('journal.damaged-'))
}

/** Saves what the database has to a file of its own, before it is set aside. `null`: the person cancelled. */
export async function saveDatabaseToFile(projectId: string, host: Host = machine): Promise<SavedFile | null> {
  const databaseName = await databaseOf(projectId)
  const { bytes, title } = await inFileWorker({ job: 'write', databaseName, now: new Date().toISOString() })
  const suggestedName = `${safeFileName(title, 'project')}.commonmeasure`
  return host.saveFile({ suggestedName, kind: 'project', bytes: forTheTeam('project-file', bytes) })
}
