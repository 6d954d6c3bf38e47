import { withMap, withoutKey } from './maps'
import type { SessionState } from './state'

/** Takes one idea out of whatever it was merged into; what is left of fewer than two is no merged idea any more. */
export function withoutMerging(state: SessionState, ideaId: string): SessionState {
  const holder = [...state.merged.values()].find(({ ideaIds }) => ideaIds.includes(ideaId))
  if (!holder) return state
  const ideaIds = holder.ideaIds.filter(id => id !== ideaId)
  const merged =
    ideaIds.length < 2 ? withoutKey(state.merged, holder.id) : withMap(state.merged, holder.id, { ...holder, ideaIds })
  return { ...state, merged }
}
