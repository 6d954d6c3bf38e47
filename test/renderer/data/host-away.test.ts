import { added } from '@core/change/change'
import type { HostProblem } from '@core/host-api'
import Dexie from 'dexie'
import { expect, it, vi } from 'vitest'
import { openProject } from '../../../src/renderer/src/data/open-project'
import type { ProjectSession } from '../../../src/renderer/src/data/session'
import { elementOf } from '../../core/project/sample-contents'
import { fakeHost } from '../fake-host'
import { openAgain, openNewProject, untilSaved } from './open-new-project'

const addElement = (session: ProjectSession, id: string) =>
  session.commit('element.add', [added('element', elementOf(id))])

it.each<HostProblem>(['host-gone', 'not-allowed'])(
  'catches up once the host is back where it answered %s at opening',
  async problem => {
    const host = fakeHost()
    const made = await openNewProject(host)
    await addElement(made, 'a')
    await made.close()
    host.stopAnswering(problem)
    const session = await openAgain(made.id, host)
    await addElement(session, 'b')
    await vi.waitFor(() => expect(session.secondCopy.state.get()).toBe('not-saved'), { timeout: 20_000 })
    expect(session.secondCopy.problem.get()).toBe(problem)
    host.stopAnswering(null)
    await untilSaved(session)
    expect(host.journals.get(session.id)?.map(({ seq }) => seq)).toEqual([1, 2, 3])
    await session.close()
  },
)

it('does not add to a journal that has more than a database that was set back while the host was away', async () => {
  const host = fakeHost()
  const made = await openNewProject(host)
  await addElement(made, 'a')
  await addElement(made, 'b')
  await untilSaved(made)
  await made.db.commits.where('seq').above(1).delete()
  await made.db.rowsOf('element').clear()
  made.secondCopy.stop()
  await made.close()
  const journal = host.journals.get(made.id)
  host.stopAnswering('host-gone')
  const session = await openAgain(made.id, host)
  await addElement(session, 'other')
  host.stopAnswering(null)
  await vi.waitFor(() => expect(session.secondCopy.problem.get()).toBe('differs'), { timeout: 10_000 })
  await addElement(session, 'more')
  await addElement(session, 'and-more')
  expect(session.secondCopy.state.get()).toBe('not-saved')
  expect(host.journals.get(made.id)).toEqual(journal)
  await session.close()
})

it('does not say that there is no such project where only the host could know', async () => {
  const host = fakeHost()
  const made = await openNewProject(host)
  await untilSaved(made)
  await made.close()
  await Dexie.delete(made.db.name)
  host.stopAnswering('host-gone')
  expect(await openProject(made.id, host)).toMatchObject({ problem: 'host-gone' })
  host.stopAnswering(null)
  expect(await openProject(made.id, host)).toMatchObject({ problem: 'behind' })
})
