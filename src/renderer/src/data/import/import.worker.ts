import { answerQuestions, type WorkOptions } from '../worker-server'
import { figuresThere, filePreview, type ImportJobs, importedIntoDatabase, sheetsOf } from './import-jobs'

type Asked = ImportJobs[keyof ImportJobs]['asked']

const answerTo = (asked: Asked, { onProgress }: WorkOptions) => {
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

/** Reads files off the page. */
answerQuestions(async (asked: Asked, options) => ({ answer: await answerTo(asked, options) }))
