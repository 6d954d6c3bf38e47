import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { Rows } from '@core/project/contents'
import type { LiveFigures } from '@core/report/live-figures'
import type { ProjectDatabase } from '../../data/project-database'
import { askWorker } from '../../data/worker-client'
import { rowsOfProject } from './asked-project'

const start = () => new Worker(new URL('./figures.worker.ts', import.meta.url), { type: 'module' })

export type FiguresAsked = {
  readonly rows: Rows
  readonly readings: ReadonlyMap<string, MeasureReading>
  readonly periods: readonly Period[]
  readonly now: string
}

/**
 * What a report on each of the periods says of each measure, and what its texts can hold; worked out in a worker: the page stays quick.
 */
export async function readLiveFigures(
  { db }: { readonly db: ProjectDatabase },
  readings: ReadonlyMap<string, MeasureReading>,
  periods: readonly Period[],
): Promise<readonly LiveFigures[]> {
  const asked: FiguresAsked = { rows: await rowsOfProject(db), readings, periods, now: new Date().toISOString() }
  return askWorker<readonly LiveFigures[]>(start, asked)
}
