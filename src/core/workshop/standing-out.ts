import type { Tally, Workshop } from '@core/project/entities'
import { groupVoice, lastRound, talliesByItem } from './consensus-table'

/** With about this many voters and more, statistics by group begin to mean something. */
const votersForStatistics = 30
/** One-sided 90 %, as in Polis. */
const representativeZ = 1.2816

type Representativeness = {
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

type Votes = { readonly mustHave: number; readonly votes: number }

type StandingOut = {
  readonly item: Workshop['items'][number]
  readonly group: Votes
  /** Everyone else together. */
  readonly rest: Votes
  readonly ratio: number
  readonly z: number
}

/**
 * By perspective, the items that it calls a must have clearly more often than everyone else, most clearly first: see
 * `representativeness`. Null where fewer than `votersForStatistics` people took part, or one group alone: the statistics
 * would mean nothing.
 */
export function itemsStandingOut(
  workshop: Workshop,
  round = lastRound(workshop),
): { perspectiveId: string; items: StandingOut[] }[] | null {
  const people = workshop.taking.reduce((sum, group) => sum + group.people, 0)
  if (people < votersForStatistics || workshop.taking.length < 2) return null
  const byItem = talliesByItem(workshop, round)
  const found = workshop.items.flatMap(item => {
    const tallies = byItem.get(item.id) ?? []
    const voices = tallies.map(groupVoice)
    return (
      representativeness(tallies)
        .filter(({ representative }) => representative)
        .map(({ perspectiveId, ratio, z }) => {
          const ofGroup = voices.filter(voice => voice.perspectiveId === perspectiveId)
          const others = voices.filter(voice => voice.perspectiveId !== perspectiveId)
          return { perspectiveId, item, ratio, z, group: together(ofGroup), rest: together(others) }
        })
        // With nobody on one side there is nothing to stand out from, whatever the added ones make of it.
        .filter(({ group, rest }) => group.votes > 0 && rest.votes > 0)
    )
  })
  return workshop.taking.map(({ perspectiveId }) => ({
    perspectiveId,
    items: found.filter(each => each.perspectiveId === perspectiveId).sort((a, b) => b.z - a.z),
  }))
}

const together = (voices: readonly Votes[]): Votes => ({
  mustHave: voices.reduce((sum, { mustHave }) => sum + mustHave, 0),
  votes: voices.reduce((sum, { votes }) => sum + votes, 0),
})
