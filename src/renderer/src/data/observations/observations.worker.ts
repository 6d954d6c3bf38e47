import { ProjectDatabase } from '../project-database'
import { doneJob } from './observation-jobs'
import type { ObservationsSaid, ToObservations } from './observation-work'

/** Often enough to see that it goes on. */
const tellEveryMs = 100

let db: ProjectDatabase | null = null
const running = new Map<number, AbortController>()

/** Looks into blocks off the page, at several things by turns. Only the page that made it can talk to it; the page ends it. */
self.onmessage = async ({ data }: MessageEvent<ToObservations>) => {
  if ('stop' in data) {
    running.get(data.stop)?.abort()
    return
  }
  const { turn, databaseName, asked } = data
  const stopping = new AbortController()
  running.set(turn, stopping)
  const say = (said: ObservationsSaid, transfer: readonly Transferable[] = []) =>
    self.postMessage(said, { transfer: [...transfer] })
  let toldAt = 0
  const onProgress = (done: number, of: number) => {
    const now = performance.now()
    if (now - toldAt < tellEveryMs) return
    toldAt = now
    say({ turn, done, of })
  }
  try {
    db ??= new ProjectDatabase(databaseName)
    const { answer, transfer } = await doneJob(db, asked, { signal: stopping.signal, onProgress })
    say({ turn, answer }, transfer)
  } catch (error) {
    say({ turn, problem: error instanceof Error ? error.message : String(error) })
  } finally {
    running.delete(turn)
  }
}
