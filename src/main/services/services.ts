import { mkdir, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReplaceSecondCopyRequest, SecondCopyReplaced } from '@core/host-api'
import type { SessionService } from '@core/workshop/session/session-service'
import { createJournal, type Journal } from './journal'
import { privateFolderMode } from './private-folder'
import { projectFolder } from './project-folder'
import { replaceSecondCopy } from './replace-second-copy'
import { createSavedPaths, type SavedPaths } from './saved-paths'
import { createSnapshots, type Snapshots } from './snapshots'
import { createWorkshop } from './workshop/workshop'

/** What a host does for the page, in plain Node. */
export type Services = {
  journal: Journal
  snapshots: Snapshots
  places: SavedPaths
  workshop: SessionService
  /** Free on the disk of the profile; null: this system does not say. */
  freeBytes: () => Promise<number | null>
  replaceSecondCopy: (request: ReplaceSecondCopyRequest) => Promise<SecondCopyReplaced>
  /** Removes all that is kept of a project, its folder included. */
  forgetProject: (projectId: string) => Promise<void>
}

export type ServicesPlaces = {
  /** The host's own corner of the profile; it is made when first needed. */
  folder: string
  /** The built files of the phones' page. */
  phoneFolder: string
  now: () => Date
}

export function createServices({ folder, phoneFolder, now }: ServicesPlaces): Services {
  const projects = join(folder, 'projects')
  const journal = createJournal(projects)
  const snapshots = createSnapshots(projects, now)
  const places = createSavedPaths(join(folder, 'places.json'))
  const workshop = createWorkshop({ folder: join(folder, 'sessions'), phoneFolder, now })
  return {
    journal,
    snapshots,
    places,
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
