import { rubricItemId } from '../rubric'
import { type Act, emptyDraft } from './act'
import { afterIdeaAct, type IdeaAct, isIdeaAct } from './after-idea-act'
import { smallGroups } from './counting'
import { placeByChance } from './shown'
import { finalWording, type SessionState, withMap, withoutKey } from './state'

/** The session after something the facilitator did. Closing a vote or the session is told by events of its own. */
export function afterAct(state: SessionState, act: Act, at: number): SessionState {
  if (isIdeaAct(act)) return afterIdeaAct(state, act)
  switch (act.kind) {
    case 'go-to':
      return inStage(state, act.stageId, at)
    case 'pause':
      return state.paused
        ? state
        : { ...state, paused: { left: state.endsAt === null ? null : state.endsAt - at }, endsAt: null }
    case 'resume':
      return state.paused
        ? { ...state, paused: null, endsAt: state.paused.left === null ? null : at + state.paused.left }
        : state
    case 'lock-joining':
      return { ...state, locked: true }
    case 'unlock-joining':
      return { ...state, locked: false }
    case 'add-minutes':
      return withMinutes(state, act.minutes * 60_000, at)
    case 'set-stages':
      return { ...state, stages: act.stages }
    case 'left': {
      const person = state.people.get(act.participantId)
      return person ? { ...state, people: withMap(state.people, person.id, { ...person, gone: true }) } : state
    }
    case 'remove-joins':
      return act.participantIds.reduce(withoutJoin, state)
    case 'payment-ledger': {
      const { kind: _, ...ledger } = act
      return { ...state, ledger }
    }
    case 'hand-over':
      return { ...state, handedOver: { pin: act.pin } }
    case 'take-laptop-back':
      return { ...state, handedOver: null }
    case 'private-note':
      return { ...state, privateNote: act.words }
    case 'undo':
    case 'close':
    case 'close-vote':
    case 'close-gradient':
      return state
    default:
      return afterDecidingAct(state, act)
  }
}

type TimeAct = Extract<
  Act,
  {
    kind:
      | 'go-to'
      | 'pause'
      | 'resume'
      | 'lock-joining'
      | 'unlock-joining'
      | 'add-minutes'
      | 'set-stages'
      | 'left'
      | 'remove-joins'
      | 'payment-ledger'
      | 'private-note'
      | 'hand-over'
      | 'take-laptop-back'
      | 'undo'
      | 'close'
      | 'close-vote'
      | 'close-gradient'
  }
>

function afterDecidingAct(state: SessionState, act: Exclude<Act, IdeaAct | TimeAct>): SessionState {
  switch (act.kind) {
    case 'count-as': {
      const { choice } = act
      const chosen = { ...state, counting: { choice, small: [] } }
      const joined = choice.way === 'groups' ? choice.joined : []
      return {
        ...chosen,
        counting: { choice, small: smallGroups(chosen) },
        joinedGroups: new Map([...state.joinedGroups, ...joined.map(group => [group.id, group] as const)]),
      }
    }
    case 'set-levels':
      // What was decided were the levels as they read then.
      return { ...state, levels: act.levels, decided: withoutKey(state.decided, rubricItemId) }
    case 'open-vote':
      return { ...state, vote: { round: state.closedVotes.length + 1, ratings: new Map(), slips: new Map() } }
    case 'capture-reason': {
      const { kind: _, reasonId, ...said } = act
      const place = placeByChance(state.secret, reasonId)
      const reason = { id: reasonId, ...said, by: null, revision: 1, hidden: false, takenBack: false, place }
      return { ...state, reasons: withMap(state.reasons, reasonId, reason) }
    }
    case 'hide-reason': {
      const { reasonId, hidden } = act
      const reason = state.reasons.get(reasonId)
      if (reason) return { ...state, reasons: withMap(state.reasons, reasonId, { ...reason, hidden }) }
      return {
        ...state,
        stepReasons: state.stepReasons.map(each => (each.id === reasonId ? { ...each, hidden } : each)),
      }
    }
    case 'show-on-wall': {
      const offWall = new Set(state.offWall)
      for (const id of act.ids) act.shown ? offWall.delete(id) : offWall.add(id)
      return { ...state, offWall }
    }
    case 'invite-helper':
      return { ...state, helper: { id: act.helperId, tokenHash: null } }
    case 'end-helper':
      return { ...state, helper: null }
    case 'ask-confirmation': {
      const { kind: _, askedId: id, ...asked } = act
      return { ...state, confirmations: withMap(state.confirmations, id, { id, ...asked, said: null }) }
    }
    case 'end-confirmation':
      return { ...state, confirmations: withoutKey(state.confirmations, act.askedId) }
    case 'set-wall': {
      const { page = state.wall.page, highlighted = state.wall.highlighted, showsTime = state.wall.showsTime } = act
      return { ...state, wall: { page, highlighted, showsTime } }
    }
    case 'statement': {
      const { kind: _, statementId, ...said } = act
      return { ...state, statements: withMap(state.statements, statementId, { id: statementId, ...said }) }
    }
    case 'remove-statement':
      return { ...state, statements: withoutKey(state.statements, act.statementId) }
    case 'protected-reason':
      return { ...state, protectedReasons: withMap(state.protectedReasons, act.itemId, act.words) }
    case 'draft-agreement': {
      const { draft } = act
      const same = state.drafts.get(draft.itemId)?.wording === draft.wording
      // What was decided was this wording and no other.
      const decided = same ? state.decided : withoutKey(state.decided, draft.itemId)
      return { ...state, drafts: withMap(state.drafts, draft.itemId, draft), decided }
    }
    case 'open-gradient': {
      const round = (state.closedGradients.get(act.itemId)?.round ?? 0) + 1
      return { ...state, gradients: withMap(state.gradients, act.itemId, { round, steps: new Map() }) }
    }
    case 'objection': {
      const { kind: _, objectionId, ...said } = act
      return { ...state, objections: withMap(state.objections, objectionId, { id: objectionId, ...said }) }
    }
    case 'remove-objection':
      return { ...state, objections: withoutKey(state.objections, act.objectionId) }
    case 'decide': {
      const others = withoutKey(state.decided, act.itemId)
      const decided = act.agreed === null ? others : withMap(others, act.itemId, act.agreed)
      const wording = finalWording(state, act.itemId)
      const draft = state.drafts.get(act.itemId) ?? emptyDraft(act.itemId, '')
      // What is agreed are these words, whatever becomes of the item's own.
      const drafts =
        act.agreed && wording !== null ? withMap(state.drafts, act.itemId, { ...draft, wording }) : state.drafts
      return { ...state, decided, drafts }
    }
  }
}

/** Ballots in votes that are open go with the join; what was said openly stays, and is hidden one by one where it must be. */
function withoutJoin(state: SessionState, participantId: string): SessionState {
  const person = state.people.get(participantId)
  if (!person) return state
  const { vote } = state
  return {
    ...state,
    people: withMap(state.people, participantId, { ...person, gone: true, removed: true }),
    vote: vote && { ...vote, ratings: withoutKey(vote.ratings, participantId) },
    gradients: new Map(
      [...state.gradients].map(([itemId, box]) => [itemId, { ...box, steps: withoutKey(box.steps, participantId) }]),
    ),
    says: withoutKey(state.says, participantId),
  }
}

/** Moving on is going on: a pause ends with its stage. */
function inStage(state: SessionState, stageId: string, at: number): SessionState {
  const stage = state.stages.find(({ id }) => id === stageId)
  if (!stage) return state
  return {
    ...state,
    stageId,
    begun: state.begun.includes(stageId) ? state.begun : [...state.begun, stageId],
    stageStartedAt: at,
    endsAt: stage.minutes > 0 ? at + stage.minutes * 60_000 : null,
    paused: null,
    saidInStage: new Set(),
    votedInStage: 0,
    wall: { ...state.wall, page: 0, highlighted: null },
  }
}

function withMinutes(state: SessionState, ms: number, at: number): SessionState {
  if (state.paused) return { ...state, paused: { left: (state.paused.left ?? 0) + ms } }
  return { ...state, endsAt: (state.endsAt ?? at) + ms }
}
