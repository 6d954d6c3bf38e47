import type { Commit } from '@core/change/change'
import { HostError, type ReplaceSecondCopyRequest, type SecondCopyReplaced } from '@core/host-api'
import { readCommitsOfFile } from '@core/project/file/read-project-file'
import type { Journal } from './journal'
import type { Snapshots } from './snapshots'

/**
 * The new snapshot is whole before the journal changes, the journal changes in one rename, and only then does anything old
 * go. Wherever the machine stops in between, one of both copies is whole, and doing it once more ends the same.
 */
export async function replaceSecondCopy(
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
