import type { ProjectLog } from '../project-log'
import type { AskOptions } from '../worker-client'
import { workerClient } from '../worker-client'
import type { SearchJob, SearchJobs } from './search-jobs'

export type SearchRequest = { readonly databaseName: string; readonly asked: SearchJob }

/**
 * Has a worker look for words in all of a project. It starts when it is first needed and reads everything then. From then on it follows
 * the log: words that were withdrawn are in its memory no longer than in the rows.
 */
export type SearchWork = {
  /** Null: `signal` said to stop, or the project was closed. Rejects where the worker could not. */
  readonly answer: <J extends SearchJob>(
    asked: J,
    options?: AskOptions,
  ) => Promise<SearchJobs[J['job']]['answer'] | null>
  readonly stop: () => void
}

export function searchWork(databaseName: string, log: ProjectLog): SearchWork {
  const { ask, stop } = workerClient(
    () => new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' }),
  )
  let started = false
  const answer: SearchWork['answer'] = (asked, options) => {
    started = true
    return ask({ databaseName, asked } satisfies SearchRequest, options)
  }
  const stopListening = log.onCommits(() => {
    // Where it fails, whoever next looks for something has it tried again.
    if (started) answer({ job: 'catch-up' }).catch(() => undefined)
  })
  return {
    answer,
    stop: () => {
      stopListening()
      stop()
    },
  }
}
