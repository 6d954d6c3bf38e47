import type { WorkerReply, WorkerRequest } from './worker-client'

/** Often enough to see that it goes on. */
const tellEveryMs = 50

export type WorkOptions = {
  readonly signal: AbortSignal
  /** `of`: all the steps there are; 0 where nobody knows. */
  readonly onProgress: (done: number, of?: number) => void
}
/** `transfer`: the parts of the answer that can go to the page without being copied. */
type Done = { readonly answer: unknown; readonly transfer?: readonly Transferable[] }

/** Makes this worker do `work` for each question. Only the page that made a worker can talk to it. */
export function answerQuestions<Asked>(work: (asked: Asked, options: WorkOptions) => Promise<Done>): void {
  self.onmessage = async ({ data: { asked, port } }: MessageEvent<WorkerRequest<Asked>>) => {
    const reply = (message: WorkerReply<unknown>, transfer: readonly Transferable[] = []) =>
      port.postMessage(message, [...transfer])
    const stopping = new AbortController()
    port.onmessage = () => stopping.abort()
    let toldAt = Number.NEGATIVE_INFINITY
    const onProgress = (done: number, of = 0) => {
      const now = performance.now()
      if (now - toldAt < tellEveryMs) return
      toldAt = now
      reply({ done, of })
    }
    try {
      const { answer, transfer } = await work(asked, { signal: stopping.signal, onProgress })
      reply({ answer }, transfer)
    } catch (error) {
      reply({ problem: error instanceof Error ? error.message : String(error) })
    } finally {
      port.close()
    }
  }
}
