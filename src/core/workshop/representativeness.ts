import type { Tally } from '@core/project/entities'
import { groupVoice } from './equal-voice'

/** With about this many voters and more, statistics by group begin to mean something. */
export const votersForStatistics = 30
/** One-sided 90 %, as in Polis. */
export const representativeZ = 1.2816

export type Representativeness = {
  readonly perspectiveId: string
  /** `P(group) / P(rest)`: above 1 where the group calls the item a must have more than the others do. */
  readonly ratio: number
  /** Two-proportion z, one added to every count. */
  readonly z: number
  /** More than the others, and not by chance: `z` over `representativeZ`. */
  readonly representative: boolean
}

/**
 * How much each group stands out on one item, from one tally for each group. Fewer than two groups: none.
 * Source: Polis (Small et al. 2021), representativeness and its two-proportion test.
 */
export function representativeness(tallies: readonly Tally[]): Representativeness[] {
  if (tallies.length < 2) return []
  const groups = tallies.map(groupVoice)
  const votesOfAll = groups.reduce((sum, { votes }) => sum + votes, 0)
  const mustHavesOfAll = groups.reduce((sum, { mustHave }) => sum + mustHave, 0)
  return groups.map(({ perspectiveId, votes, mustHave, probability }) => {
    const rest = { votes: votesOfAll - votes, mustHave: mustHavesOfAll - mustHave }
    const ratio = probability / ((rest.mustHave + 1) / (rest.votes + 2))
    const z = twoProportionZ({ votes, mustHave }, rest)
    return { perspectiveId, ratio, z, representative: z > representativeZ }
  })
}

/** Positive where the first proportion is the larger. One is added to every count, so that nothing is divided by nothing. */
export function twoProportionZ(first: Votes, second: Votes): number {
  const [n1, n2] = [first.votes + 1, second.votes + 1]
  const [x1, x2] = [first.mustHave + 1, second.mustHave + 1]
  const pooled = (x1 + x2) / (n1 + n2)
  // Everybody said must have (the added ones included): no difference to speak of, and no spread to measure it by.
  if (pooled >= 1) return 0
  return (x1 / n1 - x2 / n2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
}
