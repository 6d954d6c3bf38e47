import { type FileJob, filedProject, recoveredProject, writtenProject } from './project-file-jobs'

/** Everything that reads or writes a whole project is done here, off the page. Only the page that made it can talk to it. */
self.onmessage = async ({ data }: MessageEvent<FileJob>) => {
  try {
    const answer = await answerTo(data)
    self.postMessage({ answer }, { transfer: 'bytes' in answer ? [answer.bytes.buffer] : [] })
  } catch (error) {
    self.postMessage({ problem: error instanceof Error ? error.message : String(error) })
  }
}

function answerTo(asked: FileJob) {
  if (asked.job === 'write') return writtenProject(asked)
  return asked.job === 'open' ? filedProject(asked) : recoveredProject(asked)
}
