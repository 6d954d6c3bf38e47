import { gradientSteps } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import type { Answer, AnswerProblem, RatingAnswer, Submission } from './answer'
import type { AnyEvent } from './event'
import { hasBegun, peopleTakingPart, type SessionState, type Slip, stageOn } from './state'
import type { Door, SlipDifference } from './views'

/** What one person may give in one session, and all together: as much as a project can keep. */
export const mostIdeas = { each: 40, all: 2000 } as const
export const mostReasons = { each: 100, all: 5000 } as const

type Checked = Result<AnyEvent | null, AnswerProblem>

/**
 * The event that an answer is. Null: it is there already (told again, or an older telling of it), so it is acknowledged and not
 * counted again.
 */
export function eventOfAnswer(state: SessionState, participantId: string, { answer, revision }: Submission): Checked {
  const person = state.people.get(participantId)
  if (!person || person.gone) return problem('gone')
  if (revision <= lastRevision(state, participantId, answer)) return ok(null)
  if (state.state === 'closed') return problem('closed')
  // Whether somebody accepts what they are offered needs no clock: people say it before the beginning, and in a break.
  if (state.paused && answer.kind !== 'payment') return problem('paused')
  const refused = refusal(state, participantId, answer)
  if (refused !== null) return problem(refused)
  switch (answer.kind) {
    case 'rating':
      return ok({ kind: 'rated', participantId, revision, ...without(answer) })
    case 'gradient':
      return ok({ kind: 'stood', participantId, revision, ...without(answer) })
    case 'say':
      return ok({ kind: 'had-say', participantId, revision, ...without(answer) })
    case 'perspective':
      return ok(
        answer.perspectiveId === person.perspectiveId
          ? null
          : { kind: 'perspective-mended', participantId, perspectiveId: answer.perspectiveId },
      )
    default:
      return ok({ kind: 'said', participantId, answer, revision })
  }
}

function without<A extends Answer>({ kind: _, ...rest }: A): Omit<A, 'kind'> {
  return rest
}

/** 0: nothing was said in this place yet. */
function lastRevision(state: SessionState, participantId: string, answer: Answer): number {
  switch (answer.kind) {
    case 'idea':
    case 'take-back-idea': {
      const idea = state.ideas.get(answer.ideaId)
      return idea?.by === participantId ? idea.revision : 0
    }
    case 'reason':
    case 'take-back-reason': {
      const reason = state.reasons.get(answer.reasonId)
      return reason?.by === participantId ? reason.revision : 0
    }
    case 'rating':
      return state.vote?.round === answer.round
        ? (state.vote.ratings.get(participantId)?.get(answer.itemId)?.revision ?? 0)
        : 0
    case 'gradient': {
      const box = state.gradients.get(answer.itemId)
      return box?.round === answer.round ? (box.steps.get(participantId)?.revision ?? 0) : 0
    }
    case 'say':
      return state.says.get(participantId)?.revision ?? 0
    case 'perspective':
      return 0
    case 'payment':
      return state.people.get(participantId)?.payment?.revision ?? 0
  }
}

/** Why an answer cannot be taken; null: it can. */
function refusal(state: SessionState, participantId: string, answer: Answer): AnswerProblem | null {
  switch (answer.kind) {
    case 'idea': {
      const before = state.ideas.get(answer.ideaId)
      // Somebody else's: an id says nothing about whose it is.
      if (before && before.by !== participantId) return 'gone'
      const own = [...state.ideas.values()].filter(({ by }) => by === participantId).length
      if (!before && (own >= mostIdeas.each || state.ideas.size >= mostIdeas.all)) return 'too-many'
      return whenStage(state, ['ideas', 'share'])
    }
    case 'take-back-idea':
      return state.ideas.get(answer.ideaId)?.by === participantId ? null : 'gone'
    case 'reason': {
      const before = state.reasons.get(answer.reasonId)
      if ((before && before.by !== participantId) || !hasItem(state, answer.itemId)) return 'gone'
      const own = [...state.reasons.values()].filter(({ by }) => by === participantId).length
      if (!before && (own >= mostReasons.each || state.reasons.size >= mostReasons.all)) return 'too-many'
      return whenStage(state, ['differences'])
    }
    case 'take-back-reason':
      return state.reasons.get(answer.reasonId)?.by === participantId ? null : 'gone'
    case 'rating':
      return ratingRefusal(state, answer.round, [answer.itemId])
    case 'gradient': {
      const { itemId, round, step, reason } = answer
      const box = state.gradients.get(itemId)
      if (box?.round !== round) {
        if (!hasItem(state, itemId)) return 'gone'
        return round > (box?.round ?? state.closedGradients.get(itemId)?.round ?? 0) ? 'not-open' : 'closed'
      }
      return step === gradientSteps && reason === '' ? 'reason-needed' : null
    }
    case 'say':
      return whenStage(state, ['close'])
    case 'perspective':
      if (state.vote || state.gradients.size > 0) return 'closed'
      return state.opening.perspectives.some(({ id }) => id === answer.perspectiveId) ? null : 'gone'
    case 'payment':
      return state.opening.plan.paymentOffer === null ? 'not-open' : null
  }
}

function whenStage(state: SessionState, kinds: readonly ReturnType<typeof stageOn>['kind'][]): AnswerProblem | null {
  if (kinds.includes(stageOn(state).kind)) return null
  return kinds.some(kind => hasBegun(state, kind)) ? 'closed' : 'not-open'
}

function ratingRefusal(state: SessionState, round: number, itemIds: readonly string[]): AnswerProblem | null {
  if (state.vote?.round !== round) return round > state.closedVotes.length ? 'not-open' : 'closed'
  return itemIds.every(itemId => hasItem(state, itemId)) ? null : 'gone'
}

const hasItem = (state: SessionState, itemId: string): boolean => state.items.some(({ id }) => id === itemId)

export type SlipKeyed = {
  readonly slip: number
  readonly keying: 1 | 2
  readonly perspectiveId: string
  /** Where another was keyed in before: that one was wrong. Somebody was asked. */
  readonly mendPerspective?: boolean | undefined
  readonly ratings: readonly { readonly itemId: string; readonly rating: RatingAnswer | null }[]
}
/** Who a person new to the session is to be: both made by chance, by the host. */
export type NewPerson = { readonly participantId: string; readonly withdrawalCode: string }

/** The person a paper slip stands for; null: not keyed in yet. */
export const personOfSlip = (state: SessionState, slip: number) =>
  [...state.people.values()].find(person => person.slip === slip) ?? null

/** The events of keying in a slip; a slip that is new joins first. */
export function eventsOfSlip(
  state: SessionState,
  { slip, keying, perspectiveId, mendPerspective, ratings }: SlipKeyed,
  newPerson: NewPerson,
): Result<AnyEvent[], AnswerProblem> {
  const round = state.vote?.round
  if (state.state === 'closed') return problem('closed')
  if (round === undefined) return problem(state.closedVotes.length > 0 ? 'closed' : 'not-open')
  const refused = ratingRefusal(
    state,
    round,
    ratings.map(({ itemId }) => itemId),
  )
  if (refused !== null) return problem(refused)
  const mend = keying === 1 && mendPerspective === true
  const joining = eventsOfSlipPerson(state, { slip, perspectiveId, mend }, newPerson)
  if (!joining.ok) return joining
  const { participantId, events } = joining.value
  return ok([...events, { kind: 'slip-keyed', round, participantId, slip, keying, ratings: [...ratings] }])
}

/**
 * The events that make a slip's person one of the session, with the perspective that stands on the slip. `mend`: where it was another
 * before, that is put right, and what was said goes along; else `other-perspective`.
 */
export function eventsOfSlipPerson(
  state: SessionState,
  { slip, perspectiveId, mend }: { slip: number; perspectiveId: string; mend: boolean },
  newPerson: NewPerson,
): Result<{ participantId: string; events: AnyEvent[] }, 'gone' | 'other-perspective'> {
  if (!state.opening.perspectives.some(({ id }) => id === perspectiveId)) return problem('gone')
  const person = personOfSlip(state, slip)
  if (person === null)
    return ok({
      participantId: newPerson.participantId,
      events: [{ kind: 'joined', door: 'paper', perspectiveId, slip, tokenHash: null, ...newPerson }],
    })
  const { id: participantId } = person
  if (person.perspectiveId === perspectiveId) return ok({ participantId, events: [] })
  if (!mend) return problem('other-perspective')
  return ok({ participantId, events: [{ kind: 'perspective-mended', participantId, perspectiveId }] })
}

/** The event of looking at a slip again where its keyings differ. */
export function eventOfSettling(
  state: SessionState,
  { slip, itemId, rating }: { slip: number; itemId: string; rating: RatingAnswer | null },
): Result<AnyEvent, AnswerProblem> {
  const { vote } = state
  if (!vote) return problem(state.closedVotes.length > 0 ? 'closed' : 'not-open')
  if (!vote.slips.has(slip) || !hasItem(state, itemId)) return problem('gone')
  return ok({ kind: 'slip-settled', round: vote.round, slip, itemId, rating })
}

/** More than ever fit into one room: whoever joins without end is no person. */
export const mostPeople = 1000
/** With those that were removed: the journal does not grow for ever. */
const mostJoins = 5 * mostPeople

/**
 * `gone`: there is no such perspective. `closed`: the session is over. `locked`: the facilitator lets nobody in by phone now.
 * `full`: see `mostPeople`.
 */
export type JoinProblem = 'gone' | 'closed' | 'locked' | 'full'

/** The event of somebody joining by phone or at the shared laptop. `tokenHash`: SHA-256 of the phone's token. */
export function eventOfJoining(
  state: SessionState,
  { door, perspectiveId, tokenHash }: { door: Door; perspectiveId: string; tokenHash: string | null },
  newPerson: NewPerson,
): Result<AnyEvent, JoinProblem> {
  if (state.state === 'closed') return problem('closed')
  if (door === 'phone' && state.locked) return problem('locked')
  if (!state.opening.perspectives.some(({ id }) => id === perspectiveId)) return problem('gone')
  if (peopleTakingPart(state).length >= mostPeople || state.people.size >= mostJoins) return problem('full')
  return ok({ kind: 'joined', door, perspectiveId, slip: null, tokenHash, ...newPerson })
}

/** Where the two keyings of paper slips differ and nobody has looked again, slip by slip in the order of the items. */
export function slipDifferences({ vote, items }: Pick<SessionState, 'vote' | 'items'>): SlipDifference[] {
  return [...(vote?.slips ?? [])]
    .sort(([a], [b]) => a - b)
    .flatMap(([number, slip]) =>
      items
        .filter(item => differ(slip, item.id))
        .map(item => ({ slip: number, itemId: item.id, ...keyed(slip, item.id) })),
    )
}

function differ(slip: Slip, itemId: string): boolean {
  if (slip.second === null || slip.settled.has(itemId)) return false
  const { first, second } = keyed(slip, itemId)
  return first !== second
}

const keyed = ({ first, second }: Slip, itemId: string) => ({
  first: first.get(itemId) ?? null,
  second: second?.get(itemId) ?? null,
})
