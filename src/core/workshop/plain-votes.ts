import { ok, problem, type Result } from '@core/result'
import { comparableText, tidyText } from '@core/same-text'
import { type Answer, answerInCell, createVoteCounter } from './ratings'
import {
  type ColumnPlaces,
  type GatheredVotes,
  longestItem,
  mostItems,
  type PerspectiveOfGroup,
  type RejectedRow,
  type RowReason,
  type VoteColumn,
  type VotesTable,
} from './votes-table'

/** `no-column`: `detail` is what the column should hold. `nothing-counted`: not one row could be used. */
export type PlainVotesProblem = 'no-column' | 'too-many-items' | 'nothing-counted'

const rowsListed = 100
const needed = ['person', 'perspective', 'item', 'rating'] as const satisfies readonly VoteColumn[]

/**
 * Counts a plain file of votes, one row a rating: person, perspective, item, rating and, if there is one, round (1-9). Of a
 * person's answers to the same item in the same round the last counts. A row that cannot be used is left out with its line
 * and reason. Items are those that have an answer from one of the perspectives, told apart by their words, in file order.
 */
export function plainVotes(
  table: VotesTable,
  columns: ColumnPlaces,
  perspectiveOf: PerspectiveOfGroup,
): Result<GatheredVotes, PlainVotesProblem> {
  const missing = needed.find(column => columns[column] === null)
  if (missing) return problem('no-column', missing)
  /** By person, then by round and words: of the same three the last counts. */
  const votesOf = new Map<string, Map<string, Vote>>()
  /** By their words as they are compared. */
  const items = new Map<string, { id: string; words: string }>()
  const rowsLeftOut: RejectedRow[] = []
  const peopleLeftOut = new Set<string>()
  let repeats = 0
  for (const [index, cells] of table.rows.entries()) {
    const read = voteInRow(cells, columns)
    if ('reason' in read) {
      rowsLeftOut.push({ ...read, line: table.lines[index] ?? 0 })
      continue
    }
    const { person, words, round, answer } = read
    const perspectiveId = perspectiveOf.get(read.group)
    if (perspectiveId === undefined) {
      peopleLeftOut.add(person)
      continue
    }
    const same = comparableText(words)
    const item = items.get(same) ?? { id: `item-${items.size + 1}`, words: tidyText(words) }
    items.set(same, item)
    const itemId = item.id
    const ofPerson = votesOf.get(person) ?? new Map<string, Vote>()
    const key = `${round} ${itemId}`
    if (ofPerson.has(key)) repeats++
    votesOf.set(person, ofPerson.set(key, { itemId, perspectiveId, round, answer }))
  }
  if (items.size === 0) return problem('nothing-counted')
  if (items.size > mostItems) return problem('too-many-items', String(items.size))
  const people = [...votesOf.values()].map(votes => [...votes.values()])
  const votes = people.flat()
  const counter = createVoteCounter()
  for (const { itemId, perspectiveId, round, answer } of votes) counter.add(itemId, perspectiveId, round, answer)
  return ok({
    items: [...items.values()],
    tallies: counter.finish(),
    answers: votes.length,
    repeats,
    rejected: 0,
    meta: [],
    peopleLeftOut: peopleLeftOut.size,
    rowsLeftOut: rowsLeftOut.slice(0, rowsListed),
    rowsLeftOutCount: rowsLeftOut.length,
    ...peopleOf(people, new Set(perspectiveOf.values())),
  })
}

type RowVote = {
  readonly person: string
  readonly group: string
  readonly words: string
  readonly round: number
  readonly answer: Answer
}
type Vote = Pick<RowVote, 'round' | 'answer'> & { readonly itemId: string; readonly perspectiveId: string }

function voteInRow(cells: readonly string[], columns: ColumnPlaces): RowVote | { reason: RowReason; text: string } {
  const cell = (column: VoteColumn): string => cells[columns[column] ?? -1] ?? ''
  const leftOut = (reason: RowReason, text: string) => ({ reason, text: text.slice(0, 200) })
  const [person, words, said] = [cell('person'), cell('item'), cell('round')]
  if (person === '') return leftOut('no-person', words)
  if (words === '') return leftOut('no-item', cell('rating'))
  if (words.length > longestItem) return leftOut('item-too-long', words)
  const answer = answerInCell(cell('rating'))
  if (answer === null) return leftOut('no-such-rating', cell('rating'))
  const round = columns.round === null ? '1' : /\d+/.exec(said)?.[0]
  if (round === undefined || !/^(round|r)?\s*[1-9](\.0+)?$/i.test(columns.round === null ? '1' : said)) {
    return leftOut('no-such-round', said)
  }
  return { person, group: cell('perspective'), words, round: Number(round), answer }
}

/** `people`: the votes of each. */
function peopleOf(people: readonly (readonly Vote[])[], perspectiveIds: ReadonlySet<string>) {
  const speaking = people.map(votes => new Set(votes.map(({ perspectiveId }) => perspectiveId)))
  const taking = [...perspectiveIds].map(perspectiveId => ({
    perspectiveId,
    people: speaking.filter(perspectives => perspectives.has(perspectiveId)).length,
  }))
  return { taking, peopleInSeveral: speaking.filter(({ size }) => size > 1).length }
}
