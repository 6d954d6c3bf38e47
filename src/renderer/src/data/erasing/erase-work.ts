import type { ProjectDatabase } from '../project-database'
import { type AskOptions, askWorker } from '../worker-client'
import type { EraseAnswer, ToErase } from './find-erasure'

const start = () => new Worker(new URL('./erasing.worker.ts', import.meta.url), { type: 'module' })

export type EraseRequest = { readonly databaseName: string; readonly toErase: ToErase; readonly mark: string }

/** Has a worker find what erasing does, before anything is erased. Progress is out of a hundred. `null`: `signal` said to stop. */
export async function eraseAnswer(
  db: ProjectDatabase,
  toErase: ToErase,
  { mark, ...options }: AskOptions & { readonly mark: string },
): Promise<EraseAnswer | null> {
  const answer = await askWorker<EraseAnswer>(
    start,
    { databaseName: db.name, toErase, mark } satisfies EraseRequest,
    options,
  )
  return typeof answer === 'object' && 'problem' in answer ? null : answer
}
