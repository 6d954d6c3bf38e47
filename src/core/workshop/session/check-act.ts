import { sameValue } from '@core/change/change'
import { ok, problem, type Result } from '@core/result'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type Act, type ActProblem, isPin } from './act'
import { mostIdeas, mostReasons } from './check-answer'
import { slipDifferences } from './check-paper'
import { mostConfirmations } from './confirmation'
import { isSettled } from './counting'
import { countedGradient, countedSays, countedVote } from './counts'
import type { AnyEvent } from './event'
import { finalWording, itemsToAgree, type SessionState } from './state'
import { tellsStories } from './stories'

const mostRounds = 9
const mostStatements = 500
const mostObjections = 200

/** The groups for whom an item is essential and who are protected: it cannot be voted away, nor by wording it anew. */
export function protectedBy({ closedVotes, items, votedItems }: SessionState, itemId: string): readonly string[] {
  const last = closedVotes.findLast(({ counted }) => counted.outcomes.some(each => each.itemId === itemId))
  if (last && last === closedVotes.at(-1))
    return last.counted.outcomes.find(each => each.itemId === itemId)?.essentialFor ?? []
  const item = items.find(({ id }) => id === itemId) ?? votedItems.get(itemId)
  return item?.rewordedFrom ? protectedBy({ closedVotes, items, votedItems } as SessionState, item.rewordedFrom) : []
}

/** The events of something the facilitator does, or why it cannot be done. `at`: ms since 1970. */
export function eventsOfAct(
  state: SessionState,
  act: Act,
  at: number,
  newId: () => string,
): Result<AnyEvent[], ActProblem> {
  if (state.state === 'closed') return closedAct(act, at)
  const refused = refusal(state, act)
  if (refused !== null) return problem(refused)
  const acted: AnyEvent = { kind: 'acted', at, act }
  switch (act.kind) {
    case 'close-vote':
      return ok(state.vote ? [countedVote(state, state.vote)] : [])
    case 'close-gradient': {
      const box = state.gradients.get(act.itemId)
      return ok(box ? [countedGradient(state, act.itemId, box, newId)] : [])
    }
    case 'close':
      return ok([
        ...(state.vote ? [countedVote(state, state.vote)] : []),
        ...[...state.gradients].map(([itemId, box]) => countedGradient(state, itemId, box, newId)),
        countedSays(state, newId),
        { kind: 'closed', at },
      ])
    case 'hand-over':
      return ok([{ kind: 'acted', at, act: { ...act, pin: act.pin === null ? null : pinMark(state.secret, act.pin) } }])
    case 'take-laptop-back':
      return ok(state.handedOver ? [{ kind: 'acted', at, act: { ...act, pin: null } }] : [])
    case 'go-to':
      // Two clicks are one step: the clock of a stage does not begin again.
      return ok(act.stageId === state.stageId ? [] : [acted])
    default:
      return ok([acted])
  }
}

/** What is left to do when a session is over: what was paid is often known only then, and what to note. */
const closedAct = (act: Act, at: number): Result<AnyEvent[], ActProblem> =>
  act.kind === 'payment-ledger' || act.kind === 'private-note' ? ok([{ kind: 'acted', at, act }]) : problem('closed')

function refusal(state: SessionState, act: Act): ActProblem | null {
  const hasItem = (itemId: string) => state.items.some(({ id }) => id === itemId)
  const isAgreedOn = (itemId: string) => itemsToAgree(state).some(({ id }) => id === itemId)
  const goneUnless = (there: boolean): ActProblem | null => (there ? null : 'gone')
  switch (act.kind) {
    case 'go-to':
      return goneUnless(state.stages.some(({ id }) => id === act.stageId))
    case 'set-stages':
      return begunStagesStay(state, act.stages) ? null : 'stage-begun'
    case 'capture-idea':
      if (state.ideas.has(act.ideaId)) return goneUnless(state.ideas.get(act.ideaId)?.by === null)
      return state.ideas.size >= mostIdeas.all ? 'too-many' : goneUnless(isOffered(state, act.perspectiveId))
    case 'edit-idea':
    case 'remove-idea':
      return goneUnless(state.ideas.get(act.ideaId)?.by === null)
    case 'place-idea': {
      const { ideaId, beforeId } = act
      const there = beforeId === null || state.ideas.has(beforeId) || state.merged.has(beforeId)
      return goneUnless(there && ideaId !== beforeId && state.ideas.get(ideaId)?.by === null)
    }
    case 'undo':
      return state.undo ? null : 'nothing-to-undo'
    case 'hide-idea':
    case 'translate-idea':
      return goneUnless(state.ideas.has(act.ideaId))
    case 'merge-ideas': {
      const ideas = act.ideaIds.map(id => state.ideas.get(id))
      if (ideas.some(idea => !idea || idea.takenBack) || state.ideas.has(act.mergedId)) return 'gone'
      if (new Set(act.ideaIds).size < 2) return 'gone'
      return ideas.every(idea => idea?.mayMerge) ? null : 'may-not-merge'
    }
    case 'unmerge-ideas':
      return goneUnless(state.merged.has(act.mergedId))
    case 'set-items':
      if (state.vote || state.gradients.size > 0) return 'vote-open'
      return act.items.some(item => !item.sameMeaning && isOtherThanVoted(state, item)) ? 'voted-on' : null
    case 'set-levels':
      if (state.opening.plan.method !== 'rubric') return 'gone'
      return state.gradients.size > 0 ? 'vote-open' : null
    case 'open-vote':
      if (state.vote) return 'vote-open'
      if (state.closedVotes.length >= mostRounds) return 'vote-closed'
      if (state.items.length === 0) return 'no-items'
      return isSettled(state) ? null : 'groups-open'
    case 'count-as': {
      const { choice } = act
      if (state.vote || state.gradients.size > 0) return 'vote-open'
      const joined = choice.way === 'groups' ? choice.joined.flatMap(({ perspectiveIds }) => perspectiveIds) : []
      return goneUnless(joined.every(id => isOffered(state, id)))
    }
    case 'close-vote':
      if (!state.vote) return 'vote-closed'
      return slipDifferences(state).length > 0 ? 'slips-differ' : null
    case 'close':
      return slipDifferences(state).length > 0 ? 'slips-differ' : null
    case 'capture-reason':
      if (!hasItem(act.itemId) || !isOffered(state, act.perspectiveId)) return 'gone'
      if (state.reasons.has(act.reasonId)) return goneUnless(state.reasons.get(act.reasonId)?.by === null)
      return state.reasons.size >= mostReasons.all ? 'too-many' : null
    case 'hide-reason':
      return goneUnless(state.reasons.has(act.reasonId) || state.stepReasons.some(({ id }) => id === act.reasonId))
    case 'statement':
      if (!isOffered(state, act.perspectiveId) || (act.itemId !== null && !hasItem(act.itemId))) return 'gone'
      return state.statements.size >= mostStatements && !state.statements.has(act.statementId) ? 'too-many' : null
    case 'ask-confirmation':
      if (state.confirmations.has(act.askedId)) return 'gone'
      return state.confirmations.size >= mostConfirmations ? 'too-many' : null
    case 'end-confirmation':
      // What somebody answered is not thrown away with their link.
      return goneUnless(state.confirmations.get(act.askedId)?.said === null)
    case 'remove-statement':
      return goneUnless(state.statements.has(act.statementId))
    case 'protected-reason':
      return goneUnless(hasItem(act.itemId))
    case 'draft-agreement': {
      const { itemId, rewordedBy, wording } = act.draft
      if (!isAgreedOn(itemId) || !rewordedBy.every(id => isOffered(state, id))) return 'gone'
      // People are being asked about one wording: it stays while they answer.
      return state.gradients.has(itemId) && wording !== (state.drafts.get(itemId)?.wording ?? '') ? 'vote-open' : null
    }
    case 'open-gradient':
      if (!isAgreedOn(act.itemId)) return 'gone'
      if (state.gradients.has(act.itemId)) return 'vote-open'
      if (finalWording(state, act.itemId) === null) return 'no-wording'
      if (!isSettled(state)) return 'groups-open'
      return (state.closedGradients.get(act.itemId)?.round ?? 0) >= mostRounds ? 'vote-closed' : null
    case 'close-gradient':
      return state.gradients.has(act.itemId) ? null : 'vote-closed'
    case 'objection': {
      if (!isAgreedOn(act.itemId) || !isOffered(state, act.perspectiveId)) return 'gone'
      const others = [...state.objections.values()].filter(({ itemId }) => itemId === act.itemId).length
      return others >= mostObjections && !state.objections.has(act.objectionId) ? 'too-many' : null
    }
    case 'remove-objection':
      return goneUnless(state.objections.has(act.objectionId))
    case 'decide':
      if (!isAgreedOn(act.itemId)) return 'gone'
      if (state.gradients.has(act.itemId)) return 'vote-open'
      // A story is chosen as it was told: it needs no wording that a measure could be called.
      if (act.agreed === true && !tellsStories(state) && finalWording(state, act.itemId) === null) return 'no-wording'
      return act.agreed === false && protectedBy(state, act.itemId).length > 0 && noReason(state, act.itemId)
        ? 'reason-needed'
        : null
    case 'left':
      return goneUnless(state.people.has(act.participantId))
    case 'hand-over':
      return act.pin === null || isPin(act.pin) ? null : 'wrong-pin'
    case 'take-laptop-back': {
      const mark = act.pin === null ? null : pinMark(state.secret, act.pin)
      return !state.handedOver || state.handedOver.pin === mark ? null : 'wrong-pin'
    }
    case 'remove-joins':
      return goneUnless(act.participantIds.every(id => state.people.get(id)?.door === 'phone'))
    default:
      return null
  }
}

function isOtherThanVoted({ items, votedItems }: SessionState, { id, words }: { id: string; words: string }): boolean {
  const before = votedItems.has(id) ? (items.find(item => item.id === id) ?? votedItems.get(id)) : undefined
  return before !== undefined && before.words !== words
}

const noReason = (state: SessionState, itemId: string): boolean =>
  (state.protectedReasons.get(itemId) ?? '').trim() === ''

const isOffered = ({ opening }: SessionState, perspectiveId: string | null): boolean =>
  perspectiveId === null || opening.perspectives.some(({ id }) => id === perspectiveId)

function begunStagesStay({ stages, begun }: SessionState, next: SessionState['stages']): boolean {
  return stages
    .filter(({ id }) => begun.includes(id))
    .every(stage => {
      const there = next.find(({ id }) => id === stage.id)
      return there !== undefined && sameValue(there, stage)
    })
}

/** What the session keeps of the PIN that the laptop was handed over with: people use one PIN for many things. */
const pinMark = (secret: string, pin: string): string => bytesToHex(sha256(utf8ToBytes(`pin ${secret} ${pin}`)))
