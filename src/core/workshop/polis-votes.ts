import type { Tally } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { ratingOfBand } from './bands'

export type PolisVotes = {
  /** One for each statement and group, round 1, in the order of the file's statements, then of `perspectives`. */
  readonly tallies: readonly Tally[]
  /** As numbered in the file: `119`. */
  readonly statementIds: readonly string[]
  /** People, by perspective, in the order of `perspectives`. */
  readonly taking: readonly { readonly perspectiveId: string; readonly people: number }[]
  /** People whose group is not among those asked for, or who have none: their votes are left out. */
  readonly peopleLeftOut: number
}

export type PolisProblem = 'no-group-column' | 'no-statements' | 'no-such-vote'

export type PolisVotesRequest = {
  /** `participants-votes.csv` of a Polis export, read into cells, header first. */
  readonly rows: readonly (readonly string[])[]
  /** Which perspective stands for each `group-id`. */
  readonly perspectives: readonly { readonly groupId: string; readonly perspectiveId: string }[]
  readonly itemIdOf: (statementId: string) => string
}

/**
 * Counts a Polis export's votes by statement and group. Agree (1) becomes *must have*, disagree (-1) *not needed*, pass (0)
 * *don't know*; an empty cell is a statement the person was never shown, which is not the same as skipping it.
 * Problems: `no-group-column`; `no-statements` (no column named by a number); `no-such-vote` (detail: the cell).
 */
export function polisVotes({ rows, perspectives, itemIdOf }: PolisVotesRequest): Result<PolisVotes, PolisProblem> {
  const [header = [], ...people] = rows
  const groupColumn = header.indexOf('group-id')
  if (groupColumn < 0) return problem('no-group-column')
  const statements = header.flatMap((name, column) => (/^\d+$/.test(name) ? [{ id: name, column }] : []))
  if (statements.length === 0) return problem('no-statements')

  const counts = new Map(perspectives.map(({ groupId }) => [groupId, statements.map(newVoteCounts)]))
  const peopleOf = new Map<string, number>()
  let peopleLeftOut = 0
  for (const person of people) {
    if (person.every(cell => cell === '')) continue
    const groupId = person[groupColumn] ?? ''
    const ofGroup = counts.get(groupId)
    if (!ofGroup) {
      peopleLeftOut++
      continue
    }
    peopleOf.set(groupId, (peopleOf.get(groupId) ?? 0) + 1)
    for (const [index, { column }] of statements.entries()) {
      const vote = voteOfCell(person[column] ?? '')
      if (vote === undefined) return problem('no-such-vote', person[column] ?? '')
      const ofStatement = ofGroup[index]
      if (vote !== null && ofStatement) ofStatement[vote]++
    }
  }

  return ok({
    tallies: statements.flatMap(({ id }, index) =>
      perspectives.map(({ groupId, perspectiveId }) =>
        tallyOf(itemIdOf(id), perspectiveId, counts.get(groupId)?.[index] ?? newVoteCounts()),
      ),
    ),
    statementIds: statements.map(({ id }) => id),
    taking: perspectives.map(({ groupId, perspectiveId }) => ({ perspectiveId, people: peopleOf.get(groupId) ?? 0 })),
    peopleLeftOut,
  })
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
