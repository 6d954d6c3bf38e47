import { exportedFile } from '@core/export/export-file'
import { contentsOf } from '../project-contents'
import { ProjectDatabase } from '../project-database'
import { answerQuestions } from '../worker-server'
import type { ExportJob } from './export-work'

/** Reads a whole project and writes it out, off the page. */
answerQuestions(async ({ databaseName, asked }: ExportJob) => {
  const db = new ProjectDatabase(databaseName)
  try {
    const bytes = exportedFile(await contentsOf(db), asked)
    return { answer: bytes, transfer: [bytes.buffer] }
  } finally {
    db.close()
  }
})
