import { defaultRule } from '@core/workshop/rule'
import type { SessionOpening } from '@core/workshop/session/views'

export const sessionId = 'bench'

const perspectives = [
  { id: 'lived', name: 'Lived experience' },
  { id: 'learnt', name: 'Learnt experience' },
]

/** A session of sixty people who vote on so many items. */
export const fullRoom = (projectId: string, items: number): SessionOpening => ({
  sessionId,
  projectId,
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
