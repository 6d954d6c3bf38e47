import { type Replaced, replacedBy } from '@core/observation/replaced'
import type { ImportRecord, Observation } from '@core/project/entities'
import type { ProjectDatabase } from './project-database'

/** The imports that are in, and which earlier values theirs stand in for. */
type LiveImports = { readonly ids: ReadonlySet<string>; readonly replaced: Replaced }

/** What an import replaces never changes: as long as the same ones are in, their records need not be read again. */
const known = new WeakMap<ProjectDatabase, { readonly key: string; readonly live: LiveImports }>()

/** Within a transaction, one that may read imports. */
export async function liveImports(db: ProjectDatabase): Promise<LiveImports> {
  const ids = await db.rowsOf('import').toCollection().primaryKeys()
  const key = ids.join()
  const before = known.get(db)
  if (before?.key === key) return before.live
  const records = await db.rowsOf('import').orderBy('id').toArray()
  const live = { ids: new Set(ids), replaced: replacedBy(records.toSorted(byTime)) }
  known.set(db, { key, live })
  return live
}

const byTime = (a: { importedAt: string }, b: { importedAt: string }): number => (a.importedAt < b.importedAt ? -1 : 1)

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
