import type { ExportAsked } from '@core/export/export-file'
import type { Leaving } from '@core/privacy/shareable'

type Bytes = Leaving<Uint8Array<ArrayBuffer>>

export type ExportJob = { readonly databaseName: string; readonly asked: ExportAsked }
export type ExportAnswer = { readonly bytes: Bytes } | { readonly problem: string }

/** The project in that database as a file of another kind, made in a worker. Rejects where it could not be made. */
export function exportedBytes(databaseName: string, asked: ExportAsked): Promise<Bytes> {
  const worker = new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Bytes>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ExportAnswer>) =>
      'bytes' in data ? resolve(data.bytes) : reject(new Error(data.problem))
    worker.onerror = event => reject(new Error(event.message || 'a worker could not start'))
    worker.postMessage({ databaseName, asked } satisfies ExportJob)
  }).finally(() => worker.terminate())
}
