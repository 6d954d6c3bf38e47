import { ProjectDatabase } from '../project-database'
import { answerQuestions } from '../worker-server'
import type { EraseRequest } from './erase-work'
import { findErasure } from './find-erasure'

/** Compares everything in a project with what somebody said, off the page. */
answerQuestions(async ({ databaseName, toErase, mark }: EraseRequest, { onProgress }) => {
  const db = new ProjectDatabase(databaseName)
  try {
    const answer = await findErasure(db, toErase, {
      mark,
      onProgress: share => onProgress(Math.round(share * 100), 100),
    })
    return { answer }
  } finally {
    db.close()
  }
})
