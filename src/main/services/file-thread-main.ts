import { parentPort, workerData } from 'node:worker_threads'
import { HostError } from '@core/host-api'
import { bytesToHandOver, type FileAnswer, type FileCall } from './file-calls'
import { createFileServices, type FilePlaces } from './file-services'

// The thread of `file-thread.ts`: answers each call of the file services.
const services = createFileServices(workerData as FilePlaces, () => new Date())
const port = parentPort
if (port === null) throw new Error('This is the main file of a thread.')

port.on('message', async ({ id, service, name, args }: FileCall) => {
  try {
    const call = (services[service] as Record<string, (...args: unknown[]) => Promise<unknown>>)[name]
    const value = await call?.(...args)
    port.postMessage({ id, value } satisfies FileAnswer, bytesToHandOver([value]))
  } catch (error) {
    const answer: FileAnswer = error instanceof HostError ? { id, problem: error.problem } : { id, error }
    port.postMessage(answer)
  }
})
port.postMessage('ready')
