import type { Change } from '@core/change/change'
import type { Day } from '@core/observation/day'
import type { SessionRecord, Workshop } from '@core/project/entities'
import { withdrawalMark } from './session/withdrawal-code'

type GivenKind = 'idea' | 'reason' | 'comment'
/** Words somebody gave, as they stand in the record. */
export type GivenWords = { readonly kind: GivenKind; readonly id: string; readonly words: string }

/** All that the person with this code gave and did not withdraw yet; empty where the code opens nothing. */
export function wordsOfCode({ ideas, reasons, stepReasons = [], say }: SessionRecord, code: string): GivenWords[] {
  const found = (kind: GivenKind, given: readonly SessionRecord['ideas'][number][] | readonly SayComment[]) =>
    given
      .filter(({ id, withdrawal, withdrawnOn }) => withdrawnOn === null && withdrawal === withdrawalMark(code, id))
      .map(({ id, words }): GivenWords => ({ kind, id, words }))
  return [...found('idea', ideas), ...found('reason', [...reasons, ...stepReasons]), ...found('comment', say.comments)]
}

type SayComment = SessionRecord['say']['comments'][number]

/**
 * The workshop without these words: the record keeps that something was withdrawn, and when. A proposal that says an idea word
 * for word goes with it, unless it was agreed: that wording is the whole group's by then. `gone`: what stands in its place.
 */
export function workshopWithoutWords(
  workshop: Workshop,
  given: readonly GivenWords[],
  today: Day,
  gone: string,
): Workshop {
  const { record } = workshop
  if (!record) return workshop
  const ids = new Set(given.map(({ id }) => id))
  const without = <Row extends SayComment>(rows: readonly Row[]): Row[] =>
    rows.map(row => (ids.has(row.id) ? { ...row, words: '', withdrawnOn: today } : row))
  const agreed = new Set(workshop.agreed.map(({ itemId }) => itemId))
  const storyItems = itemsOfStories(workshop, given)
  const withdrawnItems = new Set([
    ...storyItems.map(({ id }) => id),
    ...record.ideas.flatMap(({ id, words, itemId }) => {
      const item = ids.has(id) && workshop.items.find(each => each.id === itemId)
      return item && !agreed.has(item.id) && sameWords(item.words, words) ? [item.id] : []
    }),
  ])
  return {
    ...workshop,
    items: workshop.items.map(item => {
      if (!withdrawnItems.has(item.id)) return item
      const { earlierWords: _, ...rest } = item
      return { ...rest, words: gone }
    }),
    record: {
      ...record,
      ideas: without(record.ideas),
      reasons: without(record.reasons),
      ...(record.chosen && {
        chosen: record.chosen.map(story => (withdrawnItems.has(story.itemId) ? { ...story, title: '' } : story)),
      }),
      ...(record.stepReasons && { stepReasons: without(record.stepReasons) }),
      say: { ...record.say, comments: without(record.say.comments) },
    },
  }
}

/** A story is its teller's, whatever words it was voted on in and whether or not it was chosen: proposals made of it go with it. */
export const itemsOfStories = ({ items }: Workshop, given: readonly GivenWords[]): GivenWords[] =>
  items
    .filter(({ ideaIds = [] }) => given.some(({ id }) => ideaIds.includes(id)))
    .flatMap(({ id, words, earlierWords = [] }) =>
      [words, ...earlierWords].map((each): GivenWords => ({ kind: 'idea', id, words: each })),
    )

/** What chosen stories were called, for the log. */
export function titlesOfStories(workshop: Workshop, given: readonly GivenWords[]): GivenWords[] {
  const ids = new Set(itemsOfStories(workshop, given).map(({ id }) => id))
  return (workshop.record?.chosen ?? [])
    .filter(({ itemId, title }) => ids.has(itemId) && title !== '')
    .map(({ itemId, title }) => ({ kind: 'idea', id: itemId, words: title }))
}

/** The change with these words empty wherever a row of a workshop holds them: for the log, which would keep them otherwise. */
export function changeWithoutWords(change: Change, given: readonly GivenWords[]): Change {
  if (change.kind !== 'workshop') return change
  const ids = new Set(given.map(({ id }) => id))
  const texts = new Set(given.map(({ words }) => words.trim()))
  const erased = (value: unknown): unknown => {
    if (typeof value === 'string') return texts.has(value.trim()) ? '' : value
    if (Array.isArray(value)) return value.map(erased)
    if (typeof value !== 'object' || value === null) return value
    const row = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, erased(each)]))
    return typeof row.id === 'string' && ids.has(row.id) && 'words' in row ? { ...row, words: '' } : row
  }
  return {
    ...change,
    before: erased(change.before) as Change['before'],
    after: erased(change.after) as Change['after'],
  }
}

const sameWords = (a: string, b: string): boolean => a.trim() === b.trim()
