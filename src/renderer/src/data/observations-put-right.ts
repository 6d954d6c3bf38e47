import type { ImportRecord, Observation } from '@core/project/entities'
import type { ProjectDatabase } from './project-database'

/** Values entered by hand for rows that this import left out. */
export async function observationsPutRight(
  db: ProjectDatabase,
  { id, measureIds }: Pick<ImportRecord, 'id' | 'measureIds'>,
): Promise<Observation[]> {
  const ofMeasures = db.rowsOf('observation').where('measureId').anyOf(measureIds)
  return ofMeasures.filter(({ leftOutOf }) => leftOutOf?.importId === id).toArray()
}
