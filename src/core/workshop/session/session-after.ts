import { keptAnswers, keptGradient, keptOlderVote } from '@core/privacy/kept-counts'
import { afterAct } from './after-act'
import { afterBallot } from './after-ballot'
import type { Answer } from './answer'
import { countingLimits } from './counting'
import { type AnyEvent, isBallot, type SessionEvent } from './event'
import { placeByChance } from './shown'
import { hasBegun, type Person, type SessionState, translationOf, withMap, withoutKey, withoutMerging } from './state'
import { storyFields } from './stories'
import { afterActOrUndo, withUndoChecked } from './undo'

type Opened = Extract<SessionEvent, { kind: 'opened' }>

/** Ballots that were lost to a crash of the machine raised the revision too: each start goes on well above them. */
const revisionsBetweenStarts = 1_000_000

/** The session that an `opened` event begins. */
export function openedSession({ opening, code, secret, at }: Opened): SessionState {
  const first = opening.plan.stages[0]
  if (!first) throw new Error('a plan has at least one stage')
  const items = opening.plan.items.map(item => ({
    ...item,
    from: [],
    ideaIds: [],
    rewordedFrom: null,
    rewordedBy: [],
    earlierWords: [],
  }))
  return {
    opening,
    openedAt: at,
    code,
    secret,
    place: null,
    state: 'open',
    revision: 1,
    commonRevision: 1,
    stages: opening.plan.stages,
    stageId: first.id,
    begun: [first.id],
    stageStartedAt: at,
    endsAt: first.minutes > 0 ? at + first.minutes * 60_000 : null,
    paused: null,
    locked: false,
    spent: new Map(),
    clockAt: at,
    undo: null,
    people: new Map(),
    saidInStage: new Set(),
    votedInStage: 0,
    ideas: new Map(),
    merged: new Map(),
    items,
    levels: (opening.plan.levels ?? []).map(level => ({ ...level, words: null, from: [] })),
    votedItems: new Map(),
    counting: null,
    joinedGroups: new Map(),
    vote: null,
    closedVotes: [],
    reasons: new Map(),
    offWall: new Set(),
    helper: null,
    confirmations: new Map(),
    wall: { page: 0, highlighted: null, showsTime: true },
    statements: new Map(),
    protectedReasons: new Map(),
    drafts: new Map(),
    decided: new Map(),
    gradients: new Map(),
    closedGradients: new Map(),
    stepReasons: [],
    objections: new Map(),
    says: new Map(),
    saySummary: { counts: { yes: 0, partly: 0, no: 0, 'rather-not-say': 0 }, comments: [] },
    handedOver: null,
    privateNote: '',
    ledger: null,
  }
}

/**
 * The session after one more event. Events come checked (check-answer.ts, check-act.ts): what does not fit any more, such as a
 * ballot of a vote that is closed, changes nothing. Ballots may come after all other events, as they do when journals are read
 * back: the result is the same.
 */
export function sessionAfter(before: SessionState, event: AnyEvent): SessionState {
  const state = { ...before, revision: before.revision + 1 }
  if (isBallot(event)) return afterBallot(state, event)
  const after = withUndoChecked(state, afterEvent(state, event), event)
  return isSeenByAll(after, event) ? { ...after, commonRevision: after.commonRevision + 1 } : after
}

/** The session a whole journal tells of; null where it does not begin with an opening. */
export function sessionFrom(events: readonly AnyEvent[]): SessionState | null {
  const [first, ...rest] = events
  return first?.kind === 'opened' ? rest.reduce(sessionAfter, openedSession(first)) : null
}

function afterEvent(state: SessionState, event: SessionEvent): SessionState {
  switch (event.kind) {
    case 'opened':
      return state
    case 'listening':
      // Whoever forgot the PIN closes the program and opens it again.
      return { ...withClock(state, event.at), place: event.place, handedOver: null, ...nextStart(state) }
    case 'joined': {
      const { kind: _, participantId, sheet = null, another = false, ...rest } = event
      const person = { id: participantId, ...rest, sheet, another }
      return withPerson(state, { ...person, gone: false, removed: false, payment: null })
    }
    case 'perspective-mended':
      return withPerspective(state, event.participantId, event.perspectiveId)
    case 'went':
      return withPersonChanged(state, event.participantId, { gone: true })
    case 'said':
      return afterSaying(state, event.participantId, event.answer, event.revision)
    case 'helper-joined':
      return state.helper?.id === event.helperId && state.helper.tokenHash === null
        ? { ...state, helper: { ...state.helper, tokenHash: event.tokenHash } }
        : state
    case 'confirmed': {
      const asked = state.confirmations.get(event.askedId)
      if (!asked || asked.said) return state
      const said = { answer: event.answer, words: event.words }
      return { ...state, confirmations: withMap(state.confirmations, asked.id, { ...asked, said }) }
    }
    case 'helped':
      return afterAct(withClock(state, event.at), event.act, event.at)
    case 'acted':
      return afterActOrUndo(withClock(state, event.at), event.act, event.at)
    case 'vote-closed':
      return {
        ...state,
        vote: state.vote?.round === event.round ? null : state.vote,
        closedVotes: [...state.closedVotes, { round: event.round, ...keptOf(state, event) }],
        votedItems: new Map([...state.votedItems, ...state.items.map(item => [item.id, item] as const)]),
        votedInStage: state.votedInStage + event.answered,
      }
    case 'gradient-closed': {
      const { itemId, round } = event
      // An older version kept counts of small groups. What may be kept stays as it is.
      const counted = event.counts.map(({ perspectiveId: id, counts }) => ({ id, counts }))
      const counts = keptGradient('groups', counted, countingLimits(state))
      const older = event.blocks.map((words, place) => {
        return { id: `${itemId.slice(0, 40)}-${round}-block-${place}`, words, block: true, withdrawal: null }
      })
      const open = state.gradients.get(event.itemId)?.round === event.round
      return {
        ...state,
        gradients: open ? withoutKey(state.gradients, event.itemId) : state.gradients,
        closedGradients: withMap(state.closedGradients, itemId, { round, counts }),
        stepReasons: [
          ...state.stepReasons,
          ...[...older, ...event.reasons].map(each => ({ ...each, itemId, hidden: false })),
        ],
        votedInStage: state.votedInStage + event.answered,
      }
    }
    case 'say-closed':
      return {
        ...state,
        says: new Map(),
        saySummary: {
          ...(event.kept
            ? { counts: event.counts, kept: event.kept }
            : keptAnswers(event.counts, countingLimits(state))),
          comments: event.comments,
        },
      }
    case 'closed':
      return { ...withClock(state, event.at), state: 'closed', paused: null, undo: null }
  }
}

/** The stage that is on took all of the time until now, but for its pauses. */
function withClock(state: SessionState, at: number): SessionState {
  if (state.state === 'closed') return state
  const spent = (state.spent.get(state.stageId) ?? 0) + (state.paused ? 0 : at - state.clockAt)
  return { ...state, clockAt: at, spent: withMap(state.spent, state.stageId, spent) }
}

/** What a closed vote left; an older version kept counts of small groups. */
function keptOf(
  { items, opening }: SessionState,
  { counted, ...vote }: Extract<SessionEvent, { kind: 'vote-closed' }>,
) {
  if (counted) return { tallies: vote.tallies, counted }
  const { rule, plan, smallestGroup } = opening
  return keptOlderVote({
    ...vote,
    rule,
    itemIds: items.map(({ id }) => id),
    protectedFor: plan.protectedFor,
    smallestGroup,
  })
}

/** What somebody said goes with them, as if they had said it in the other group: it must not stay beside the first. */
function withPerspective(state: SessionState, participantId: string, perspectiveId: string): SessionState {
  const moved = <S extends { readonly by: string | null }>(said: ReadonlyMap<string, S>) =>
    new Map([...said].map(([id, each]) => [id, each.by === participantId ? { ...each, perspectiveId } : each]))
  return {
    ...withPersonChanged(state, participantId, { perspectiveId }),
    ideas: moved(state.ideas),
    reasons: moved(state.reasons),
  }
}

const nextStart = ({ revision, commonRevision }: SessionState): Pick<SessionState, 'revision' | 'commonRevision'> => {
  const start = (last: number) => (Math.floor(last / revisionsBetweenStarts) + 1) * revisionsBetweenStarts
  return { revision: start(revision), commonRevision: start(commonRevision) }
}

function afterSaying(before: SessionState, participantId: string, answer: Answer, revision: number): SessionState {
  const person = before.people.get(participantId)
  if (!person) return before
  const state = { ...before, saidInStage: new Set([...before.saidInStage, participantId]) }
  switch (answer.kind) {
    case 'idea': {
      const { ideaId, words, mayMerge } = answer
      const earlier = state.ideas.get(ideaId)
      const hidden = earlier?.hidden ?? false
      const { perspectiveId } = person
      const place = placeByChance(state.secret, ideaId)
      const shown = { perspectiveId, hidden, takenBack: false, place }
      const said = { words, translation: translationOf(earlier, words), mayMerge, ...storyFields(state, answer) }
      const idea = { id: ideaId, ...said, revision, by: participantId, ...shown }
      const kept = { ...state, ideas: withMap(state.ideas, ideaId, idea) }
      return mayMerge ? kept : withoutMerging(kept, ideaId)
    }
    case 'take-back-idea': {
      const idea = state.ideas.get(answer.ideaId)
      if (!idea) return state
      const ideas = withMap(state.ideas, idea.id, { ...idea, revision, takenBack: true })
      return withoutMerging({ ...state, ideas }, idea.id)
    }
    case 'reason': {
      const { kind: _, reasonId, ...said } = answer
      const hidden = state.reasons.get(reasonId)?.hidden ?? false
      const { perspectiveId } = person
      const place = placeByChance(state.secret, reasonId)
      const shown = { perspectiveId, hidden, takenBack: false, place }
      const reason = { id: reasonId, ...said, revision, by: participantId, ...shown }
      // Other words have to be read again before they stand on the wall.
      const offWall = new Set([...state.offWall, reasonId])
      return { ...state, reasons: withMap(state.reasons, reasonId, reason), offWall }
    }
    case 'take-back-reason': {
      const reason = state.reasons.get(answer.reasonId)
      if (!reason) return state
      return { ...state, reasons: withMap(state.reasons, reason.id, { ...reason, revision, takenBack: true }) }
    }
    case 'payment':
      return withPerson(state, { ...person, payment: { choice: answer.choice, revision } })
    case 'rating':
    case 'gradient':
    case 'say':
    case 'perspective':
      throw new Error('this is told by an event of its own')
  }
}

const withPerson = (state: SessionState, person: Person): SessionState => ({
  ...state,
  people: withMap(state.people, person.id, person),
})

function withPersonChanged(state: SessionState, participantId: string, change: Partial<Person>): SessionState {
  const person = state.people.get(participantId)
  return person ? withPerson(state, { ...person, ...change }) : state
}

const seenByFacilitatorOnly: ReadonlySet<string> = new Set([
  'lock-joining',
  'unlock-joining',
  'capture-reason',
  'hide-reason',
  'set-wall',
  'invite-helper',
  'end-helper',
  'ask-confirmation',
  'end-confirmation',
  'statement',
  'remove-statement',
  'protected-reason',
  'objection',
  'remove-objection',
  'payment-ledger',
  'private-note',
  'hand-over',
  'take-laptop-back',
])

/** Whether phones have something new to show to everybody: they all ask again, so as seldom as can be. */
function isSeenByAll(state: SessionState, event: SessionEvent): boolean {
  if (event.kind === 'helped') return hasBegun(state, 'share')
  if (event.kind === 'acted') return !seenByFacilitatorOnly.has(event.act.kind)
  if (event.kind === 'said')
    return (event.answer.kind === 'idea' || event.answer.kind === 'take-back-idea') && hasBegun(state, 'share')
  return ['vote-closed', 'gradient-closed', 'closed'].includes(event.kind)
}
