import { type AttachJob, filesIntoDatabase } from './attach-job'

/** Often enough to see that it goes on. */
const tellEveryMs = 50

/** Reads, hashes and keeps files off the page. Only the page that made it can talk to it; the page ends it to cancel. */
self.onmessage = async ({ data }: MessageEvent<AttachJob>) => {
  let toldAt = 0
  const onProgress = (bytesRead: number) => {
    const now = performance.now()
    if (now - toldAt < tellEveryMs) return
    toldAt = now
    self.postMessage({ bytesRead })
  }
  try {
    self.postMessage({ answer: await filesIntoDatabase(data, onProgress) })
  } catch (error) {
    self.postMessage({ problem: error instanceof Error ? error.message : String(error) })
  }
}
