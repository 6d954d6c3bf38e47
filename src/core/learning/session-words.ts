import { type Change, type Commit, edited } from '@core/change/change'
import type { Day } from '@core/observation/day'
import { erasedChange, withdrawalOf } from '@core/people/erase-person'
import type { Rows } from '@core/project/contents'
import type { EntityKind, EntityOf, Workshop } from '@core/project/entities'
import {
  changeWithoutWords,
  type GivenWords,
  itemsOfStories,
  titlesOfStories,
  workshopWithoutWords,
} from '@core/workshop/withdrawal'

type Held = { readonly rows: Rows; readonly commits: readonly Commit[]; readonly today: Day; readonly mark: string }
type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/**
 * Takes back words that somebody gave in a session: from the workshop, from the stories, reflections and rounds that were made of it, and
 * from the log. What was made of words has their id, so the code that a person kept finds it wherever it was taken over.
 */
export function sessionWithdrawal(
  workshop: Workshop,
  given: readonly GivenWords[],
  { rows, commits, today, mark }: Held,
): { readonly changes: readonly Change[]; readonly erased: (change: Change) => Change | null } {
  const without = workshopWithoutWords(workshop, given, today, mark)
  const words = [...given, ...itemsOfStories(workshop, given), ...titlesOfStories(workshop, given)]
  const afterSession: Rows = {
    ...rows,
    workshop: rows.workshop.map(row => (row.id === workshop.id ? without : row)),
    reflection: rows.reflection.map(row => withoutGiven(row, words)),
    storyRound: rows.storyRound.map(row => withoutGiven(row, words)),
  }
  const isStory = storiesKnown(rows, commits)
  const storyIds = given.flatMap(({ id }) => (isStory.has(id) ? [id] : []))
  const withdrawal = storyIds.length > 0 ? withdrawalOf(storyIds, today, { rows: afterSession, commits, mark }) : null
  const further = withdrawal?.changes ?? []
  const erased = (change: Change): Change | null => (withdrawal ? erasedChange(withdrawal.rules, change) : change)
  const after = new Map<string, { readonly kind: EntityKind; readonly row: Row }>()
  for (const kind of ['workshop', 'reflection', 'storyRound'] as const)
    for (const row of afterSession[kind]) after.set(`${kind} ${row.id}`, { kind, row })
  const removals: Change[] = []
  for (const change of further) {
    const key = `${change.kind} ${change.id}`
    const known = after.get(key)?.row ?? rowsOf(rows, change.kind).find(({ id }) => id === change.id)
    if (change.after === null || !known) removals.push(change)
    else after.set(key, { kind: change.kind, row: { ...known, ...change.after, id: change.id } })
  }
  const edits = [...after.values()].flatMap(({ kind, row }) => {
    const before = rowsOf(rows, kind).find(({ id }) => id === row.id)
    const change = before && edited(kind, asEntity(before), asEntity(row))
    return change ? [change] : []
  })
  return {
    changes: [...edits, ...removals],
    erased: change => {
      const left = erased(changeWithoutWords(change, words))
      return left && (left.kind === 'reflection' || left.kind === 'storyRound') ? changeWithoutGiven(left, words) : left
    },
  }
}

const rowsOf = (rows: Rows, kind: EntityKind) => rows[kind] as readonly unknown[] as readonly Row[]
const asEntity = (row: Row) => row as unknown as EntityOf<EntityKind>

function storiesKnown(rows: Rows, commits: readonly Commit[]): ReadonlySet<string> {
  const logged = commits.flatMap(({ changes }) => changes.flatMap(({ kind, id }) => (kind === 'story' ? [id] : [])))
  return new Set([...rows.story.map(({ id }) => id), ...logged])
}

const changeWithoutGiven = (change: Change, given: readonly GivenWords[]): Change => ({
  ...change,
  before: change.before && withoutGiven(change.before, given),
  after: change.after && withoutGiven(change.after, given),
})

/** Without answers and steps that these words are, and without them where they are lines of a longer text. */
function withoutGiven<T extends object>(row: T, given: readonly GivenWords[]): T {
  const ids = new Set(given.map(({ id }) => id))
  const texts = given.map(({ words }) => words.trim()).filter(text => text !== '')
  const cleaned = (value: unknown): unknown => {
    if (typeof value === 'string') return withoutLines(value, texts)
    if (Array.isArray(value)) return value.filter(each => !ids.has((each as { id?: string })?.id ?? '')).map(cleaned)
    return typeof value === 'object' && value !== null ? withoutGivenIn(value) : value
  }
  const withoutGivenIn = (fields: object): object =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, /^id$|Ids?$/.test(name) ? value : cleaned(value)]),
    )
  return withoutGivenIn(row) as T
}

const withoutLines = (text: string, gone: readonly string[]): string =>
  gone.reduce(
    (left, words) =>
      `\n${left}\n`
        .split(`\n${words}\n`)
        .join('\n')
        .replace(/^\n|\n$/g, ''),
    text,
  )
