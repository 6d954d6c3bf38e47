import type { WorkshopMethod } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { type ActProblem, actSchema } from './act'
import type { AnswerProblem, RatingAnswer } from './answer'
import { eventsOfAct } from './check-act'
import { eventsOfSlip } from './check-paper'
import type { AnyEvent } from './event'
import { answeredInStage, voteNow } from './facilitator-view'
import { isSlipNumber } from './paper-marks'
import { stageNow } from './shown'
import { isHere, peopleTakingPart, type SessionState } from './state'

// A co-facilitator's phone: it enters vote slips and spoken ideas, and sees how many are still answering. Nothing else.

/** All that its page may show: how many, and what is asked. No answer, no result, no code, and nobody's group. */
export type HelperView = {
  readonly title: string
  /** What the session comes to, which says how answers are called. */
  readonly method: WorkshopMethod
  readonly state: 'open' | 'paused' | 'closed'
  readonly stage: { readonly title: string; readonly number: number; readonly of: number }
  readonly here: number
  readonly answered: number
  readonly perspectives: readonly { readonly id: string; readonly name: string }[]
  /** `of`: who is here or has answered; `complete`: who has answered everything. */
  readonly vote: {
    readonly round: number
    readonly complete: number
    readonly of: number
    readonly slips: number
    readonly slipsOnce: number
    readonly items: readonly { readonly id: string; readonly words: string }[]
  } | null
}

export function helperView(state: SessionState): HelperView {
  const { opening, vote, items } = state
  const { title, number, of } = stageNow(state)
  const now = voteNow(state)
  const slips = [...(vote?.slips.values() ?? [])]
  return {
    title: opening.title,
    method: opening.plan.method ?? 'measures',
    state: state.state === 'closed' ? 'closed' : state.paused ? 'paused' : 'open',
    stage: { title, number, of },
    here: peopleTakingPart(state).filter(isHere).length,
    answered: answeredInStage(state),
    perspectives: opening.perspectives.map(({ id, name }) => ({ id, name })),
    vote: now && {
      round: now.round,
      complete: now.complete,
      of: now.of,
      slips: slips.length,
      slipsOnce: slips.filter(({ second }) => second === null).length,
      items: items.map(({ id, words }) => ({ id, words })),
    },
  }
}

/** The event of a phone that comes with the code; `gone`: the code is used, or nobody is asked any more. */
export const eventOfHelping = ({ helper }: SessionState, tokenHash: string): Result<AnyEvent, 'gone'> =>
  helper === null || helper.tokenHash !== null
    ? problem('gone')
    : ok({ kind: 'helper-joined', helperId: helper.id, tokenHash })

export const isHelper = ({ helper }: SessionState, tokenHash: string): boolean =>
  helper !== null && helper.tokenHash === tokenHash

/** A spoken idea, as the facilitator writes one down. It is no act of the facilitator's: their *Undo* leaves it alone. */
export function eventOfSpokenIdea(
  state: SessionState,
  said: { readonly ideaId: string; readonly words: string; readonly perspectiveId: string | null },
  at: number,
): Result<AnyEvent, ActProblem | 'not-valid'> {
  const act = actSchema.safeParse({ kind: 'capture-idea', mayMerge: true, ...said })
  if (!act.success) return problem('not-valid')
  // Only a new one: what is there already is the facilitator's to edit.
  if (state.ideas.has(said.ideaId)) return problem('gone')
  const allowed = eventsOfAct(state, act.data, at, () => '')
  return allowed.ok ? ok({ kind: 'helped', at, act: act.data }) : allowed
}

export type SlipOfHelper = {
  readonly slip: number
  readonly perspectiveId: string
  readonly ratings: readonly { readonly itemId: string; readonly rating: RatingAnswer | null }[]
}

/** A slip that was entered before is entered the second time. Where two differ, the facilitator looks at the paper. */
export function eventsOfHelperSlip(
  state: SessionState,
  keyed: SlipOfHelper,
  newId: string,
): Result<{ events: AnyEvent[]; keying: 1 | 2 }, AnswerProblem | 'wrong-number'> {
  if (!isSlipNumber(keyed.slip)) return problem('wrong-number')
  const keying = state.vote?.slips.has(keyed.slip) ? 2 : 1
  const events = eventsOfSlip(state, { ...keyed, keying }, newId)
  return events.ok ? ok({ events: events.value, keying }) : events
}
