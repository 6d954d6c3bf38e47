import { Worker } from 'node:worker_threads'
import { HostError } from '@core/host-api'
import { bytesToHandOver, type FileAnswer, type FileCall, fileCalls } from './file-calls'
import { createFileServices, type FilePlaces, type FileServices } from './file-services'
import { note } from './log'

type Waiting = { resolve: (value: unknown) => void; reject: (error: unknown) => void }
type Ask = (service: keyof FileServices, name: string, args: unknown[]) => Promise<unknown>

/**
 * The file services in a thread of their own: reading and checking a log of a hundred thousand changes takes seconds, in which phones
 * want their answers. `threadFile`: `file-thread-main.ts`, as it was built. Where the thread cannot start, `onNoThread` hears of it
 * and the services run here: phones may wait then, and nothing else is worse.
 */
export function fileServicesInThread(
  places: FilePlaces,
  threadFile: string,
  onNoThread: () => void = () => undefined,
): FileServices {
  let thread: Promise<Ask> | null = null
  const start = () =>
    startThread(places, threadFile, () => {
      thread = null
    }).catch(() => {
      note('error', 'no thread for files')
      onNoThread()
      return askHere(places)
    })
  const ask: Ask = async (service, name, args) => {
    thread ??= start()
    return (await thread)(service, name, args)
  }
  const services = Object.entries(fileCalls).map(([service, names]) => [
    service,
    Object.fromEntries(
      names.map(name => [name, (...args: unknown[]) => ask(service as keyof FileServices, name, args)]),
    ),
  ])
  return Object.fromEntries(services) as FileServices
}

/** Resolves once the thread is there, and rejects where it ends before. `onEnd`: it was there, and ended; the next call starts another. */
function startThread(places: FilePlaces, threadFile: string, onEnd: () => void): Promise<Ask> {
  const worker = new Worker(threadFile, { workerData: places })
  // Whoever stops the host waits for its calls; the thread itself holds nobody up.
  worker.unref()
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  const ask: Ask = (service, name, args) =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, service, name, args } satisfies FileCall, bytesToHandOver(args))
    })
  const take = (answer: FileAnswer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
    if ('value' in answer) asked?.resolve(answer.value)
    else asked?.reject('problem' in answer ? new HostError(answer.problem) : answer.error)
  }
  return new Promise((resolve, reject) => {
    worker.once('message', () => {
      worker.on('message', take)
      worker.once('exit', () => {
        onEnd()
        for (const { reject } of waiting.values()) reject(new HostError('host-gone'))
      })
      resolve(ask)
    })
    worker.once('exit', reject)
    worker.on('error', error => note('error', 'thread for files', { error }))
  })
}

function askHere(places: FilePlaces): Ask {
  const services = createFileServices(places, () => new Date())
  return async (service, name, args) =>
    (services[service] as Record<string, (...args: unknown[]) => Promise<unknown>>)[name]?.(...args)
}
