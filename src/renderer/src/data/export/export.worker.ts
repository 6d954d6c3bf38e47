import { exportedFile } from '@core/export/export-file'
import { contentsOf } from '../project-contents'
import { ProjectDatabase } from '../project-database'
import type { ExportAnswer, ExportJob } from './export-work'

/** Reads a whole project and writes it out, off the page. Only the page that made it can talk to it. */
self.onmessage = async ({ data: { databaseName, asked } }: MessageEvent<ExportJob>) => {
  const db = new ProjectDatabase(databaseName)
  try {
    const bytes = exportedFile(await contentsOf(db), asked)
    self.postMessage({ bytes } satisfies ExportAnswer, { transfer: [bytes.buffer] })
  } catch (error) {
    self.postMessage({ problem: error instanceof Error ? error.message : String(error) } satisfies ExportAnswer)
  } finally {
    db.close()
  }
}
