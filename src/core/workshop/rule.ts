import type { Share } from '@core/measure/target'
import type { Rule, Tally } from '@core/project/entities'
import { type BandCounts, bandCounts } from './ratings'

/** In: at least 70 % say must have and fewer than 15 % not needed, in every group. Out: at most 50 % must have in every group. */
export const defaultRule: Rule = { variant: 'every-group', inAtLeast: 0.7, notNeededBelow: 0.15, outAtMost: 0.5 }

/** `no-ratings`: nobody in the group gave a rating, so nothing can be said for it. */
export type GroupVerdict = 'in' | 'out' | 'to-discuss' | 'no-ratings'

export type GroupOutcome = {
  readonly perspectiveId: string
  readonly verdict: GroupVerdict
  readonly counts: BandCounts
  readonly dontKnow: number
  readonly skipped: number
  /** Of those who gave a rating; null where nobody did. */
  readonly mustHaveShare: Share | null
  readonly notNeededShare: Share | null
  /** The group is so small that one person's *not needed* keeps the item out of *in*: show counts, and say so. */
  readonly oneNotNeededBreaks: boolean
  /** The counts say "all" and mean all or all but one (see `Tally`). */
  readonly nearly: boolean
}

export type RuleOutcome = {
  readonly code: 'in' | 'out' | 'to-discuss'
  readonly groups: readonly GroupOutcome[]
  /** All groups' ratings together; decides only where the rule is `pooled`. */
  readonly pooled: Omit<GroupOutcome, 'perspectiveId'>
}

/**
 * What the rule says of one item in one round, from one tally for each group that takes part (see `talliesByItem`).
 * "Don't know" and skipped are kept and shown and count neither for nor against.
 *
 * - every-group: in where every group is in; out where every group is out.
 * - any-group: in where any group is in; out still only where every group is out.
 * - pooled: all ratings as if of one group.
 *
 * A group without ratings says nothing, so it stands in the way of nothing; where no group gave one, there is all to discuss.
 * Source: COMET core outcome sets; PMC10860107 table 2.
 */
export function ruleOutcome(tallies: readonly Tally[], rule: Rule): RuleOutcome {
  const groups = tallies.map(tally => ({ perspectiveId: tally.perspectiveId, ...outcomeOf(tally, rule) }))
  const pooled = outcomeOf(pooledTally(tallies), rule)
  return { code: codeOf(rule.variant, groups, pooled.verdict), groups, pooled }
}

/** What a rule says, from what it says of each group and of all ratings together. */
export function codeOf(
  variant: Rule['variant'],
  groups: readonly { readonly verdict: GroupVerdict }[],
  pooled: GroupVerdict,
): RuleOutcome['code'] {
  if (pooled === 'no-ratings') return 'to-discuss'
  if (variant === 'pooled') return pooled
  const heard = groups.filter(group => group.verdict !== 'no-ratings')
  if (heard.length === 0) return 'to-discuss'
  const every = (verdict: GroupVerdict) => heard.every(group => group.verdict === verdict)
  const any = (verdict: GroupVerdict) => heard.some(group => group.verdict === verdict)
  if (variant === 'every-group' ? every('in') : any('in')) return 'in'
  return every('out') ? 'out' : 'to-discuss'
}

type Answers = Pick<Tally, 'ratings' | 'dontKnow' | 'skipped' | 'nearly'>

function outcomeOf({ ratings, dontKnow, skipped, ...rest }: Answers, rule: Rule): RuleOutcome['pooled'] {
  const nearly = rest.nearly === true
  const counts = bandCounts(ratings)
  if (counts.ratings === 0) {
    const shares = { mustHaveShare: null, notNeededShare: null, oneNotNeededBreaks: false, nearly }
    return { verdict: 'no-ratings', counts, dontKnow, skipped, ...shares }
  }
  const mustHaveShare = counts['must-have'] / counts.ratings
  const notNeededShare = counts['not-needed'] / counts.ratings
  const verdict =
    mustHaveShare >= rule.inAtLeast && notNeededShare < rule.notNeededBelow
      ? 'in'
      : mustHaveShare <= rule.outAtMost
        ? 'out'
        : 'to-discuss'
  const oneNotNeededBreaks = 1 / counts.ratings >= rule.notNeededBelow
  return { verdict, counts, dontKnow, skipped, mustHaveShare, notNeededShare, oneNotNeededBreaks, nearly }
}

const pooledTally = (tallies: readonly Tally[]): Answers =>
  tallies.reduce<Answers>(
    (all, tally) => ({
      ratings: all.ratings.map((count, rating) => count + (tally.ratings[rating] ?? 0)),
      dontKnow: all.dontKnow + tally.dontKnow,
      skipped: all.skipped + tally.skipped,
    }),
    { ratings: [0, 0, 0, 0, 0, 0, 0, 0, 0], dontKnow: 0, skipped: 0 },
  )

/**
 * The groups, of those that are protected, who call an item essential: at least the rule's share of their ratings say
 * must have. Not even one *not needed* among few people takes the protection away. It can be discussed, and turned down with
 * a recorded reason, but not voted away. `tallies`: of this item in one round.
 */
export const essentialFor = (tallies: readonly Tally[], rule: Rule, protectedFor: readonly string[]): string[] =>
  ruleOutcome(tallies, rule)
    .groups.filter(({ perspectiveId, mustHaveShare }) => {
      return protectedFor.includes(perspectiveId) && mustHaveShare !== null && mustHaveShare >= rule.inAtLeast
    })
    .map(({ perspectiveId }) => perspectiveId)
