import { comparableText, tidyText } from '@core/same-text'
import { type Marks, markMeaning } from './marks'
import { joinedNotes, notesBehind } from './notes'
import { ownText } from './rejections'
import { isNamedTotal, isPartOfAnother, isStatisticOfOthers } from './total-words'

/** Longest word of a dimension that is kept, in characters (as in `observationSchema`). */
export const longestWord = 500

export type RowLabel = 'ordinary' | 'total' | 'part' | 'percentage'

export type WordEntry = {
  /** 0: no value for the dimension. -1: too long to be kept. */
  readonly code: number
  readonly label: RowLabel
  /** Marks behind the name, joined: they are of the row's values. */
  readonly note: string
}

export type Dictionary = {
  /** What a cell of the dimension means. The same text gives the same entry, so ask as often as you like. */
  entry: (text: string) => WordEntry
  readonly words: readonly string[]
}

/**
 * Gives each word of a dimension a code, 1, 2, 3... in the order they come, and notices labels of totals and percentages. Words that
 * a reader takes for the same are one, as the first of them is written. `totalLabels`: see `labelSet`. `isExact`: words stay as they
 * are, as in what we wrote ourselves.
 */
export function createDictionary(
  marks: Marks,
  totalLabels: ReadonlySet<string>,
  { isExact = false }: { isExact?: boolean } = {},
): Dictionary {
  const entryOfText = new Map<string, WordEntry>()
  const codeOfWord = new Map<string, number>()
  const words: string[] = []

  function newEntry(text: string): WordEntry {
    const { text: name, notes } = isExact ? { text, notes: [] } : notesBehind(text)
    const word = isExact ? text.trim() : tidyText(name)
    const note = joinedNotes(notes)
    if (word.length > longestWord) return { code: -1, label: 'ordinary', note }
    // A place may well be called C or X: only what says nothing else is none.
    if (!/^[a-z]$/i.test(word) && markMeaning(word, marks) === 'missing') return { code: 0, label: 'ordinary', note }
    const same = isExact ? word : comparableText(word)
    let code = codeOfWord.get(same)
    if (code === undefined) {
      words.push(ownText(word))
      code = words.length
      codeOfWord.set(ownText(same), code)
    }
    return { code, label: labelOf(word, totalLabels), note }
  }

  return {
    words,
    entry: text => {
      const known = entryOfText.get(text)
      if (known) return known
      const entry = newEntry(text)
      if (entry.code !== -1) entryOfText.set(ownText(text), entry)
      return entry
    },
  }
}

/** Labels of rows that add up others, however they are written. */
export const labelSet = (labels: readonly string[]): ReadonlySet<string> => new Set(labels.map(comparableText))

/** What kind of row a label announces: one that adds others up, a part of another (`of which`), one of percentages, or an ordinary one. */
export function labelOf(word: string, totalLabels: ReadonlySet<string>): RowLabel {
  if (/^%|%$|\bper ?cent\b|\bpercentage\b/i.test(word) || isStatisticOfOthers(word)) return 'percentage'
  if (isPartOfAnother(word)) return 'part'
  return totalLabels.has(comparableText(word)) || isNamedTotal(word) ? 'total' : 'ordinary'
}
