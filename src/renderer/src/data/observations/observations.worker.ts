import { ProjectDatabase } from '../project-database'
import { answerQuestions } from '../worker-server'
import { doneJob } from './observation-jobs'
import type { ObservationsRequest } from './observation-work'

let db: ProjectDatabase | null = null

/** Looks into blocks off the page, at several things by turns. */
answerQuestions(({ databaseName, asked }: ObservationsRequest, options) => {
  db ??= new ProjectDatabase(databaseName)
  return doneJob(db, asked, options)
})
