import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import { projectForOthers } from '@core/privacy/project'
import type { Rows } from '@core/project/contents'
import { entityKinds } from '@core/project/entities'
import type { ProjectDatabase } from '../../data/project-database'

/** A project as a worker is given it, with what is asked of it. `now`: ISO time in UTC. */
export type AskedProject = {
  readonly rows: Rows
  readonly readings: ReadonlyMap<string, MeasureReading>
  readonly period: Period
  readonly outline: string
  readonly now: string
}

/** All rows of the project as they are in one moment. */
export async function rowsOfProject(db: ProjectDatabase): Promise<Rows> {
  const tables = entityKinds.map(kind => db.rowsOf(kind))
  return db.transaction('r', tables, async () => {
    const lists = await Promise.all(entityKinds.map(async kind => [kind, await db.rowsOf(kind).toArray()] as const))
    return Object.fromEntries(lists) as unknown as Rows
  })
}

export const askedProject = async (
  db: ProjectDatabase,
  { readings, period, outline }: Pick<AskedProject, 'readings' | 'period' | 'outline'>,
): Promise<AskedProject> => ({
  rows: await rowsOfProject(db),
  readings,
  period,
  outline,
  now: new Date().toISOString(),
})

/** In the worker: the project as others may see it. */
export const toldProject = ({ rows, readings }: Pick<AskedProject, 'rows' | 'readings'>) =>
  projectForOthers({
    rows,
    readingOf: measureId => {
      const reading = readings.get(measureId)
      if (!reading) throw new Error(`no reading of measure ${measureId}`)
      return reading
    },
  })
