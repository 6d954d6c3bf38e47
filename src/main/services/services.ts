import { mkdir, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { SessionService } from '@core/workshop/session/session-service'
import { createFileServices, type FilePlaces, type FileServices, projectsIn } from './file-services'
import { fileServicesInThread } from './file-thread'
import { privateFolderMode, projectFolder } from './folders'
import { createSavedPaths, type SavedPaths } from './saved-paths'
import { createWorkshop } from './workshop/workshop'

/** What a host does for the page, in plain Node. */
export type Services = FileServices & {
  places: SavedPaths
  workshop: SessionService
  /** Free on the disk of the profile; null: this system does not say. */
  freeBytes: () => Promise<number | null>
  /** Removes all that is kept of a project, its folder included. */
  forgetProject: (projectId: string) => Promise<void>
}

type ServicesPlaces = FilePlaces & {
  /** The built files of the phones' page. */
  phoneFolder: string
  /** The built main file of the thread that keeps files; null: they are kept in this one, as tests do from sources. */
  threadFile: string | null
  /** Called where that thread cannot start; the files are kept in this one then. */
  onNoThread?: (() => void) | undefined
  now: () => Date
  /** Called when people can begin to take part in a workshop, and when they no longer can. */
  onSessionOpen?: (isOpen: boolean) => void
}

export function createServices(needs: ServicesPlaces): Services {
  const { folder, otherFolder, phoneFolder, threadFile, onNoThread, now, onSessionOpen } = needs
  const kept = { folder, otherFolder }
  const files = threadFile === null ? createFileServices(kept, now) : fileServicesInThread(kept, threadFile, onNoThread)
  const { journal, snapshots } = files
  const projects = projectsIn(folder)
  const places = createSavedPaths(join(folder, 'places.json'))
  const workshop = createWorkshop({ folder: join(folder, 'sessions'), phoneFolder, now, onOpenChange: onSessionOpen })
  return {
    ...files,
    places,
    workshop,
    freeBytes: () =>
      statfs(folder).then(
        ({ bavail, bsize }) => bavail * bsize,
        () => null,
      ),
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
