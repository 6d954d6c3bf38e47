import { rubricItemId } from '../rubric'
import { type Act, emptyDraft } from './act'
import { smallGroups } from './counting'
import { inShuffledOrder, placeBetween, placeByChance } from './shown'
import {
  finalWording,
  type Idea,
  type ItemKept,
  type SessionState,
  translationOf,
  withMap,
  withoutKey,
  withoutMerging,
} from './state'
import { storyFields } from './stories'

/** The session after something the facilitator did. Closing a vote or the session is told by events of its own. */
export function afterAct(state: SessionState, act: Act, at: number): SessionState {
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
    case 'capture-idea':
    case 'edit-idea':
    case 'place-idea':
    case 'remove-idea':
    case 'hide-idea':
    case 'translate-idea':
    case 'merge-ideas':
    case 'unmerge-ideas':
    case 'set-items':
      return afterIdeaAct(state, act)
    default:
      return afterDecidingAct(state, act)
  }
}

type IdeaAct = Extract<
  Act,
  {
    kind:
      | 'capture-idea'
      | 'edit-idea'
      | 'place-idea'
      | 'remove-idea'
      | 'hide-idea'
      | 'translate-idea'
      | 'merge-ideas'
      | 'unmerge-ideas'
      | 'set-items'
  }
>
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

function afterIdeaAct(state: SessionState, act: IdeaAct): SessionState {
  switch (act.kind) {
    case 'capture-idea': {
      const { kind: _, ideaId, domainId: __, use: ___, ...said } = act
      const earlier = state.ideas.get(ideaId)
      const place = earlier?.place ?? placeByChance(state.secret, ideaId)
      const words = { ...said, ...storyFields(state, act), translation: translationOf(earlier, act.words) }
      const idea = { id: ideaId, ...words, by: null, revision: 1, hidden: false, takenBack: false, place }
      const kept = { ...state, ideas: withMap(state.ideas, ideaId, idea) }
      return act.mayMerge ? kept : withoutMerging(kept, ideaId)
    }
    case 'edit-idea':
      return withIdeaChanged(state, act.ideaId, {
        words: act.words,
        translation: translationOf(state.ideas.get(act.ideaId), act.words),
      })
    case 'place-idea':
      return withIdeaChanged(state, act.ideaId, { place: placeBefore(state, act.beforeId, act.ideaId) })
    case 'remove-idea':
      return withoutMerging({ ...state, ideas: withoutKey(state.ideas, act.ideaId) }, act.ideaId)
    case 'hide-idea':
      return withIdeaChanged(state, act.ideaId, { hidden: act.hidden })
    case 'translate-idea':
      return withIdeaChanged(state, act.ideaId, { translation: act.words })
    case 'merge-ideas': {
      const { mergedId, ideaIds, words } = act
      const others = [...state.merged.values()]
        .filter(({ id }) => id !== mergedId)
        .map(merged => ({ ...merged, ideaIds: merged.ideaIds.filter(id => !ideaIds.includes(id)) }))
        .filter(merged => merged.ideaIds.length > 1)
      const place = placeByChance(state.secret, mergedId)
      const merged = [...others, { id: mergedId, words, ideaIds: [...new Set(ideaIds)], place }]
      return { ...state, merged: new Map(merged.map(each => [each.id, each])) }
    }
    case 'unmerge-ideas':
      return { ...state, merged: withoutKey(state.merged, act.mergedId) }
    case 'set-items': {
      const before = new Map(state.items.map(item => [item.id, item]))
      const items = act.items.map(({ sameMeaning: _, ...item }): ItemKept => {
        const earlier = before.get(item.id) ?? state.votedItems.get(item.id)
        const reworded = item.rewordedFrom === undefined ? undefined : state.votedItems.get(item.rewordedFrom)
        return {
          ...item,
          ideaIds: singleIdeas(state, item.from, (earlier ?? reworded)?.ideaIds),
          rewordedFrom: reworded?.id ?? earlier?.rewordedFrom ?? null,
          rewordedBy: item.rewordedBy ?? earlier?.rewordedBy ?? [],
          earlierWords: earlierWords(earlier, state.votedItems.get(item.id), item.words),
        }
      })
      return { ...state, items }
    }
  }
}

function withIdeaChanged(state: SessionState, ideaId: string, change: Partial<Idea>): SessionState {
  const idea = state.ideas.get(ideaId)
  return idea ? { ...state, ideas: withMap(state.ideas, ideaId, { ...idea, ...change }) } : state
}

/** A place right before that of something else, or behind all. */
function placeBefore({ ideas, merged }: SessionState, beforeId: string | null, movedId: string): string {
  const others = inShuffledOrder([...ideas.values(), ...merged.values()]).filter(({ id }) => id !== movedId)
  const at = beforeId === null ? others.length : others.findIndex(({ id }) => id === beforeId)
  return placeBetween(others[at - 1]?.place ?? '', others[at]?.place ?? null)
}

/** Words that people voted on and that read otherwise now. */
function earlierWords(before: ItemKept | undefined, voted: ItemKept | undefined, words: string): readonly string[] {
  const known = before?.earlierWords ?? []
  return voted === undefined || voted.words === words || known.includes(voted.words) ? known : [...known, voted.words]
}

/** A merged idea may be taken apart later: what an item came from is kept as single ideas. */
function singleIdeas(
  { ideas, merged }: SessionState,
  from: readonly string[],
  before: readonly string[] = [],
): string[] {
  const known = from.flatMap(id => merged.get(id)?.ideaIds ?? (ideas.has(id) ? [id] : before))
  return [...new Set(known)]
}

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
