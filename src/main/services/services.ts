import { mkdir, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Commit } from '@core/change/change'
import { HostError, type ReplaceSecondCopyRequest, type SecondCopyReplaced } from '@core/host-api'
import { readCommitsOfFile } from '@core/project/file/read-project-file'
import type { SessionService } from '@core/workshop/session/session-service'
import { privateFolderMode, projectFolder } from './folders'
import { createJournal, type Journal } from './journal'
import { createOtherHost, type OtherHost } from './other-host'
import { createSavedPaths, type SavedPaths } from './saved-paths'
import { createSnapshots, type Snapshots } from './snapshots'
import { createWorkshop } from './workshop/workshop'

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

/** What a host does for the page, in plain Node. */
export type Services = {
  journal: Journal
  snapshots: Snapshots
  places: SavedPaths
  otherHost: OtherHost
  workshop: SessionService
  /** Free on the disk of the profile; null: this system does not say. */
  freeBytes: () => Promise<number | null>
  replaceSecondCopy: (request: ReplaceSecondCopyRequest) => Promise<SecondCopyReplaced>
  /** Removes all that is kept of a project, its folder included. */
  forgetProject: (projectId: string) => Promise<void>
}

type ServicesPlaces = {
  /** The host's own corner of the profile; it is made when first needed. */
  folder: string
  /** The other host's, which may not be there. */
  otherFolder: string
  /** The built files of the phones' page. */
  phoneFolder: string
  now: () => Date
  /** Called when people can begin to take part in a workshop, and when they no longer can. */
  onSessionOpen?: (isOpen: boolean) => void
}

export function createServices({ folder, otherFolder, phoneFolder, now, onSessionOpen }: ServicesPlaces): Services {
  const projects = join(folder, 'projects')
  const journal = createJournal(projects)
  const snapshots = createSnapshots(projects, now)
  const places = createSavedPaths(join(folder, 'places.json'))
  const workshop = createWorkshop({ folder: join(folder, 'sessions'), phoneFolder, now, onOpenChange: onSessionOpen })
  return {
    journal,
    snapshots,
    places,
    otherHost: createOtherHost(join(otherFolder, 'projects'), { journal, snapshots }),
    workshop,
    freeBytes: () =>
      statfs(folder).then(
        ({ bavail, bsize }) => bavail * bsize,
        () => null,
      ),
    replaceSecondCopy: request => replaceSecondCopy({ journal, snapshots }, request),
    forgetProject: async projectId => {
      await mkdir(projects, { recursive: true, mode: privateFolderMode })
      for (const session of await workshop.unfinishedSessions())
        if (session.projectId === projectId) await workshop.forgetSession(session)
      await snapshots.forget(projectId)
      await journal.forget(projectId)
      await places.forget(projectId)
      await rm(projectFolder(projects, projectId), { recursive: true, force: true })
    },
  }
}
