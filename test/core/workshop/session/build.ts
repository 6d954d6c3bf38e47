import type { Stage, StageKind } from '@core/project/entities'
import type { Result } from '@core/result'
import { defaultRule } from '@core/workshop/rule'
import type { Act } from '@core/workshop/session/act'
import type { Answer, AnswerProblem } from '@core/workshop/session/answer'
import { eventsOfAct } from '@core/workshop/session/check-act'
import { eventOfAnswer } from '@core/workshop/session/check-answer'
import type { AnyEvent } from '@core/workshop/session/event'
import { openedSession, sessionAfter } from '@core/workshop/session/session-after'
import type { Opened } from '@core/workshop/session/session-service'
import type { SessionState } from '@core/workshop/session/state'
import type { Door, SessionOpening } from '@core/workshop/session/views'

export const stage = (kind: StageKind, id: string = kind, minutes = 10): Stage => ({
  id,
  kind,
  title: kind,
  minutes,
  prompt: '',
  say: '',
})

/** A ninety-minute session with two measures that are looked at again. */
export const opening = (fields: Partial<SessionOpening> = {}): SessionOpening => ({
  sessionId: 'session-1',
  projectId: 'project-1',
  workshopId: 'workshop-1',
  title: 'What counts here',
  question: 'How do we know that it gets better?',
  plan: {
    stages: [
      stage('welcome'),
      stage('ideas'),
      stage('share'),
      stage('vote', 'vote-1'),
      stage('differences'),
      stage('vote', 'vote-2'),
      stage('agree'),
      stage('close'),
    ],
    expectedPeople: 12,
    paymentOffer: 'A voucher for everybody',
    accessNeeds: '',
    perspectiveIds: ['lived', 'learnt'],
    protectedFor: ['lived'],
    items: [
      { id: 'doctor', words: 'I can see a doctor', measureId: 'measure-1' },
      { id: 'door', words: 'I have a door that locks', measureId: null },
    ],
  },
  rule: defaultRule,
  finalSay: 'The people in the room',
  perspectives: [
    { id: 'lived', name: 'Lived experience' },
    { id: 'learnt', name: 'Learnt experience' },
  ],
  smallestGroup: 5,
  ...fields,
})

export const opened = (fields: Partial<SessionOpening> = {}, secret = '0123456789abcdef0123456789abcdef'): Opened => ({
  kind: 'opened',
  at: 1_000_000,
  opening: opening(fields),
  code: '7K2M9Q',
  secret,
})

/** A session in play: what it refuses is answered, what it takes is kept with its events. */
export class SessionInPlay {
  readonly events: AnyEvent[]
  state: SessionState
  now = 1_000_000
  #ids = 0
  #revisions = 0

  constructor(fields: Partial<SessionOpening> = {}, secret?: string) {
    const first = opened(fields, secret)
    this.events = [first]
    this.state = openedSession(first)
  }

  take(events: readonly AnyEvent[]): void {
    this.events.push(...events)
    this.state = events.reduce(sessionAfter, this.state)
  }

  /** Somebody joins; their id. */
  join(perspectiveId = 'lived', door: Door = 'phone'): string {
    const participantId = `p-${++this.#ids}`
    const withdrawalCode = `0000-0000-${String(this.#ids).padStart(4, '0')}`
    const tokenHash = door === 'phone' ? `hash of ${participantId}` : null
    this.take([{ kind: 'joined', participantId, door, perspectiveId, slip: null, tokenHash, withdrawalCode }])
    return participantId
  }

  say(participantId: string, answer: Answer, revision = ++this.#revisions): AnswerProblem | 'taken' | 'repeat' {
    const event = eventOfAnswer(this.state, participantId, { answer, revision })
    if (!event.ok) return event.problem
    if (event.value === null) return 'repeat'
    this.take([event.value])
    return 'taken'
  }

  act(act: Act): ReturnType<typeof eventsOfAct> extends Result<unknown, infer P> ? P | 'done' : never {
    const events = eventsOfAct(this.state, act, this.now, () => `made-${++this.#ids}`)
    if (!events.ok) return events.problem
    this.take(events.value)
    return 'done'
  }

  /** Opens a vote in which everybody is counted together, unless something else was chosen. */
  openVote(): ReturnType<SessionInPlay['act']> {
    if (this.state.counting === null) this.act({ kind: 'count-as', choice: { way: 'together' } })
    return this.act({ kind: 'open-vote' })
  }

  /** So many people, who all join by phone. */
  joinMany(count: number, perspectiveId = 'lived'): string[] {
    return Array.from({ length: count }, () => this.join(perspectiveId))
  }

  goTo(stageId: string): void {
    if (this.act({ kind: 'go-to', stageId }) !== 'done') throw new Error(`there is no stage ${stageId}`)
  }

  rate(participantId: string, itemId: string, rating: (Answer & { kind: 'rating' })['rating'], round = 1) {
    return this.say(participantId, { kind: 'rating', round, itemId, rating })
  }
}
