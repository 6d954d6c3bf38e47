import { ok, problem, type Result } from '@core/result'
import type { NewPerson } from './check-answer'
import type { AnyEvent } from './event'
import { peopleTakingPart, type SessionState } from './state'
import type { Door } from './views'

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
