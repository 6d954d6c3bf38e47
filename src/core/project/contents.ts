import { added, type Commit } from '@core/change/change'
import type { ImportedObservations } from '@core/observation/block'
import { type EntityKind, type EntityOf, entityKinds, type Perspective, type Project } from './entities'

/** Every row of a project, by kind. `project` holds exactly one. */
export type Rows = { readonly [K in EntityKind]: readonly EntityOf<K>[] }

/** A whole project in memory: what a project file holds, what the command line works on. */
export type ProjectContents = {
  readonly rows: Rows
  readonly imported: readonly ImportedObservations[]
  /** The change log, oldest first. */
  readonly commits: readonly Commit[]
  /** What attached files hold, by SHA-256: for each that a row names. Absent: none. */
  readonly files?: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
}

export function projectOf(contents: ProjectContents): Project {
  const project = contents.rows.project[0]
  if (!project) throw new Error('a project without its project row')
  return project
}

/** The groups people say they speak from, until a project names its own. */
export const defaultPerspectives: readonly Perspective[] = [
  { id: 'lived', name: 'Lived experience' },
  { id: 'learnt', name: 'Learnt (professional) experience' },
  { id: 'both', name: 'Both lived and learnt experience' },
  { id: 'not-said', name: 'Would rather not say' },
]

/** April, as the public bodies' figures that most campaigns work with: the first month of the reporting year, until a project says. */
export const defaultYearStart = 4

/** `yearStart`: the first month of the reporting year, 1-12. */
export type NewProject = {
  readonly title: string
  readonly purpose: string
  readonly yearStart: number
  readonly perspectives: readonly Perspective[]
}

export const emptyRows = Object.fromEntries(entityKinds.map(kind => [kind, []])) as unknown as Rows

/** A project with nothing in it yet but itself, and a log of one commit that says so. `now` is an ISO time in UTC. */
export function newProject(
  { title, purpose, yearStart, perspectives }: NewProject,
  { id, now, by = '' }: { id: string; now: string; by?: string },
): ProjectContents {
  const project: Project = {
    id,
    title,
    purpose,
    yearStart,
    perspectives: [...perspectives],
    smallestGroup: 5,
    createdAt: now,
  }
  const commit = {
    id: `${id}-1`,
    seq: 1,
    at: now,
    by,
    action: 'project.add',
    why: '',
    changes: [added('project', project)],
    undoes: null,
    redoes: null,
  }
  return { rows: { ...emptyRows, project: [project] }, imported: [], commits: [commit] }
}

/** Of the perspectives that every project begins with, those that speak from lived experience. */
const livedUnlessSaid: ReadonlySet<string> = new Set(['lived', 'both'])

/** Whether a perspective speaks from lived experience: as the project says, never guessed from its words. */
export const speaksFromLivedExperience = ({ id, lived }: Pick<Perspective, 'id' | 'lived'>): boolean =>
  lived ?? livedUnlessSaid.has(id)

export const livedPerspectiveIds = (perspectives: readonly Perspective[]): ReadonlySet<string> =>
  new Set(perspectives.filter(speaksFromLivedExperience).map(({ id }) => id))
