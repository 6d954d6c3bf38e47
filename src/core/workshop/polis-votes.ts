import type { Tally } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { ratingOfBand } from './ratings'
import {
  type GatheredVotes,
  isStatementId,
  longestItem,
  mostItems,
  type PerspectiveOfGroup,
  type VotesTable,
} from './votes-table'

type PolisVotes = {
  /** One for each statement and perspective, round 1, in the order of the file's statements, then of `perspectives`. */
  readonly tallies: readonly Tally[]
  /** As numbered in the file: `119`. */
  readonly statementIds: readonly string[]
  /** People, by perspective, in the order of `perspectives`. */
  readonly taking: readonly { readonly perspectiveId: string; readonly people: number }[]
  /** People whose group is not among those asked for, or who have none: their votes are left out. */
  readonly peopleLeftOut: number
  /** Votes counted, passes among them. */
  readonly votes: number
  /** Votes of people who have more than one row: on each statement their last vote counts. */
  readonly repeats: number
}

export type PolisProblem = 'no-group-column' | 'no-statements' | 'same-statement-twice' | 'no-such-vote'

type PolisVotesRequest = {
  /** `participants-votes.csv` of a Polis export, read into cells, header first. */
  readonly rows: readonly (readonly string[])[]
  /** The column that names groups. */
  readonly groupColumn?: string
  /** Which perspective stands for each group; several groups may stand for one. */
  readonly perspectives: readonly { readonly groupId: string; readonly perspectiveId: string }[]
  readonly itemIdOf: (statementId: string) => string
}

/**
 * Counts a Polis export's votes by statement and group. Agree (1) becomes *must have*, disagree (-1) *not needed*, pass (0)
 * *don't know*; an empty cell is a statement the person was never shown, which is not the same as skipping it.
 * Problems: `no-group-column`; `no-statements` (no column named by a number); `same-statement-twice` (detail: its number);
 * `no-such-vote` (detail: the cell).
 */
export function polisVotes({
  rows,
  groupColumn = 'group-id',
  perspectives,
  itemIdOf,
}: PolisVotesRequest): Result<PolisVotes, PolisProblem> {
  const [header = [], ...people] = rows
  const group = header.indexOf(groupColumn)
  if (group < 0) return problem('no-group-column')
  // A column of groups may itself be called by a number.
  const statements = header.flatMap((name, column) =>
    isStatementId(name) && column !== group ? [{ id: name, column }] : [],
  )
  if (statements.length === 0) return problem('no-statements')
  const twice = statements.find(({ id }, index) => statements.findIndex(other => other.id === id) !== index)
  if (twice) return problem('same-statement-twice', twice.id)

  const { rows: each, repeats } = onePerPerson(people, header.indexOf('participant'), statements)
  const perspectiveIds = [...new Set(perspectives.map(({ perspectiveId }) => perspectiveId))]
  const perspectiveOf = new Map(perspectives.map(({ groupId, perspectiveId }) => [groupId, perspectiveId]))
  const counts = new Map(perspectiveIds.map(id => [id, statements.map(newVoteCounts)]))
  const peopleOf = new Map<string, number>()
  let peopleLeftOut = 0
  let votes = 0
  for (const person of each) {
    const perspectiveId = perspectiveOf.get(person[group] ?? '') ?? ''
    const ofPerspective = counts.get(perspectiveId)
    if (!ofPerspective) {
      peopleLeftOut++
      continue
    }
    peopleOf.set(perspectiveId, (peopleOf.get(perspectiveId) ?? 0) + 1)
    for (const [index, { column }] of statements.entries()) {
      const vote = voteOfCell(person[column] ?? '')
      if (vote === undefined) return problem('no-such-vote', person[column] ?? '')
      const ofStatement = ofPerspective[index]
      if (vote === null || !ofStatement) continue
      ofStatement[vote]++
      votes++
    }
  }

  return ok({
    tallies: statements.flatMap(({ id }, index) =>
      perspectiveIds.map(perspectiveId =>
        tallyOf(itemIdOf(id), perspectiveId, counts.get(perspectiveId)?.[index] ?? newVoteCounts()),
      ),
    ),
    statementIds: statements.map(({ id }) => id),
    taking: perspectiveIds.map(perspectiveId => ({ perspectiveId, people: peopleOf.get(perspectiveId) ?? 0 })),
    peopleLeftOut,
    votes,
    repeats,
  })
}

type Cells = readonly string[]

/** People with more than one row as one: their last row, with earlier votes where it has none. Nobody is named without a column. */
function onePerPerson(rows: readonly Cells[], personColumn: number, statements: readonly { column: number }[]) {
  const filled = rows.filter(row => row.some(cell => cell !== ''))
  if (personColumn < 0) return { rows: filled, repeats: 0 }
  const byPerson = new Map<string, Cells>()
  let repeats = 0
  for (const [index, row] of filled.entries()) {
    const person = row[personColumn] || `\u0000row ${index}`
    const before = byPerson.get(person)
    if (!before) {
      byPerson.set(person, row)
      continue
    }
    const merged = [...row]
    for (const { column } of statements) {
      if ((before[column] ?? '') === '') continue
      if ((row[column] ?? '') === '') merged[column] = before[column] ?? ''
      else repeats++
    }
    byPerson.set(person, merged)
  }
  return { rows: [...byPerson.values()], repeats }
}

type Vote = 'agree' | 'disagree' | 'pass'
type VoteCounts = Record<Vote, number>

const newVoteCounts = (): VoteCounts => ({ agree: 0, disagree: 0, pass: 0 })

/** Null: never shown. Undefined: nothing Polis writes. Some exports write whole numbers as `1.0`. */
function voteOfCell(cell: string): Vote | null | undefined {
  const text = cell.trim()
  if (text === '') return null
  return ({ '1': 'agree', '-1': 'disagree', '0': 'pass' } as const)[text.replace(/\.0+$/, '')]
}

const tallyOf = (itemId: string, perspectiveId: string, { agree, disagree, pass }: VoteCounts): Tally => ({
  itemId,
  perspectiveId,
  round: 1,
  ratings: [1, 2, 3, 4, 5, 6, 7, 8, 9].map(rating =>
    rating === ratingOfBand['must-have'] ? agree : rating === ratingOfBand['not-needed'] ? disagree : 0,
  ),
  dontKnow: pass,
  skipped: 0,
})

/** What a Polis export's comments say about statements, by their number. */
export type PolisComments = {
  /** What people wrote. */
  readonly words: ReadonlyMap<string, string>
  /** Rejected by the moderators: shown to nobody any more. */
  readonly rejected: ReadonlySet<string>
  /** About the people or the conversation, and no proposals (Polis: "metadata"). */
  readonly meta: ReadonlySet<string>
}

export const noPolisComments: PolisComments = { words: new Map(), rejected: new Set(), meta: new Set() }

/** As its export, its report of groups and its database call them. */
const commentColumns = { id: /^(comment-id|tid)$/, body: /^(comment-body|comment|txt)$/, moderated: /^mod(erated)?$/ }

/** Reads `comments.csv` of a Polis export. Problem `no-comments`: it has no columns `comment-id` and `comment-body`. */
export function polisComments({
  header,
  rows,
}: Pick<VotesTable, 'header' | 'rows'>): Result<PolisComments, 'no-comments'> {
  const names = header.map(name => name.toLowerCase().replace(/_/g, '-'))
  const placeOf = (called: RegExp): number => names.findIndex(name => called.test(name))
  const id = placeOf(commentColumns.id)
  const body = placeOf(commentColumns.body)
  if (id < 0 || body < 0) return problem('no-comments')
  const numbersWhere = (place: number, says: RegExp): Set<string> =>
    new Set(rows.flatMap(row => (says.test((row[place] ?? '').trim()) ? [row[id] ?? ''] : [])))
  const words = rows.map((row): [string, string] => [row[id] ?? '', (row[body] ?? '').trim().slice(0, longestItem)])
  return ok({
    words: new Map(words.filter(([number, text]) => number !== '' && text !== '')),
    rejected: numbersWhere(placeOf(commentColumns.moderated), /^-1(\.0+)?$/),
    meta: numbersWhere(placeOf(/^(is-?)?meta(data)?$/), /^(1(\.0+)?|t|true|yes)$/i),
  })
}

/**
 * A Polis export, counted. Statements that moderators rejected do not come in, and neither do those that are no proposals: how many is said.
 * `nameOf` names a statement whose words are not known.
 */
export function polisGathered(
  { header, rows }: Pick<VotesTable, 'header' | 'rows'>,
  group: number,
  perspectiveOf: PerspectiveOfGroup,
  { comments, nameOf }: { comments: PolisComments; nameOf: (statementId: string) => string },
): Result<GatheredVotes, PolisProblem | 'too-many-items' | 'nothing-counted'> {
  const groupColumn = header[group]
  if (groupColumn === undefined) return problem('no-group-column')
  const counted = polisVotes({
    rows: [header, ...rows],
    groupColumn,
    perspectives: [...perspectiveOf].map(([groupId, perspectiveId]) => ({ groupId, perspectiveId })),
    itemIdOf,
  })
  if (!counted.ok) return counted
  const { statementIds, tallies, taking, peopleLeftOut, votes, repeats } = counted.value
  if (votes === 0) return problem('nothing-counted')
  const isOut = (id: string): boolean => comments.rejected.has(id) || comments.meta.has(id)
  const ids = statementIds.filter(id => !isOut(id))
  if (ids.length === 0) return problem('nothing-counted')
  const out = new Set(statementIds.filter(isOut).map(itemIdOf))
  const countedTallies = tallies.filter(({ itemId }) => !out.has(itemId))
  const answersIn = ({ ratings, dontKnow }: Tally): number => ratings.reduce((sum, each) => sum + each, dontKnow)
  if (statementIds.length > mostItems) return problem('too-many-items', String(statementIds.length))
  return ok({
    items: ids.map(id => ({ id: itemIdOf(id), words: comments.words.get(id) || nameOf(id) })),
    tallies: countedTallies,
    taking: taking.map(each => ({ ...each })),
    answers: countedTallies.reduce((sum, tally) => sum + answersIn(tally), 0),
    rejected: statementIds.filter(id => comments.rejected.has(id)).length,
    meta: statementIds.flatMap(id =>
      comments.meta.has(id) && !comments.rejected.has(id) ? [comments.words.get(id) || nameOf(id)] : [],
    ),
    repeats,
    peopleLeftOut,
    peopleInSeveral: 0,
    rowsLeftOut: [],
    rowsLeftOutCount: 0,
  })
}

const itemIdOf = (statementId: string): string => `st-${statementId}`
