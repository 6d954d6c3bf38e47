import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import { projectForOthers } from '@core/privacy/project'
import type { Rows } from '@core/project/contents'
import { entityKinds } from '@core/project/entities'
import type { ProjectDatabase } from '../../data/project-database'

/** A project as a worker is given it, with what is asked of it. `photos`: of the outline, by SHA-256. `now`: ISO time in UTC. */
export type AskedProject = {
  readonly rows: Rows
  readonly readings: ReadonlyMap<string, MeasureReading>
  readonly period: Period
  readonly outline: string
  readonly photos: ReadonlyMap<string, Uint8Array>
  readonly now: string
}

async function photosOf(db: ProjectDatabase, { attachment }: Rows, outline: string) {
  const kept = attachment.flatMap(({ about, content }) =>
    about.kind === 'reportOutline' && about.id === outline && content.kind === 'file' ? content.sha256 : [],
  )
  const found = await Promise.all(
    kept.map(async sha256 => {
      const file = await db.files.get(sha256)
      return file ? ([[sha256, new Uint8Array(await file.content.arrayBuffer())]] as const) : []
    }),
  )
  return new Map(found.flat())
}

/** All rows of the project as they are in one moment. */
export async function rowsOfProject(db: ProjectDatabase): Promise<Rows> {
  const tables = entityKinds.map(kind => db.rowsOf(kind))
  return db.transaction('r', tables, async () => {
    const lists = await Promise.all(entityKinds.map(async kind => [kind, await db.rowsOf(kind).toArray()] as const))
    return Object.fromEntries(lists) as unknown as Rows
  })
}

export async function askedProject(
  db: ProjectDatabase,
  { readings, period, outline }: Pick<AskedProject, 'readings' | 'period' | 'outline'>,
): Promise<AskedProject> {
  const rows = await rowsOfProject(db)
  const photos = await photosOf(db, rows, outline)
  return { rows, readings, period, outline, photos, now: new Date().toISOString() }
}

/** In the worker: the project as others may see it. */
export const toldProject = ({
  rows,
  readings,
  photos,
}: Pick<AskedProject, 'rows' | 'readings'> & Partial<Pick<AskedProject, 'photos'>>) =>
  projectForOthers({
    rows,
    files: photos,
    readingOf: measureId => {
      const reading = readings.get(measureId)
      if (!reading) throw new Error(`no reading of measure ${measureId}`)
      return reading
    },
  })
