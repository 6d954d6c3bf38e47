import { type AskOptions, workerClient } from '../worker-client'
import type { ObservationJob, ObservationJobs } from './observation-jobs'

export type ObservationsRequest = { readonly databaseName: string; readonly asked: ObservationJob }

/** Has a worker look into blocks, so that the page stays quick however many there are. It starts when it is first needed, or told to. */
export type ObservationWork = {
  readonly start: () => void
  /** Null: `signal` said to stop, or the project was closed. Rejects where the worker could not. */
  readonly answer: <J extends ObservationJob>(
    asked: J,
    options?: AskOptions,
  ) => Promise<ObservationJobs[J['job']]['answer'] | null>
  readonly stop: () => void
}

export function observationWork(databaseName: string): ObservationWork {
  const { ask, start, stop } = workerClient(
    () => new Worker(new URL('./observations.worker.ts', import.meta.url), { type: 'module' }),
  )
  return {
    start,
    answer: (asked, options) => ask({ databaseName, asked } satisfies ObservationsRequest, options),
    stop,
  }
}
