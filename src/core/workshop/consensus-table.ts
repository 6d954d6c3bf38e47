import type { Share } from '@core/measure/target'
import type { Tally, Workshop } from '@core/project/entities'
import { type Divergence, divergences } from './divergence'
import { bandCounts, emptyTally } from './ratings'
import { type RuleOutcome, ruleOutcome } from './rule'

/** A group that gave fewer ratings than this on an item leaves the item unranked. */
const defaultMinimumVotes = 3

type GroupVoice = {
  readonly perspectiveId: string
  /** Ratings and "don't know", as Polis counts passes; skipped is no vote. */
  readonly votes: number
  /** Those of them who gave a rating: what the minimum is held against. */
  readonly ratings: number
  readonly mustHave: number
  /** `(mustHave + 1) / (votes + 2)`: how likely a member of the group calls it a must have, never quite 0 or 1. */
  readonly probability: Share
}

/** `score` and `consensus` are null where a group was not heard enough: the item is never ranked on half the voices. */
type EqualVoice = {
  readonly itemId: string
  readonly code: 'ranked' | 'not-enough-voices'
  /** Geometric mean of the groups' probabilities, 0..1: every group weighs the same, whatever its size. */
  readonly score: Share | null
  /** Their plain product: Polis's group-informed consensus. Ranks alike while the groups are the same. */
  readonly consensus: Share | null
  /** From 1; items with the same score share a place. Null where not ranked. */
  readonly place: number | null
  readonly groups: readonly GroupVoice[]
}

export const groupVoice = ({ perspectiveId, ratings, dontKnow }: Tally): GroupVoice => {
  const counts = bandCounts(ratings)
  const votes = counts.ratings + dontKnow
  const mustHave = counts['must-have']
  return { perspectiveId, votes, ratings: counts.ratings, mustHave, probability: (mustHave + 1) / (votes + 2) }
}

/**
 * Items in the order that weighs groups, not heads; those without enough voices last, in the order given. Each item comes
 * with one tally for each group that takes part (see `talliesByItem`).
 *
 * "Don't know" counts as a vote in the probability, as a pass does in Polis (with that, and only with that, the published
 * vectors come out), but not towards the minimum: a group that mostly does not know has not been heard.
 * Source: Small et al., "Polis: Scaling deliberation by mapping high dimensional opinion spaces", Recerca 26 (2021).
 */
export function equalVoiceRanking(
  items: readonly { readonly itemId: string; readonly tallies: readonly Tally[] }[],
  minimumVotes = defaultMinimumVotes,
): EqualVoice[] {
  const voices = items.map(({ itemId, tallies }) => equalVoice(itemId, tallies, minimumVotes))
  const ranked = voices
    .filter((voice): voice is EqualVoice & { score: Share } => voice.score !== null)
    .sort((a, b) => b.score - a.score)
  const placed = ranked.map(voice => ({ ...voice, place: 1 + ranked.findIndex(({ score }) => score === voice.score) }))
  return [...placed, ...voices.filter(voice => voice.score === null)]
}

function equalVoice(itemId: string, tallies: readonly Tally[], minimumVotes: number): EqualVoice {
  const groups = tallies.map(groupVoice)
  if (groups.length === 0 || groups.some(group => group.ratings < minimumVotes)) {
    return { itemId, code: 'not-enough-voices', score: null, consensus: null, place: null, groups }
  }
  const consensus = groups.reduce((product, { probability }) => product * probability, 1)
  return { itemId, code: 'ranked', score: consensus ** (1 / groups.length), consensus, place: null, groups }
}

export type ConsensusRow = {
  readonly item: Workshop['items'][number]
  readonly outcome: RuleOutcome
  readonly voice: EqualVoice
  readonly divergences: readonly Divergence[]
}

type ConsensusOptions = {
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
    return [{ item, outcome: outcomeIn(workshop, round, item.id, tallies), voice, divergences: divergences(tallies) }]
  })
}

/**
 * What the rule said of one item in one round. What it said of the ballots was kept as the vote closed, and goes before what the
 * tallies say: these may be less exact.
 */
export function outcomeIn(workshop: Workshop, round: number, itemId: string, tallies: readonly Tally[]): RuleOutcome {
  const outcome = ruleOutcome(tallies, workshop.rule)
  const kept = workshop.counted?.find(vote => vote.round === round)?.outcomes.find(each => each.itemId === itemId)
  if (!kept) return outcome
  const verdictOf = (id: string) => kept.verdicts.find(({ groupId }) => groupId === id)?.verdict ?? kept.pooled
  return {
    code: kept.code,
    pooled: { ...outcome.pooled, verdict: kept.pooled },
    groups: outcome.groups.map(group => ({ ...group, verdict: verdictOf(group.perspectiveId) })),
  }
}

/** 1 where nobody has voted yet. */
export const lastRound = ({ tallies, counted = [] }: Workshop): number =>
  [...tallies, ...counted].reduce((last, { round }) => Math.max(last, round), 1)

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
  const groups = workshop.counted?.find(vote => vote.round === round)?.groupIds ?? groupsTakingPart(workshop)
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
