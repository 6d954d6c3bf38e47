import { type NewProject, newProject } from '@core/project/contents'
import { newId } from './new-id'
import { writeContents } from './project-contents'
import { databaseName, ProjectDatabase } from './project-database'
import { registerProject } from './registry'

/** Makes a project on this machine and answers with its id, to be opened with `openProject`. */
export async function createProject(asked: NewProject): Promise<string> {
  const id = newId()
  const database = databaseName(id)
  const db = new ProjectDatabase(database)
  try {
    await writeContents(db, newProject(asked, { id, now: new Date().toISOString() }))
  } finally {
    db.close()
  }
  await registerProject({ id, title: asked.title, database })
  return id
}
