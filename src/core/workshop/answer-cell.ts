import { type Band, bands, ratingOfBand } from './bands'

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
