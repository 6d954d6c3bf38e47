import { everyoneId, type JoinedGroup, type Perspective, type Workshop } from '@core/project/entities'
import { t } from '@core/words/words'

/** What a group that votes were counted by is called: a perspective, several under a name, or all who took part. */
export function countedGroupName(
  groupId: string,
  perspectives: readonly Perspective[],
  joined: readonly JoinedGroup[] = [],
): string {
  if (groupId === everyoneId) return t('terms:allWhoTookPart')
  return [...joined, ...perspectives].find(({ id }) => id === groupId)?.name ?? t('terms:groupGone')
}

/** The groups that any vote of a workshop was counted by, the last vote's first. */
export function countedGroupIds({ counted = [], taking, tallies }: Workshop): string[] {
  const byCount = counted.toReversed().flatMap(({ groupIds }) => groupIds)
  const present = taking.filter(({ people }) => people > 0).map(({ perspectiveId }) => perspectiveId)
  return [...new Set([...byCount, ...(counted.length > 0 ? [] : present), ...tallies.map(each => each.perspectiveId)])]
}

/** How the votes of a round were counted, where that was not by group. Null: it was. */
export function countedSaid({ counted = [] }: Workshop, round: number) {
  const vote = counted.find(each => each.round === round)
  if (!vote || vote.kept === 'groups') return null
  if (vote.because === 'later') return 'terms:counted.later' as const
  if (vote.because === 'chosen') return `terms:counted.${vote.kept}` as const
  return vote.kept === 'together' ? ('terms:counted.tooFewTogether' as const) : ('terms:counted.tooFewNone' as const)
}
