import { defaultRule } from '@core/workshop/rule'
import { sessionFrom } from '@core/workshop/session/session-after'
import type { SessionOpening } from '@core/workshop/session/views'
import { createSessionStore } from '../../src/main/services/workshop/session-store'
import { createWorkshop } from '../../src/main/services/workshop/workshop'

const sessionId = 'bench'
const perspectives = [
  { id: 'lived', name: 'Lived experience' },
  { id: 'learnt', name: 'Learnt experience' },
]

const opening = (items: number): SessionOpening => ({
  sessionId,
  projectId: 'project',
  workshopId: 'workshop',
  title: 'A full room',
  question: 'What should change first?',
  plan: {
    stages: [{ id: 'vote', kind: 'vote', title: 'Vote', minutes: 10, prompt: '', say: '' }],
    expectedPeople: 60,
    paymentOffer: null,
    accessNeeds: '',
    perspectiveIds: perspectives.map(({ id }) => id),
    protectedFor: ['lived'],
    items: Array.from({ length: items }, (_, n) => ({ id: `item-${n}`, words: `What we want, ${n}`, measureId: null })),
  },
  rule: defaultRule,
  finalSay: 'The room',
  perspectives,
  smallestGroup: 5,
})

/** A host whose session is open to phones, with a vote that is on. */
export async function openRoom(folder: string, items: number): Promise<{ address: string | null; code: string }> {
  const desk = createWorkshop({ folder, phoneFolder: folder, now: () => new Date() })
  const view = await desk.openSession({ opening: opening(items), address: '127.0.0.1' })
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
