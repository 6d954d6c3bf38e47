/** How answers on a scale lie to both sides of its middle, as shares of all answers. */
export type Diverging = {
  readonly shares: readonly number[]
  readonly answers: number
  /** Below the middle, and above it; the middle level of an odd number of levels counts half on each side. */
  readonly low: number
  readonly high: number
}

/** `counts`: answers by level, lowest first. */
export function divergingOf(counts: readonly number[]): Diverging {
  const answers = counts.reduce((sum, count) => sum + count, 0)
  const shares = counts.map(count => (answers === 0 ? 0 : count / answers))
  const middle = (counts.length - 1) / 2
  const low = shares.reduce((sum, share, place) => sum + (place < middle ? share : place === middle ? share / 2 : 0), 0)
  return { shares, answers, low, high: answers === 0 ? 0 : 1 - low }
}

/**
 * The headline of a scale that goes from disagreeing to agreeing: how many answered above the middle, of all who answered. Null: nobody
 * answered, or there are fewer than three levels.
 */
export function aboveMiddle(counts: readonly number[]): { readonly count: number; readonly of: number } | null {
  const of = counts.reduce((sum, count) => sum + count, 0)
  if (of === 0 || counts.length < 3) return null
  const middle = (counts.length - 1) / 2
  return { count: counts.reduce((sum, count, place) => sum + (place > middle ? count : 0), 0), of }
}
