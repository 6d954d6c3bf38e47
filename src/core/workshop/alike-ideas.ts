import { comparableText } from '@core/same-text'

/**
 * Ideas that read the same but for case, quotes, dashes, stops and spaces: perhaps one idea said twice. No more than a question,
 * as two people may mean two things. In their order, each list with at least two.
 */
export function alikeIdeas<Idea extends { readonly words: string }>(ideas: readonly Idea[]): Idea[][] {
  const byWords = new Map<string, Idea[]>()
  for (const idea of ideas) {
    const words = bareWords(idea.words)
    byWords.set(words, [...(byWords.get(words) ?? []), idea])
  }
  return [...byWords.values()].filter(alike => alike.length > 1)
}

function bareWords(text: string): string {
  const bare = comparableText(text)
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim()
  return bare === '' ? text : bare
}
