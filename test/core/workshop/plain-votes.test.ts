import { plainVotes } from '@core/workshop/plain-votes'
import { groupsInVotes, type VotesTable, votesFormat, votesTable } from '@core/workshop/votes-table'
import { describe, expect, it } from 'vitest'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const groups = new Map([
  ['lived', 'pe-lived'],
  ['learnt', 'pe-learnt'],
])

function tableOf(text: string): VotesTable {
  const table = votesTable(bytesOf(text))
  if (!table.ok) throw new Error(`${table.problem} ${table.detail ?? ''}`)
  return table.value
}

function count(text: string, perspectives: ReadonlyMap<string, string> = groups) {
  const table = tableOf(text)
  const format = votesFormat(table.header)
  if (format.format !== 'plain') throw new Error('not a plain file')
  return plainVotes(table, format.columns, perspectives)
}

function votesIn(text: string, perspectives: ReadonlyMap<string, string> = groups) {
  const votes = count(text, perspectives)
  if (!votes.ok) throw new Error(`${votes.problem} ${votes.detail ?? ''}`)
  return votes.value
}

const header = 'person,perspective,item,rating\n'

describe('a plain file of votes', () => {
  it('counts ratings as numbers and as words, in any case, and in any order of columns', () => {
    const { tallies, items, taking } = votesIn(
      'RATING;Item;Round;Person;Perspective\nMust have;Homes;1;a;lived\n7,0;Homes;2;a;lived\nNOT NEEDED;Homes;1;b;learnt\nDon’t know;Homes;1;c;learnt\nskip;Homes;1;d;learnt\n;Homes;1;e;learnt\nuseful;Homes;round 1;f;lived\n',
    )
    expect(items).toEqual([{ id: 'item-1', words: 'Homes' }])
    expect(taking).toEqual([
      { perspectiveId: 'pe-lived', people: 2 },
      { perspectiveId: 'pe-learnt', people: 4 },
    ])
    expect(tallies).toEqual([
      {
        itemId: 'item-1',
        perspectiveId: 'pe-lived',
        round: 1,
        ratings: [0, 0, 0, 0, 1, 0, 0, 1, 0],
        dontKnow: 0,
        skipped: 0,
      },
      {
        itemId: 'item-1',
        perspectiveId: 'pe-lived',
        round: 2,
        ratings: [0, 0, 0, 0, 0, 0, 1, 0, 0],
        dontKnow: 0,
        skipped: 0,
      },
      {
        itemId: 'item-1',
        perspectiveId: 'pe-learnt',
        round: 1,
        ratings: [0, 1, 0, 0, 0, 0, 0, 0, 0],
        dontKnow: 1,
        skipped: 2,
      },
    ])
  })

  it('counts the last of a person’s answers to an item, and says how many it passed over', () => {
    const { tallies, repeats, answers } = votesIn(`${header}a,lived,Homes,2\na,lived,Rent,5\na,lived,Homes,9\n`)
    expect({ repeats, answers }).toEqual({ repeats: 1, answers: 2 })
    expect(tallies[0]?.ratings).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1])
  })

  it('keeps nothing of who voted', () =>
    expect(JSON.stringify(votesIn(`${header}Zofia Nowak,lived,Homes,2\nZofia Nowak,nobody,Homes,2\n`))).not.toContain(
      'Zofia',
    ))

  it('counts a vote once where a person changed perspective, and says who speaks from two', () => {
    const { answers, repeats, peopleInSeveral, taking } = votesIn(
      `${header}a,lived,Homes,2\na,learnt,Homes,9\nb,lived,Homes,9\nb,learnt,Rent,9\n`,
    )
    expect({ answers, repeats, peopleInSeveral }).toEqual({ answers: 3, repeats: 1, peopleInSeveral: 1 })
    expect(taking.map(({ people }) => people)).toEqual([1, 2])
  })

  it('leaves a row out with its line and reason, never in silence', () => {
    const { rowsLeftOut, rowsLeftOutCount, peopleLeftOut } = votesIn(
      `person,perspective,item,rating,round\na,lived,Homes,8,1\n,lived,Homes,8,1\nb,lived,,8,1\nc,lived,Homes,10,1\nd,lived,Homes,7 or 8,1\ne,lived,Homes,8,0\nf,lived,${'x'.repeat(2001)},8,1\n\ng,none,Homes,8,1\n`,
    )
    expect(rowsLeftOut.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'no-person'],
      [4, 'no-item'],
      [5, 'no-such-rating'],
      [6, 'no-such-rating'],
      [7, 'no-such-round'],
      [8, 'item-too-long'],
    ])
    expect(rowsLeftOut[3]?.text).toBe('7 or 8')
    expect(rowsLeftOutCount).toBe(6)
    expect(peopleLeftOut).toBe(1)
  })

  it('keeps people apart whose names would trip a careless program', () => {
    const { answers, items } = votesIn(
      `${header}__proto__,lived,constructor,8\nconstructor,lived,__proto__,8\n"a"",b",lived,"=1+1",8\n`,
    )
    expect(answers).toBe(3)
    expect(items.map(({ words }) => words)).toEqual(['constructor', '__proto__', '=1+1'])
  })

  it('lists no more than a hundred rows, and counts all', () => {
    const bad = Array.from({ length: 150 }, (_, index) => `p${index},lived,Homes,maybe`).join('\n')
    const { rowsLeftOut, rowsLeftOutCount } = votesIn(`${header}a,lived,Homes,8\n${bad}\n`)
    expect([rowsLeftOut.length, rowsLeftOutCount]).toEqual([100, 150])
  })

  it('says what is wrong where there is nothing to count', () => {
    expect(count('person,item,rating\na,Homes,8\n')).toEqual({ ok: false, problem: 'no-column', detail: 'perspective' })
    expect(count(`${header}a,lived,Homes,maybe\n`)).toEqual({ ok: false, problem: 'nothing-counted' })
    const many = Array.from({ length: 2001 }, (_, index) => `a,lived,Item ${index},8`).join('\n')
    expect(count(`${header}${many}\n`)).toEqual({ ok: false, problem: 'too-many-items', detail: '2001' })
  })

  it('reads a file that Excel wrote: a mark, semicolons, CR line ends', () => {
    const { answers, items } = votesIn('\ufeffPerson;Perspective;Item;Rating\r1;lived;“Décent” homes;9\r')
    expect([answers, items[0]?.words]).toEqual([1, '“Décent” homes'])
  })
})

describe('a file of votes', () => {
  it('is refused with a code where it is none', () => {
    const problemOf = (bytes: Uint8Array) => {
      const table = votesTable(bytes)
      return table.ok ? 'read' : table.problem
    }
    expect(problemOf(new Uint8Array())).toBe('empty')
    expect(problemOf(bytesOf(header))).toBe('no-votes')
    expect(problemOf(bytesOf(`${header}a,lived,"Homes,8\nb,lived,Rent,8\n`))).toBe('unclosed-quote')
    expect(problemOf(bytesOf('%PDF-1.7'))).toBe('pdf')
    expect(problemOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 1, 2]))).toBe('binary')
    expect(problemOf(new Uint8Array(20 * 1024 * 1024 + 1).fill(97))).toBe('too-large')
  })

  it('is known for a Polis export or a plain file by its columns', () => {
    expect(votesFormat(['participant', 'group-id', '0', '1'])).toEqual({ format: 'polis', person: 0, group: 1 })
    expect(votesFormat(['Voter ID', 'Group', 'Statement', 'Vote'])).toEqual({
      format: 'plain',
      columns: { person: 0, perspective: 1, item: 2, rating: 3, round: null },
    })
    expect(votesFormat(['a', 'b'])).toMatchObject({ format: 'plain', columns: { person: null, item: null } })
  })

  it('tells which groups there are, and how many people each', () => {
    const table = tableOf(`${header}a,lived,Homes,8\na,lived,Rent,8\nb,,Homes,8\nc,lived,Homes,8\n`)
    expect(groupsInVotes(table, 0, 1)).toEqual([
      { value: 'lived', people: 2 },
      { value: '', people: 1 },
    ])
  })
})
