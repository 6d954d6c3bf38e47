import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createJournal, type Journal } from './journal'
import { createPlaces, type Places } from './places'
import { projectFolder } from './project-folder'
import { createSnapshots, type Snapshots } from './snapshots'

/** What a host does for the page, in plain Node. */
export type Services = {
  journal: Journal
  snapshots: Snapshots
  places: Places
  /** Removes all that is kept of a project, its folder included. */
  forgetProject: (projectId: string) => Promise<void>
}

/** `folder` is the host's own corner of the profile; it is made when first needed. */
export function createServices({ folder, now }: { folder: string; now: () => Date }): Services {
  const projects = join(folder, 'projects')
  const journal = createJournal(projects)
  const snapshots = createSnapshots(projects, now)
  const places = createPlaces(join(folder, 'places.json'))
  return {
    journal,
    snapshots,
    places,
    forgetProject: async projectId => {
      await mkdir(projects, { recursive: true })
      await snapshots.forget(projectId)
      await journal.forget(projectId)
      await places.forget(projectId)
      await rm(projectFolder(projects, projectId), { recursive: true, force: true })
    },
  }
}
