import type { Commit } from '@core/change/change'
import type { ImportedObservations } from '@core/observation/block'
import type { EntityKind, EntityOf, Project } from './entities'

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
