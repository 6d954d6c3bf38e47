import { filePreview, type ImportJobs, importedIntoDatabase } from './import-jobs'

/** Reads files off the page. Only the page that made it can talk to it; the page ends it to cancel. */
self.onmessage = async ({ data }: MessageEvent<ImportJobs[keyof ImportJobs]['asked']>) => {
  const onProgress = (rowsRead: number) => self.postMessage({ rowsRead })
  try {
    const answer = await (data.job === 'preview'
      ? filePreview(data, onProgress)
      : importedIntoDatabase(data, onProgress))
    self.postMessage({ answer })
  } catch (error) {
    self.postMessage({ trouble: error instanceof Error ? error.message : String(error) })
  }
}
