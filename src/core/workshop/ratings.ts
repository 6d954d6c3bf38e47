import type { Tally, WorkshopMethod } from '@core/project/entities'

/** The three words people rate with, kept as thirds of the 1-9 scale that core-outcome-set panels use. */
export const bands = ['not-needed', 'useful', 'must-have'] as const
type Band = (typeof bands)[number]

/** What an answer is called: of stories people say which one, of measures there are what becomes of them. */
export const ratingKey = (method: WorkshopMethod | undefined, rating: Band | 'dont-know' | 'skip') =>
  (method === 'stories' || method === 'review') && rating !== 'dont-know' && rating !== 'skip'
    ? (`terms:ratingOf.${method}.${rating}` as const)
    : (`terms:rating.${rating}` as const)

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

/** A rating 1-9, or what is kept and never counted as disagreement. */
export type Answer = number | 'dont-know' | 'skipped'

const bandOfWord: ReadonlyMap<string, Band> = new Map(bands.map(band => [band.replaceAll('-', ''), band]))
const dontKnow = new Set(['dontknow', 'donotknow', 'notsure', 'unsure', 'pass'])
const skipped = new Set(['', 'skip', 'skipped'])

/**
 * How a cell answers: 1 to 9 (`7.0` too, as spreadsheets write it), or a word in any case and spelling (`Must-have`, `don’t
 * know`). An empty cell is skipped. Null: it says something else, and nothing is guessed.
 */
export function answerInCell(cell: string): Answer | null {
  const text = cell.trim()
  if (/^[1-9]([.,]0+)?$/.test(text)) return Number(text.charAt(0))
  const word = text.toLowerCase().replace(/[\s'’‘`_-]+/g, '')
  const band = bandOfWord.get(word)
  if (band) return ratingOfBand[band]
  if (dontKnow.has(word)) return 'dont-know'
  return skipped.has(word) ? 'skipped' : null
}

/** Counts answers into tallies. Nothing of who gave them goes in, so nothing of it can come out. */
export function createVoteCounter() {
  const tallies = new Map<string, Tally>()
  return {
    add: (itemId: string, perspectiveId: string, round: number, answer: Answer): void => {
      const key = `${itemId} ${perspectiveId} ${round}`
      const tally = tallies.get(key) ?? emptyTally(itemId, perspectiveId, round)
      tallies.set(key, tally)
      if (answer === 'dont-know') tally.dontKnow++
      else if (answer === 'skipped') tally.skipped++
      else tally.ratings[answer - 1] = (tally.ratings[answer - 1] ?? 0) + 1
    },
    /** In the order in which each item, perspective and round was first met. */
    finish: (): Tally[] => [...tallies.values()],
  }
}
