import type { Tally } from '@core/project/entities'

/** The three words people rate with, kept as thirds of the 1-9 scale that core-outcome-set panels use. */
export const bands = ['not-needed', 'useful', 'must-have'] as const
export type Band = (typeof bands)[number]

/** The rating a word is kept as: the middle of its third. */
export const ratingOfBand = { 'not-needed': 2, useful: 5, 'must-have': 8 } as const satisfies Record<Band, number>

/** Counts of people, by band, of those who gave a rating. "Don't know" and skipped are not ratings. */
export type BandCounts = { readonly [B in Band]: number } & { readonly ratings: number }

/** `ratings`: counts of ratings 1..9. */
export function bandCounts(ratings: readonly number[]): BandCounts {
  const [notNeeded, useful, mustHave] = [0, 3, 6].map(from => sum(ratings.slice(from, from + 3)))
  const counts = { 'not-needed': notNeeded ?? 0, useful: useful ?? 0, 'must-have': mustHave ?? 0 }
  return { ...counts, ratings: sum(ratings) }
}

/** The tally of one perspective that has answered nothing. */
export const emptyTally = (itemId: string, perspectiveId: string, round: number): Tally => ({
  itemId,
  perspectiveId,
  round,
  ratings: [0, 0, 0, 0, 0, 0, 0, 0, 0],
  dontKnow: 0,
  skipped: 0,
})

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
