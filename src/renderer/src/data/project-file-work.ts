import type { ProjectDatabase } from './project-database'
import type { FileJobs } from './project-file-jobs'
import type { ProjectLog } from './project-log'
import { askWorker } from './worker-client'
import { LostDatabaseError } from './write-problem'

const start = () => new Worker(new URL('./project-file.worker.ts', import.meta.url), { type: 'module' })

/** Has a worker do it, so that the page stays quick. Rejects where the worker could not: the database closed, no room. */
export const inFileWorker = <J extends keyof FileJobs>(asked: FileJobs[J]['asked'] & { readonly job: J }) =>
  askWorker<FileJobs[J]['answer']>(start, asked)

/** The project as a file. A database that was emptied or set back must not take the place of a good copy: it is refused. */
export async function projectFileOf(db: ProjectDatabase, log: ProjectLog) {
  const lastSeq = log.lastSeq.get()
  const file = await inFileWorker({ job: 'write', databaseName: db.name, now: new Date().toISOString() })
  if (file.seq < lastSeq) throw new LostDatabaseError('the database has less than its log')
  return file
}
