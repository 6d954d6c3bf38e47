import { expect, it } from 'vitest'
import { databaseName, inDatabase } from '../../../src/renderer/src/data/project-database'
import { createProject } from '../../../src/renderer/src/data/projects'
import { rebuildWhereErased } from '../../../src/renderer/src/data/rebuild-database'
import { registerProject } from '../../../src/renderer/src/data/registry'

it('goes on where an earlier opening was interrupted after it had deleted the old database', async () => {
  const title = 'Erased'
  const id = await createProject({ title, purpose: '', yearStart: 4, perspectives: [] })
  const name = databaseName(id)
  await inDatabase(name, db => db.meta.put({ key: 'rebuildDatabase', value: 1 }))
  // Set aside, and there no more.
  await registerProject({ id, title, database: `${name}-gone` })
  await registerProject({ id, title, database: name })
  const rebuilt = await rebuildWhereErased(id, name)
  expect(rebuilt).not.toBe(name)
  expect(await inDatabase(rebuilt, db => db.meta.get('rebuildDatabase'))).toBeUndefined()
  expect((await indexedDB.databases()).map(each => each.name)).not.toContain(name)
})
