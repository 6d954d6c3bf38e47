import { readFileSync } from 'node:fs'
import { equalVoiceRanking } from '@core/workshop/consensus-table'
import { polisVotes } from '@core/workshop/polis-votes'
import { describe, expect, it } from 'vitest'

const perspectives = [
  { groupId: '0', perspectiveId: 'group-a' },
  { groupId: '1', perspectiveId: 'group-b' },
]
const itemIdOf = (statementId: string) => `statement-${statementId}`
const read = (rows: string[][]) => polisVotes({ rows, perspectives, itemIdOf })

function votesFrom<T>(result: { ok: true; value: T } | { ok: false; problem: string }): T {
  if (!result.ok) throw new Error(result.problem)
  return result.value
}

describe('the affordable-housing votes as Polis published them', () => {
  // Numbers only: no cell of this file is quoted.
  const rows = readFileSync('resources/data/participants-votes.csv', 'utf8')
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(','))
  const votes = votesFrom(read(rows))

  it('are 381 people in two groups and 165 statements', () => {
    expect(votes.taking).toEqual([
      { perspectiveId: 'group-a', people: 347 },
      { perspectiveId: 'group-b', people: 34 },
    ])
    expect(votes.statementIds).toHaveLength(165)
    expect(votes.tallies).toHaveLength(330)
    expect(votes.peopleLeftOut).toBe(0)
  })

  it('give the published group-informed consensus: 119 first, 64 next', () => {
    const items = votes.statementIds.map(id => ({
      itemId: itemIdOf(id),
      tallies: votes.tallies.filter(tally => tally.itemId === itemIdOf(id)),
    }))
    const ranking = equalVoiceRanking(items)
    expect(ranking[0]?.itemId).toBe('statement-119')
    expect(ranking[0]?.consensus).toBeCloseTo(0.8852, 4)
    expect(ranking[1]?.itemId).toBe('statement-64')
    expect(ranking[1]?.consensus).toBeCloseTo(0.8053, 4)
  })

  it('lose no vote: agrees, disagrees and passes are all in the tallies', () => {
    const columns = votes.statementIds.map(id => rows[0]?.indexOf(id) ?? -1)
    const written = rows.slice(1).flatMap(row => columns.filter(column => row[column] !== '')).length
    const counted = votes.tallies.reduce(
      (sum, { ratings, dontKnow, skipped }) =>
        sum + ratings.reduce((all, count) => all + count, 0) + dontKnow + skipped,
      0,
    )
    expect(counted).toBe(written)
  })
})

describe('reading votes', () => {
  const header = ['participant', 'group-id', 'n-votes', '0', '7']

  it('agree is must have, disagree not needed, pass don’t know, empty nothing at all', () => {
    const { tallies } = votesFrom(
      read([header, ['1', '0', '2', '1', ''], ['2', '0', '2', '-1', '0'], ['3', '1', '1', '', '1.0']]),
    )
    expect(
      tallies.map(({ itemId, perspectiveId, ratings, dontKnow }) => [itemId, perspectiveId, ratings, dontKnow]),
    ).toEqual([
      ['statement-0', 'group-a', [0, 1, 0, 0, 0, 0, 0, 1, 0], 0],
      ['statement-0', 'group-b', [0, 0, 0, 0, 0, 0, 0, 0, 0], 0],
      ['statement-7', 'group-a', [0, 0, 0, 0, 0, 0, 0, 0, 0], 1],
      ['statement-7', 'group-b', [0, 0, 0, 0, 0, 0, 0, 1, 0], 0],
    ])
  })

  it('leaves out, and counts, people without one of the groups', () =>
    expect(votesFrom(read([header, ['1', '', '1', '1', '1'], ['2', '9', '1', '1', '1']])).peopleLeftOut).toBe(2))

  it('names what is wrong with a file that is not one', () => {
    expect(
      read([
        ['participant', '0'],
        ['1', '1'],
      ]),
    ).toEqual({ ok: false, problem: 'no-group-column' })
    expect(
      read([
        ['participant', 'group-id'],
        ['1', '1'],
      ]),
    ).toEqual({ ok: false, problem: 'no-statements' })
    expect(read([header, ['1', '0', '1', 'yes', '']])).toEqual({ ok: false, problem: 'no-such-vote', detail: 'yes' })
    expect(read([])).toEqual({ ok: false, problem: 'no-group-column' })
  })
})
