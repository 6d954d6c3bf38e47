import { projectorView } from '@core/privacy/wall'
import type { Act } from '@core/workshop/session/act'
import { type Answer, ratingAnswers } from '@core/workshop/session/answer'
import { boxClosedBy, boxOfBallot, isBallot } from '@core/workshop/session/event'
import { facilitatorView } from '@core/workshop/session/facilitator-view'
import { sessionFrom } from '@core/workshop/session/session-after'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SessionInPlay } from './build'

const itemId = fc.constantFrom('doctor', 'door')
const round = fc.integer({ min: 1, max: 3 })
const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({
    kind: fc.constant('idea' as const),
    ideaId: fc.constantFrom('i-1', 'i-2', 'i-3'),
    words: fc.string({ minLength: 1, maxLength: 5 }),
    mayMerge: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('take-back-idea' as const), ideaId: fc.constantFrom('i-1', 'i-2') }),
  fc.record({
    kind: fc.constant('rating' as const),
    round,
    itemId,
    rating: fc.constantFrom(...ratingAnswers, null),
  }),
  fc.record({
    kind: fc.constant('gradient' as const),
    round,
    itemId,
    step: fc.integer({ min: 1, max: 8 }),
    reason: fc.constantFrom('', 'because'),
  }),
  fc.record({ kind: fc.constant('say' as const), say: fc.constantFrom('yes', 'no'), words: fc.constantFrom('', 'w') }),
  fc.record({ kind: fc.constant('payment' as const), choice: fc.constantFrom('accepted', 'declined') }),
)
const stages = ['welcome', 'ideas', 'share', 'vote-1', 'differences', 'vote-2', 'agree', 'close']
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('go-to' as const), stageId: fc.constantFrom(...stages) }),
  fc.constantFrom<Act>({ kind: 'pause' }, { kind: 'resume' }, { kind: 'open-vote' }, { kind: 'close-vote' }),
  fc.constant<Act>({ kind: 'merge-ideas', mergedId: 'm', ideaIds: ['i-1', 'i-2'], words: 'm' }),
  fc.record({ kind: fc.constantFrom('open-gradient' as const, 'close-gradient' as const), itemId }),
  fc.record({ kind: fc.constant('decide' as const), itemId, agreed: fc.constantFrom(true, false, null) }),
  fc.record({ kind: fc.constant('left' as const), participantId: fc.constantFrom('p-1', 'p-2', 'p-3') }),
  fc.record({
    kind: fc.constant('remove-joins' as const),
    participantIds: fc.subarray(['p-1', 'p-2', 'p-3'], { minLength: 1 }),
  }),
)
type Step = { who: string; answer: Answer; revision: number } | { act: Act } | { joins: string }
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        who: fc.constantFrom('p-1', 'p-2', 'p-3'),
        answer,
        revision: fc.integer({ min: 1, max: 9 }),
      }),
    },
    { weight: 4, arbitrary: fc.record({ act }) },
    { weight: 1, arbitrary: fc.record({ joins: fc.constantFrom('lived', 'learnt') }) },
  ),
  { maxLength: 60 },
)

function played(all: readonly Step[]): SessionInPlay {
  const session = new SessionInPlay()
  for (const perspective of ['lived', 'lived', 'learnt']) session.join(perspective)
  for (const step of all) {
    if ('joins' in step) session.join(step.joins)
    else if ('act' in step) session.act(step.act)
    else session.say(step.who, step.answer, step.revision)
  }
  return session
}

it('reading a journal back gives the session that wrote it, wherever it was cut', () =>
  fc.assert(
    fc.property(steps, fc.nat(), (all, cut) => {
      const { events } = played(all)
      const kept = events.slice(0, 1 + (cut % events.length))
      const session = new SessionInPlay()
      session.take(kept.slice(1))
      expect(sessionFrom(kept)).toEqual(session.state)
    }),
  ))

it('ballots may be read after all the rest, and those of closed votes may be gone: nothing shows but a lower revision', () =>
  fc.assert(
    fc.property(steps, all => {
      const { events, state } = played(all)
      const closed = new Set(events.map(boxClosedBy))
      const ballots = events.filter(isBallot).filter(ballot => !closed.has(boxOfBallot(ballot)))
      const again = sessionFrom([...events.filter(event => !isBallot(event)), ...ballots])
      if (!again) throw new Error('it begins with an opening')
      const seen = (session: typeof state) =>
        [facilitatorView(session), projectorView(session)].map(view => ({ ...view, revision: 0 }))
      expect(seen(again)).toEqual(seen(state))
    }),
  ))

it('everything told a second time changes nothing', () =>
  fc.assert(
    fc.property(
      steps,
      fc.record({ who: fc.constantFrom('p-1', 'p-2'), answer, revision: fc.integer({ min: 1, max: 9 }) }),
      (all, { who, answer, revision }) => {
        const session = played(all)
        if (session.say(who, answer, revision) !== 'taken') return
        const after = session.state
        expect(session.say(who, answer, revision)).toBe('repeat')
        expect(session.state).toBe(after)
      },
    ),
  ))

it('nobody is counted twice: no tally holds more answers than its perspective has people', () =>
  fc.assert(
    fc.property(steps, all => {
      const session = played([...all, { act: { kind: 'close-vote' } }])
      const { closedVotes, people } = facilitatorView(session.state)
      const peopleOf = new Map(people.byPerspective.map(group => [group.perspectiveId, group.people]))
      for (const { ratings, dontKnow, skipped, perspectiveId } of closedVotes.flatMap(({ tallies }) => tallies))
        expect(ratings.reduce((sum, n) => sum + n, dontKnow + skipped)).toBeLessThanOrEqual(
          peopleOf.get(perspectiveId) ?? 0,
        )
    }),
  ))
