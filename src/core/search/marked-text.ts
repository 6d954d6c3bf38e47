import { type WordPlace, wordsOfText } from './search-words'

/** A piece of a text; `marked`: a word that was looked for. */
export type MarkedPart = { readonly text: string; readonly marked: boolean }
export type MarkedText = readonly MarkedPart[]

export type Sought = {
  /** As `queryWords` gives them. */
  readonly words: readonly string[]
  /** Whether they may stand inside a word. */
  readonly inside: boolean
}

const isSought = ({ folded }: WordPlace, { words, inside }: Sought): boolean =>
  words.some(word => (inside ? folded.includes(word) : folded.startsWith(word)))

/** The text in pieces. Whole words are marked: letters of a joined script keep their shape. */
export function markedText(text: string, sought: Sought): MarkedText {
  const parts: MarkedPart[] = []
  let done = 0
  for (const place of wordsOfText(text)) {
    if (!isSought(place, sought)) continue
    if (place.start > done) parts.push({ text: text.slice(done, place.start), marked: false })
    parts.push({ text: text.slice(place.start, place.end), marked: true })
    done = place.end
  }
  if (done < text.length) parts.push({ text: text.slice(done), marked: false })
  return parts
}

const cut = '…'

/**
 * At most about `longest` characters of a text, from a little before the first word that was looked for, cut between words. A text
 * without any of them: its beginning.
 */
export function excerpt(text: string, sought: Sought, longest: number): MarkedText {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= longest) return markedText(line, sought)
  const places = wordsOfText(line)
  const first = places.find(place => isSought(place, sought))
  const from = first ? first.start - longest / 4 : 0
  const start = from <= 0 ? 0 : (places.find(place => place.start >= from)?.start ?? 0)
  const end = places.findLast(place => place.end <= start + longest && place.end > start)?.end ?? start + longest
  const shown = `${start > 0 ? cut : ''}${line.slice(start, end)}${end < line.length ? cut : ''}`
  return markedText(shown, sought)
}

/** Of several texts, the first of those that have the most of the words; null: none has any. */
export function bestText(texts: readonly string[], sought: Sought): string | null {
  let best: { text: string; count: number } | null = null
  for (const text of texts) {
    const places = wordsOfText(text)
    const count = sought.words.filter(word =>
      places.some(place => isSought(place, { words: [word], inside: sought.inside })),
    ).length
    if (count > (best?.count ?? 0)) best = { text, count }
  }
  return best?.text ?? null
}
