import type { Tally } from '@core/project/entities'

/** Below this, Cliff's delta is at most a medium difference (Romano et al. 2006: 0.474 and above is large). */
const largeDelta = 0.474

/**
 * - `differently`: we see this differently, and would whoever had stayed away.
 * - `alike`: the difference is not large, or both medians lie in the same band.
 * - `rests-on-one`: it looks different, but would not without one of the people.
 * - `not-enough-ratings`: fewer than two ratings on one side.
 */
type DivergenceCode = 'differently' | 'alike' | 'rests-on-one' | 'not-enough-ratings'

export type Divergence = {
  readonly perspectiveIds: readonly [string, string]
  readonly code: DivergenceCode
  /** -1..1, above 0 where the first group rates higher; null where one side gave no rating. */
  readonly delta: number | null
}

/**
 * Whether two groups see an item differently, from their ratings alone. No p-value: three against three cannot be
 * significant. A median between two bands belongs to both, so it differs from neither.
 */
export function divergenceBetween(first: Tally, second: Tally): Divergence {
  const perspectiveIds = [first.perspectiveId, second.perspectiveId] as const
  const [x, y] = [first.ratings, second.ratings]
  const delta = cliffsDelta(x, y)
  if (total(x) < 2 || total(y) < 2) return { perspectiveIds, code: 'not-enough-ratings', delta }
  if (!looksDifferent(x, y)) return { perspectiveIds, code: 'alike', delta }
  const holds =
    withoutOne(x).every(fewer => looksDifferent(fewer, y)) && withoutOne(y).every(fewer => looksDifferent(x, fewer))
  return { perspectiveIds, code: holds ? 'differently' : 'rests-on-one', delta }
}

/** Every pair of groups, in the order given. */
export const divergences = (tallies: readonly Tally[]): Divergence[] =>
  tallies.flatMap((first, index) => tallies.slice(index + 1).map(second => divergenceBetween(first, second)))

/**
 * Cliff's delta of two rating distributions: `(#(x > y) - #(x < y)) / (n1 * n2)`, from counts by rating in ascending order.
 * Null where either is empty. Source: Cliff (1993), Psychological Bulletin 114(3).
 */
export function cliffsDelta(x: readonly number[], y: readonly number[]): number | null {
  const pairs = total(x) * total(y)
  if (pairs === 0) return null
  let balance = 0
  x.forEach((countX, ratingX) => {
    y.forEach((countY, ratingY) => {
      balance += Math.sign(ratingX - ratingY) * countX * countY
    })
  })
  return balance / pairs
}

function looksDifferent(x: readonly number[], y: readonly number[]): boolean {
  const delta = cliffsDelta(x, y)
  return delta !== null && Math.abs(delta) >= largeDelta && medianBandsDiffer(x, y)
}

function medianBandsDiffer(x: readonly number[], y: readonly number[]): boolean {
  const [a, b] = [medianBands(x), medianBands(y)]
  return a.high < b.low || b.high < a.low
}

/** The bands (0, 1, 2) of the two middle ratings: the same unless an even number of people is split between bands. */
function medianBands(ratings: readonly number[]): { low: number; high: number } {
  const people = total(ratings)
  const bandAt = (place: number) => Math.floor(ratingAt(ratings, place) / 3)
  return { low: bandAt(Math.ceil(people / 2)), high: bandAt(Math.floor(people / 2) + 1) }
}

/** The place on the scale (0..8) of the nth lowest rating, n from 1. */
function ratingAt(ratings: readonly number[], n: number): number {
  let seen = 0
  return ratings.findIndex(count => {
    seen += count
    return seen >= n
  })
}

/** The distribution without one person, for each rating that somebody gave: people who rated alike are alike here. */
const withoutOne = (ratings: readonly number[]): number[][] =>
  ratings.flatMap((count, rating) =>
    count > 0 ? [ratings.map((other, index) => (index === rating ? other - 1 : other))] : [],
  )

const total = (ratings: readonly number[]): number => ratings.reduce((sum, count) => sum + count, 0)
