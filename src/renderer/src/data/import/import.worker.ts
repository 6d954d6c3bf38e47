import { figuresThere, filePreview, type ImportJobs, importedIntoDatabase, sheetsOf } from './import-jobs'

type Asked = ImportJobs[keyof ImportJobs]['asked']

const answerTo = (asked: Asked, onProgress: (rowsRead: number) => void) => {
  switch (asked.job) {
    case 'sheets':
      return sheetsOf(asked)
    case 'preview':
      return filePreview(asked, onProgress)
    case 'there':
      return figuresThere(asked)
    case 'run':
      return importedIntoDatabase(asked, onProgress)
  }
}

/** Often enough to see that it goes on. */
const tellEveryMs = 50

/** Reads files off the page. Only the page that made it can talk to it; the page ends it to cancel. */
self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  let toldAt = 0
  const onProgress = (rowsRead: number) => {
    const now = performance.now()
    if (now - toldAt < tellEveryMs) return
    toldAt = now
    self.postMessage({ rowsRead })
  }
  try {
    const answer = await answerTo(data, onProgress)
    self.postMessage({ answer })
  } catch (error) {
    self.postMessage({ problem: error instanceof Error ? error.message : String(error) })
  }
}
