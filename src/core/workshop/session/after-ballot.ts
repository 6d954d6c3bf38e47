import type { BallotEvent } from './event'
import { type SessionState, type Slip, type VoteBox, withMap } from './state'

/**
 * The session after something said in private. What belongs to no open box, is older than what is there, or came from a join
 * that was removed changes nothing.
 */
export function afterBallot(state: SessionState, ballot: BallotEvent): SessionState {
  if ('participantId' in ballot && state.people.get(ballot.participantId)?.removed) return state
  switch (ballot.kind) {
    case 'stood': {
      const { itemId, participantId, round, step, reason, revision } = ballot
      const box = state.gradients.get(itemId)
      if (!box || box.round !== round || (box.steps.get(participantId)?.revision ?? 0) >= revision) return state
      const steps = withMap(box.steps, participantId, { step, reason, revision })
      return { ...state, gradients: withMap(state.gradients, itemId, { ...box, steps }) }
    }
    case 'had-say': {
      const { participantId, say, words, revision } = ballot
      if (state.state === 'closed' || (state.says.get(participantId)?.revision ?? 0) >= revision) return state
      return { ...state, says: withMap(state.says, participantId, { say, words, revision }) }
    }
    default:
      return state.vote?.round === ballot.round ? { ...state, vote: afterVoting(state.vote, ballot) } : state
  }
}

function afterVoting(vote: VoteBox, ballot: Extract<BallotEvent, { kind: 'rated' | 'slip-keyed' | 'slip-settled' }>) {
  if (ballot.kind === 'rated') {
    const { participantId, itemId, rating, revision } = ballot
    if ((vote.ratings.get(participantId)?.get(itemId)?.revision ?? 0) >= revision) return vote
    return withRating(vote, participantId, itemId, rating, revision)
  }
  if (ballot.kind === 'slip-keyed') {
    const { participantId, ratings, keying } = ballot
    const keyed = new Map(ratings.map(({ itemId, rating }) => [itemId, rating]))
    const before = vote.slips.get(ballot.slip)
    const slip: Slip =
      keying === 1
        ? { participantId, first: keyed, second: before?.second ?? null, settled: new Set() }
        : { participantId, first: before?.first ?? new Map(), second: keyed, settled: new Set() }
    const kept = { ...vote, slips: withMap(vote.slips, ballot.slip, slip) }
    // What was keyed first counts until somebody has looked at the slip again.
    return keying === 1
      ? [...keyed].reduce((all, [itemId, rating]) => withNextRating(all, participantId, itemId, rating), kept)
      : kept
  }
  const slip = vote.slips.get(ballot.slip)
  if (!slip) return vote
  const settled = new Set([...slip.settled, ballot.itemId])
  const kept = { ...vote, slips: withMap(vote.slips, ballot.slip, { ...slip, settled }) }
  return withNextRating(kept, slip.participantId, ballot.itemId, ballot.rating)
}

type Ratings = VoteBox['ratings']
type Rating = Ratings extends ReadonlyMap<string, ReadonlyMap<string, { rating: infer R }>> ? R : never

function withRating(vote: VoteBox, personId: string, itemId: string, rating: Rating, revision: number): VoteBox {
  const given = withMap(vote.ratings.get(personId) ?? new Map(), itemId, { rating, revision })
  return { ...vote, ratings: withMap(vote.ratings, personId, given) }
}

const withNextRating = (vote: VoteBox, personId: string, itemId: string, rating: Rating): VoteBox =>
  withRating(vote, personId, itemId, rating, (vote.ratings.get(personId)?.get(itemId)?.revision ?? 0) + 1)
