import type { Change } from '@core/change/change'
import type { ImportedObservations } from '@core/observation/block'
import type { ProjectSession } from '../../../src/renderer/src/data/session'
import type { FakeHost } from '../fake-host'
import { appOnPage } from './app-on-page'

type Filling = { readonly changes?: readonly Change[]; readonly imported?: readonly ImportedObservations[] }

let sessions: () => ReadonlySet<ProjectSession> = () => new Set()

/** A project of its own with these things in it, on the page at one of its screens. */
export async function projectOnPage(host: FakeHost, screen: string, { changes = [], imported = [] }: Filling = {}) {
  // The page looks for its host once, as it is loaded: before that nothing of the app may be.
  Object.defineProperty(window, 'host', { value: host, configurable: true })
  const { openNewProject } = await import('../data/open-new-project')
  const { writeImported } = await import('../../../src/renderer/src/data/project-contents')
  const { sessionsOpen } = await import('../../../src/renderer/src/data/session')
  sessions = sessionsOpen
  const session = await openNewProject(host)
  for (const each of imported) await writeImported(session.db, each)
  await session.commit('measure.add', changes)
  await session.close()
  await appOnPage(host, `/p/${session.id}/${screen}`)
}

/** The project as the page has it open. */
export function openSession(): ProjectSession {
  const [session] = sessions()
  if (!session) throw new Error('no project is open')
  return session
}
