import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { HostError, type ProjectElsewhere, type SnapshotSummary } from '@core/host-api'
import { bytesOfFileOrNone } from './atomic-file'
import { projectFolder } from './folders'
import { asHostErrors } from './host-error'
import type { Journal } from './journal'
import { readValidPrefix } from './journal-lines'
import { createSnapshots, type Snapshots } from './snapshots'

export type OtherHost = {
  list: () => Promise<ProjectElsewhere[]>
  bring: (projectId: string) => Promise<SnapshotSummary>
}

/**
 * The second copies that the other host keeps in the same profile: the desktop window's for the browser, the browser's for the window.
 * Each has a database of its own, so that a project begun in one is not seen in the other. They are only ever read from here: the other
 * host may be running and writing them.
 */
export function createOtherHost(folder: string, own: { journal: Journal; snapshots: Snapshots }): OtherHost {
  const theirs = createSnapshots(folder, () => new Date())
  const journalOf = (projectId: string) => join(projectFolder(folder, projectId), 'journal.jsonl')

  async function list(): Promise<ProjectElsewhere[]> {
    const newestLast = (await theirs.list(null)).reverse()
    const newest = new Map(newestLast.map(snapshot => [snapshot.projectId, snapshot]))
    return Promise.all([...newest.values()].map(snapshot => described(snapshot, journalOf(snapshot.projectId))))
  }

  async function bring(projectId: string): Promise<SnapshotSummary> {
    if ((await own.snapshots.list(projectId)).length > 0) throw new HostError('bad-request')
    const { summary, bytes } = await newestWhole(projectId)
    const { commits } = readValidPrefix(await bytesOfFileOrNone(journalOf(projectId)))
    // The snapshot last: while there is none, the project is not here and can be brought once more.
    if (commits.length > 0) await own.journal.append(projectId, commits)
    return own.snapshots.write({ projectId, title: summary.title, seq: summary.seq, bytes })
  }

  async function newestWhole(projectId: string): Promise<{ summary: SnapshotSummary; bytes: Uint8Array }> {
    for (const summary of await theirs.list(projectId)) {
      try {
        return { summary, bytes: await theirs.read(projectId, summary.name) }
      } catch (error) {
        // An older one may be whole.
        if (!(error instanceof HostError) || error.problem !== 'read-back-differs') throw error
      }
    }
    throw new HostError('not-found')
  }

  return { list: () => asHostErrors(list), bring: projectId => asHostErrors(() => bring(projectId)) }
}

/** What was written to the journal since counts as well. */
async function described({ projectId, title, takenAt }: SnapshotSummary, journal: string): Promise<ProjectElsewhere> {
  const written = await stat(journal).then(
    ({ mtime }) => mtime.toISOString(),
    () => '',
  )
  return { projectId, title, lastAt: written > takenAt ? written : takenAt }
}
