import { ruleVariants, type Workshop } from '@core/project/entities'
import { lastRound, outcomeIn, talliesByItem } from './consensus-table'
import { codeOf, type GroupOutcome, type RuleOutcome } from './rule'

type Item = Workshop['items'][number]
type Variant = Workshop['rule']['variant']

type OutcomesByRule = { readonly [V in Variant]: RuleOutcome['code'] }

/** What each variant of the rule, with the workshop's own limits, says of every item in one round. In the order of the items. */
export function outcomesByRule(
  workshop: Workshop,
  round = lastRound(workshop),
): { item: Item; outcomes: OutcomesByRule }[] {
  const byItem = talliesByItem(workshop, round)
  return workshop.items.map(item => {
    const { code, groups, pooled } = outcomeIn(workshop, round, item.id, byItem.get(item.id) ?? [])
    // Counted as one group, or without counts: every variant says the same.
    const by = (variant: Variant) => (groups.length > 1 ? codeOf(variant, groups, pooled.verdict) : code)
    const said = ruleVariants.map(variant => [variant, by(variant)] as const)
    return { item, outcomes: Object.fromEntries(said) as OutcomesByRule }
  })
}

/** Rounds that were held, ascending. */
export const roundsHeld = ({ tallies, counted = [] }: Workshop): number[] =>
  [...new Set([...tallies, ...counted].map(({ round }) => round))].sort((a, b) => a - b)

type RoundChange = {
  readonly item: Item
  readonly before: RuleOutcome
  readonly after: RuleOutcome
  /** Largest change of any group's must-have share, 0..1; null where no group rated it in both rounds. */
  readonly moved: number | null
}

/** The first round held against the last, the most moved items first. Empty where there was one round. */
export function roundChanges(workshop: Workshop): RoundChange[] {
  const rounds = roundsHeld(workshop)
  const [first, last] = [rounds[0], rounds.at(-1)]
  if (first === undefined || last === undefined || first === last) return []
  const outcomesIn = (round: number) => {
    const byItem = talliesByItem(workshop, round)
    return (item: Item): RuleOutcome => outcomeIn(workshop, round, item.id, byItem.get(item.id) ?? [])
  }
  const [before, after] = [outcomesIn(first), outcomesIn(last)]
  return workshop.items
    .map(item => ({ item, before: before(item), after: after(item) }))
    .filter(({ before, after }) => [before, after].some(({ pooled }) => pooled.counts.ratings > 0))
    .map(change => ({ ...change, moved: largestMove(change.before.groups, change.after.groups) }))
    .sort((a, b) => (b.moved ?? -1) - (a.moved ?? -1))
}

function largestMove(before: readonly GroupOutcome[], after: readonly GroupOutcome[]): number | null {
  const moves = after.flatMap(({ perspectiveId, mustHaveShare }) => {
    const earlier = before.find(group => group.perspectiveId === perspectiveId)?.mustHaveShare ?? null
    return earlier === null || mustHaveShare === null ? [] : [Math.abs(mustHaveShare - earlier)]
  })
  return moves.length === 0 ? null : Math.max(...moves)
}
