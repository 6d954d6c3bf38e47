import { added, edited } from '@core/change/change'
import { emptyRows, type ProjectContents } from '@core/project/contents'
import { readProjectFile } from '@core/project/file/read-project-file'
import { writeProjectFile } from '@core/project/file/write-project-file'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { newId } from '../../../src/renderer/src/data/new-id'
import { deleteProject, openProjectFile } from '../../../src/renderer/src/data/projects'
import type { ProjectSession } from '../../../src/renderer/src/data/session'
import { aProject, elementOf, importOf, importRecordOf, measureOf, project } from '../../core/project/sample-contents'
import { type FakeHost, fakeHost } from '../fake-host'
import { openAgain, openNewProject, untilSaved } from './open-new-project'

const now = '2026-01-31T12:00:00.000Z'

async function opened(bytes: Uint8Array, host: FakeHost) {
  const done = await openProjectFile({ bytes }, '{title} (copy of {when})', host)
  if (!done.ok) throw new Error(done.problem)
  return done.value
}

async function savedBytes(session: ProjectSession, host: FakeHost): Promise<Uint8Array> {
  await session.saveFile({ askWhere: false })
  return host.saved.at(-1)?.bytes ?? new Uint8Array()
}

/** The order of rows means nothing: a database has its own. */
function inOrder({ rows, imported, commits }: ProjectContents) {
  const sorted = <T>(list: readonly T[], key: (item: T) => string) =>
    [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const byKind = Object.entries(rows).map(([kind, ofKind]) => [kind, sorted<{ id: string }>(ofKind, row => row.id)])
  return { rows: Object.fromEntries(byKind), imported: sorted(imported, each => each.importId), commits }
}

it('comes through the database whole, whatever the project holds', async () => {
  const host = fakeHost()
  await fc.assert(
    fc.asyncProperty(aProject, async made => {
      const id = newId()
      const records = made.imported.map(({ importId }) => importRecordOf(importId, 'm'))
      const project = made.rows.project.map(row => ({ ...row, id }))
      const contents = { ...made, rows: { ...made.rows, project, import: records } }
      const { projectId, how } = await opened(writeProjectFile(contents, { now }), host)
      expect({ projectId, how }).toEqual({ projectId: id, how: 'opened-new' })
      const session = await openAgain(id, host)
      expect(inOrder(await session.contents())).toEqual(inOrder(contents))
      const again = readProjectFile(await savedBytes(session, host))
      expect(again.ok && inOrder(again.value)).toEqual(inOrder(contents))
      await session.close()
      await deleteProject(id, host)
    }),
    { numRuns: 8 },
  )
})

it('never overwrites: the same is already here, anything else becomes a copy', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  await session.commit('element.add', [added('element', elementOf('a'))])
  const bytes = await savedBytes(session, host)
  expect(await opened(bytes, host)).toMatchObject({ how: 'already-here', projectId: session.id })

  await session.commit('element.add', [added('element', elementOf('b'))])
  const copy = await opened(bytes, host)
  expect(copy.how).toBe('opened-as-copy')
  expect(copy.projectId).not.toBe(session.id)
  expect(await session.db.rowsOf('element').count()).toBe(2)
  const other = await openAgain(copy.projectId, host)
  expect(await other.db.rowsOf('element').toArray()).toEqual([elementOf('a')])
  expect(other.projectWhenOpened).toMatchObject({ id: copy.projectId, title: copy.title })
  expect(copy.title).toMatch(/^Homes for all \(copy of \d+ \w+ 20\d\d at \d\d:\d\d\)$/)
  await Promise.all([session.close(), other.close()])
})

it('cannot be undone to before it was opened', async () => {
  const here = fakeHost()
  const session = await openNewProject(here)
  await session.commit('element.add', [added('element', elementOf('a'))])
  const bytes = await savedBytes(session, here)
  await session.close()
  await deleteProject(session.id, here)

  const { projectId } = await opened(bytes, here)
  const again = await openAgain(projectId, here)
  expect(await again.undo()).toEqual({ ok: true, value: null })
  const [project] = await again.db.rowsOf('project').toArray()
  if (!project) throw new Error('no project')
  await again.commit('project.edit', [edited('project', project, { ...project, title: 'Other' })])
  await again.undo()
  expect((await again.db.rowsOf('project').get(projectId))?.title).toBe('Homes for all')
  await again.close()
})

it('carries imported values, and leaves out those that were taken back', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  const { writeImported } = await import('../../../src/renderer/src/data/project-contents')
  await writeImported(session.db, importOf('i', 'm', 9000))
  await session.commit('import.add', [added('measure', measureOf('m')), added('import', importRecordOf('i', 'm'))])
  const whole = readProjectFile(await savedBytes(session, host))
  expect(whole.ok && whole.value.imported).toEqual([importOf('i', 'm', 9000)])
  await session.undo()
  const without = readProjectFile(await savedBytes(session, host))
  expect(without.ok && without.value.imported).toEqual([])
  await session.close()
})

it('refuses what is no project file, and nothing is here afterwards', async () => {
  const before = (await indexedDB.databases()).length
  const result = await openProjectFile({ bytes: new Uint8Array([1, 2, 3]) }, '', fakeHost())
  expect(result).toMatchObject({ ok: false, problem: 'not-a-project-file' })
  expect(await indexedDB.databases()).toHaveLength(before)
})

it('says Saved of a file with an empty log once a snapshot holds it', async () => {
  const host = fakeHost()
  const id = newId()
  const rows = { ...emptyRows, project: [{ ...project, id }], element: [elementOf('a')] }
  host.failWith('no-space')
  await opened(writeProjectFile({ rows, imported: [], commits: [] }, { now }), host)
  const session = await openAgain(id, host)
  await vi.waitFor(() => expect(session.secondCopy.state.get()).toBe('not-saved'), { timeout: 10_000 })
  host.failWith(null)
  await untilSaved(session)
  expect(await host.listSnapshots({ projectId: id })).toMatchObject([{ seq: 0 }])
  await session.commit('element.add', [added('element', elementOf('b'))])
  await untilSaved(session)
  expect(host.journals.get(id)?.map(({ seq }) => seq)).toEqual([1])
  await session.close()
})

it('saves a file whose log has a gap', async () => {
  const host = fakeHost()
  const made = await openNewProject(host)
  for (const each of ['a', 'b', 'c']) await made.commit('element.add', [added('element', elementOf(each))])
  const contents = await made.contents()
  await made.close()
  const id = newId()
  const rows = { ...contents.rows, project: [{ ...project, id }] }
  const commits = contents.commits.filter(({ seq }) => seq !== 2)
  await opened(writeProjectFile({ ...contents, rows, commits }, { now }), host)
  const session = await openAgain(id, host)
  await untilSaved(session)
  await session.commit('element.add', [added('element', elementOf('d'))])
  await untilSaved(session)
  expect(host.journals.get(id)?.map(({ seq }) => seq)).toEqual([3, 4, 5])
  expect(await host.listSnapshots({ projectId: id })).toMatchObject([{ seq: 4 }])
  await session.close()
})
