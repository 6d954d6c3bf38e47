import { ok, problem, type Result } from '@core/result'
import { type Answer, answerInCell } from './answer-cell'
import {
  type GatheredVotes,
  longestItem,
  mostItems,
  type PerspectiveOfGroup,
  type RowLeftOut,
  type RowReason,
} from './gathered-votes'
import { createVoteCounter } from './vote-counter'
import type { ColumnPlaces, VoteColumn, VotesTable } from './votes-table'

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
  const kept = new Map<string, Vote>()
  const rowsLeftOut: RowLeftOut[] = []
  const peopleLeftOut = new Set<string>()
  let answers = 0
  for (const [index, cells] of table.rows.entries()) {
    const read = voteInRow(cells, columns)
    if ('reason' in read) {
      rowsLeftOut.push({ ...read, line: table.lines[index] ?? 0 })
      continue
    }
    const perspectiveId = perspectiveOf.get(read.group)
    if (perspectiveId === undefined) {
      peopleLeftOut.add(read.person)
      continue
    }
    answers++
    const key = JSON.stringify([read.person, read.words, read.round])
    // The last answer takes the first one's place: the order of items stays the file's.
    kept.set(key, { ...read, perspectiveId })
  }
  if (kept.size === 0) return problem('nothing-counted')
  const votes = [...kept.values()]
  const itemIds = new Map(
    [...new Set(votes.map(({ words }) => words))].map((words, index) => [words, `item-${index + 1}`]),
  )
  if (itemIds.size > mostItems) return problem('too-many-items', String(itemIds.size))
  const counter = createVoteCounter()
  for (const { words, perspectiveId, round, answer } of votes) {
    counter.add(itemIds.get(words) ?? '', perspectiveId, round, answer)
  }
  return ok({
    items: [...itemIds].map(([words, id]) => ({ id, words })),
    tallies: counter.finish(),
    answers: kept.size,
    repeats: answers - kept.size,
    peopleLeftOut: peopleLeftOut.size,
    rowsLeftOut: rowsLeftOut.slice(0, rowsListed),
    rowsLeftOutCount: rowsLeftOut.length,
    ...peopleOf(votes, new Set(perspectiveOf.values())),
  })
}

type RowVote = {
  readonly person: string
  readonly group: string
  readonly words: string
  readonly round: number
  readonly answer: Answer
}
type Vote = RowVote & { readonly perspectiveId: string }

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

function peopleOf(votes: readonly Vote[], perspectiveIds: ReadonlySet<string>) {
  const perspectivesOf = new Map<string, Set<string>>()
  for (const { person, perspectiveId } of votes) {
    perspectivesOf.set(person, (perspectivesOf.get(person) ?? new Set<string>()).add(perspectiveId))
  }
  const people = [...perspectivesOf.values()]
  const taking = [...perspectiveIds].map(perspectiveId => ({
    perspectiveId,
    people: people.filter(perspectives => perspectives.has(perspectiveId)).length,
  }))
  return { taking, peopleInSeveral: people.filter(({ size }) => size > 1).length }
}
