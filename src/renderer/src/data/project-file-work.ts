import type { FileJobs } from './project-file-jobs'

/** Has a worker do it, so that the page stays quick. Rejects where the worker could not: the database closed, no room. */
export function inFileWorker<J extends keyof FileJobs>(asked: FileJobs[J]['asked'] & { readonly job: J }) {
  const worker = new Worker(new URL('./project-file.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<FileJobs[J]['answer']>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ answer: FileJobs[J]['answer'] } | { trouble: string }>) =>
      'answer' in data ? resolve(data.answer) : reject(new Error(data.trouble))
    worker.onerror = event => reject(new Error(event.message || 'a worker could not start'))
    worker.postMessage(asked)
  }).finally(() => worker.terminate())
}

export const projectFileBytes = (databaseName: string) =>
  inFileWorker({ job: 'write', databaseName, now: new Date().toISOString() })
