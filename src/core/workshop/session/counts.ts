import { gradientSteps, type Tally } from '@core/project/entities'
import { type Answer, emptyTally, ratingOfBand } from '../ratings'
import type { RatingAnswer } from './answer'
import type { SessionEvent } from './event'
import type { GradientBox, SessionState, VoteBox } from './state'
import { peopleByPerspective, votersIn } from './state'
import { withdrawalMark } from './withdrawal-code'

type Closing<K extends SessionEvent['kind']> = Extract<SessionEvent, { kind: K }>

/**
 * The open vote as counts: item by item, perspective by perspective of those who take part. Nothing of it tells who said what
 * but the size of a group.
 */
export function countedVote(state: SessionState, vote: VoteBox): Closing<'vote-closed'> {
  const taking = peopleByPerspective(state).filter(({ people }) => people > 0)
  const tallies = state.items.flatMap(({ id }) =>
    taking.map(({ perspectiveId }) => tallyOf(state, vote, id, perspectiveId)),
  )
  return { kind: 'vote-closed', round: vote.round, tallies, answered: votersIn(vote).length }
}

function tallyOf({ people }: SessionState, vote: VoteBox, itemId: string, perspectiveId: string): Tally {
  const tally = emptyTally(itemId, perspectiveId, vote.round)
  for (const [personId, given] of vote.ratings) {
    const rating = given.get(itemId)?.rating ?? null
    if (rating === null || people.get(personId)?.perspectiveId !== perspectiveId) continue
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
export function countedGradient(state: SessionState, itemId: string, box: GradientBox): Closing<'gradient-closed'> {
  const given = [...box.steps].flatMap(([personId, { step, reason }]) => {
    const perspectiveId = state.people.get(personId)?.perspectiveId
    return step === null || perspectiveId === undefined ? [] : [{ perspectiveId, step, reason }]
  })
  const counts = peopleByPerspective(state)
    .filter(({ people }) => people > 0)
    .map(({ perspectiveId }) => ({
      perspectiveId,
      counts: Array.from(
        { length: gradientSteps },
        (_, index) => given.filter(each => each.perspectiveId === perspectiveId && each.step === index + 1).length,
      ),
    }))
  const blocks = given.filter(({ step }) => step === gradientSteps).map(({ reason }) => reason)
  return {
    kind: 'gradient-closed',
    itemId,
    round: box.round,
    counts,
    blocks: blocks.sort(),
    answered: given.length,
  }
}

/** "Did you have a real say?" as counts, and comments in an order that tells nothing. */
export function countedSays({ says, people }: SessionState, newId: () => string): Closing<'say-closed'> {
  const counts = { yes: 0, partly: 0, no: 0, 'rather-not-say': 0 }
  for (const { say } of says.values()) counts[say] += 1
  const comments = [...says]
    .filter(([, { words }]) => words !== '')
    .map(([personId, { words }]) => {
      const id = newId()
      return { id, words, withdrawal: withdrawalMark(people.get(personId)?.withdrawalCode ?? '', id) }
    })
  return { kind: 'say-closed', counts, comments: comments.sort((a, b) => (a.words < b.words ? -1 : 1)) }
}
