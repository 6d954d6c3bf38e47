/** Sends one message to a worker and waits for its one answer; then the worker goes. */
export function inWorker<Answer>(worker: Worker, message: unknown): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ answer: Answer } | { problem: string }>) =>
      'answer' in data ? resolve(data.answer) : reject(new Error(data.problem))
    worker.onerror = event => reject(new Error(event.message || 'a worker could not start'))
    worker.postMessage(message)
  }).finally(() => worker.terminate())
}

/** The worker's side. */
export function answerWith<Asked, Answer>(answer: (asked: Asked) => Answer | Promise<Answer>): void {
  self.onmessage = async ({ data }: MessageEvent<Asked>) => {
    try {
      self.postMessage({ answer: await answer(data) })
    } catch (error) {
      self.postMessage({ problem: error instanceof Error ? error.message : String(error) })
    }
  }
}
