import { filesNamed, mostBytesInFile } from '@core/attachment/files-and-links'
import { added, removed } from '@core/change/change'
import { readProjectFile } from '@core/project/file/read-project-file'
import Dexie from 'dexie'
import { expect, it, vi } from 'vitest'
import { attachFiles, attachLink } from '../../../src/renderer/src/data/attachments/attach-files'
import { openProject } from '../../../src/renderer/src/data/open-project'
import { openProjectFile } from '../../../src/renderer/src/data/projects'
import { recoverProject } from '../../../src/renderer/src/data/recover-project'
import type { ProjectSession } from '../../../src/renderer/src/data/session'
import { attachmentOf, commentOf, elementOf, fileContent, minutes, shaOf } from '../../core/project/sample-contents'
import { type FakeHost, fakeHost } from '../fake-host'
import { crash, openAgain, openNewProject, untilSaved } from './open-new-project'

const aboutA = { kind: 'element', id: 'a' } as const
const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = 'minutes.txt') => new File([bytes], name)
const photo = crypto.getRandomValues(new Uint8Array(40_000))

async function projectWithElement(host: FakeHost): Promise<ProjectSession> {
  const session = await openNewProject(host)
  await session.commit('element.add', [added('element', elementOf('a'))])
  return session
}
const attached = (session: ProjectSession) => session.db.rowsOf('attachment').toArray()
const filesKept = (session: ProjectSession) => session.db.files.toCollection().primaryKeys()

async function filesInSnapshot(host: FakeHost, projectId: string) {
  const [newest] = await host.listSnapshots({ projectId })
  if (!newest) throw new Error('no snapshot')
  const read = readProjectFile(await host.readSnapshot({ projectId, name: newest.name }))
  if (!read.ok) throw new Error(read.problem)
  return read.value.files ?? new Map<string, Uint8Array>()
}

it('attaches files in one step, and is saved once a snapshot holds them', async () => {
  const host = fakeHost()
  const session = await projectWithElement(host)
  await untilSaved(session)
  const done = await attachFiles(session, aboutA, [
    fileOf(minutes),
    fileOf(photo, 'a\u202e\u0000b.jpg'),
    fileOf(minutes),
  ])
  expect(done).toMatchObject({
    ok: true,
    value: [
      { title: 'minutes.txt', order: 1, content: fileContent(minutes) },
      { title: 'ab.jpg', order: 2, content: { ...fileContent(photo), fileName: 'ab.jpg' } },
      { title: 'minutes.txt', order: 3 },
    ],
  })
  expect((await filesKept(session)).sort()).toEqual([shaOf(minutes), shaOf(photo)].sort())
  await untilSaved(session)
  expect((await filesInSnapshot(host, session.id)).get(shaOf(photo))).toEqual(photo)

  await session.undo()
  expect(await attached(session)).toEqual([])
  await session.redo()
  expect(await attached(session)).toHaveLength(3)
  await untilSaved(session)
  expect([...(await filesInSnapshot(host, session.id)).keys()].sort()).toEqual([shaOf(minutes), shaOf(photo)].sort())
  await session.close()
})

it('goes with what it is attached to, and comes back with it whole', async () => {
  const session = await projectWithElement(fakeHost())
  await attachFiles(session, aboutA, [fileOf(minutes)])
  await attachLink(session, aboutA, { url: 'https://example.org/', host: 'example.org' }, ' ')
  const before = await attached(session)
  expect(before.map(({ title }) => title).sort()).toEqual(['example.org', 'minutes.txt'])
  await session.commit('element.remove', [removed('element', elementOf('a'))])
  expect(await attached(session)).toEqual([])
  await session.undo()
  expect(await attached(session)).toEqual(before)
  expect(await (await session.db.files.get(shaOf(minutes)))?.content.text()).toBe(new TextDecoder().decode(minutes))
  await session.close()
})

it('cannot be attached to what another window took away, and leaves no row', async () => {
  const session = await projectWithElement(fakeHost())
  await session.commit('element.remove', [removed('element', elementOf('a'))])
  expect(await attachFiles(session, aboutA, [fileOf(minutes)])).toMatchObject({ ok: false, problem: 'gone' })
  const stray = added('attachment', attachmentOf('x', { content: fileContent(photo) }))
  const both = [
    added('element', elementOf('b')),
    { ...stray, after: { ...stray.after, about: { kind: 'element', id: 'b' } } },
  ]
  // A row may not promise bytes that are not here.
  expect(await session.commit('attachment.add', both)).toMatchObject({ ok: false, problem: 'gone' })
  expect(await attached(session)).toEqual([])
  await session.close()
})

it('takes comments along with their row, and takes none on what another window took away', async () => {
  const session = await projectWithElement(fakeHost())
  await session.commit('comment.add', [added('comment', commentOf('c'))])
  await session.commit('element.remove', [removed('element', elementOf('a'))])
  const comments = async () => (await session.db.rowsOf('comment').toArray()).map(({ id }) => id)
  expect(await comments()).toEqual([])
  expect(await session.commit('comment.add', [added('comment', commentOf('d'))])).toMatchObject({
    ok: false,
    problem: 'gone',
  })
  await session.undo()
  expect(await comments()).toEqual(['c'])
  await session.close()
})

it('says which limit a file meets, and attaches none of them', async () => {
  const session = await projectWithElement(fakeHost())
  const large = fileOf(new Uint8Array(mostBytesInFile + 1), 'film.mp4')
  expect(await attachFiles(session, aboutA, [fileOf(minutes), large])).toEqual({
    ok: false,
    problem: 'too-large',
    detail: 'film.mp4',
  })
  expect(await attachFiles(session, aboutA, [fileOf(minutes), fileOf(new Uint8Array(), 'empty.txt')])).toMatchObject({
    problem: 'empty',
    detail: 'empty.txt',
  })
  expect(await attachFiles(session, aboutA, [fileOf(minutes, 'n'.repeat(501))])).toMatchObject({
    problem: 'name-too-long',
  })
  expect(await filesKept(session)).toEqual([])

  const full = Array.from({ length: 8 }, (_, index) =>
    attachmentOf(`x${index}`, {
      content: { ...fileContent(minutes), sha256: `${index}`.repeat(64), bytes: mostBytesInFile },
    }),
  )
  await session.db.rowsOf('attachment').bulkAdd(full)
  expect(await attachFiles(session, aboutA, [fileOf(minutes)])).toMatchObject({ problem: 'no-room' })
  expect(await filesKept(session)).toEqual([])
  await session.close()
})

it('leaves nothing attached when it is cancelled', async () => {
  const session = await projectWithElement(fakeHost())
  const cancel = new AbortController()
  const onProgress = vi.fn(() => cancel.abort())
  const done = await attachFiles(session, aboutA, [fileOf(new Uint8Array(20 * 1024 * 1024).fill(1), 'film.mp4')], {
    onProgress,
    signal: cancel.signal,
  })
  expect(done).toEqual({ ok: false, problem: 'cancelled' })
  expect(onProgress).toHaveBeenCalled()
  expect(await attachFiles(session, aboutA, [fileOf(minutes)], { signal: cancel.signal })).toMatchObject({ ok: false })
  expect(await attached(session)).toEqual([])
  await session.close()
})

it('clears away what no row names when it is opened, and keeps what undo or redo can bring back', async () => {
  const host = fakeHost()
  const session = await projectWithElement(host)
  await attachFiles(session, aboutA, [fileOf(minutes)])
  await attachFiles(session, aboutA, [fileOf(photo, 'photo.jpg')])
  await session.undo()
  // The page went down after the bytes and before the row.
  await session.db.files.put({ sha256: '0'.repeat(64), content: new Blob(['half']) })
  await crash(session)

  const again = await openAgain(session.id, host)
  expect((await filesKept(again)).sort()).toEqual([shaOf(minutes), shaOf(photo)].sort())
  await again.redo()
  expect(filesNamed(await attached(again))).toHaveLength(2)
  await again.undo()
  // From here on the photo cannot be had again.
  await again.commit('element.add', [added('element', elementOf('b'))])
  await again.close()
  const last = await openAgain(session.id, host)
  expect(await filesKept(last)).toEqual([shaOf(minutes)])
  await last.close()
})

it('is not said to be saved before a snapshot holds it, even after a crash', async () => {
  const host = fakeHost()
  const session = await projectWithElement(host)
  await session.secondCopy.flush()
  await session.close()
  // The page goes down when the journal has the row, and the snapshot is on its way.
  const slow: FakeHost = { ...host, writeSnapshot: () => new Promise(() => undefined) }
  const going = await openAgain(session.id, slow)
  await attachFiles(going, aboutA, [fileOf(minutes)])
  await vi.waitFor(() => expect(host.journals.get(session.id)?.at(-1)?.action).toBe('attachment.add'), {
    timeout: 20_000,
  })
  expect(going.secondCopy.state.get()).toBe('saving')
  await crash(going)

  const again = await openAgain(session.id, host)
  await untilSaved(again)
  expect((await filesInSnapshot(host, session.id)).get(shaOf(minutes))).toEqual(minutes)
  await again.close()
})

it('says what has to be attached again where its bytes were in no snapshot yet', async () => {
  const host = fakeHost()
  const session = await projectWithElement(host)
  await attachFiles(session, aboutA, [fileOf(photo, 'photo.jpg')])
  await attachLink(session, aboutA, { url: 'https://example.org/', host: 'example.org' }, 'Report')
  await session.secondCopy.flush()
  const at = new Date().toISOString()
  const changes = [added('attachment', attachmentOf('late', { title: 'Late minutes' }))]
  const commit = { id: 'x', seq: 5, at, by: '', action: 'attachment.add', why: '', changes, undoes: null, redoes: null }
  await host.appendToJournal({ projectId: session.id, commits: [commit] })
  await crash(session)
  await Dexie.delete(session.db.name)

  const opened = await openProject(session.id, host)
  if (opened.ok || opened.problem !== 'behind') throw new Error('nothing to recover')
  const done = await recoverProject(session.id, opened.recovery.snapshots[0]?.name ?? null, host)
  expect(done).toMatchObject({ ok: true, value: { attachmentsLost: ['Late minutes'], importsLost: [] } })
  const again = await openAgain(session.id, host)
  expect((await attached(again)).map(({ title }) => title).sort()).toEqual(['Report', 'photo.jpg'])
  expect(new Uint8Array((await (await again.db.files.get(shaOf(photo)))?.content.arrayBuffer()) ?? [])).toEqual(photo)
  expect((await again.db.commits.orderBy('seq').last())?.action).toBe('project.recover')
  await untilSaved(again)
  await again.close()
})

it('is in the project file, and in the copy that is made of it', async () => {
  const host = fakeHost()
  const session = await projectWithElement(host)
  await attachFiles(session, aboutA, [fileOf(photo, 'photo.jpg')])
  await session.saveFile({ askWhere: true })
  const [saved] = host.saved
  if (!saved) throw new Error('nothing was saved')
  await session.commit('element.add', [added('element', elementOf('b'))])
  const filed = await openProjectFile(saved, '{title}, a copy', host)
  if (!filed.ok) throw new Error(filed.problem)
  expect(filed.value).toMatchObject({ how: 'opened-as-copy', findings: [] })
  const copy = await openAgain(filed.value.projectId, host)
  expect(new Uint8Array((await (await copy.db.files.get(shaOf(photo)))?.content.arrayBuffer()) ?? [])).toEqual(photo)
  await untilSaved(copy)
  expect((await filesInSnapshot(host, copy.id)).has(shaOf(photo))).toBe(true)
  await copy.close()
  await session.close()
})
