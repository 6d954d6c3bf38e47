import { type Problem, problem } from '@core/result'
import { blobOf, type FileBytes } from './file-bytes'
import type { ImportJobs } from './import-jobs'

export type ImportOptions = {
  /** Called with the rows read so far. */
  readonly onProgress?: ((rowsRead: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

type Said<Answer> = { rowsRead: number } | { answer: Answer } | { problem: string }

/** Has a worker do it, with the file where there is one. Cancelling ends the worker at once: a page that waits for it to notice would wait for a batch. */
export function inImportWorker<J extends keyof ImportJobs>(
  { bytes, ...asked }: Omit<ImportJobs[J]['asked'], 'bytes'> & { readonly job: J; readonly bytes?: FileBytes },
  { onProgress, signal }: ImportOptions,
): Promise<ImportJobs[J]['answer'] | Problem<'cancelled'>> {
  if (signal?.aborted) return Promise.resolve(problem('cancelled'))
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<ImportJobs[J]['answer'] | Problem<'cancelled'>>((resolve, reject) => {
    signal?.addEventListener('abort', () => resolve(problem('cancelled')))
    worker.onmessage = ({ data }: MessageEvent<Said<ImportJobs[J]['answer']>>) => {
      if ('rowsRead' in data) onProgress?.(data.rowsRead)
      else if ('answer' in data) resolve(data.answer)
      else reject(new Error(data.problem))
    }
    worker.onerror = event => reject(new Error(event.message || 'a worker could not start'))
    worker.postMessage(bytes === undefined ? asked : { ...asked, bytes: blobOf(bytes) })
  }).finally(() => worker.terminate())
}
