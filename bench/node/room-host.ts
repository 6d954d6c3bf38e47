import { sessionFrom } from '@core/workshop/session/session-after'
import { createSessionStore } from '../../src/main/services/workshop/session-store'
import { createWorkshop } from '../../src/main/services/workshop/workshop'
import { fullRoom, sessionId } from './full-room'

/** A host whose session is open to phones, with a vote that is on. */
export async function openRoom(folder: string, items: number): Promise<{ address: string | null; code: string }> {
  const desk = createWorkshop({ folder, phoneFolder: folder, now: () => new Date() })
  const view = await desk.openSession({ opening: fullRoom('project', items), address: '127.0.0.1' })
  await desk.actInSession({ sessionId, act: { kind: 'open-vote' } })
  return view.joining
}

/** What is on the disk: of each person, the revision of each item they rated. */
export async function ratingsOnDisk(folder: string): Promise<Map<string, number>[]> {
  const state = sessionFrom((await createSessionStore(folder).open(sessionId))?.events ?? [])
  return [...(state?.vote?.ratings.values() ?? [])].map(
    given => new Map([...given].map(([itemId, { revision }]) => [itemId, revision])),
  )
}
