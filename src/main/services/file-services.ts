import { join } from 'node:path'
import type { Commit } from '@core/change/change'
import { HostError, type ReplaceSecondCopyRequest, type SecondCopyReplaced } from '@core/host-api'
import { readCommitsOfFile } from '@core/project/file/read-project-file'
import { createJournal, type Journal } from './journal'
import { createOtherHost, type OtherHost } from './other-host'
import { createSnapshots, type Snapshots } from './snapshots'

/** The second copy of every project: what takes long where a project is large. */
export type FileServices = {
  journal: Journal
  snapshots: Snapshots
  otherHost: OtherHost
  secondCopy: { replace: (request: ReplaceSecondCopyRequest) => Promise<SecondCopyReplaced> }
}

export type FilePlaces = {
  /** The host's own corner of the profile; it is made when first needed. */
  folder: string
  /** The other host's, which may not be there. */
  otherFolder: string
}

export function createFileServices({ folder, otherFolder }: FilePlaces, now: () => Date): FileServices {
  const projects = projectsIn(folder)
  const journal = createJournal(projects)
  const snapshots = createSnapshots(projects, now)
  return {
    journal,
    snapshots,
    otherHost: createOtherHost(projectsIn(otherFolder), { journal, snapshots }),
    secondCopy: { replace: request => replaceSecondCopy({ journal, snapshots }, request) },
  }
}

export const projectsIn = (folder: string): string => join(folder, 'projects')

/**
 * The new snapshot is whole before the journal changes, the journal changes in one rename, and only then does anything old
 * go. Wherever the machine stops in between, one of both copies is whole, and doing it once more ends the same.
 */
async function replaceSecondCopy(
  { journal, snapshots }: { journal: Journal; snapshots: Snapshots },
  { old, ...request }: ReplaceSecondCopyRequest,
): Promise<SecondCopyReplaced> {
  const { projectId, seq, bytes } = request
  const log = readCommitsOfFile(bytes)
  if (!log.ok || log.value.projectId !== projectId) throw new HostError('bad-request')
  const commits = lastRun(log.value.commits)
  if ((commits.at(-1)?.seq ?? 0) !== seq) throw new HostError('bad-request')
  const before = await snapshots.files(projectId)
  const snapshot = await snapshots.write(request)
  const position = await journal.replace(projectId, commits, old)
  if (old === 'erase') await snapshots.erase(projectId, before)
  return { position, snapshot }
}

/** The commits after the last gap: a journal has none. The snapshot holds the others. */
function lastRun(commits: readonly Commit[]): readonly Commit[] {
  const gap = commits.findLastIndex((commit, index) => index > 0 && commit.seq !== (commits[index - 1]?.seq ?? 0) + 1)
  return gap === -1 ? commits : commits.slice(gap)
}
