import { type AskOptions, askWorker } from '../worker-client'
import { blobOf, type FileBytes } from './file-bytes'
import type { ImportJobs } from './import-jobs'

/** `onProgress` is called with the rows read so far. */
export type ImportOptions = AskOptions

/** Has a worker do it, with the file where there is one. */
export const inImportWorker = <J extends keyof ImportJobs>(
  { bytes, ...asked }: Omit<ImportJobs[J]['asked'], 'bytes'> & { readonly job: J; readonly bytes?: FileBytes },
  options: ImportOptions,
) =>
  askWorker<ImportJobs[J]['answer']>(
    () => new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' }),
    bytes === undefined ? asked : { ...asked, bytes: blobOf(bytes) },
    options,
  )
