import { added, type Change, edited } from '@core/change/change'
import { expect, it, vi } from 'vitest'
import { elementOf } from '../../core/project/sample-contents'
import { opening } from '../../core/workshop/session/build'
import { fakeHost } from '../fake-host'
import { crash, openAgain, openNewProject, untilSaved } from './open-new-project'

const secret = 'words that were taken back'
const withSecret = { ...elementOf('a'), notes: secret }
const without = (change: Change): Change => JSON.parse(JSON.stringify(change).replaceAll(secret, '')) as Change

const everythingOn = async (host: ReturnType<typeof fakeHost>, id: string): Promise<string> => {
  const snapshots = await host.listSnapshots({ projectId: id })
  const journal = JSON.stringify(host.journals.get(id) ?? [])
  // Snapshots are zips: what they hold is read back, not searched.
  const names = snapshots.map(({ seq }) => seq)
  return `${journal} snapshots ${names.join(' ')}`
}

it('takes words out of log and second copy, and leaves nothing to undo', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  await session.commit('element.add', [added('element', withSecret)])
  await session.secondCopy.flush()
  expect(await everythingOn(host, session.id)).toContain(secret)

  const done = await session.commitAndErase(
    'element.edit',
    [edited('element', withSecret, { ...withSecret, notes: '' })],
    without,
  )
  expect(done.ok && done.value?.seq).toBe(3)
  await untilSaved(session)
  expect(JSON.stringify(await session.db.commits.toArray())).not.toContain(secret)
  expect(host.journals.get(session.id)?.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(await everythingOn(host, session.id)).not.toContain(secret)
  expect(await host.listSnapshots({ projectId: session.id })).toMatchObject([{ seq: 3 }])
  expect(session.log.undoStack.get()).toEqual({ undo: [], redo: [] })
  await session.undo()
  expect((await session.db.rowsOf('element').get('a'))?.notes).toBe('')
  await session.close()
})

it('does it at the next start where the machine failed in between', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  await session.commit('element.add', [added('element', withSecret)])
  await untilSaved(session)
  host.failWith('no-space')
  await session.commitAndErase('element.edit', [edited('element', withSecret, { ...withSecret, notes: '' })], without)
  await vi.waitFor(() => expect(session.secondCopy.state.get()).toBe('not-saved'), { timeout: 20_000 })
  expect(await everythingOn(host, session.id)).toContain(secret)
  await crash(session)
  host.failWith(null)

  const again = await openAgain(session.id, host)
  await untilSaved(again)
  expect(await everythingOn(host, session.id)).not.toContain(secret)
  expect(await again.db.meta.get('rewriteSecondCopy')).toBeUndefined()
  await again.commit('element.add', [added('element', elementOf('b'))])
  await untilSaved(again)
  expect(host.journals.get(session.id)?.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  await again.close()
})

it('leaves a workshop alone that goes on in the same project', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  await session.commit('element.add', [added('element', withSecret)])
  await untilSaved(session)
  await host.openSession({ opening: opening({ projectId: session.id }), address: '127.0.0.1' })
  const joined = await host.joinByPhone('lived')
  await session.commitAndErase('element.edit', [edited('element', withSecret, { ...withSecret, notes: '' })], without)
  await untilSaved(session)
  expect(await everythingOn(host, session.id)).not.toContain(secret)
  expect(await host.unfinishedSessions()).toMatchObject([{ projectId: session.id, running: true }])
  expect(host.phoneView(joined.ok ? joined.value : '')).not.toBeNull()
  await session.close()
})

const databases = async (id: string) =>
  (await indexedDB.databases()).flatMap(({ name }) => (name?.includes(id) ? [name] : []))

it('moves the project into a new database when it is next opened, and deletes the old one', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  await session.commit('element.add', [added('element', withSecret)])
  await session.commitAndErase('element.edit', [edited('element', withSecret, { ...withSecret, notes: '' })], without)
  await untilSaved(session)
  const before = await session.contents()
  await session.close()

  const again = await openAgain(session.id, host)
  expect(await databases(session.id)).toEqual([`project:${session.id}:1`])
  expect(await again.contents()).toEqual(before)
  await untilSaved(again)
  await again.commit('element.add', [added('element', elementOf('b'))])
  await untilSaved(again)
  await again.close()
  const third = await openAgain(session.id, host)
  expect(await databases(session.id)).toEqual([`project:${session.id}:1`])
  expect(third.log.undoStack.get().undo).toHaveLength(1)
  await third.close()
})

it('waits for a later opening while another tab has the project open, and loses nothing', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  await session.commit('element.add', [added('element', withSecret)])
  const other = await openAgain(session.id, host)
  await session.commitAndErase('element.edit', [edited('element', withSecret, { ...withSecret, notes: '' })], without)
  await untilSaved(session)
  await session.close()
  const again = await openAgain(session.id, host)
  expect(await databases(session.id)).toEqual([`project:${session.id}`])
  await again.close()
  await other.close()
  const alone = await openAgain(session.id, host)
  expect(await databases(session.id)).toEqual([`project:${session.id}:1`])
  expect((await alone.db.rowsOf('element').get('a'))?.notes).toBe('')
  await alone.close()
})

it('still makes the second copy again after the move, where that had failed before', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  await session.commit('element.add', [added('element', withSecret)])
  await untilSaved(session)
  host.failWith('no-space')
  await session.commitAndErase('element.edit', [edited('element', withSecret, { ...withSecret, notes: '' })], without)
  await crash(session)
  host.failWith(null)
  const again = await openAgain(session.id, host)
  expect(again.db.name).toBe(`project:${session.id}:1`)
  await untilSaved(again)
  expect(await everythingOn(host, session.id)).not.toContain(secret)
  await again.close()
})
