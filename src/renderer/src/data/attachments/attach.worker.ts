import { answerQuestions } from '../worker-server'
import { type AttachJob, filesIntoDatabase } from './attach-job'

/** Reads, hashes and keeps files off the page. */
answerQuestions(async (job: AttachJob, { onProgress }) => ({ answer: await filesIntoDatabase(job, onProgress) }))
