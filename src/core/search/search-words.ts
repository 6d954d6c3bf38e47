/** Letters that a person may type without their stroke or tie, and that do not come apart into a letter and an accent. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
}
const strokes = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g')
/** Accents, signs that nobody sees, and the stroke that only makes an Arabic word longer. */
const unheard = /[\p{M}\p{Cf}\u0640]/gu
/** A word as it is written, with the signs in it that nobody sees. */
const wordPattern = /[\p{L}\p{N}\p{M}\p{Cf}]+/gu
const isAscii = /^[\0-\x7f]*$/

/** What a text has in common with another that a person takes for the same word: no capitals, no accents. */
function foldedWord(word: string): string {
  const lower = word.toLowerCase()
  if (isAscii.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(unheard, '')
    .replace(strokes, letter => plainLetters[letter] ?? letter)
}

/** The words of a text as they are compared, each after a space, and a space at the end: `" a b c "`. Without words: `" "`. */
export function foldedText(text: string): string {
  if (isAscii.test(text))
    return ` ${text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()} `.replace('  ', ' ')
  const words = [...text.matchAll(wordPattern)].map(([word]) => foldedWord(word)).filter(word => word !== '')
  return words.length === 0 ? ' ' : ` ${words.join(' ')} `
}

/** Enough for a sentence; what follows is not looked for. */
const mostWords = 12

/** What a person typed, as the words to look for: each once. */
export const queryWords = (query: string): readonly string[] => [
  ...new Set(foldedText(query).split(' ').filter(Boolean).slice(0, mostWords)),
]

/** A word of a text, where it stands in it. */
export type WordPlace = { readonly start: number; readonly end: number; readonly folded: string }

export const wordsOfText = (text: string): WordPlace[] =>
  [...text.matchAll(wordPattern)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    folded: foldedWord(match[0]),
  }))
