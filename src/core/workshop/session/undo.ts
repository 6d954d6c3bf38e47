import { type Act, type UndoableAct, undoableActs } from './act'
import { afterAct } from './after-act'
import { boxClosedBy, type SessionEvent } from './event'
import { inShuffledOrder } from './shown'
import type { SessionState, Undo } from './state'

/** What an act changes, where all of it can be put back. */
const restored: Partial<Record<UndoableAct, readonly (keyof SessionState)[]>> = {
  'go-to': ['stageId', 'begun', 'stageStartedAt', 'endsAt', 'paused', 'saidInStage', 'votedInStage'],
  'add-minutes': ['endsAt', 'paused'],
  'set-stages': ['stages'],
  'merge-ideas': ['merged'],
  'unmerge-ideas': ['merged'],
  'set-items': ['items'],
  'set-levels': ['levels', 'decided'],
  decide: ['decided', 'drafts'],
  statement: ['statements'],
  'remove-statement': ['statements'],
  objection: ['objections'],
  'remove-objection': ['objections'],
}

function undoOf(before: SessionState, act: Act): Undo | null {
  const kind = undoableActs.find(each => each === act.kind)
  if (kind === undefined) return null
  const fields = restored[kind]
  if (fields) return { act: kind, before: Object.fromEntries(fields.map(name => [name, before[name]])), inverse: null }
  const inverse = inverseOf(before, act)
  return inverse && { act: kind, before: {}, inverse }
}

/** What people say in the meantime stays as they said it: only the one thing is put back. */
function inverseOf({ ideas, merged }: SessionState, act: Act): Act | null {
  switch (act.kind) {
    case 'hide-idea':
    case 'hide-reason':
      return { ...act, hidden: !act.hidden }
    case 'translate-idea':
      return { ...act, words: ideas.get(act.ideaId)?.translation ?? '' }
    case 'show-on-wall':
      return { ...act, shown: !act.shown }
    case 'capture-idea': {
      const earlier = ideas.get(act.ideaId)
      if (!earlier) return { kind: 'remove-idea', ideaId: act.ideaId }
      const { words, perspectiveId, mayMerge, domainId, use } = earlier
      return { ...act, words, perspectiveId, mayMerge, domainId, use }
    }
    case 'edit-idea': {
      const earlier = ideas.get(act.ideaId)
      return earlier ? { ...act, words: earlier.words } : null
    }
    case 'place-idea': {
      const order = inShuffledOrder([...ideas.values(), ...merged.values()]).map(({ id }) => id)
      return { ...act, beforeId: order[order.indexOf(act.ideaId) + 1] ?? null }
    }
    case 'remove-idea': {
      const earlier = ideas.get(act.ideaId)
      if (!earlier) return null
      const { id: ideaId, words, perspectiveId, mayMerge, domainId, use } = earlier
      return { kind: 'capture-idea', ideaId, words, perspectiveId, mayMerge, domainId, use }
    }
    default:
      return null
  }
}

const apart: ReadonlySet<string> = new Set([
  'set-wall',
  'invite-helper',
  'end-helper',
  'ask-confirmation',
  'end-confirmation',
])

/** The session after what the facilitator did, or undid. */
export function afterActOrUndo(state: SessionState, act: Act, at: number): SessionState {
  // There is nothing to undo in these, and what was done before still can be.
  if (apart.has(act.kind)) return afterAct(state, act, at)
  if (act.kind !== 'undo') return { ...afterAct(state, act, at), undo: undoOf(state, act) }
  const { undo } = state
  if (!undo) return state
  const back = undo.inverse ? afterAct(state, undo.inverse, at) : { ...state, ...undo.before }
  return { ...back, undo: null }
}

const counters: ReadonlySet<string> = new Set(['saidInStage', 'votedInStage'])

/** What somebody else has changed since is not put back over their heads. */
export function withUndoChecked(before: SessionState, after: SessionState, event: SessionEvent): SessionState {
  const { undo } = after
  if (!undo || event.kind === 'acted') return after
  if (boxClosedBy(event) !== null) return { ...after, undo: null }
  const holds = Object.keys(undo.before).every(name => {
    const field = name as keyof SessionState
    return counters.has(name) || before[field] === after[field]
  })
  return holds ? after : { ...after, undo: null }
}
