import type { MeasureReading } from '@core/observation/measure-reading'
import type { Measure } from '@core/project/entities'
import type { ProjectDatabase } from '../project-database'
import { type ReadingsByDimension, readingsByDimension } from '../readings-by-dimension'
import { type ReadingsFound, readingsOf } from '../readings-of'
import { type ObservationOrder, type OrderOptions, observationOrder } from './observation-order'
import type { ObservationsAsked } from './observations-asked'

/** Which observations, in which order. `measureId` null: of all measures. The answer is null where it was stopped. */
type OrderJob = {
  readonly job: 'order'
  readonly measureId: string | null
  readonly asked: ObservationsAsked
}

/** Readings, of blocks where summaries are not enough. */
type ReadingsJob = { readonly job: 'readings'; readonly measureIds: readonly string[] }

/** The same by dimension. */
type DimensionsJob = { readonly job: 'dimensions'; readonly measure: Measure }

export type ObservationJobs = {
  readonly order: { readonly asked: OrderJob; readonly answer: ObservationOrder | null }
  readonly dimensions: { readonly asked: DimensionsJob; readonly answer: ReadingsByDimension }
  readonly readings: { readonly asked: ReadingsJob; readonly answer: ReadingsFound['readings'] }
}
export type ObservationJob = ObservationJobs[keyof ObservationJobs]['asked']

/** What was done, and the parts of it that can go to the page without being copied. */
type Done = {
  readonly answer: ObservationJobs[keyof ObservationJobs]['answer']
  readonly transfer: readonly Transferable[]
}

export function doneJob(db: ProjectDatabase, asked: ObservationJob, options: OrderOptions): Promise<Done> {
  switch (asked.job) {
    case 'order':
      return orderDone(db, asked, options)
    case 'readings':
      return readingsDone(db, asked)
    case 'dimensions':
      return dimensionsDone(db, asked)
  }
}

async function orderDone(db: ProjectDatabase, { measureId, asked }: OrderJob, options: OrderOptions): Promise<Done> {
  const table = db.rowsOf('observation')
  const rows = await (measureId === null ? table.toArray() : table.where('measureId').equals(measureId).toArray())
  const answer = await observationOrder(db, measureId, rows, asked, options)
  return { answer, transfer: answer ? [answer.refs.buffer as ArrayBuffer] : [] }
}

async function readingsDone(db: ProjectDatabase, { measureIds }: ReadingsJob): Promise<Done> {
  const { readings } = await readingsOf(db, measureIds, { mayReadBlocks: true })
  return { answer: readings, transfer: [...readings.values()].flatMap(longColumns) }
}

async function dimensionsDone(db: ProjectDatabase, { measure }: DimensionsJob): Promise<Done> {
  const readings = await readingsByDimension(db, measure, { mayReadBlocks: true })
  return { answer: readings ?? new Map(), transfer: [] }
}

/** Columns of single values and days, which can be long. */
const longColumns = ({ points, parts }: MeasureReading): Transferable[] =>
  [
    points?.day,
    points?.value,
    parts?.start,
    parts?.day,
    parts?.n,
    parts?.sum,
    parts?.denominator,
    parts?.place,
  ].flatMap(column => (column ? [column.buffer as ArrayBuffer] : []))
