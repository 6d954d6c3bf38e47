import { type Problem, problem } from '@core/result'

/** What a worker sends back, on a port of the question's own. `of`: 0 where nobody knows. */
export type WorkerReply<Answer> =
  | { readonly done: number; readonly of: number }
  | { readonly answer: Answer }
  | { readonly problem: string }
export type WorkerRequest<Asked> = { readonly asked: Asked; readonly port: MessagePort }

export type AskOptions = {
  readonly signal?: AbortSignal | undefined
  /** Called with the steps done so far, and all there are. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

/** A worker that starts when it is first needed, and takes questions by turns. `start` makes it: Vite has to see `new Worker`. */
type WorkerClient = {
  /** Null: `signal` said to stop, or the worker was stopped. Rejects where the worker could not start, or could not do it. */
  readonly ask: <Answer>(asked: unknown, options?: AskOptions) => Promise<Answer | null>
  /** Starts the worker before it is asked anything. */
  readonly start: () => void
  /** Ends the worker, in the middle of whatever it does. */
  readonly stop: () => void
}

export function workerClient(make: () => Worker): WorkerClient {
  const pending = new Set<{ readonly resolve: (stopped: null) => void; readonly reject: (problem: Error) => void }>()
  let worker: Worker | null = null
  let stopped = false

  function started(): Worker {
    const made = make()
    made.onerror = event => {
      // Whoever asked hears of it, nobody else. The next question gets another worker.
      event.preventDefault()
      worker = null
      made.terminate()
      for (const { reject } of pending) reject(new Error(event.message || 'a worker could not start'))
      pending.clear()
    }
    return made
  }

  return {
    ask: <Answer>(asked: unknown, { signal, onProgress }: AskOptions = {}) =>
      new Promise<Answer | null>((resolve, reject) => {
        if (stopped || signal?.aborted) return resolve(null)
        const { port1, port2 } = new MessageChannel()
        const entry = { resolve, reject }
        const settle = (done: () => void) => {
          pending.delete(entry)
          done()
        }
        pending.add(entry)
        signal?.addEventListener('abort', () => {
          port1.postMessage('stop')
          settle(() => resolve(null))
        })
        port1.onmessage = ({ data }: MessageEvent<WorkerReply<Answer>>) => {
          if ('done' in data) onProgress?.(data.done, data.of)
          else if ('answer' in data) settle(() => resolve(data.answer))
          else settle(() => reject(new Error(data.problem)))
        }
        worker ??= started()
        worker.postMessage({ asked, port: port2 } satisfies WorkerRequest<unknown>, [port2])
      }),
    start: () => {
      if (!stopped) worker ??= started()
    },
    stop: () => {
      stopped = true
      worker?.terminate()
      for (const { resolve } of pending) resolve(null)
      pending.clear()
    },
  }
}

/** So long a worker that has answered waits for another question: screens ask several in a row, and each start reads all its code. */
const restsForMs = 10_000
const resting = new Map<() => Worker, { readonly client: WorkerClient; readonly end: ReturnType<typeof setTimeout> }>()

function rest(start: () => Worker, client: WorkerClient) {
  const end = setTimeout(() => {
    resting.delete(start)
    client.stop()
  }, restsForMs)
  resting.set(start, { client, end })
}

function rested(start: () => Worker): WorkerClient | undefined {
  const found = resting.get(start)
  if (!found) return undefined
  resting.delete(start)
  clearTimeout(found.end)
  return found.client
}

/** One question for a worker that answers no other meanwhile. Callers with the same `start` share workers, one after the other. */
export function askWorker<Answer>(start: () => Worker, asked: unknown): Promise<Answer>
/** Where `signal` says stop, the worker ends at once: a page that waits for it to notice would wait for a batch. */
export function askWorker<Answer>(
  start: () => Worker,
  asked: unknown,
  options: AskOptions,
): Promise<Answer | Problem<'cancelled'>>
export async function askWorker<Answer>(start: () => Worker, asked: unknown, options: AskOptions = {}) {
  const client = rested(start) ?? workerClient(start)
  let answer: Answer | null = null
  try {
    answer = await client.ask<Answer>(asked, options)
    return answer ?? problem('cancelled')
  } finally {
    // One that failed or was stopped may be in any state.
    if (answer !== null && !resting.has(start)) rest(start, client)
    else client.stop()
  }
}
