import type { ImportRecord, Observation } from '@core/project/entities'
import type { ProjectDatabase } from './project-database'

/** Values that were put right for a row of another import, where they stand in for a value of this one. */
export async function standingInFor(
  db: ProjectDatabase,
  { id, measureIds }: Pick<ImportRecord, 'id' | 'measureIds'>,
): Promise<Observation[]> {
  const ofMeasures = db.rowsOf('observation').where('measureId').anyOf(measureIds)
  return ofMeasures
    .filter(
      ({ corrects, leftOutOf }) => corrects?.importId === id && leftOutOf !== undefined && leftOutOf.importId !== id,
    )
    .toArray()
}

/** Values entered by hand for rows that this import left out. */
export async function correctedObservations(
  db: ProjectDatabase,
  { id, measureIds }: Pick<ImportRecord, 'id' | 'measureIds'>,
): Promise<Observation[]> {
  const ofMeasures = db.rowsOf('observation').where('measureId').anyOf(measureIds)
  return ofMeasures.filter(({ leftOutOf }) => leftOutOf?.importId === id).toArray()
}
