import { gradientSteps } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import type { Answer, AnswerProblem, Submission } from './answer'
import { type AnyEvent, gradientBox } from './event'
import { hasBegun, itemsToAgree, peopleTakingPart, type SessionState, stageOn } from './state'
import type { Door } from './views'

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
  if (person.door === 'paper' && person.sheet !== null && person.sheet !== sheetFor(answer)) return problem('gone')
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

/** The kind of sheet of paper (see `joined`) that an answer stands on; null: none. */
function sheetFor(answer: Answer): string | null {
  switch (answer.kind) {
    case 'idea':
    case 'take-back-idea':
      return 'ideas'
    case 'reason':
    case 'take-back-reason':
      return 'reasons'
    case 'gradient':
      return gradientBox(answer.itemId, answer.round)
    case 'say':
    case 'payment':
      return 'close'
    default:
      return null
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
        if (!itemsToAgree(state).some(({ id }) => id === itemId)) return 'gone'
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

export function ratingRefusal(state: SessionState, round: number, itemIds: readonly string[]): AnswerProblem | null {
  if (state.vote?.round !== round) return round > state.closedVotes.length ? 'not-open' : 'closed'
  return itemIds.every(itemId => hasItem(state, itemId)) ? null : 'gone'
}

export const hasItem = (state: SessionState, itemId: string): boolean => state.items.some(({ id }) => id === itemId)

/** Who a person new to the session is to be: both made by chance, by the host. */
export type NewPerson = { readonly participantId: string; readonly withdrawalCode: string }

/** More than ever fit into one room: whoever joins without end is no person. */
export const mostPeople = 1000
/** With those that were removed: the journal does not grow for ever. */
const mostJoins = 5 * mostPeople

/**
 * `gone`: there is no such perspective, or nobody may take part by phone call. `closed`: the session is over. `locked`: the facilitator lets nobody in by phone now.
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
  if (door === 'call' && state.opening.plan.votesByCall !== true) return problem('gone')
  if (!state.opening.perspectives.some(({ id }) => id === perspectiveId)) return problem('gone')
  if (peopleTakingPart(state).length >= mostPeople || state.people.size >= mostJoins) return problem('full')
  return ok({ kind: 'joined', door, perspectiveId, slip: null, tokenHash, ...newPerson })
}
