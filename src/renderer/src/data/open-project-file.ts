import type { Host, OpenedFile } from '@core/host-api'
import type { ProjectFileProblem } from '@core/project/file/parts'
import type { Result } from '@core/result'
import { host as machine } from '../host'
import { newId } from './new-id'
import type { FiledProject } from './project-file-jobs'
import { inFileWorker } from './project-file-work'
import { databasesKnown, registerProject } from './registry'

/**
 * Puts a project file into this machine and answers with the project to open. Nothing that is here is overwritten: see
 * `HowOpened`. What came with the file cannot be undone.
 */
export async function openProjectFile(
  file: Pick<OpenedFile, 'bytes'>,
  host: Host = machine,
): Promise<Result<FiledProject, ProjectFileProblem>> {
  const known = await databasesKnown(host)
  const filed = await inFileWorker({ job: 'open', bytes: file.bytes, known, copyId: newId() })
  if (filed.ok && filed.value.how !== 'already-here') {
    const { projectId, title, database } = filed.value
    await registerProject({ id: projectId, title, database })
  }
  return filed
}
