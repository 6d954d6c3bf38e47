import type { Host, HostAbout, ProjectElsewhere, SnapshotSummary } from '@core/host-api'
import Dexie, { type Table } from 'dexie'
import { host as machine } from '../host'
import { databaseName, generationsOf } from './project-database'

/** What this machine knows of a project without opening it. */
type RegisteredProject = {
  readonly id: string
  readonly title: string
  /** The database it lives in now: a recovered project has a later generation. */
  readonly database: string
  /** Databases that were damaged and set aside. Nothing reads them; they go when the project is deleted. */
  readonly setAside: readonly string[]
  /** ISO time. */
  readonly openedAt: string
}

class RegistryDatabase extends Dexie {
  declare readonly projects: Table<RegisteredProject, string>
  constructor() {
    super('registry', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ projects: 'id' })
  }
}

const registry = new RegistryDatabase()

/** `here`: in the browser's database; false where only the machine's second copy is left, which opening will recover. */
export type KnownProject = {
  readonly id: string
  readonly title: string
  readonly here: boolean
  /** ISO time it was last opened here, or its newest snapshot was taken. */
  readonly lastAt: string
}

/** Every project that can be opened, the last one first: those in the registry, and those only the second copy still has. */
export async function knownProjects(host: Host = machine): Promise<KnownProject[]> {
  const registered = await registry.projects.toArray()
  const here = registered.map(({ id, title, openedAt }) => ({ id, title, here: true, lastAt: openedAt }))
  const ids = new Set(registered.map(({ id }) => id))
  const onlyKept = newestOfEach(await snapshotsKept(host)).filter(({ projectId }) => !ids.has(projectId))
  const kept = onlyKept.map(({ projectId, title, takenAt }) => ({ id: projectId, title, here: false, lastAt: takenAt }))
  return [...here, ...kept].sort((a, b) => b.lastAt.localeCompare(a.lastAt))
}

/** A machine that does not answer has no more to tell; the projects that are here can still be opened. */
const snapshotsKept = (host: Host): Promise<SnapshotSummary[]> =>
  host.listSnapshots({ projectId: null }).catch(() => [])

/** What the other of the two hosts keeps on this computer, the last one written first. */
export type ProjectsElsewhere = {
  readonly where: HostAbout['kind']
  readonly projects: readonly ProjectElsewhere[]
}

/** A machine that does not answer, or may not, knows of none. */
export async function projectsElsewhere(host: Host = machine): Promise<ProjectsElsewhere> {
  const here = await host.about().catch(() => null)
  const projects = here?.secondCopy ? await host.projectsElsewhere().catch(() => []) : []
  return {
    where: here?.kind === 'desktop' ? 'browser' : 'desktop',
    projects: projects.toSorted((a, b) => b.lastAt.localeCompare(a.lastAt)),
  }
}

function newestOfEach(snapshots: readonly SnapshotSummary[]): SnapshotSummary[] {
  const newest = new Map<string, SnapshotSummary>()
  for (const snapshot of snapshots) {
    const known = newest.get(snapshot.projectId)
    if (!known || known.seq < snapshot.seq) newest.set(snapshot.projectId, snapshot)
  }
  return [...newest.values()]
}

/** The name of the database a project lives in. Where the registry was lost: the latest generation there is. */
export async function databaseOf(projectId: string): Promise<string> {
  const registered = await registry.projects.get(projectId)
  if (registered) return registered.database
  return databaseName(projectId, Math.max(0, ...(await generationsOf(projectId))))
}

/** Every project this machine knows, with its database; null where only the second copy is left. */
export async function databasesKnown(host: Host): Promise<ReadonlyMap<string, string | null>> {
  const kept = (await snapshotsKept(host)).map(({ projectId }) => [projectId, null] as const)
  const here = (await registry.projects.toArray()).map(({ id, database }) => [id, database] as const)
  return new Map<string, string | null>([...kept, ...here])
}

/** Every database that holds or held the project, the one set aside included. */
export async function allDatabasesOf(projectId: string): Promise<string[]> {
  const registered = await registry.projects.get(projectId)
  const generations = (await generationsOf(projectId)).map(generation => databaseName(projectId, generation))
  return [...new Set([...generations, ...(registered ? [registered.database, ...registered.setAside] : [])])]
}

/** Notes that a project was opened, under its present title, in this database. */
export function registerProject({ id, title, database }: { id: string; title: string; database: string }) {
  return registry.transaction('rw', registry.projects, async () => {
    const before = await registry.projects.get(id)
    const moved = before && before.database !== database ? [before.database] : []
    const setAside = [...new Set([...(before?.setAside ?? []), ...moved])].filter(name => name !== database)
    await registry.projects.put({ id, title, database, setAside, openedAt: new Date().toISOString() })
  })
}

/** Notes that databases which were set aside are no longer there. */
export const forgetSetAside = (id: string): Promise<number> => registry.projects.update(id, { setAside: [] })

export const renameRegistered = (id: string, title: string): Promise<number> => registry.projects.update(id, { title })

export const forgetRegistered = (id: string): Promise<void> => registry.projects.delete(id)
