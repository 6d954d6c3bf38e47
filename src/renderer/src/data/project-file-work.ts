import type { ProjectDatabase } from './project-database'
import type { FileJobs } from './project-file-jobs'
import type { ProjectLog } from './project-log'
import { LostDatabaseError } from './write-problem'

/** Has a worker do it, so that the page stays quick. Rejects where the worker could not: the database closed, no room. */
export function inFileWorker<J extends keyof FileJobs>(asked: FileJobs[J]['asked'] & { readonly job: J }) {
  const worker = new Worker(new URL('./project-file.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<FileJobs[J]['answer']>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ answer: FileJobs[J]['answer'] } | { problem: string }>) =>
      'answer' in data ? resolve(data.answer) : reject(new Error(data.problem))
    worker.onerror = event => reject(new Error(event.message || 'a worker could not start'))
    worker.postMessage(asked)
  }).finally(() => worker.terminate())
}

/** The project as a file. A database that was emptied or set back must not take the place of a good copy: it is refused. */
export async function projectFileOf(db: ProjectDatabase, log: ProjectLog) {
  const lastSeq = log.lastSeq.get()
  const file = await inFileWorker({ job: 'write', databaseName: db.name, now: new Date().toISOString() })
  if (file.seq < lastSeq) throw new LostDatabaseError('the database has less than its log')
  return file
}
