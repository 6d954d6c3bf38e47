import { keptAnswers, keptGradient, keptVote } from '@core/privacy/kept-counts'
import { gradientSteps, type Tally } from '@core/project/entities'
import { type Answer, emptyTally, ratingOfBand } from '../ratings'
import type { RatingAnswer } from './answer'
import { countingLimits, countingThreshold, groupOf, groupsToCount, wayOfCounting } from './counting'
import type { SessionEvent } from './event'
import type { GradientBox, SessionState, VoteBox } from './state'
import { votersIn } from './state'
import { withdrawalMark } from './withdrawal-code'

type Closing<K extends SessionEvent['kind']> = Extract<SessionEvent, { kind: K }>

/** The open vote as what may be kept of it. Nothing of it tells who said what. */
export function countedVote(state: SessionState, vote: VoteBox): Closing<'vote-closed'> {
  const { rule, plan, smallestGroup } = state.opening
  const voters = votersIn(vote).flatMap(id => {
    const person = state.people.get(id)
    return person ? [{ id, group: groupOf(state, person) }] : []
  })
  const groups = groupsToCount(state).map(group => ({
    ...group,
    voters: voters.filter(voter => voter.group === group.id).length,
  }))
  const itemIds = state.items.map(({ id }) => id)
  const tallies = itemIds.flatMap(itemId =>
    groups.map(({ id }) =>
      tallyOf(
        vote,
        emptyTally(itemId, id, vote.round),
        voters.flatMap(voter => (voter.group === id ? [voter.id] : [])),
      ),
    ),
  )
  const kept = keptVote({
    round: vote.round,
    rule,
    way: wayOfCounting(state),
    groups,
    itemIds,
    tallies,
    protectedFor: plan.protectedFor,
    threshold: countingThreshold(state),
    smallestGroup,
  })
  return { kind: 'vote-closed', round: vote.round, ...kept, answered: voters.length }
}

function tallyOf({ ratings }: VoteBox, empty: Tally, voters: readonly string[]): Tally {
  const tally = { ...empty, ratings: [...empty.ratings] }
  for (const voter of voters) {
    const rating = ratings.get(voter)?.get(tally.itemId)?.rating ?? null
    if (rating === null) continue
    const answer = answerKept(rating)
    if (answer === 'dont-know') tally.dontKnow += 1
    else if (answer === 'skipped') tally.skipped += 1
    else tally.ratings[answer - 1] = (tally.ratings[answer - 1] ?? 0) + 1
  }
  return tally
}

const answerKept = (rating: RatingAnswer): Answer => {
  if (rating === 'skip') return 'skipped'
  return rating === 'dont-know' ? rating : ratingOfBand[rating]
}

/** How people stand towards one final wording, as counts. */
export function countedGradient(
  state: SessionState,
  itemId: string,
  box: GradientBox,
  newId: () => string,
): Closing<'gradient-closed'> {
  const given = [...box.steps].flatMap(([personId, { step, reason }]) => {
    const person = state.people.get(personId)
    return step === null || !person ? [] : [{ person, group: groupOf(state, person), step, reason: reason.trim() }]
  })
  const groups = groupsToCount(state).map(({ id }) => ({
    id,
    counts: Array.from(
      { length: gradientSteps },
      (_, index) => given.filter(({ group, step }) => group === id && step === index + 1).length,
    ),
  }))
  const reasons = given
    .filter(({ reason }) => reason !== '')
    .map(({ person, step, reason }) => {
      const id = newId()
      return { id, words: reason, block: step === gradientSteps, withdrawal: withdrawalMark(person.withdrawalCode, id) }
    })
  return {
    kind: 'gradient-closed',
    itemId,
    round: box.round,
    counts: keptGradient(wayOfCounting(state), groups, countingLimits(state)).map(({ counts, ...each }) => ({
      ...each,
      counts: [...counts],
    })),
    blocks: [],
    reasons: reasons.sort((a, b) => (a.words < b.words ? -1 : 1)),
    answered: given.length,
  }
}

/** "Did you have a real say?" as counts, and comments in an order that tells nothing. */
export function countedSays(state: SessionState, newId: () => string): Closing<'say-closed'> {
  const { says, people } = state
  const counts = { yes: 0, partly: 0, no: 0, 'rather-not-say': 0 }
  for (const { say } of says.values()) counts[say] += 1
  const comments = [...says]
    .filter(([, { words }]) => words !== '')
    .map(([personId, { words }]) => {
      const id = newId()
      return { id, words, withdrawal: withdrawalMark(people.get(personId)?.withdrawalCode ?? '', id) }
    })
  return {
    kind: 'say-closed',
    ...keptAnswers(counts, countingLimits(state)),
    comments: comments.sort((a, b) => (a.words < b.words ? -1 : 1)),
  }
}
