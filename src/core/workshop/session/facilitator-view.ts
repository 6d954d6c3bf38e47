import { type AgreementDraft, emptyDraft } from './act'
import { protectedBy } from './check-act'
import { slipDifferences } from './check-paper'
import { confirmationKey } from './confirmation'
import { countingNow, namesBesideWords } from './counting'
import { levelsNow } from './levels'
import { inShuffledOrder, itemShown, stageNow } from './shown'
import {
  finalWording,
  isHere,
  itemsToAgree,
  peopleByPerspective,
  peopleTakingPart,
  type SessionState,
  votersIn,
} from './state'
import { type AgreementNow, type Door, doors, type FacilitatorView, type ProtectedItem, type VoteNow } from './views'
import { helperKey, joinKey } from './withdrawal-code'

/** What the facilitator's screen shows. No ballot is in it, and no result of an open vote. */
export function facilitatorView(state: SessionState): FacilitatorView {
  const { opening, revision, stages } = state
  const beside = groupBesideWords(state)
  return {
    opening,
    revision,
    state: state.state,
    stage: stageNow(state),
    stages,
    joining: joiningNow(state),
    helper: state.helper && { isIn: state.helper.tokenHash !== null, key: helperKey(state) },
    confirmations: [...state.confirmations.values()].map(({ id, outcomeId, confirmationId, said }) => {
      const key = said ? null : confirmationKey(state, id)
      return { id, outcomeId, confirmationId, key, isAnswered: said !== null }
    }),
    undo: state.undo?.act ?? null,
    people: peopleShown(state),
    answeredInStage: answeredInStage(state),
    ideas: ideasShown(state),
    merged: inShuffledOrder(state.merged.values()).map(({ id, words, ideaIds }) => ({ id, words, ideaIds })),
    items: state.items.map(item => itemShown(state, item)),
    toAgree: itemsToAgree(state).map(item => itemShown(state, item)),
    levels: levelsNow(state),
    counting: countingNow(state),
    joinedGroups: [...state.joinedGroups.values()],
    vote: voteNow(state),
    closedVotes: state.closedVotes,
    reasons: inShuffledOrder(state.reasons.values())
      .filter(({ takenBack }) => !takenBack)
      .map(({ id, itemId, side, words, perspectiveId, hidden }) => ({
        id,
        itemId,
        side,
        words,
        perspectiveId: beside(perspectiveId),
        hidden,
      })),
    offWall: [...state.offWall],
    statements: statementsShown(state),
    protectedItems: protectedItems(state),
    agreements: agreementsNow(state),
    objections: objectionsShown(state),
    slips: {
      keyedOnce: slipsWhere(state, second => second === null),
      keyedTwice: slipsWhere(state, second => second !== null),
      differences: slipDifferences(state),
    },
    payments: paymentsNow(state),
    privateNote: state.privateNote,
    handedOver: state.handedOver && { withPin: state.handedOver.pin !== null },
  }
}

/** A perspective where it may stand beside words, else null (see `namesBesideWords`). */
export function groupBesideWords(state: SessionState): (perspectiveId: string | null) => string | null {
  const named = namesBesideWords(state)
  return perspectiveId => (named ? perspectiveId : null)
}

export const statementsShown = (state: SessionState): FacilitatorView['statements'] =>
  [...state.statements.values()].map(each => ({ ...each, perspectiveId: groupBesideWords(state)(each.perspectiveId) }))

export const objectionsShown = (state: SessionState): FacilitatorView['objections'] =>
  [...state.objections.values()].map(each => ({ ...each, perspectiveId: groupBesideWords(state)(each.perspectiveId) }))

/** How phones get in. */
export const joiningNow = (state: SessionState): FacilitatorView['joining'] => ({
  locked: state.locked,
  code: state.code,
  key: joinKey(state),
  address: addressOf(state),
})

/** `http://192.168.1.20:47311/`; null: no phones. */
const addressOf = ({ place }: SessionState): string | null =>
  place === null ? null : `http://${place.address}:${place.port}/`

/** Of those here, who said anything in the stage that is on: as many as can be known once ballots are cut from people. */
export function answeredInStage(state: SessionState): number {
  const said = new Set([...state.saidInStage, ...voters(state)])
  const here = peopleTakingPart(state).filter(isHere).length
  const answered = [...state.people.values()].filter(person => isHere(person) && said.has(person.id)).length
  return Math.min(here, Math.max(answered, state.votedInStage))
}

function voters({ vote, gradients, says }: SessionState): string[] {
  const standing = [...gradients.values()].flatMap(({ steps }) =>
    [...steps].flatMap(([person, { step }]) => (step === null ? [] : [person])),
  )
  return [...(vote ? votersIn(vote) : []), ...standing, ...says.keys()]
}

function peopleShown(state: SessionState): FacilitatorView['people'] {
  const people = peopleTakingPart(state)
  const byDoor = Object.fromEntries(doors.map(door => [door, people.filter(person => person.door === door).length]))
  return {
    joined: people.length,
    here: people.filter(isHere).length,
    byDoor: byDoor as Record<Door, number>,
    byPerspective: peopleByPerspective(state),
    phones: people
      .filter(({ door }) => door === 'phone')
      .map(person => ({ participantId: person.id, here: isHere(person) })),
  }
}

function ideasShown(state: SessionState): FacilitatorView['ideas'] {
  const mergedInto = new Map(
    [...state.merged.values()].flatMap(({ id, ideaIds }) => ideaIds.map(ideaId => [ideaId, id] as const)),
  )
  const beside = groupBesideWords(state)
  return inShuffledOrder(state.ideas.values())
    .filter(({ takenBack }) => !takenBack)
    .map(({ id, words, translation, perspectiveId, mayMerge, domainId, use, hidden, by }) => {
      return {
        id,
        spoken: by === null,
        words,
        translation,
        perspectiveId: beside(perspectiveId),
        mayMerge,
        domainId,
        use,
        hidden,
        mergedInto: mergedInto.get(id) ?? null,
      }
    })
}

export function voteNow(state: SessionState): VoteNow | null {
  const { vote, items } = state
  if (!vote) return null
  const answered = votersIn(vote)
  const complete = answered.filter(person =>
    items.every(({ id }) => hasRating(vote.ratings.get(person)?.get(id))),
  ).length
  return { round: vote.round, answered: answered.length, complete, of: hereOrAmong(state, answered) }
}

/** Those here, and those of these who have gone since; sheets of paper are among those here already. */
function hereOrAmong(state: SessionState, answered: readonly string[]): number {
  const here = peopleTakingPart(state).filter(isHere)
  const gone = answered.map(id => state.people.get(id)).filter(person => person?.door !== 'paper' && person?.gone)
  return here.length + gone.length
}

const hasRating = (kept: { readonly rating: unknown } | undefined): boolean => (kept?.rating ?? null) !== null

export const protectedItems = (state: SessionState): ProtectedItem[] =>
  [...new Map([...state.items, ...state.votedItems.values()].map(({ id }) => [id, id])).keys()]
    .map(itemId => ({
      itemId,
      perspectiveIds: [...protectedBy(state, itemId)],
      reason: state.protectedReasons.get(itemId) ?? '',
    }))
    .filter(({ perspectiveIds, reason }) => perspectiveIds.length > 0 || reason !== '')

/** Drafts, and what was asked or decided about items that have none. */
export function agreementsNow(state: SessionState): AgreementNow[] {
  const { drafts, decided, gradients, closedGradients, objections } = state
  const inThem = new Set([
    ...drafts.keys(),
    ...gradients.keys(),
    ...closedGradients.keys(),
    ...[...objections.values()].map(({ itemId }) => itemId),
    ...decided.keys(),
  ])
  return itemsToAgree(state)
    .filter(({ id }) => inThem.has(id))
    .map(({ id }) => ({
      ...draftShown(state, drafts.get(id) ?? emptyDraft(id, finalWording(state, id) ?? '')),
      agreed: decided.get(id) ?? null,
      gradient: gradientNow(state, id),
    }))
}

/** Who reworded it is a name beside words too. */
const draftShown = (state: SessionState, draft: AgreementDraft): AgreementDraft =>
  namesBesideWords(state) ? draft : { ...draft, rewordedBy: [] }

function gradientNow(state: SessionState, itemId: string): AgreementNow['gradient'] {
  const { gradients, closedGradients, stepReasons } = state
  const box = gradients.get(itemId)
  if (box) {
    const answered = [...box.steps].flatMap(([person, { step }]) => (step === null ? [] : [person]))
    return { state: 'open', answered: answered.length, of: hereOrAmong(state, answered) }
  }
  const closed = closedGradients.get(itemId)
  if (!closed) return { state: 'not-asked' }
  return {
    state: 'closed',
    counts: closed.counts.map(each => ({ ...each, counts: [...each.counts] })),
    reasons: stepReasons
      .filter(each => each.itemId === itemId)
      .map(({ id, words, block, hidden }) => ({
        ...{ id, words, block, hidden },
      })),
  }
}

const slipsWhere = ({ vote }: SessionState, holds: (second: unknown) => boolean): number[] =>
  [...(vote?.slips ?? [])]
    .filter(([, slip]) => holds(slip.second))
    .map(([number]) => number)
    .sort((a, b) => a - b)

/** What the ledger says; before it says anything, what people answered. */
export function paymentsNow(state: SessionState): FacilitatorView['payments'] {
  const { ledger, opening } = state
  if (ledger) return ledger
  const joined = [...state.people.values()].filter(({ removed }) => !removed)
  const chosen = (choice: string) => joined.filter(({ payment }) => payment?.choice === choice).length
  const offered = opening.plan.paymentOffer === null ? 0 : peopleTakingPart(state).length
  return { offered, accepted: chosen('accepted'), declined: chosen('declined'), paid: 0 }
}
