import type { Host } from '@core/host-api'
import type { ProjectFileProblem } from '@core/project/file/parts'
import { problem, type Result } from '@core/result'
import { host as machine } from '../host'
import { newId } from './new-id'
import type { RecoveredProject } from './project-file-jobs'
import { inFileWorker } from './project-file-work'
import { databaseOf, registerProject } from './registry'
import { ifOpenNowhere } from './session-lock'
import { wholeJournal } from './whole-journal'

/** `open-elsewhere`: another tab has the project open. The others: the snapshot is damaged; another may not be. */
export type RecoverProblem = ProjectFileProblem | 'nothing-to-recover-from' | 'open-elsewhere'

/**
 * Builds the project anew from a snapshot (`null`: from nothing) and the journal after it, in a database of its own. The
 * damaged one is set aside untouched. Open it with `openProject` afterwards.
 */
export async function recoverProject(
  projectId: string,
  snapshotName: string | null,
  host: Host = machine,
): Promise<Result<RecoveredProject, RecoverProblem>> {
  let recovered: Result<RecoveredProject, RecoverProblem> = problem('open-elsewhere')
  await ifOpenNowhere(projectId, async () => {
    const snapshot = snapshotName === null ? null : await host.readSnapshot({ projectId, name: snapshotName })
    const commits = await wholeJournal(host, projectId)
    const snapshots = await host.listSnapshots({ projectId })
    const keptSeq = Math.max(0, commits.at(-1)?.seq ?? 0, ...snapshots.map(({ seq }) => seq))
    const setAside = await databaseOf(projectId)
    const now = new Date().toISOString()
    recovered = await inFileWorker({
      job: 'recover',
      projectId,
      setAside,
      snapshot,
      commits,
      keptSeq,
      now,
      newCommitId: newId(),
    })
    if (!recovered.ok) return
    const { database, title } = recovered.value
    await registerProject({ id: projectId, title, database })
  })
  return recovered
}
