import type { Change } from '@core/change/change'
import type { ImportedObservations } from '@core/observation/block'
import { writeImported } from '../../../src/renderer/src/data/project-contents'
import { type ProjectSession, sessionsOpen } from '../../../src/renderer/src/data/session'
import { openNewProject } from '../data/open-new-project'
import type { FakeHost } from '../fake-host'
import { appOnPage } from './app-on-page'

type Filling = { readonly changes?: readonly Change[]; readonly imported?: readonly ImportedObservations[] }

/** A project of its own with these things in it, on the page at one of its screens. */
export async function projectOnPage(host: FakeHost, screen: string, { changes = [], imported = [] }: Filling = {}) {
  const session = await openNewProject(host)
  for (const each of imported) await writeImported(session.db, each)
  await session.commit('measure.add', changes)
  await session.close()
  await appOnPage(host, `/p/${session.id}/${screen}`)
}

/** The project as the page has it open. */
export function openSession(): ProjectSession {
  const [session] = sessionsOpen()
  if (!session) throw new Error('no project is open')
  return session
}
