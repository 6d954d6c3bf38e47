import type { ObservationJob, ObservationJobs } from './observation-jobs'

export type ToObservations =
  | { readonly turn: number; readonly databaseName: string; readonly asked: ObservationJob }
  | { readonly stop: number }

export type ObservationsSaid =
  | { readonly turn: number; readonly done: number; readonly of: number }
  | { readonly turn: number; readonly answer: ObservationJobs[keyof ObservationJobs]['answer'] }
  | { readonly turn: number; readonly problem: string }

type AnswerTo<J extends ObservationJob> = ObservationJobs[J['job']]['answer']

type WorkOptions = {
  readonly signal?: AbortSignal
  /** Called with the steps done so far, and all there are. */
  readonly onProgress?: (done: number, of: number) => void
}

/** Has a worker look into blocks, so that the page stays quick however many there are. It starts when it is first needed. */
export type ObservationWork = {
  /** Null: `signal` said to stop, or the project was closed. Rejects where the worker could not. */
  readonly answer: <J extends ObservationJob>(asked: J, options?: WorkOptions) => Promise<AnswerTo<J> | null>
  readonly stop: () => void
}

type Waiting = {
  readonly onSaid: (said: ObservationsSaid) => void
  readonly onProblem: (problem: Error) => void
  readonly giveUp: () => void
}

export function observationWork(databaseName: string): ObservationWork {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let lastTurn = 0
  let stopped = false

  const start = (): Worker => {
    const started = new Worker(new URL('./observations.worker.ts', import.meta.url), { type: 'module' })
    started.onmessage = ({ data }: MessageEvent<ObservationsSaid>) => waiting.get(data.turn)?.onSaid(data)
    started.onerror = event => {
      // The next question gets another.
      worker = null
      started.terminate()
      for (const each of waiting.values()) each.onProblem(new Error(event.message || 'a worker could not start'))
    }
    return started
  }
  const send = (message: ToObservations) => {
    worker ??= start()
    worker.postMessage(message)
  }

  return {
    answer: <J extends ObservationJob>(asked: J, { signal, onProgress }: WorkOptions = {}) => {
      if (stopped || signal?.aborted) return Promise.resolve(null)
      const turn = ++lastTurn
      return new Promise<AnswerTo<J> | null>((resolve, reject) => {
        const stop = () => {
          send({ stop: turn })
          resolve(null)
        }
        signal?.addEventListener('abort', stop)
        waiting.set(turn, {
          onSaid: said => {
            if ('done' in said) onProgress?.(said.done, said.of)
            else if ('answer' in said) resolve(said.answer as AnswerTo<J>)
            else reject(new Error(said.problem))
          },
          onProblem: reject,
          giveUp: () => resolve(null),
        })
        send({ turn, databaseName, asked })
      }).finally(() => waiting.delete(turn))
    },
    stop: () => {
      stopped = true
      worker?.terminate()
      for (const { giveUp } of waiting.values()) giveUp()
    },
  }
}
