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
      tallies.set(key, tally)
      if (answer === 'dont-know') tally.dontKnow++
      else if (answer === 'skipped') tally.skipped++
      else tally.ratings[answer - 1] = (tally.ratings[answer - 1] ?? 0) + 1
    },
    /** In the order in which each item, perspective and round was first met. */
    finish: (): Tally[] => [...tallies.values()],
  }
}
