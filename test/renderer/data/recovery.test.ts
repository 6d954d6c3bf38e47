import { added, type Change } from '@core/change/change'
import { readProjectFile } from '@core/project/file/read-project-file'
import Dexie from 'dexie'
import { expect, it } from 'vitest'
import { schemaVersion } from '../../../src/renderer/src/data/migrations'
import { openProject } from '../../../src/renderer/src/data/open-project'
import { writeImported } from '../../../src/renderer/src/data/project-contents'
import { ProjectDatabase } from '../../../src/renderer/src/data/project-database'
import { recoverProject, saveDatabaseToFile } from '../../../src/renderer/src/data/recover-project'
import { knownProjects } from '../../../src/renderer/src/data/registry'
import type { ProjectSession } from '../../../src/renderer/src/data/session'
import { elementOf, importOf, importRecordOf, measureOf } from '../../core/project/sample-contents'
import { olderWorkshop } from '../../core/workshop/older-votes'
import { type FakeHost, fakeHost } from '../fake-host'
import { crash, openAgain, openNewProject, untilSaved } from './open-new-project'

const addElement = (session: ProjectSession, id: string) =>
  session.commit('element.add', [added('element', elementOf(id))])

/** A project with rows, an import, and commits the newest snapshot does not have. */
async function projectWithHistory(host: FakeHost): Promise<ProjectSession> {
  const session = await openNewProject(host)
  await addElement(session, 'a')
  await writeImported(session.db, importOf('i', 'm', 5000))
  await session.commit('import.add', [added('measure', measureOf('m')), added('import', importRecordOf('i', 'm'))])
  await session.secondCopy.flush()
  await addElement(session, 'b')
  await addElement(session, 'c')
  await untilSaved(session)
  return session
}

async function recovered(id: string, host: FakeHost) {
  const opened = await openProject(id, host)
  if (opened.ok || opened.problem !== 'behind') throw new Error('nothing to recover')
  const [newest] = opened.recovery.snapshots
  const done = await recoverProject(id, newest?.name ?? null, host)
  if (!done.ok) throw new Error(done.problem)
  return { offer: opened.recovery, done: done.value, session: await openAgain(id, host) }
}

it('finds a thrown away database, and loses no row', async () => {
  const host = fakeHost()
  const session = await projectWithHistory(host)
  const before = await session.contents()
  await crash(session)
  await Dexie.delete(session.db.name)

  const { offer, done, session: again } = await recovered(session.id, host)
  expect(offer).toMatchObject({ reason: 'missing', hereSeq: null, journalSeq: 5 })
  expect(done).toMatchObject({ commitsReplayed: 2, commitsMissing: 0, journal: 'whole', importsLost: [] })
  expect(await again.contents()).toEqual(before)
  const next = await addElement(again, 'd')
  expect(next.ok && next.value?.seq).toBe(6)
  await untilSaved(again)
  await again.close()
})

it('finds an emptied database, which Chromium opens as if nothing had been', async () => {
  const host = fakeHost()
  const session = await projectWithHistory(host)
  const before = await session.contents()
  await Promise.all(session.db.tables.map(table => table.clear()))
  await crash(session)

  const { offer, session: again } = await recovered(session.id, host)
  expect(offer.reason).toBe('empty')
  expect(await again.contents()).toEqual(before)
  await again.close()
})

it('finds a database that was set back, and leaves it aside as it was', async () => {
  const host = fakeHost()
  const session = await projectWithHistory(host)
  const before = await session.contents()
  await session.db.commits.delete(5)
  await session.db.rowsOf('element').delete('c')
  await crash(session)

  const { offer, session: again } = await recovered(session.id, host)
  expect(offer).toMatchObject({ reason: 'behind', hereSeq: 4, journalSeq: 5 })
  expect(await again.contents()).toEqual(before)
  expect(again.db.name).not.toBe(session.db.name)
  expect((await indexedDB.databases()).map(({ name }) => name)).toContain(session.db.name)
  await again.close()
})

it('sends the journal what it has not', async () => {
  const host = fakeHost()
  const session = await projectWithHistory(host)
  await session.close()
  host.loseJournalAfter(session.id, 3)
  const again = await openAgain(session.id, host)
  await untilSaved(again)
  expect(host.journals.get(session.id)?.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
  await again.close()
})

it('says which file to import again where its values were in no snapshot yet', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  await session.secondCopy.flush()
  const record = importRecordOf('i', 'm')
  const at = new Date().toISOString()
  const changes = [added('measure', measureOf('m')), added('import', record)]
  const commit = { id: 'x', seq: 2, at, by: '', action: 'import.add', why: '', changes, undoes: null, redoes: null }
  await host.appendToJournal({ projectId: session.id, commits: [commit] })
  await crash(session)

  const { done, session: again } = await recovered(session.id, host)
  expect(done.importsLost).toEqual([record.fileName])
  expect(await again.db.rowsOf('import').toArray()).toEqual([])
  expect(await again.db.rowsOf('measure').toArray()).toEqual([measureOf('m')])
  await untilSaved(again)
  await again.close()
  const once = await openAgain(session.id, host)
  await once.close()
})

it('goes on after commits that cannot be made again, and does not ask twice', async () => {
  const host = fakeHost()
  const session = await projectWithHistory(host)
  await crash(session)
  await Dexie.delete(session.db.name)
  const journal = host.journals.get(session.id) ?? []
  const broken = journal.map(commit =>
    commit.seq === 4 ? { ...commit, changes: commit.changes.map(x => ({ ...x, before: {} })) } : commit,
  )
  ;(host.journals as Map<string, typeof broken>).set(session.id, broken)

  const { done, session: again } = await recovered(session.id, host)
  expect(done).toMatchObject({ commitsReplayed: 0, commitsMissing: 2 })
  await untilSaved(again)
  await again.close()
  const once = await openAgain(session.id, host)
  expect(once.log.lastSeq.get()).toBe(6)
  await once.close()
})

it('shows projects that only the second copy still has', async () => {
  const host = fakeHost()
  const session = await projectWithHistory(host)
  await crash(session)
  await Dexie.delete(session.db.name)
  const registry = new Dexie('registry')
  await registry.open()
  await registry.table('projects').delete(session.id)
  registry.close()

  const known = await knownProjects(host)
  expect(known.find(({ id }) => id === session.id)).toMatchObject({ title: 'Homes for all', here: false })
  const { session: again } = await recovered(session.id, host)
  expect(await again.db.rowsOf('element').count()).toBe(3)
  await again.close()
})

it('refuses a database that a newer version made, and leaves it alone', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  await session.close()
  const newer = (schemaVersion + 1) * 10
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(session.db.name, newer)
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      request.result.close()
      resolve()
    }
  })
  expect(await openProject(session.id, host)).toMatchObject({
    problem: 'newer-version',
    detail: String(schemaVersion + 1),
  })
  const databases = await indexedDB.databases()
  expect(databases.find(({ name }) => name === session.db.name)?.version).toBe(newer)
})

it('removes what an import left that never came in, and keeps what redo can bring back', async () => {
  const host = fakeHost()
  const session = await projectWithHistory(host)
  await writeImported(session.db, importOf('crashed', 'm', 5000))
  for (let step = 0; step < 3; step += 1) await session.undo()
  expect(await session.db.rowsOf('import').count()).toBe(0)
  await session.close()

  const again = await openAgain(session.id, host)
  expect(await again.db.blocks.where({ importId: 'crashed' }).count()).toBe(0)
  expect(await again.db.dictionaries.get('crashed')).toBeUndefined()
  await again.redo()
  expect(await again.db.rowsOf('import').count()).toBe(1)
  expect(await again.db.blocks.where({ importId: 'i' }).count()).toBe(2)
  await again.close()
})

/** Two snapshots, of seq 2 and 4, and a journal up to 5: all that is left. */
async function lostWithTwoSnapshots(host: FakeHost): Promise<string> {
  const session = await openNewProject(host)
  await addElement(session, 'a')
  await session.secondCopy.flush()
  await addElement(session, 'b')
  await addElement(session, 'c')
  await session.secondCopy.flush()
  await addElement(session, 'd')
  await untilSaved(session)
  await crash(session)
  await Dexie.delete(session.db.name)
  return session.id
}

async function snapshotOf(id: string, seq: number, host: FakeHost): Promise<string> {
  const found = (await host.listSnapshots({ projectId: id })).find(each => each.seq === seq)
  if (!found) throw new Error(`no snapshot of seq ${seq}`)
  return found.name
}

async function recoveredFrom(id: string, name: string | null, host: FakeHost) {
  const done = await recoverProject(id, name, host)
  if (!done.ok) throw new Error(done.problem)
  return done.value
}

it('calls a damaged copy damaged, and takes an older one with all of the journal', async () => {
  const host = fakeHost()
  const id = await lostWithTwoSnapshots(host)
  const newest = await snapshotOf(id, 4, host)
  host.damageSnapshot(id, newest)
  expect(await recoverProject(id, newest, host)).toMatchObject({ problem: 'damaged' })
  const done = await recoveredFrom(id, await snapshotOf(id, 2, host), host)
  expect(done).toMatchObject({ commitsReplayed: 3, commitsMissing: 0, journal: 'whole' })
  const again = await openAgain(id, host)
  await untilSaved(again)
  await again.close()
})

it('brings back no count of a small group from an older snapshot and an older journal that edits what was agreed', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  const workshop = olderWorkshop()
  await session.commit('workshop.add', [added('workshop', workshop)])
  await session.secondCopy.flush()
  const { agreed, record } = workshop
  const reworded = agreed.map(each => ({ ...each, wording: 'A door that locks' }))
  const edit = { kind: 'workshop', id: workshop.id } as const
  await session.commit('workshop.edit', [{ ...edit, before: { agreed }, after: { agreed: reworded } }])
  const before = { record: record ?? null }
  const after = { record: record && { ...record, statements: [] } }
  await session.commit('workshop.edit', [{ ...edit, before, after }])
  await untilSaved(session)
  await crash(session)
  await Dexie.delete(session.db.name)

  const { done, session: again } = await recovered(session.id, host)
  expect(done).toMatchObject({ commitsReplayed: 2, commitsMissing: 0 })
  const { rows, commits } = await again.contents()
  const kept = rows.workshop.find(({ id }) => id === workshop.id)
  expect(kept?.agreed).toMatchObject([
    { wording: 'A door that locks', gradient: [{ perspectiveId: 'everyone', counts: [2, 4, 0, 0, 0, 0, 0, 1] }] },
  ])
  expect(kept?.record?.statements).toEqual([])
  const ofWorkshop = commits.flatMap(({ changes }) => changes.filter(({ kind }) => kind === 'workshop'))
  const written = JSON.stringify([{ ...kept, taking: [] }, ofWorkshop.map(withoutTaking)])
  expect(written.includes('"both"')).toBe(false)
  await again.close()
})

/** That somebody spoke from a group is kept, and nothing of what they said. */
const withoutTaking = ({ before, after }: Change) => [before, after].map(fields => fields && { ...fields, taking: [] })

it('says of a copy that the disk does not give that it cannot be read', async () => {
  const host = fakeHost()
  const id = await lostWithTwoSnapshots(host)
  expect(await recoverProject(id, 'not-there', host)).toMatchObject({ problem: 'unreadable' })
})

it.each([
  { what: 'gone', lose: (host: FakeHost, id: string) => host.loseJournal(id) },
  { what: 'damaged', lose: (host: FakeHost, id: string) => host.loseJournal(id, 1) },
])(
  'says since when changes are missing where the journal is $what, and saves what comes after',
  async ({ what, lose }) => {
    const host = fakeHost()
    const id = await lostWithTwoSnapshots(host)
    const lastAt = host.journals.get(id)?.[1]?.at
    lose(host, id)
    host.damageSnapshot(id, await snapshotOf(id, 4, host))

    const done = await recoveredFrom(id, await snapshotOf(id, 2, host), host)
    expect(done).toMatchObject({ journal: what, commitsMissing: 2, lastAt })
    const again = await openAgain(id, host)
    await untilSaved(again)
    await addElement(again, 'later')
    await untilSaved(again)
    const saved = await again.contents()
    await crash(again)
    await Dexie.delete(again.db.name)

    // What was saved after the gap is there after the next loss, too.
    const { done: second, session: once } = await recovered(id, host)
    expect(second.commitsMissing).toBe(0)
    expect(await once.contents()).toEqual(saved)
    await once.close()
  },
)

it('tells of a damaged journal before anything is chosen', async () => {
  const host = fakeHost()
  const id = await lostWithTwoSnapshots(host)
  host.loseJournal(id, 3)
  const opened = await openProject(id, host)
  expect(!opened.ok && opened.problem === 'behind' && opened.recovery.damagedJournals).toMatchObject([
    { name: 'journal.damaged-1.jsonl' },
  ])
})

it('saves what a database has that differs from the second copy, before it is set aside', async () => {
  const host = fakeHost()
  const session = await projectWithHistory(host)
  await session.close()
  const journal = host.journals.get(session.id) ?? []
  ;(host.journals as Map<string, unknown>).set(
    session.id,
    journal.map(commit => (commit.seq === 5 ? { ...commit, id: 'another' } : commit)),
  )
  expect(await openProject(session.id, host)).toMatchObject({ problem: 'behind', recovery: { reason: 'differs' } })
  await saveDatabaseToFile(session.id, host)
  const read = readProjectFile(host.saved.at(-1)?.bytes ?? new Uint8Array())
  expect(read.ok && read.value.commits.at(-1)?.id).not.toBe('another')
  expect(read.ok && read.value.rows.element.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c'])
})

it('forbids undo where the database has lost what it knew of itself', async () => {
  const host = fakeHost()
  const session = await projectWithHistory(host)
  await session.close()
  const db = new ProjectDatabase(session.db.name)
  await db.meta.clear()
  db.close()
  const again = await openAgain(session.id, host)
  expect(again.log.undoStack.get().undo).toEqual([])
  await again.close()
})
