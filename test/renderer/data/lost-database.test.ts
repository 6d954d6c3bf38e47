import { added } from '@core/change/change'
import Dexie from 'dexie'
import { expect, it, vi } from 'vitest'
import { ProjectDatabase } from '../../../src/renderer/src/data/project-database'
import type { ProjectSession } from '../../../src/renderer/src/data/session'
import { LostDatabaseError } from '../../../src/renderer/src/data/write-problem'
import { elementOf } from '../../core/project/sample-contents'
import { type FakeHost, fakeHost } from '../fake-host'
import { crash, openAgain, openNewProject, untilSaved } from './open-new-project'

const addElement = (session: ProjectSession, id: string) =>
  session.commit('element.add', [added('element', elementOf(id))])

/** A project with three commits, saved. */
async function savedProject(host: FakeHost): Promise<ProjectSession> {
  const session = await openNewProject(host)
  await addElement(session, 'a')
  await addElement(session, 'b')
  await untilSaved(session)
  return session
}

const problemOf = (session: ProjectSession) => session.secondCopy.problem.get()

it('writes nothing into a database that was emptied under it, and says Not saved', async () => {
  const host = fakeHost()
  const session = await savedProject(host)
  await Promise.all(session.db.tables.map(table => table.clear()))
  // As many as the log had: by seq alone they would have caught up.
  for (const id of ['c', 'd', 'e', 'f']) await expect(addElement(session, id)).rejects.toThrow(LostDatabaseError)
  expect(session.secondCopy.state.get()).toBe('not-saved')
  expect(problemOf(session)).toBe('database-lost')
  expect(await session.db.commits.count()).toBe(0)
  expect(await session.db.rowsOf('element').count()).toBe(0)
  expect(host.journals.get(session.id)?.map(({ seq }) => seq)).toEqual([1, 2, 3])
  await crash(session)
})

it('notices by itself that its database was deleted', async () => {
  const host = fakeHost()
  const session = await savedProject(host)
  await Dexie.delete(session.db.name)
  await vi.waitFor(() => expect(problemOf(session)).toBe('database-lost'), { timeout: 10_000 })
  await expect(addElement(session, 'c')).rejects.toThrow(LostDatabaseError)
  await crash(session)
})

it('knows a database that was set back and went on another way, though it has as many commits', async () => {
  const host = fakeHost()
  const session = await savedProject(host)
  await session.db.commits
    .where('seq')
    .equals(3)
    .modify(commit => {
      commit.id = 'of another time'
    })
  await expect(addElement(session, 'c')).rejects.toThrow(LostDatabaseError)
  expect(problemOf(session)).toBe('database-lost')
  await crash(session)
})

it('knows an emptied database, too, where nothing was in the log yet', async () => {
  const made = await openNewProject(fakeHost())
  await made.close()
  const db = new ProjectDatabase(made.db.name)
  await db.commits.clear()
  db.close()
  // On a machine that has nothing of it, as when a project file with an empty log is opened.
  const session = await openAgain(made.id, fakeHost())
  await session.db.rowsOf('project').clear()
  await expect(addElement(session, 'c')).rejects.toThrow(LostDatabaseError)
  await crash(session)
})

it('stops where what was to be sent is gone, rather than ask for it for ever', async () => {
  const host = fakeHost()
  const session = await savedProject(host)
  host.failWith('no-space')
  await addElement(session, 'c')
  await vi.waitFor(() => expect(problemOf(session)).toBe('no-space'), { timeout: 20_000 })
  await session.db.commits.clear()
  host.failWith(null)
  await vi.waitFor(() => expect(problemOf(session)).toBe('database-lost'), { timeout: 10_000 })
  await crash(session)
})

it('puts no emptied project in the place of a saved file or a snapshot', async () => {
  const host = fakeHost()
  const session = await savedProject(host)
  const before = await host.listSnapshots({ projectId: session.id })
  await session.db.commits.clear()
  await expect(session.saveFile({ askWhere: false })).rejects.toThrow(LostDatabaseError)
  await session.secondCopy.flush()
  session.secondCopy.rewrite()
  await vi.waitFor(() => expect(problemOf(session)).toBe('database-lost'), { timeout: 10_000 })
  expect(host.saved).toEqual([])
  expect(await host.listSnapshots({ projectId: session.id })).toEqual(before)
  expect(host.journals.get(session.id)).toHaveLength(3)
  await crash(session)
})
