import type { Story } from '@core/project/entities'

/** So many words in a row are somebody's: by chance two people hardly ever write them alike. */
export const wordsInARow = 8

type Word = { readonly plain: string; readonly from: number; readonly to: number }

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu)].map(found => ({
    plain: found[0].normalize('NFC').replaceAll('’', "'").toLowerCase(),
    from: found.index,
    to: found.index + found[0].length,
  }))

const runsOf = (words: readonly Word[]): string[] =>
  words.slice(wordsInARow - 1).map((_, start) =>
    words
      .slice(start, start + wordsInARow)
      .map(({ plain }) => plain)
      .join(' '),
  )

/** Every run of eight words in stories, without those that stand in words which may be told. */
export function runsOfStories(stories: readonly Pick<Story, 'words' | 'sharedWords'>[], told: readonly string[]) {
  const runs = new Set(
    stories.flatMap(({ words, sharedWords }) => [words, sharedWords].flatMap(text => runsOf(wordsOf(text)))),
  )
  for (const text of told) for (const run of runsOf(wordsOf(text))) runs.delete(run)
  return runs as ReadonlySet<string>
}

/** Passages of a text that are a story's, word for word, from its first letter to its last (UTF-16 units), in order. */
export function passagesFrom(
  text: string,
  runs: ReadonlySet<string>,
): { readonly from: number; readonly to: number }[] {
  const words = wordsOf(text)
  const found: { from: number; to: number }[] = []
  runsOf(words).forEach((run, start) => {
    if (!runs.has(run)) return
    const from = words[start]?.from ?? 0
    const to = words[start + wordsInARow - 1]?.to ?? text.length
    const last = found.at(-1)
    if (last && from <= last.to) last.to = to
    else found.push({ from, to })
  })
  return found
}

/** The text with `mark` where such a passage stood. */
export const withoutPassagesFrom = (text: string, runs: ReadonlySet<string>, mark: string): string =>
  passagesFrom(text, runs)
    .toReversed()
    .reduce((rest, { from, to }) => rest.slice(0, from) + mark + rest.slice(to), text)
