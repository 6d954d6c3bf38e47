import { ok, problem, type Result } from '@core/result'
import type { AnswerProblem, RatingAnswer } from './answer'
import { hasItem, ratingRefusal } from './check-answer'
import { type AnyEvent, gradientBox, voteBox } from './event'
import { paperCodeTyped } from './paper-marks'
import { type Person, type SessionState, type Slip, stageOn } from './state'
import type { SlipDifference } from './views'

// Each sheet of paper is somebody of its own: nothing joins the sheets of one person (docs/decisions/0036).

type SlipKeyed = {
  readonly slip: number
  readonly keying: 1 | 2
  readonly perspectiveId: string
  /** Where another was keyed in before: that one was wrong. Somebody was asked. */
  readonly mendPerspective?: boolean | undefined
  readonly ratings: readonly { readonly itemId: string; readonly rating: RatingAnswer | null }[]
}

/** The events of keying in a slip of the open vote; a slip that is new joins first. */
export function eventsOfSlip(
  state: SessionState,
  { slip, keying, perspectiveId, mendPerspective, ratings }: SlipKeyed,
  newId: string,
): Result<AnyEvent[], AnswerProblem> {
  const round = state.vote?.round
  if (state.state === 'closed') return problem('closed')
  if (round === undefined) return problem(state.closedVotes.length > 0 ? 'closed' : 'not-open')
  const itemIds = ratings.map(({ itemId }) => itemId)
  const refused = ratingRefusal(state, round, itemIds)
  if (refused !== null) return problem(refused)
  const joining = eventsOfJoiningOnPaper(
    state,
    personOfSlip(state, slip),
    { slip, sheet: voteBox(round), participantId: newId, withdrawalCode: '' },
    { perspectiveId, mend: keying === 1 && mendPerspective === true },
  )
  if (!joining.ok) return joining
  const { participantId, events } = joining.value
  return ok([...events, { kind: 'slip-keyed', round, participantId, slip, keying, ratings: [...ratings] }])
}

/** Whoever the open vote knows by a slip's number, or whose slip of it joined and was lost in a crash; null: a new slip. */
function personOfSlip({ vote, people }: SessionState, slip: number): Person | null {
  const keyed = vote?.slips.get(slip)
  if (keyed) return people.get(keyed.participantId) ?? null
  const sheet = vote && voteBox(vote.round)
  return [...people.values()].find(person => person.slip === slip && person.sheet === sheet) ?? null
}

type SheetTyped = {
  /** As it was typed. */
  readonly code: string
  /** Of a sheet about a final wording: the item's. */
  readonly itemId: string | null
  readonly perspectiveId: string
  readonly mendPerspective?: boolean | undefined
  /** The same person filled in another sheet of this kind before. */
  readonly another: boolean
}

/**
 * `wrong-code`: no code that was printed on a sheet. `not-open`: nothing is written on paper in this stage. `gone`, `closed`,
 * `other-perspective`: as of answers.
 */
export const sheetProblems = ['wrong-code', 'not-open', 'gone', 'closed', 'other-perspective'] as const
export type SheetProblem = (typeof sheetProblems)[number]

/** The events of opening a sheet of words. One that was opened before is found again by its code, in any stage. */
export function eventsOfSheet(
  state: SessionState,
  { code: typed, itemId, perspectiveId, mendPerspective, another }: SheetTyped,
  newId: string,
): Result<{ participantId: string; events: AnyEvent[] }, SheetProblem> {
  if (state.state === 'closed') return problem('closed')
  const withdrawalCode = paperCodeTyped(typed)
  if (withdrawalCode === null) return problem('wrong-code')
  const person = [...state.people.values()].find(each => each.withdrawalCode === withdrawalCode) ?? null
  if (person && person.door !== 'paper') return problem('wrong-code')
  const sheet = sheetOf(state, itemId)
  if (person === null && sheet === null) return problem('not-open')
  return eventsOfJoiningOnPaper(
    state,
    person,
    { slip: null, sheet: sheet ?? '', participantId: newId, withdrawalCode, ...(another && { another }) },
    { perspectiveId, mend: mendPerspective === true },
  )
}

/** What is written on paper in the stage that is on; null: nothing. */
function sheetOf(state: SessionState, itemId: string | null): string | null {
  const { kind } = stageOn(state)
  switch (kind) {
    case 'ideas':
    case 'share':
      return 'ideas'
    case 'differences':
      return 'reasons'
    case 'close':
      return kind
    case 'agree': {
      const box = itemId === null ? undefined : state.gradients.get(itemId)
      return box && itemId !== null ? gradientBox(itemId, box.round) : null
    }
    default:
      return null
  }
}

/** Whether what is written on this sheet is asked for now. */
export const isSheetAskedFor = (state: SessionState, { sheet }: Person, itemId: string | null): boolean =>
  sheet === null || sheet === sheetOf(state, itemId)

type OnPaper = {
  readonly participantId: string
  readonly withdrawalCode: string
  readonly slip: number | null
  readonly sheet: string
  readonly another?: true
}

/**
 * The events that make a sheet one of the session, with the perspective that stands on it. `mend`: where it was another before, that
 * is put right, and what was said goes along; else `other-perspective`.
 */
function eventsOfJoiningOnPaper(
  state: SessionState,
  person: Person | null,
  onPaper: OnPaper,
  { perspectiveId, mend }: { perspectiveId: string; mend: boolean },
): Result<{ participantId: string; events: AnyEvent[] }, 'gone' | 'other-perspective'> {
  if (!state.opening.perspectives.some(({ id }) => id === perspectiveId)) return problem('gone')
  if (person === null)
    return ok({
      participantId: onPaper.participantId,
      events: [{ kind: 'joined', door: 'paper', perspectiveId, tokenHash: null, ...onPaper }],
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
