import { added, edited } from '@core/change/change'
import { afterEach, expect, it, vi } from 'vitest'
import type { ProjectSession } from '../../../src/renderer/src/data/session'
import { elementOf } from '../../core/project/sample-contents'
import { fakeHost } from '../fake-host'
import { openNewProject, untilSaved } from './open-new-project'

const openDatabase = IDBFactory.prototype.open

/** As Chromium does: the write fails, the connection closes, and opening the database fails until there is room. */
function fillDisk(session: ProjectSession) {
  IDBFactory.prototype.open = () => {
    throw new DOMException('IO error: FILE_ERROR_NO_SPACE (WritableFileAppend)', 'UnknownError')
  }
  session.db.close({ disableAutoOpen: false })
}
const freeSpace = () => {
  IDBFactory.prototype.open = openDatabase
}
afterEach(freeSpace)

it('does not open the database again before there is room: Chromium would take it for damaged, and delete it', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  await untilSaved(session)
  host.fillDiskTo(90_000)
  const opening = vi.spyOn(IDBFactory.prototype, 'open')
  session.db.close({ disableAutoOpen: false })
  const typed = session.commit('element.add', [added('element', elementOf('a'))], { keepTrying: true })
  await vi.waitFor(() => expect(session.secondCopy.problem.get()).toBe('disk-full'), { timeout: 20_000 })
  await expect(session.db.rowsOf('element').count()).rejects.toThrow()
  await session.secondCopy.flush()
  expect(opening.mock.calls.map(([name]) => name)).not.toContain(session.db.name)
  host.fillDiskTo(1e9)
  expect(await typed).toMatchObject({ ok: true })
  await untilSaved(session)
  opening.mockRestore()
  await session.close()
})

it('keeps what was left behind in a field until there is room, and then writes it without being asked', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  const element = elementOf('a')
  await session.commit('element.add', [added('element', element)])
  await untilSaved(session)
  fillDisk(session)
  const typed = session.commit('element.edit', [edited('element', element, { ...element, notes: 'typed' })], {
    keepTrying: true,
  })
  await vi.waitFor(() => expect(session.isWaitingForRoom()).toBe(true), { timeout: 20_000 })
  expect(session.secondCopy.state.get()).toBe('not-saved')
  expect(session.secondCopy.problem.get()).toBe('disk-full')
  freeSpace()
  expect(await typed).toMatchObject({ ok: true })
  await untilSaved(session)
  expect(session.isWaitingForRoom()).toBe(false)
  expect(await session.db.rowsOf('element').get('a')).toMatchObject({ notes: 'typed' })
  expect(host.journals.get(session.id)).toHaveLength(3)
  await session.close()
})

it('tells a form at once, which still has the words, and writes them when it is sent again', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  await untilSaved(session)
  fillDisk(session)
  await expect(session.commit('element.add', [added('element', elementOf('a'))])).rejects.toThrow()
  await expect(session.undo()).rejects.toThrow()
  expect(session.isWaitingForRoom()).toBe(false)
  freeSpace()
  expect(await session.commit('element.add', [added('element', elementOf('a'))])).toMatchObject({ ok: true })
  await untilSaved(session)
  await session.close()
})

it('does not close before what waits is written', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  await untilSaved(session)
  fillDisk(session)
  const typed = session.commit('element.add', [added('element', elementOf('a'))], { keepTrying: true })
  const closed = session.close()
  await vi.waitFor(() => expect(session.isWaitingForRoom()).toBe(true), { timeout: 20_000 })
  freeSpace()
  expect(await typed).toMatchObject({ ok: true })
  await closed
  expect(host.journals.get(session.id)).toHaveLength(2)
})
