import { readFileSync } from 'node:fs'
import { edited } from '@core/change/change'
import { type Assumption, type Evidence, entitySchemas } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { historyOfRow } from '@core/record/record-history'
import {
  duplicateOf,
  type Field,
  matchesQuery,
  nameOf,
  newRecord,
  type RecordKind,
  type RecordRow,
} from '@core/record/record-kind'
import { recordsCsv, recordsFromCsv } from '@core/record/record-table'
import { describe, expect, it } from 'vitest'

const { assumption, evidence } = recordKinds
const format = readFileSync('docs/data-format.md', 'utf8')
const row = (given: Partial<Assumption> = {}): RecordRow & Assumption => ({
  id: 'a1',
  linkId: 'l1',
  words: 'Landlords hear of it',
  watchedBy: 'The housing team',
  history: [],
  order: 1,
  ...given,
})
const idsOf = () => new Set(['l1', 'l2'])
let ids = 0
const newId = () => `new-${++ids}`
const read = (text: string, rows: readonly RecordRow[] = [row()], kind: RecordKind = assumption) =>
  recordsFromCsv(new TextEncoder().encode(text), kind, { rows, idsOf, newId })
const readWell = (...args: Parameters<typeof read>) => {
  const found = read(...args)
  if (!found.ok) throw new Error(found.problem)
  return found.value
}

describe.each(Object.values(recordKinds) as unknown as RecordKind[])('the record kind $kind', kind => {
  it('tells of every field of its schema, and of no other', () => {
    const inSchema = Object.keys(entitySchemas[kind.kind].shape).filter(name => name !== 'id' && name !== 'order')
    expect(kind.fields.map(({ name }) => name).toSorted()).toEqual(inSchema.toSorted())
  })

  it('is told of in the format documentation, field by field', () => {
    const line = format.split('\n').find(each => each.startsWith(`| \`${kind.kind}\` |`)) ?? ''
    for (const { name } of kind.fields) expect(line).toContain(`\`${name}\``)
  })

  it('takes texts as long as its schema does, and no longer', () => {
    const whole = (given: Record<string, unknown>) =>
      newRecord(kind, { id: 'x', order: 0, given: { ...filled(kind), ...given } })
    for (const field of kind.fields) {
      if (field.type !== 'line' && field.type !== 'text') continue
      const of = (length: number) =>
        entitySchemas[kind.kind].safeParse(whole({ [field.name]: 'x'.repeat(length) })).success
      expect([field.name, of(field.max), of(field.max + 1)]).toEqual([field.name, true, false])
      expect([field.name, of(0)]).toEqual([field.name, field.required !== true])
    }
  })
})

/** Something in every field. */
const filled = ({ fields }: RecordKind) => Object.fromEntries(fields.map(field => [field.name, valueFor(field)]))
const valueFor = (field: Field) => (field.type === 'entries' ? [] : field.type === 'choice' ? field.choices[0] : 'l1')

describe('a record', () => {
  it('is found by words in any of its texts, whatever their accents and capitals', () => {
    const found = row({ history: [{ state: 'holding', day: 1, why: 'Café talks went well' }] })
    expect(matchesQuery(assumption, found, 'LANDLORDS cafe')).toBe(true)
    expect(matchesQuery(assumption, found, 'landlords kettle')).toBe(false)
    expect(matchesQuery(assumption, found, '')).toBe(true)
    // Ids are no words of anybody.
    expect(matchesQuery(assumption, found, 'l1')).toBe(false)
    expect(matchesQuery(assumption, found, 'holding')).toBe(false)
  })

  it('is duplicated without what became of it', () => {
    const before = row({ history: [{ state: 'broken', day: 1, why: 'They did not' }] })
    expect(duplicateOf(assumption, before, { id: 'b', order: 7 })).toEqual(row({ id: 'b', order: 7 }))
    expect(nameOf(assumption, before)).toBe('Landlords hear of it')
  })
})

describe('the history of a record', () => {
  it('says what stood there before and after, the newest first', () => {
    const commit = (seq: number, change: object | null, more: object = {}) => ({
      ...{ id: `c${seq}`, seq, at: '2027-01-01T00:00:00Z', by: 'Ada', action: 'assumption.edit', why: '' },
      ...{ undoes: null, redoes: null, changes: change ? [change] : [], ...more },
    })
    const change = edited('assumption', row(), row({ words: 'Landlords answer' }))
    const other = edited('assumption', row({ id: 'a2' }), row({ id: 'a2', words: 'No' }))
    const { order: _, ...fields } = row()
    const commits = [
      commit(1, { kind: 'assumption', id: 'a1', before: null, after: fields }),
      commit(2, change),
      commit(3, other),
      commit(4, change && { ...change, before: change.after, after: change.before }, { undoes: 'c2' }),
    ]
    const history = historyOfRow(commits as Parameters<typeof historyOfRow>[0], 'assumption', 'a1')
    expect(history.map(({ what, turn, fields }) => [what, turn, fields])).toEqual([
      ['edited', 'undone', [{ name: 'words', before: 'Landlords answer', after: 'Landlords hear of it' }]],
      ['edited', 'done', [{ name: 'words', before: 'Landlords hear of it', after: 'Landlords answer' }]],
      [
        'added',
        'done',
        [
          { name: 'linkId', before: null, after: 'l1' },
          { name: 'words', before: null, after: 'Landlords hear of it' },
          { name: 'watchedBy', before: null, after: 'The housing team' },
        ],
      ],
    ])
  })
})

describe('a table of records', () => {
  it('comes back as it went, whatever stands in it', () => {
    const rows = [
      row({ words: '=1+1, "quoted"\nand a line', watchedBy: ' spaces ' }),
      row({ id: 'a2', words: "'-- an apostrophe", order: 2, history: [{ state: 'holding', day: 1, why: '' }] }),
    ]
    const back = recordsFromCsv(recordsCsv(assumption, rows), assumption, { rows, idsOf, newId })
    expect(back).toEqual({ ok: true, value: { changes: [], counts: { added: 0, changed: 0, same: 2 }, leftOut: [] } })
  })

  it('changes what it says otherwise, adds what has no id, and leaves alone what it does not name', () => {
    const proof: Evidence & RecordRow = {
      id: 'e1',
      linkId: 'l1',
      side: 'for',
      words: 'A study',
      source: 'Us',
      strengths: [],
      order: 4,
    }
    const { changes, counts } = readWell(
      'id,words,side,linkId\ne1,A study,Against,l1\n,More,for,l2\n',
      [proof],
      evidence,
    )
    expect(counts).toEqual({ added: 1, changed: 1, same: 0 })
    expect(changes[0]).toEqual({ kind: 'evidence', id: 'e1', before: { side: 'for' }, after: { side: 'against' } })
    expect(changes[1]?.after).toMatchObject({
      words: 'More',
      side: 'for',
      linkId: 'l2',
      source: '',
      strengths: [],
      order: 5,
    })
  })

  it('says of each row that is left out why', () => {
    const long = 'x'.repeat(2001)
    const lines = [
      ...['id,words,linkId', ',,l1', `,${long},l1`, ',Words,nowhere', 'not an id!,Words,l1'],
      ...['a1,Words,l1', 'a1,Again,l1'],
    ]
    const { leftOut, counts } = readWell(lines.join('\n'))
    expect(leftOut.map(({ line, reason, column }) => [line, reason, column])).toEqual([
      [2, 'empty', 'words'],
      [3, 'too-long', 'words'],
      [4, 'no-such-row', 'linkId'],
      [5, 'id-not-valid', 'id'],
      [7, 'id-twice', 'id'],
    ])
    expect(counts).toEqual({ added: 0, changed: 1, same: 0 })
  })

  it('is refused whole where it is none', () => {
    expect(read('a,b\n1,2\n')).toMatchObject({ problem: 'no-headings', detail: 'words, linkId' })
    expect(read('words,linkId\n')).toMatchObject({ problem: 'nothing-in-it' })
    expect(read('words,linkId\n"never closed')).toMatchObject({ ok: false })
    expect(read(`words,linkId\n${'x,l1\n'.repeat(10_001)}`)).toMatchObject({ problem: 'too-many-rows' })
    expect(read('PK\u0003\u0004 a workbook')).toMatchObject({ ok: false })
  })
})
