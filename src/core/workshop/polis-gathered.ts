import { ok, problem, type Result } from '@core/result'
import { type GatheredVotes, longestItem, mostItems, type PerspectiveOfGroup } from './gathered-votes'
import { type PolisProblem, polisVotes } from './polis-votes'
import type { VotesTable } from './votes-table'

/** What people wrote, by statement number: a Polis export's comments. */
export type StatementWords = ReadonlyMap<string, string>

/** Reads `comments.csv` of a Polis export. Problem `no-comments`: it has no columns `comment-id` and `comment-body`. */
export function statementWords({ header, rows }: VotesTable): Result<StatementWords, 'no-comments'> {
  const [id, body] = [header.indexOf('comment-id'), header.indexOf('comment-body')]
  if (id < 0 || body < 0) return problem('no-comments')
  const words = rows.map((row): [string, string] => [row[id] ?? '', (row[body] ?? '').trim().slice(0, longestItem)])
  return ok(new Map(words.filter(([number, text]) => number !== '' && text !== '')))
}

/** A Polis export, counted. `nameOf` names a statement whose words are not known. */
export function polisGathered(
  { header, rows }: VotesTable,
  group: number,
  perspectiveOf: PerspectiveOfGroup,
  { words, nameOf }: { words: StatementWords; nameOf: (statementId: string) => string },
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
  if (statementIds.length > mostItems) return problem('too-many-items', String(statementIds.length))
  return ok({
    items: statementIds.map(id => ({ id: itemIdOf(id), words: words.get(id) || nameOf(id) })),
    tallies,
    taking: taking.map(each => ({ ...each })),
    answers: votes,
    repeats,
    peopleLeftOut,
    peopleInSeveral: 0,
    rowsLeftOut: [],
    rowsLeftOutCount: 0,
  })
}

const itemIdOf = (statementId: string): string => `st-${statementId}`
