import type { CountedVote, Rule, Tally } from '@core/project/entities'
import { everyoneId, gradientSteps } from '@core/project/entities'
import { bandCounts, ratingOfBand } from '@core/workshop/ratings'
import { codeOf, essentialFor, type GroupVerdict, ruleOutcome } from '@core/workshop/rule'

// What may be kept of ballots when a vote closes. Whatever is not kept here is nowhere: no screen and no file has to hide it.

/** In a group of two every count tells each of them how the other voted. */
export const fewestInGroup = 3

/** So few that a count of all of them, or of all but one, tells how each one voted. */
export const isSmallRoom = (people: number, smallestGroup: number): boolean => people < 2 * smallestGroup

/** How many of a group, where exact counts would tell too much. `nearly-all` and `hardly-anyone` may be all but one, and one. */
export const answerBands = ['nearly-all', 'most', 'half', 'some', 'hardly-anyone'] as const
export type AnswerBand = (typeof answerBands)[number]
export function answerBand(count: number, people: number): AnswerBand {
  if (count >= people - 1) return 'nearly-all'
  if (count <= 1) return 'hardly-anyone'
  const share = count / people
  return share > 0.55 ? 'most' : share < 0.45 ? 'some' : 'half'
}

export type GroupOfVoters = {
  readonly id: string
  readonly perspectiveIds: readonly string[]
  /** Who gave at least one answer. */
  readonly voters: number
}

export type VoteToKeep = {
  readonly round: number
  readonly rule: Rule
  /** As it was chosen before the vote. */
  readonly way: CountedVote['kept']
  /** Every voter is in one of them. */
  readonly groups: readonly GroupOfVoters[]
  readonly itemIds: readonly string[]
  /** By these groups, as the ballots are: what nobody answered may be missing. */
  readonly tallies: readonly Tally[]
  readonly protectedFor: readonly string[]
  /** A group of fewer is not counted by itself. */
  readonly threshold: number
  readonly smallestGroup: number
}

/**
 * The tallies that may be kept, and what the rule says of the ballots. Groups cover everybody and each is large enough, so that no
 * other group can be worked out by subtraction: where one is too small, everybody is counted together; where all together are too
 * few, no counts are kept.
 */
export function keptVote(vote: VoteToKeep): { tallies: Tally[]; counted: CountedVote } {
  const { round, rule, groups, itemIds, threshold, smallestGroup } = vote
  const voting = groups.filter(({ voters }) => voters > 0)
  const everyone = {
    id: everyoneId,
    perspectiveIds: [],
    voters: voting.reduce((sum, { voters }) => sum + voters, 0),
  }
  const kept = wayKept(vote.way, voting, everyone.voters, threshold)
  const counting = kept === 'groups' ? voting : [everyone]
  const talliesOf = (itemId: string): Tally[] => {
    const ofItem = vote.tallies.filter(tally => tally.itemId === itemId && tally.round === round)
    return counting.map(group => {
      const own = kept === 'groups' ? ofItem.filter(({ perspectiveId }) => perspectiveId === group.id) : ofItem
      return addedUp(itemId, group, round, own)
    })
  }
  const protectedGroups = counting
    .filter(({ perspectiveIds }) => perspectiveIds.some(id => vote.protectedFor.includes(id)))
    .map(({ id }) => id)
  const items = itemIds.map(itemId => ({ itemId, tallies: talliesOf(itemId) }))
  return {
    tallies:
      kept === 'outcome-only' ? [] : items.flatMap(({ tallies }) => tallies.map(each => blurred(each, smallestGroup))),
    counted: {
      round,
      kept,
      because: kept === vote.way ? 'chosen' : 'too-few',
      groupIds: kept === 'outcome-only' ? [] : counting.map(({ id }) => id),
      outcomes: items.map(({ itemId, tallies }) => {
        const { verdicts, ...outcome } = outcomeKept(tallies, rule, protectedGroups, smallestGroup)
        return { itemId, ...outcome, verdicts: kept === 'groups' ? verdicts : [] }
      }),
    },
  }
}

/** A vote that an older version kept by perspective, as it may be kept. */
export function keptOlderVote(vote: Omit<VoteToKeep, 'way' | 'groups' | 'threshold'>): ReturnType<typeof keptVote> {
  const tallies = vote.tallies.filter(({ round }) => round === vote.round)
  const groups = [...new Set(tallies.map(({ perspectiveId }) => perspectiveId))].map(id => ({
    id,
    perspectiveIds: [id],
    voters: Math.max(...tallies.filter(({ perspectiveId }) => perspectiveId === id).map(peopleIn)),
  }))
  const threshold = Math.max(fewestInGroup, vote.smallestGroup)
  const kept = keptVote({ ...vote, way: 'groups', groups, threshold })
  return { ...kept, counted: { ...kept.counted, because: kept.counted.kept === 'groups' ? 'chosen' : 'later' } }
}

const peopleIn = ({ ratings, dontKnow, skipped }: Tally): number => sum(ratings) + dontKnow + skipped

function wayKept(
  way: CountedVote['kept'],
  groups: readonly GroupOfVoters[],
  everyone: number,
  threshold: number,
): CountedVote['kept'] {
  if (way === 'outcome-only' || everyone < threshold) return 'outcome-only'
  return way === 'together' || groups.some(({ voters }) => voters < threshold) ? 'together' : 'groups'
}

/** Who voted and left an item out skipped it: otherwise an item that one person answered would be that person's ballot. */
function addedUp(
  itemId: string,
  { id, voters }: Pick<GroupOfVoters, 'id' | 'voters'>,
  round: number,
  tallies: readonly Tally[],
) {
  const ratings = Array.from({ length: 9 }, (_, rating) => sum(tallies.map(each => each.ratings[rating] ?? 0)))
  const dontKnow = sum(tallies.map(each => each.dontKnow))
  return { itemId, perspectiveId: id, round, ratings, dontKnow, skipped: Math.max(0, voters - sum(ratings) - dontKnow) }
}

/** In a small room: "all or all but one" instead of either. */
function blurred(tally: Tally, smallestGroup: number): Tally {
  const { ratings, dontKnow, skipped } = tally
  const counts = bandCounts(ratings)
  const people = peopleIn(tally)
  if (!isSmallRoom(people, smallestGroup)) return tally
  const empty = { ...tally, ratings: ratings.map(() => 0), dontKnow: 0, skipped: 0, nearly: true as const }
  const nearlyAll = (count: number) => answerBand(count, people) === 'nearly-all'
  if (nearlyAll(dontKnow)) return { ...empty, dontKnow: people }
  if (nearlyAll(skipped)) return { ...empty, skipped: people }
  const band = (['must-have', 'useful', 'not-needed'] as const).find(each => nearlyAll(counts[each]))
  return band === undefined
    ? tally
    : { ...empty, ratings: ratings.map((_, index) => (index + 1 === ratingOfBand[band] ? people : 0)) }
}

function outcomeKept(tallies: readonly Tally[], rule: Rule, protectedGroups: string[], smallestGroup: number) {
  const { groups, pooled } = ruleOutcome(tallies, rule)
  const tells = (ratings: number) => isSmallRoom(ratings, smallestGroup) && outcomeTells(ratings, rule)
  const said = ({ verdict, counts }: (typeof groups)[number] | typeof pooled): GroupVerdict =>
    counts.ratings > 0 && tells(counts.ratings) ? 'to-discuss' : verdict
  const verdicts = groups.map(group => ({ groupId: group.perspectiveId, verdict: said(group) }))
  return {
    code: codeOf(rule.variant, verdicts, said(pooled)),
    pooled: said(pooled),
    verdicts,
    essentialFor: essentialFor(tallies, rule, protectedGroups).filter(
      id => !groups.some(({ perspectiveId, counts }) => perspectiveId === id && tells(counts.ratings)),
    ),
  }
}

/** Whether *in* or *out* can only come about in one way: all of so few said must have, or none of them did. */
export const outcomeTells = (ratings: number, { inAtLeast, outAtMost }: Rule): boolean =>
  (ratings - 1) / ratings < inAtLeast || 1 / ratings > outAtMost

export type GradientCounted = {
  readonly perspectiveId: string
  readonly counts: readonly number[]
  readonly nearly?: true | undefined
}

/** How people stand towards a wording, by the same rules. Empty: too few answered. */
export function keptGradient(
  asked: CountedVote['kept'],
  groups: readonly { readonly id: string; readonly counts: readonly number[] }[],
  { threshold, smallestGroup }: { readonly threshold: number; readonly smallestGroup: number },
): GradientCounted[] {
  const answered = groups.map(group => ({ ...group, voters: sum(group.counts), perspectiveIds: [] }))
  const voting = answered.filter(({ voters }) => voters > 0)
  const kept = wayKept(asked, voting, sum(voting.map(({ voters }) => voters)), threshold)
  if (kept === 'outcome-only') return []
  const together = Array.from({ length: gradientSteps }, (_, step) =>
    sum(voting.map(({ counts }) => counts[step] ?? 0)),
  )
  return (kept === 'groups' ? voting : [{ id: everyoneId, counts: together }]).map(({ id, counts }) => {
    const people = sum(counts)
    const step = isSmallRoom(people, smallestGroup)
      ? counts.findIndex(count => answerBand(count, people) === 'nearly-all')
      : -1
    if (step === -1) return { perspectiveId: id, counts: [...counts] }
    return { perspectiveId: id, counts: counts.map((_, index) => (index === step ? people : 0)), nearly: true }
  })
}

/** Answers to one question that everybody was asked: what of their counts may be kept. */
export function keptAnswers<K extends string>(
  counts: Readonly<Record<K, number>>,
  { threshold, smallestGroup }: { readonly threshold: number; readonly smallestGroup: number },
): { counts: Record<K, number>; kept?: 'nearly' | 'too-few' } {
  const answers = Object.keys(counts) as K[]
  const people = sum(Object.values(counts))
  const only = (answer: K | null) =>
    Object.fromEntries(answers.map(each => [each, each === answer ? people : 0])) as Record<K, number>
  if (people === 0) return { counts: { ...counts } }
  if (people < threshold) return { counts: only(null), kept: 'too-few' }
  const nearly = isSmallRoom(people, smallestGroup)
    ? answers.find(answer => answerBand(counts[answer], people) === 'nearly-all')
    : undefined
  return nearly === undefined ? { counts: { ...counts } } : { counts: only(nearly), kept: 'nearly' }
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
