import { countingThreshold, groupOf, isSettled, wayOfCounting } from './counting'
import { gradientBox } from './event'
import { levelsShown } from './levels'
import { proposalShown, sharedIdeas, stageNow } from './shown'
import { finalWording, itemsToAgree, type Person, type SessionState } from './state'
import type { ParticipantView } from './views'

/** What one person's own page shows; null: there is no such person here, or they have gone. */
export function participantView(state: SessionState, participantId: string): ParticipantView | null {
  const person = state.people.get(participantId)
  if (!person || person.gone) return null
  const { opening } = state
  return {
    revision: state.commonRevision,
    title: opening.title,
    question: opening.question,
    state: state.state === 'closed' ? 'closed' : state.paused ? 'paused' : 'open',
    stage: stageNow(state),
    // Whoever stands on paper chooses on paper.
    perspectives: opening.perspectives.filter(({ id }) => person.sheet === null || id === person.perspectiveId),
    perspectiveId: person.perspectiveId,
    counting: countingOf(state, person),
    paymentOffer: opening.plan.paymentOffer,
    payment: person.payment?.choice ?? null,
    paymentRevision: person.payment?.revision ?? 0,
    method: opening.plan.method ?? 'measures',
    domains: opening.plan.domains ?? [],
    ...ownWords(state, person),
    ideas: sharedIdeas(state).map(({ id, words, translation }) => ({ id, words, translation })),
    items: state.items.map(item => proposalShown(state, item)),
    levels: levelsShown(state),
    vote: voteOf(state),
    myRatings: [...(state.vote?.ratings.get(participantId) ?? [])].map(([itemId, kept]) => ({ itemId, ...kept })),
    gradients: gradientsOf(state, person),
    agreed: itemsToAgree(state)
      .filter(({ id }) => state.decided.get(id) === true)
      .map(({ id, words }) => ({ wording: finalWording(state, id) ?? words })),
    say: state.says.get(participantId) ?? null,
    withdrawalCode: person.withdrawalCode,
  }
}

function countingOf(state: SessionState, person: Person): ParticipantView['counting'] {
  const again = state.counting?.choice.way === 'choose-again' ? 'choose-again' : 'open'
  return {
    way: isSettled(state) ? wayOfCounting(state) : again,
    fewest: countingThreshold(state),
    group: state.joinedGroups.get(groupOf(state, person))?.name ?? null,
  }
}

function ownWords(
  { ideas, reasons }: SessionState,
  { id: own }: Person,
): Pick<ParticipantView, 'myIdeas' | 'myReasons'> {
  const mine = (said: { by: string | null; takenBack: boolean }) => said.by === own && !said.takenBack
  return {
    myIdeas: [...ideas.values()]
      .filter(mine)
      .map(({ id, words, mayMerge, domainId, use, revision }) => ({ id, words, mayMerge, domainId, use, revision })),
    myReasons: [...reasons.values()]
      .filter(mine)
      .map(({ id, itemId, side, words, revision }) => ({ id, itemId, side, words, revision })),
  }
}

/** The vote that is open, or the last one; null before there was one. */
function voteOf({ vote, closedVotes }: SessionState): ParticipantView['vote'] {
  if (vote) return { round: vote.round, open: true }
  const last = closedVotes.at(-1)
  return last ? { round: last.round, open: false } : null
}

function gradientsOf(state: SessionState, { id, sheet }: Person): ParticipantView['gradients'] {
  return itemsToAgree(state).flatMap(({ id: itemId }) => {
    const box = state.gradients.get(itemId)
    const round = box?.round ?? state.closedGradients.get(itemId)?.round
    if (round === undefined || (sheet !== null && sheet !== gradientBox(itemId, round))) return []
    const kept = box?.steps.get(id) ?? { step: null, reason: '', revision: 0 }
    return [{ itemId, round, wording: finalWording(state, itemId) ?? '', open: box !== undefined, ...kept }]
  })
}
