import { readFileSync } from 'node:fs'
import { consensusTable } from '@core/workshop/consensus-table'
import { noPolisComments, polisComments, polisGathered } from '@core/workshop/polis-votes'
import { defaultRule } from '@core/workshop/rule'
import { votesFormat, votesTable } from '@core/workshop/votes-table'
import { describe, expect, it } from 'vitest'

const table = (text: string | Uint8Array) => {
  const read = votesTable(typeof text === 'string' ? new TextEncoder().encode(text) : text)
  if (!read.ok) throw new Error(read.problem)
  return read.value
}
const nameOf = (id: string) => `Statement ${id}`
const noWords = { comments: noPolisComments, nameOf }
const groups = new Map([
  ['0', 'pe-a'],
  ['1', 'pe-b'],
])

describe('the published Polis export', () => {
  const votes = table(readFileSync('resources/data/participants-votes.csv'))
  const comments = polisComments(table(readFileSync('resources/data/comments.csv')))

  it('comes in with its words, and gives the published consensus', () => {
    const format = votesFormat(votes.header)
    if (format.format !== 'polis' || !comments.ok) throw new Error('not read')
    const gathered = polisGathered(votes, format.group ?? -1, groups, { comments: comments.value, nameOf })
    if (!gathered.ok) throw new Error(gathered.problem)
    const { items, tallies, taking, repeats, rejected, meta } = gathered.value
    // 46 of 165 have -1 in `moderated`, counted with a spreadsheet.
    expect([rejected, meta]).toEqual([46, []])
    expect(taking.map(({ people }) => people)).toEqual([347, 34])
    expect([items.length, tallies.length, repeats]).toEqual([119, 238, 0])
    expect(items.every(({ words }) => !words.startsWith('Statement '))).toBe(true)
    const rows = consensusTable({
      id: 'wo',
      title: 'T',
      question: '',
      heldOn: 0,
      taking: taking.map(each => ({ ...each })),
      rule: defaultRule,
      finalSay: '',
      items: [...items],
      tallies: [...tallies],
      agreed: [],
      source: '',
    })
    expect(rows.slice(0, 2).map(({ item, voice }) => [item.id, Number(voice.consensus?.toFixed(4))])).toEqual([
      ['st-119', 0.8852],
      ['st-64', 0.8053],
    ])
  })

  it('gives two groups as one perspective, with nobody counted twice', () => {
    const both = new Map([
      ['0', 'pe-a'],
      ['1', 'pe-a'],
    ])
    const gathered = polisGathered(votes, 1, both, noWords)
    if (!gathered.ok) throw new Error(gathered.problem)
    expect(gathered.value.taking).toEqual([{ perspectiveId: 'pe-a', people: 381 }])
    expect(gathered.value.tallies).toHaveLength(165)
  })
})

describe('a Polis export', () => {
  it('counts the last vote of a person with two rows, and says how many it passed over', () => {
    const gathered = polisGathered(table('participant,group-id,0,1\np,0,-1,1\nq,1,1,\np,0,1,\n'), 1, groups, noWords)
    if (!gathered.ok) throw new Error(gathered.problem)
    expect(gathered.value).toMatchObject({ answers: 3, repeats: 1 })
    expect(gathered.value.tallies[0]?.ratings).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0])
    expect(gathered.value.taking.map(({ people }) => people)).toEqual([1, 1])
  })

  it('is refused where a statement stands there twice, or nothing could be counted', () => {
    expect(polisGathered(table('participant,group-id,7,7\np,0,1,1\n'), 1, groups, noWords)).toEqual({
      ok: false,
      problem: 'same-statement-twice',
      detail: '7',
    })
    expect(polisGathered(table('participant,group-id,7\np,9,1\n'), 1, groups, noWords)).toEqual({
      ok: false,
      problem: 'nothing-counted',
    })
    expect(polisGathered(table('participant,group-id,7\np,0,2\n'), 1, groups, noWords)).toMatchObject({
      problem: 'no-such-vote',
    })
  })

  it('has comments only where the columns say so', () =>
    expect(polisComments(table('id,text\n1,Homes\n'))).toEqual({ ok: false, problem: 'no-comments' }))
})
