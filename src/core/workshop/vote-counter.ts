import type { Tally } from '@core/project/entities'
import type { Answer } from './answer-cell'
import { emptyTally } from './bands'

/** Counts answers into tallies. Nothing of who gave them goes in, so nothing of it can come out. */
export function createVoteCounter() {
  const tallies = new Map<string, Tally>()
  return {
    add: (itemId: string, perspectiveId: string, round: number, answer: Answer): void => {
      const key = `${itemId} ${perspectiveId} ${round}`
      const tally = tallies.get(key) ?? emptyTally(itemId, perspectiveId, round)
      tallies.set(key, tallyWithAnswer(tally, answer))
    },
    /** In the order in which each item, perspective and round was first met. */
    finish: (): Tally[] => [...tallies.values()],
  }
}

function tallyWithAnswer(tally: Tally, answer: Answer): Tally {
  if (answer === 'dont-know') return { ...tally, dontKnow: tally.dontKnow + 1 }
  if (answer === 'skipped') return { ...tally, skipped: tally.skipped + 1 }
  return { ...tally, ratings: tally.ratings.map((count, index) => (index === answer - 1 ? count + 1 : count)) }
}
