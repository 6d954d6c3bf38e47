import type { ExportAsked } from '@core/export/export-file'
import type { Leaving } from '@core/privacy/shareable'
import { askWorker } from '../worker-client'

const start = () => new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module' })

export type ExportJob = { readonly databaseName: string; readonly asked: ExportAsked }

/** The project in that database as a file of another kind, made in a worker. Rejects where it could not be made. */
export const exportedBytes = (databaseName: string, asked: ExportAsked) =>
  askWorker<Leaving<Uint8Array<ArrayBuffer>>>(start, { databaseName, asked } satisfies ExportJob)
