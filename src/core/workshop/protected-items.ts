import type { Rule, Tally } from '@core/project/entities'
import { ruleOutcome } from './rule'

/**
 * The perspectives, of those that are protected, who call an item essential: at least the rule's share of their ratings say
 * must have. Not even one *not needed* among few people takes the protection away. It can be discussed, and turned down with
 * a recorded reason, but not voted away. `tallies`: of this item in one round.
 */
export const essentialFor = (tallies: readonly Tally[], rule: Rule, protectedFor: readonly string[]): string[] =>
  ruleOutcome(tallies, rule)
    .groups.filter(({ perspectiveId, mustHaveShare }) => {
      return protectedFor.includes(perspectiveId) && mustHaveShare !== null && mustHaveShare >= rule.inAtLeast
    })
    .map(({ perspectiveId }) => perspectiveId)
