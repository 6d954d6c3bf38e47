import { added, edited, invertedChanges, removed } from '@core/change/change'
import { boardEdited, putOnBoard } from '@core/project/board'
import type { EntityOf } from '@core/project/entities'
import { expect, it, vi } from 'vitest'
import { openProject } from '../../../src/renderer/src/data/open-project'
import { deleteProject } from '../../../src/renderer/src/data/projects'
import { answerQuits } from '../../../src/renderer/src/data/quitting'
import { elementOf, measureOf } from '../../core/project/sample-contents'
import { fakeHost } from '../fake-host'
import { planWith } from '../features/workshops/planned-workshop'
import { openAgain, openNewProject, untilSaved } from './open-new-project'

const rowsOf = async <K extends 'element' | 'measure'>(
  session: { db: { rowsOf: (kind: K) => { toArray: () => Promise<EntityOf<K>[]> } } },
  kind: K,
) => session.db.rowsOf(kind).toArray()

it('writes rows, log and journal, and only then says Saved', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  const element = elementOf('a')
  const done = await session.commit('element.add', [added('element', element)])
  expect(done.ok && done.value?.seq).toBe(2)
  await untilSaved(session)
  expect(await rowsOf(session, 'element')).toEqual([element])
  expect(host.journals.get(session.id)?.map(({ action }) => action)).toEqual(['project.add', 'element.add'])
  await session.close()
})

it('says Not saved while the machine fails, and sends everything once it works again', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  await untilSaved(session)
  host.failWith('no-space')
  await session.commit('element.add', [added('element', elementOf('a'))])
  await vi.waitFor(() => expect(session.secondCopy.state.get()).toBe('not-saved'), { timeout: 20_000 })
  host.failWith(null)
  await session.commit('element.add', [added('element', elementOf('b'))])
  await untilSaved(session)
  expect(host.journals.get(session.id)?.map(({ seq }) => seq)).toEqual([1, 2, 3])
  await session.close()
})

it('tries again by itself', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  await untilSaved(session)
  host.failWith('host-gone')
  await session.commit('element.add', [added('element', elementOf('a'))])
  await vi.waitFor(() => expect(session.secondCopy.state.get()).toBe('not-saved'), { timeout: 20_000 })
  host.failWith(null)
  await untilSaved(session)
  expect(host.journals.get(session.id)).toHaveLength(2)
  await session.close()
})

it('says that there is one copy only where the machine keeps no second', async () => {
  const session = await openNewProject(fakeHost({ secondCopy: false }))
  await session.commit('element.add', [added('element', elementOf('a'))])
  expect(session.secondCopy.state.get()).toBe('saved-here-only')
  await session.close()
})

it('writes nothing of a commit in which one row does not fit', async () => {
  const session = await openNewProject(fakeHost())
  const bad = { ...elementOf('b'), level: 'wish' as 'outcome' }
  await expect(session.commit('x', [added('element', elementOf('a')), added('element', bad)])).rejects.toThrow()
  expect(await rowsOf(session, 'element')).toEqual([])
  expect(session.log.lastSeq.get()).toBe(1)
  const next = await session.commit('element.add', [added('element', elementOf('c'))])
  expect(next.ok && next.value?.seq).toBe(2)
  await session.close()
})

it('takes back and does again every kind of change, to the row', async () => {
  const session = await openNewProject(fakeHost())
  const element = elementOf('a')
  const measure = measureOf('m', { outcomeIds: ['a'] })
  await session.commit('element.add', [added('element', element), added('measure', measure)])
  const renamed = { ...element, title: 'Other words' }
  await session.commit('element.edit', [edited('element', element, renamed)])
  await session.commit('element.remove', [
    removed('element', renamed),
    edited('measure', measure, { ...measure, outcomeIds: [] }),
  ])
  expect(session.log.undoStack.get().undo.map(({ action }) => action)).toEqual([
    'element.add',
    'element.edit',
    'element.remove',
  ])

  const after = await session.contents()
  for (let step = 0; step < 3; step += 1) await session.undo()
  expect(await rowsOf(session, 'element')).toEqual([])
  expect(await rowsOf(session, 'measure')).toEqual([])
  const nothing = await session.undo()
  expect(nothing).toEqual({ ok: true, value: null })
  for (let step = 0; step < 3; step += 1) await session.redo()
  expect((await session.contents()).rows).toEqual(after.rows)
  await session.close()
})

it('remembers over a restart what can be taken back', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  await session.commit('element.add', [added('element', elementOf('a'))])
  await session.close()
  const again = await openAgain(session.id, host)
  await again.undo()
  expect(await rowsOf(again, 'element')).toEqual([])
  await again.close()
})

it('keeps two tabs from taking the same place in the log, and shows each the other', async () => {
  const host = fakeHost()
  const one = await openNewProject(host)
  const two = await openAgain(one.id, host)
  await Promise.all([
    ...['a', 'b', 'c'].map(id => one.commit('element.add', [added('element', elementOf(id))])),
    ...['d', 'e', 'f'].map(id => two.commit('element.add', [added('element', elementOf(id))])),
  ])
  expect((await one.contents()).commits.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
  await vi.waitFor(() => expect(one.log.lastSeq.get()).toBe(7), { timeout: 20_000 })
  await vi.waitFor(() => expect(two.log.lastSeq.get()).toBe(7), { timeout: 20_000 })
  await untilSaved(one)
  await untilSaved(two)
  expect(host.journals.get(one.id)?.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
  await Promise.all([one.close(), two.close()])
})

it('says so when another tab took away what is edited', async () => {
  const host = fakeHost()
  const one = await openNewProject(host)
  const element = elementOf('a')
  await one.commit('element.add', [added('element', element)])
  const two = await openAgain(one.id, host)
  await two.commit('element.remove', [removed('element', element)])
  const late = await one.commit('element.edit', [edited('element', element, { ...element, title: 'Late' })])
  expect(late.ok === false && late.problem).toBe('gone')
  expect(await rowsOf(one, 'element')).toEqual([])
  await Promise.all([one.close(), two.close()])
})

it('makes everything safe before the window closes, what is being typed too', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  const stop = answerQuits(host, () => session.commit('element.add', [added('element', elementOf('typed'))]))
  await session.commit('element.add', [added('element', elementOf('a'))])
  await host.quit()
  expect(await host.journalPosition({ projectId: session.id })).toMatchObject({ seq: 3 })
  expect((await host.listSnapshots({ projectId: session.id }))[0]?.seq).toBe(3)
  stop()
  await session.close()
})

it('deletes a project everywhere, but not while it is open', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  expect(await deleteProject(session.id, host)).toMatchObject({ problem: 'open-elsewhere' })
  await session.close()
  expect(await deleteProject(session.id, host)).toMatchObject({ ok: true })
  expect(await host.listSnapshots({ projectId: session.id })).toEqual([])
  expect(await openProject(session.id, host)).toMatchObject({ problem: 'not-here' })
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(session.db.name)
})

const listsOfMeasure = {
  targets: [
    { period: '2026', value: 1 },
    { period: '2027', value: 2 },
  ],
  rubric: [
    { name: 'Low', words: '' },
    { name: 'High', words: '' },
  ],
  milestones: [
    { id: 'first', title: 'First', day: 20_000, value: null, reachedOn: null },
    { id: 'second', title: 'Second', day: 20_100, value: null, reachedOn: null },
  ],
  items: ['Warm', 'Dry'],
}

it('lets two windows change different entries of the same list, and takes back the one without the other', async () => {
  const host = fakeHost()
  const one = await openNewProject(host)
  const two = await openAgain(one.id, host)
  const before = measureOf('m', listsOfMeasure)
  await one.commit('measure.add', [added('measure', before)])
  const { targets, rubric, milestones } = listsOfMeasure
  const first = {
    targets: [{ period: '2026', value: 10 }, targets[1] as never],
    rubric: [{ name: 'Lowest', words: '' }, rubric[1] as never],
    milestones: [{ ...(milestones[0] as (typeof milestones)[0]), title: 'Begun' }, milestones[1] as never],
    items: ['Warm', 'Dry', 'Safe'],
  }
  const second = {
    targets: [...targets, { period: '2028', value: 3 }],
    rubric: [rubric[0] as never, { name: 'Highest', words: '' }],
    milestones: [milestones[0] as never],
    items: ['Warm', 'Dry', 'Quiet'],
  }
  // Neither window has heard of the other when it edits.
  await Promise.all([
    one.commit('measure.edit', [edited('measure', before, { ...before, ...first })]),
    two.commit('measure.edit', [edited('measure', before, { ...before, ...second })]),
  ])
  const stored = await one.db.rowsOf('measure').get('m')
  expect(stored?.targets).toEqual([...first.targets, { period: '2028', value: 3 }])
  expect(stored?.rubric).toEqual([
    { name: 'Lowest', words: '' },
    { name: 'Highest', words: '' },
  ])
  expect(stored?.milestones?.map(({ title }) => title)).toEqual(['Begun'])
  expect(stored?.items).toHaveLength(4)
  // The one that was written last comes back first.
  await one.undo()
  const left = await one.db.rowsOf('measure').get('m')
  const was = left?.targets.length === 3 ? second : first
  expect(left).toMatchObject({ ...before, ...was })
  await one.redo()
  expect(await one.db.rowsOf('measure').get('m')).toEqual(stored)
  await one.close()
  await two.close()
})

it('takes back an earlier entry and leaves one that another window added since', async () => {
  const host = fakeHost()
  const one = await openNewProject(host)
  const before = measureOf('m')
  await one.commit('measure.add', [added('measure', before)])
  const mine = edited('measure', before, { ...before, targets: [{ period: '2026', value: 1 }] })
  await one.commit('measure.edit', [mine])
  const two = await openAgain(one.id, host)
  const now = await two.db.rowsOf('measure').get('m')
  if (!now || !mine) throw new Error('not written')
  const theirs = { period: '2027', value: 2 }
  await two.commit('measure.edit', [edited('measure', now, { ...now, targets: [...now.targets, theirs] })])
  await one.commit('measure.edit', invertedChanges([mine]))
  expect((await one.db.rowsOf('measure').get('m'))?.targets).toEqual([theirs])
  await one.close()
  await two.close()
})

it('never takes back that a session was opened: the plan stays as it is while people are in the room', async () => {
  const session = await openNewProject(fakeHost())
  const workshop = { ...planWith(['welcome', 'close'], []), state: 'planned' as const }
  await session.commit('workshop.add', [added('workshop', workshop)])
  await session.commit('workshop.open', [edited('workshop', workshop, { ...workshop, state: 'running' })])
  expect(await session.undo()).toEqual({ ok: true, value: null })
  expect((await session.db.rowsOf('workshop').get(workshop.id))?.state).toBe('running')
  await session.commit('element.add', [added('element', elementOf('a'))])
  const undone = await session.undo()
  expect(undone.ok && undone.value?.action).toBe('element.add')
  await session.close()
})

it('keeps what two windows put on the board, and a measure that is deleted leaves it until it comes back', async () => {
  const host = fakeHost()
  const one = await openNewProject(host)
  await one.commit(
    'measure.add',
    ['a', 'b'].map(id => added('measure', measureOf(id))),
  )
  const two = await openAgain(one.id, host)
  const [before] = await one.db.rowsOf('project').toArray()
  if (!before) throw new Error('no project')
  const on = (id: string) => boardEdited(before, now => putOnBoard(now, { kind: 'measure', id }))
  await Promise.all([one.commit('board.add', [on('a')]), two.commit('board.add', [on('b')])])
  const idsOnBoard = async () => (await one.db.rowsOf('project').toArray())[0]?.board?.map(({ id }) => id).toSorted()
  expect(await idsOnBoard()).toEqual(['a', 'b'])
  await two.commit('measure.remove', [removed('measure', measureOf('a'))])
  expect(await idsOnBoard()).toEqual(['b'])
  await two.undo()
  expect(await idsOnBoard()).toEqual(['a', 'b'])
  await two.redo()
  expect(await idsOnBoard()).toEqual(['b'])
  await one.close()
  await two.close()
})
