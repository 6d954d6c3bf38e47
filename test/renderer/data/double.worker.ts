import { answerQuestions } from '../../../src/renderer/src/data/worker-server'

/** Doubles numbers; with `wait`, not before it is told to stop. */
answerQuestions(
  async ({ numbers, wait }: { numbers: Float64Array<ArrayBuffer>; wait?: boolean }, { signal, onProgress }) => {
    if (numbers.length === 0) throw new Error('no numbers')
    onProgress(1, 2)
    if (wait) await new Promise(resolve => signal.addEventListener('abort', resolve))
    const answer = numbers.map(number => number * 2)
    return { answer, transfer: [answer.buffer] }
  },
)
