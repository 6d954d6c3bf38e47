import type { Tally, Workshop } from '@core/project/entities'
import { emptyTally } from './bands'
import { type Divergence, divergences } from './divergence'
import { type EqualVoice, equalVoiceRanking } from './equal-voice'
import { type RuleOutcome, ruleOutcome } from './rule'

export type ConsensusRow = {
  readonly item: Workshop['items'][number]
  readonly outcome: RuleOutcome
  readonly voice: EqualVoice
  readonly divergences: readonly Divergence[]
}

export type ConsensusOptions = {
  /** The last round that was held, unless given. */
  readonly round?: number
  /** See `defaultMinimumVotes`. */
  readonly minimumVotes?: number
}

/** What the groups said of every item in one round, in the order of equal voice; items without enough voices come last. */
export function consensusTable(workshop: Workshop, options: ConsensusOptions = {}): ConsensusRow[] {
  const round = options.round ?? lastRound(workshop)
  const byItem = talliesByItem(workshop, round)
  const talliesOf = (itemId: string): Tally[] => byItem.get(itemId) ?? []
  const itemOf = new Map(workshop.items.map(item => [item.id, item]))
  const items = workshop.items.map(({ id }) => ({ itemId: id, tallies: talliesOf(id) }))
  return equalVoiceRanking(items, options.minimumVotes).flatMap(voice => {
    const item = itemOf.get(voice.itemId)
    const tallies = talliesOf(voice.itemId)
    if (!item) return []
    return [{ item, outcome: ruleOutcome(tallies, workshop.rule), voice, divergences: divergences(tallies) }]
  })
}

/** 1 where nobody has voted yet. */
export const lastRound = ({ tallies }: Workshop): number =>
  tallies.reduce((last, { round }) => Math.max(last, round), 1)

/**
 * One tally an item for each group that takes part, in the order of the workshop's groups; a group that gave no answer is
 * there with an empty one, so that silence never reads as consent.
 */
export function talliesByItem(workshop: Workshop, round: number): Map<string, Tally[]> {
  const given = new Map<string, Map<string, Tally>>()
  for (const tally of workshop.tallies) {
    if (tally.round !== round) continue
    const ofItem = given.get(tally.itemId) ?? new Map<string, Tally>()
    given.set(tally.itemId, ofItem.set(tally.perspectiveId, tally))
  }
  const groups = groupsTakingPart(workshop)
  return new Map(
    workshop.items.map(({ id }) => [
      id,
      groups.map(group => given.get(id)?.get(group) ?? emptyTally(id, group, round)),
    ]),
  )
}

/** The perspectives of the people who took part; those with votes but no people recorded come after. */
function groupsTakingPart({ taking, tallies }: Workshop): string[] {
  const present = taking.filter(({ people }) => people > 0).map(({ perspectiveId }) => perspectiveId)
  return [...new Set([...present, ...tallies.map(({ perspectiveId }) => perspectiveId)])]
}
