import { type FileJob, filedProject, recoveredProject, writtenProject } from './project-file-jobs'
import { answerQuestions } from './worker-server'

/** Everything that reads or writes a whole project is done here, off the page. */
answerQuestions(async (asked: FileJob) => {
  if (asked.job === 'open') return { answer: await filedProject(asked) }
  if (asked.job === 'recover') return { answer: await recoveredProject(asked) }
  const answer = await writtenProject(asked)
  return { answer, transfer: [answer.bytes.buffer] }
})
