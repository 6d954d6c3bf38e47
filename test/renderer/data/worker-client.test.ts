import { problem } from '@core/result'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { askWorker, workerClient } from '../../../src/renderer/src/data/worker-client'

const double = () => new Worker(new URL('./double.worker.ts', import.meta.url), { type: 'module' })
const missing = () => new Worker('/no-such.worker.js', { type: 'module' })
const broken = () => new Worker(URL.createObjectURL(new Blob(['throw new Error("broken from the start")'])))
const two = new Float64Array([1, 2])
const started = () => {
  const workers: Worker[] = []
  const ended = vi.fn()
  const start = () => {
    const worker = double()
    const terminate = worker.terminate.bind(worker)
    worker.terminate = () => {
      ended()
      terminate()
    }
    workers.push(worker)
    return worker
  }
  return { start, workers, ended }
}

describe('askWorker', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('answers, tells how far it is, and ends the worker once nobody has asked more for a while', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { start, workers, ended } = started()
    const onProgress = vi.fn()
    expect(await askWorker(start, { numbers: two }, { onProgress })).toEqual(new Float64Array([2, 4]))
    expect(onProgress.mock.calls).toEqual([[1, 2]])
    vi.advanceTimersByTime(9_000)
    expect(await askWorker(start, { numbers: two })).toEqual(new Float64Array([2, 4]))
    vi.advanceTimersByTime(9_000)
    expect(workers).toHaveLength(1)
    expect(ended).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1_000)
    expect(ended).toHaveBeenCalledOnce()
  })

  it('has a worker for each of two questions at once, and keeps one of them', async () => {
    const { start, workers, ended } = started()
    await Promise.all([askWorker(start, { numbers: two }), askWorker(start, { numbers: two })])
    expect(workers).toHaveLength(2)
    expect(ended).toHaveBeenCalledOnce()
  })

  it('rejects with what went wrong in the worker, and asks it nothing more', async () => {
    const { start, ended } = started()
    await expect(askWorker(start, { numbers: new Float64Array() })).rejects.toThrow('no numbers')
    expect(ended).toHaveBeenCalled()
  })

  it('rejects where the worker cannot load, or fails as it starts', async () => {
    await expect(askWorker(missing, {})).rejects.toThrow('a worker could not start')
    await expect(askWorker(broken, {})).rejects.toThrow('broken from the start')
  })

  it('rejects what cannot be sent', async () => {
    await expect(askWorker(double, { numbers: () => 1 })).rejects.toThrow('could not be cloned')
  })

  it('ends the worker at once when it is cancelled', async () => {
    const { start, ended } = started()
    const cancel = new AbortController()
    const onProgress = () => cancel.abort()
    const asked = askWorker(start, { numbers: two, wait: true }, { signal: cancel.signal, onProgress })
    expect(await asked).toEqual(problem('cancelled'))
    expect(ended).toHaveBeenCalled()
  })

  it('starts nothing that is cancelled already', async () => {
    const { start, workers } = started()
    expect(await askWorker(start, {}, { signal: AbortSignal.abort() })).toEqual(problem('cancelled'))
    expect(workers).toEqual([])
  })
})

describe('workerClient', () => {
  it('takes several questions by turns, and stops one without the others', async () => {
    const { start, workers } = started()
    const { ask, stop } = workerClient(start)
    const cancel = new AbortController()
    const waits = ask({ numbers: two, wait: true }, { signal: cancel.signal })
    expect(await ask({ numbers: two })).toEqual(new Float64Array([2, 4]))
    cancel.abort()
    expect(await waits).toBe(null)
    expect(await ask({ numbers: two })).toEqual(new Float64Array([2, 4]))
    expect(workers).toHaveLength(1)
    stop()
  })

  it('answers null to whoever waits when it is stopped, and afterwards', async () => {
    const { ask, stop } = workerClient(double)
    const waits = ask({ numbers: two, wait: true })
    stop()
    expect(await waits).toBe(null)
    expect(await ask({ numbers: two })).toBe(null)
  })

  it('starts another worker after one that failed', async () => {
    const starts = [missing, double]
    const { ask, stop } = workerClient(() => (starts.shift() ?? double)())
    await expect(ask({ numbers: two })).rejects.toThrow('a worker could not start')
    expect(await ask({ numbers: two })).toEqual(new Float64Array([2, 4]))
    stop()
  })
})
