import { type FileJob, filedProject, rebuiltProject, recoveredProject, writtenProject } from './project-file-jobs'
import { answerQuestions } from './worker-server'

/** Everything that reads or writes a whole project is done here, off the page. */
answerQuestions(async (asked: FileJob) => {
  if (asked.job === 'open') return { answer: await filedProject(asked) }
  if (asked.job === 'recover') return { answer: await recoveredProject(asked) }
  if (asked.job === 'rebuild') return { answer: await rebuiltProject(asked) }
  const answer = await writtenProject(asked)
  return { answer, transfer: [answer.bytes.buffer] }
})
