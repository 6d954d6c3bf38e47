import type { FigureThere } from '@core/import/duplicate-index'
import type { Observation } from '@core/project/entities'
import type { ProjectDatabase } from '../project-database'
import { inImportWorker } from './in-import-worker'

/** For each figure those that the project has of the same measure, day and words, as far as they count. */
export async function figuresThere(
  db: ProjectDatabase,
  figures: readonly Pick<Observation, 'measureId' | 'day' | 'dimensions'>[],
): Promise<readonly (readonly FigureThere[])[]> {
  const asked = figures.map(({ measureId, day, dimensions }) => ({ measureId, day, dimensions }))
  const answer = await inImportWorker({ job: 'there', databaseName: db.name, figures: asked }, {})
  if (!('ok' in answer)) return answer
  throw new Error(answer.problem)
}
