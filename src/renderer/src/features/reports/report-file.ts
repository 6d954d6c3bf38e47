import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { Shareable } from '@core/privacy/shareable'
import type { Rows } from '@core/project/contents'
import { entityKinds } from '@core/project/entities'
import type { ProjectDatabase } from '../../data/project-database'
import { askWorker } from '../../data/worker-client'

export type ReportAsked = {
  readonly rows: Rows
  readonly readings: ReadonlyMap<string, MeasureReading>
  readonly period: Period
  readonly now: string
  /** A ready-made one by its name, else its id. */
  readonly outline: string
}

/** `storyIds`: of the stories that it quotes. */
export type WrittenReport = { readonly file: Shareable<Uint8Array>; readonly storyIds: readonly string[] }

/** All rows of the project as they are in one moment. */
export async function rowsOfProject(db: ProjectDatabase): Promise<Rows> {
  const tables = entityKinds.map(kind => db.rowsOf(kind))
  return db.transaction('r', tables, async () => {
    const lists = await Promise.all(entityKinds.map(async kind => [kind, await db.rowsOf(kind).toArray()] as const))
    return Object.fromEntries(lists) as unknown as Rows
  })
}

/** The report as a Word file, made in a worker: the page stays quick. Rejects where it could not be made, which is a bug. */
export async function reportFile(
  { db }: { readonly db: ProjectDatabase },
  readings: ReadonlyMap<string, MeasureReading>,
  { period, outline }: { readonly period: Period; readonly outline: string },
): Promise<WrittenReport> {
  const rows = await rowsOfProject(db)
  const asked: ReportAsked = { rows, readings, period, now: new Date().toISOString(), outline }
  return askWorker<WrittenReport>(
    () => new Worker(new URL('./report.worker.ts', import.meta.url), { type: 'module' }),
    asked,
  )
}
