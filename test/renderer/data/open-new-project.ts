import { defaultPerspectives } from '@core/project/contents'
import { expect, vi } from 'vitest'
import { openProject } from '../../../src/renderer/src/data/open-project'
import { createProject } from '../../../src/renderer/src/data/projects'
import type { ProjectSession } from '../../../src/renderer/src/data/session'
import type { FakeHost } from '../fake-host'

/** A project of its own for a test, open. */
export async function openNewProject(host: FakeHost, title = 'Homes for all'): Promise<ProjectSession> {
  const id = await createProject({ title, purpose: '', yearStart: 4, perspectives: defaultPerspectives })
  return openAgain(id, host)
}

export async function openAgain(id: string, host: FakeHost): Promise<ProjectSession> {
  const opened = await openProject(id, host)
  if (!opened.ok) throw new Error(`could not open: ${opened.problem}`)
  return opened.value
}

export const untilSaved = (session: ProjectSession): Promise<void> =>
  vi.waitFor(() => expect(session.secondCopy.state.get()).toBe('saved'), { timeout: 10_000, interval: 20 })

/** What a crash does: nothing more is sent, the database closes, the tab's lock goes. */
export async function crash(session: ProjectSession): Promise<void> {
  session.secondCopy.stop()
  await session.close()
}
