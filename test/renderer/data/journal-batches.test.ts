import type { HostApi } from '@core/host-api'
import { expect, it, vi } from 'vitest'
import { ProjectDatabase } from '../../../src/renderer/src/data/project-database'
import { type FakeHost, fakeHost } from '../fake-host'
import { crash, openAgain, openNewProject, untilSaved } from './open-new-project'

const eighth = (1024 * 1024) / 8

/** A host that takes no more than this in one request, and notes how much came. */
function hostTaking(largestBytes: number): FakeHost & { readonly sizes: number[] } {
  const host = fakeHost()
  const sizes: number[] = []
  const appendToJournal: HostApi['appendToJournal'] = async request => {
    sizes.push(new Blob([JSON.stringify(request)]).size)
    if ((sizes.at(-1) ?? 0) > largestBytes) throw new Error('host: too-large')
    return host.appendToJournal(request)
  }
  return { ...host, appendToJournal, sizes }
}

it('sends what is not in the journal yet in pieces of about 1 MB, and a longer commit alone', async () => {
  const host = hostTaking(20 * eighth)
  const session = await openNewProject(host)
  await untilSaved(session)
  const { id, db } = session
  const [first] = await db.commits.toArray()
  if (!first) throw new Error('a new project has a first commit')
  await session.close()

  // As if the host had been away. All in one request are more than it takes.
  const eighths = [3, 3, 3, 12, 2, 2, 2]
  const pasted = eighths.map((size, index) => {
    const after = { text: 'ä'.repeat((size * eighth) / 2) }
    const changes = [{ kind: 'element' as const, id: `e${index}`, before: null, after }]
    return { ...first, id: `paste-${index}`, seq: index + 2, changes }
  })
  const behind = new ProjectDatabase(db.name)
  await behind.commits.bulkAdd(pasted)
  behind.close()
  host.sizes.length = 0
  const again = await openAgain(id, host)
  await vi.waitFor(() => expect(host.journals.get(id)?.at(-1)?.seq).toBe(8), { timeout: 20_000 })
  expect(host.journals.get(id)?.slice(1)).toEqual(pasted)
  expect(host.sizes.map(size => Math.round(size / eighth))).toEqual([6, 3, 12, 6])
  await crash(again)
})
