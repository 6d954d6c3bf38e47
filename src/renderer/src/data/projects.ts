import type { Host, OpenedFile } from '@core/host-api'
import type { NewProject } from '@core/project/contents'
import type { ProjectFileProblem } from '@core/project/file/parts'
import { projectFromTemplate, type TemplateName } from '@core/project/template'
import { ok, problem, type Result } from '@core/result'
import { shownLanguage } from '@core/words/format'
import Dexie from 'dexie'
import { host as machine } from '../host'
import { newId } from './new-id'
import { writeContents } from './project-contents'
import { databaseName, ProjectDatabase } from './project-database'
import type { FiledProject } from './project-file-jobs'
import { inFileWorker } from './project-file-work'
import { allDatabasesOf, databasesKnown, forgetRegistered, registerProject } from './registry'
import { withExclusiveLock } from './session-lock'

/** Makes a project on this machine and answers with its id, to be opened with `openProject`. */
export async function createProject(asked: NewProject, template: TemplateName = 'blank'): Promise<string> {
  const id = newId()
  const database = databaseName(id)
  const db = new ProjectDatabase(database)
  try {
    await writeContents(db, projectFromTemplate(template, asked, { id, now: new Date().toISOString(), newId }))
  } finally {
    db.close()
  }
  await registerProject({ id, title: asked.title, database })
  return id
}

/**
 * Deletes a project for good: its databases, its journal and its snapshots. Project files a person saved stay where they are.
 * Problem `open-elsewhere`: a tab has it open (this one too: close its session first); nothing was deleted.
 */
export async function deleteProject(projectId: string, host: Host = machine): Promise<Result<null, 'open-elsewhere'>> {
  const deleted = await withExclusiveLock(projectId, async () => {
    // The second copy first: if it cannot be removed, the project is still whole.
    const { secondCopy } = await host.about()
    if (secondCopy) await host.forgetProject({ projectId })
    for (const name of await allDatabasesOf(projectId)) await Dexie.delete(name)
    await forgetRegistered(projectId)
  })
  return deleted ? ok(null) : problem('open-elsewhere')
}

/**
 * Puts a project file into this machine and answers with the project to open. Nothing that is here is overwritten: see
 * `HowOpened`. `copyTitle`: what a copy is called, with `{title}` and `{when}` in it. What came with the file cannot be undone.
 */
export async function openProjectFile(
  file: Pick<OpenedFile, 'bytes'>,
  copyTitle: string,
  host: Host = machine,
): Promise<Result<FiledProject, ProjectFileProblem>> {
  const known = await databasesKnown(host)
  const copy = { id: newId(), title: copyTitle, language: shownLanguage() }
  const filed = await inFileWorker({ job: 'open', bytes: file.bytes, known, copy })
  if (filed.ok && filed.value.how !== 'already-here') {
    const { projectId, title, database } = filed.value
    await registerProject({ id: projectId, title, database })
  }
  return filed
}
