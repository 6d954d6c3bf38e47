import type { Coding, Person, Story } from '@core/project/entities'

/** Words of a story in the order in which they stand, with the themes that they belong to. */
export type Segment = { readonly text: string; readonly themeIds: readonly string[] }

/** Where a coding's words stand in `words`: where they began, else where they stand now; null: they are not in it any more. */
export function placeOf(words: string, { quote, start }: Pick<Coding, 'quote' | 'start'>): number | null {
  if (start !== null && words.startsWith(quote, start)) return start
  const found = words.indexOf(quote)
  return found === -1 ? null : found
}

/** A text cut where themes begin and end. Codings whose words are gone are in no segment: `lostCodings` has them. */
export function segmentsOf(words: string, codings: readonly Coding[]): Segment[] {
  const spans = codings.flatMap(coding => {
    const from = placeOf(words, coding)
    return from === null ? [] : [{ from, to: from + coding.quote.length, themeId: coding.themeId }]
  })
  const cuts = [...new Set([0, words.length, ...spans.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, index) => ({
    text: words.slice(from, cuts[index + 1]),
    themeIds: [...new Set(spans.filter(span => span.from <= from && from < span.to).map(({ themeId }) => themeId))],
  }))
}

/** Those whose words are not in the story any more. */
export const lostCodings = (words: string, codings: readonly Coding[]): Coding[] =>
  codings.filter(coding => placeOf(words, coding) === null)

/** Words of a theme with what stands around them. `before` and `after` are cut between words, and end in an ellipsis where more follows. */
export type InContext = {
  readonly coding: Coding
  readonly story: Story
  readonly before: string
  readonly after: string
}

const mostAround = 80

export function inContext(coding: Coding, story: Story): InContext {
  const at = placeOf(story.words, coding)
  if (at === null) return { coding, story, before: '', after: '' }
  const start = story.words.slice(0, at)
  const rest = story.words.slice(at + coding.quote.length)
  const cutStart = start.length > mostAround ? `… ${start.slice(-mostAround).replace(/^\S*\s?/u, '')}` : start
  const cutRest = rest.length > mostAround ? `${rest.slice(0, mostAround).replace(/\s?\S*$/u, '')} …` : rest
  return { coding, story, before: cutStart, after: cutRest }
}

/** Words of one theme by the perspective of who said them; null: nobody said which. Who has several is under each. */
export function themeByPerspective(
  codings: readonly Coding[],
  stories: readonly Story[],
  people: readonly Person[],
): ReadonlyMap<string | null, readonly InContext[]> {
  const found = new Map<string | null, InContext[]>()
  for (const coding of codings) {
    const story = stories.find(({ id }) => id === coding.storyId)
    if (!story || story.withdrawnOn !== null) continue
    const teller = people.find(({ id }) => id === story.tellerId)
    const perspectives: readonly (string | null)[] = teller?.perspectiveIds.length ? teller.perspectiveIds : [null]
    for (const perspective of perspectives)
      found.set(perspective, [...(found.get(perspective) ?? []), inContext(coding, story)])
  }
  return found
}
