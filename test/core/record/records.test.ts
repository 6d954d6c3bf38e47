import { readFileSync } from 'node:fs'
import { edited } from '@core/change/change'
import { type Assumption, type Evidence, entitySchemas } from '@core/project/entities'
import { emptyValue } from '@core/project/entities/record-fields'
import { recordKinds } from '@core/record/kinds'
import { historyOfRow } from '@core/record/record-history'
import {
  duplicateOf,
  type Field,
  isAsked,
  isNeeded,
  matchesQuery,
  newRecord,
  type RecordKind,
  type RecordRow,
} from '@core/record/record-kind'
import { recordsCsv, recordsFromTable } from '@core/record/record-table'
import { kindsNaming, namedIn, removalOf, tellingFields } from '@core/record/references'
import { nameOf, type RowNames, rowNames } from '@core/record/row-names'
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
const namesOf: RowNames = of =>
  new Map(
    of === 'link'
      ? [
          ['l1', 'Meet → Be heard'],
          ['l2', 'Be heard → Act'],
        ]
      : [],
  )
let ids = 0
const newId = () => `new-${++ids}`
const read = (text: string, rows: readonly RecordRow[] = [row()], kind: RecordKind = assumption) =>
  recordsFromTable(new TextEncoder().encode(text), kind, { rows, namesOf, newId })
const readWell = (...args: Parameters<typeof read>) => {
  const found = read(...args)
  if (!found.ok) throw new Error(found.problem)
  return found.value
}

describe.each(Object.values(recordKinds) as unknown as RecordKind[])('the record kind $kind', kind => {
  it('tells of every field of its schema, and of no other', () => {
    // Ticked beside a template's checklist, and no field of a form.
    const beside = kind.kind === 'reportTemplate' ? ['id', 'order', 'useDefault'] : ['id', 'order']
    const inSchema = Object.keys(entitySchemas[kind.kind].shape).filter(name => !beside.includes(name))
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

  it('can be new with nothing but what it cannot be without', () => {
    const needed = kind.fields.filter(isNeeded)
    const given = Object.fromEntries(needed.map(field => [field.name, valueFor(field)]))
    const fits = (row: RecordRow) => entitySchemas[kind.kind].safeParse(row).success
    expect(fits(newRecord(kind, { id: 'x', order: 0, given }))).toBe(true)
    for (const { name } of needed)
      expect([name, fits(newRecord(kind, { id: 'x', order: 0, given: { ...given, [name]: '' } }))]).toEqual([
        name,
        false,
      ])
  })
})

/** Something in every field. */
const filled = ({ fields }: RecordKind) => Object.fromEntries(fields.map(field => [field.name, valueFor(field)]))
const valueFor = (field: Field): unknown => {
  if (field.type === 'choice') return field.choices[0]
  if (field.type === 'line' || field.type === 'text' || field.type === 'row') return 'l1'
  return field.type === 'day' ? 20_000 : emptyValue(field)
}

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
    expect(nameOf(assumption, before, namesOf)).toBe('Landlords hear of it')
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
    const back = recordsFromTable(recordsCsv(assumption, rows, namesOf), assumption, { rows, namesOf, newId })
    expect(back).toEqual({
      ok: true,
      value: {
        changes: [],
        counts: { added: 0, changed: 0, same: 2 },
        leftOut: [],
        unknownHeadings: [],
        daysFirst: false,
        from: { sheet: null, hiddenRows: 0 },
      },
    })
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

describe('a table of records of every type of field', () => {
  const { gathering, person, payment } = recordKinds
  const project = {
    perspectives: [
      { id: 'lived', name: 'Lived' },
      { id: 'learnt', name: 'Learnt' },
    ],
  }
  const names = rowNames({
    project: [project as never],
    group: [
      { id: 'g1', name: 'Allotment' } as never,
      { id: 'g2', name: 'Twice' } as never,
      { id: 'g3', name: 'twice' } as never,
    ],
  })
  const kes = {
    id: 'p1',
    order: 1,
    code: 'KES-1',
    perspectiveIds: ['lived', 'learnt'],
    groupIds: ['g1', 'g2'],
    joinedOn: 17_000,
    under18: true,
    accessNeeds: '',
  }
  const csv = (rows: readonly RecordRow[], kind: RecordKind) => new TextDecoder().decode(recordsCsv(kind, rows, names))

  it('says names where these are of one row alone, days and yes or no as people write them', () => {
    expect(csv([kes], person).replace(/^\uFEFF/, '')).toBe(
      'id,code,perspectiveIds,groupIds,joinedOn,under18,accessNeeds,tags\r\np1,KES-1,"Lived; Learnt","Allotment; g2",2016-07-18,yes,,\r\n',
    )
    const back = recordsFromTable(recordsCsv(person, [kes], names), person, { rows: [kes], namesOf: names, newId })
    expect(back).toMatchObject({ ok: true, value: { changes: [], counts: { same: 1 } } })
  })

  it('carries the tags of every kind but names and contacts, and a row from before there were any is the same without', () => {
    const kinds = Object.values(recordKinds) as unknown as RecordKind[]
    const untagged = kinds.filter(({ fields }) => !fields.some(({ name, type }) => name === 'tags' && type === 'tags'))
    expect(untagged.map(({ kind }) => kind).toSorted()).toEqual([
      'contact',
      'reportNote',
      'reportOutline',
      'reportTemplate',
    ])
    for (const kind of kinds.filter(each => !untagged.includes(each))) {
      const row = newRecord(kind, { id: 'x', order: 1, given: filled(kind) })
      const { tags: _, ...before } = row
      for (const each of [before, { ...row, tags: ['Leeds'] }])
        if (kind.kind !== 'story' && kind.kind !== 'skill' && kind.kind !== 'resource')
          expect([kind.kind, entitySchemas[kind.kind].safeParse(each).success]).toEqual([kind.kind, true])
      expect(matchesQuery(kind, { ...row, tags: ['Leeds'] }, 'leeds')).toBe(true)
    }
    const tagged = csv([{ ...kes, tags: ['Leeds', 'winter'] }], person)
    expect(tagged).toContain('"Leeds; winter"')
    const read = recordsFromTable(new TextEncoder().encode(tagged), person, { rows: [kes], namesOf: names, newId })
    expect(read).toMatchObject({ ok: true, value: { changes: [{ after: { tags: ['Leeds', 'winter'] } }] } })
  })

  it('reads columns by the labels that people see, and says which it does not know', () => {
    const { person } = recordKinds
    const labels: Readonly<Record<string, string>> = { code: 'Code', joinedOn: 'With us since', under18: 'Under 18' }
    const text = ' CODE *;With  us since;Shoe size;Under 18\nHERON-4;2026-03-02;41;yes\n'
    const found = recordsFromTable(new TextEncoder().encode(text), person, {
      rows: [],
      namesOf: () => new Map(),
      newId: () => 'new',
      labelOf: name => labels[name] ?? name,
    })
    if (!found.ok) throw new Error(found.problem)
    const [change] = found.value.changes
    expect(change?.after).toMatchObject({ code: 'HERON-4', under18: true, joinedOn: 20_514 })
    expect(found.value.unknownHeadings).toEqual(['Shoe size'])
  })

  it('reads what somebody typed, and says what it could not read', () => {
    const found = recordsFromTable(
      new TextEncoder().encode(
        [
          'code,perspectiveIds,groupIds,joinedOn,under18',
          'A,lived,ALLOTMENT,2026-01-31,No',
          'B,Elsewhere,,,',
          'C,,twice,,',
          'D,,,soon,',
          'E,,,,maybe',
          'F,,,,',
        ].join('\n'),
      ),
      person,
      { rows: [], namesOf: names, newId },
    )
    if (!found.ok) throw new Error(found.problem)
    expect(found.value.changes.map(({ after }) => after)).toMatchObject([
      { code: 'A', perspectiveIds: ['lived'], groupIds: ['g1'], joinedOn: 20_484, under18: false },
      { code: 'F', perspectiveIds: [], groupIds: [], joinedOn: null, under18: false },
    ])
    expect(found.value.leftOut.map(({ line, reason, column }) => [line, reason, column])).toEqual([
      [3, 'no-such-row', 'perspectiveIds'],
      [4, 'no-such-row', 'groupIds'],
      [5, 'not-a-day', 'joinedOn'],
      [6, 'not-yes-or-no', 'under18'],
    ])
  })

  it('reads days as a spreadsheet shows them, and choices by the words that people see', () => {
    const read = (lines: readonly string[]) => {
      const found = recordsFromTable(new TextEncoder().encode(lines.join('\n')), payment, {
        rows: [],
        namesOf: names,
        newId,
        choicesOf: ({ name }) => (name === 'answer' ? [{ value: 'lower', label: 'asked for less' }] : []),
      })
      if (!found.ok) throw new Error(found.problem)
      return found.value
    }
    const some = read([
      'forWhat,offeredOn,answer',
      'A,03/04/2026,Asked for  less',
      'B,3 April 2026,accepted',
      'C,2026-04-03,',
    ])
    expect(some.changes.map(({ after }) => [after?.offeredOn, after?.answer])).toEqual([
      [20_546, 'lower'],
      [20_546, 'accepted'],
      [20_546, null],
    ])
    expect(some.daysFirst).toBe(true)
    // One day shows that the month comes first: then it does in all of them.
    const american = read(['forWhat,offeredOn', 'A,04/03/2026', 'B,04/23/2026'])
    expect(american.changes.map(({ after }) => after?.offeredOn)).toEqual([20_546, 20_566])
    expect(american.daysFirst).toBe(false)
    expect(
      read(['forWhat,offeredOn,answer', 'A,31/02/2026,', 'B,May 2026,', 'C,,perhaps']).leftOut.map(each => each.reason),
    ).toEqual(['not-a-day', 'not-a-day', 'no-such-choice'])
  })

  it('knows people by their codes: none is there twice', () => {
    const read = (lines: readonly string[], rows: readonly RecordRow[]) => {
      const found = recordsFromTable(new TextEncoder().encode(lines.join('\n')), person, {
        rows,
        namesOf: names,
        newId,
      })
      if (!found.ok) throw new Error(found.problem)
      return found.value
    }
    const { changes, counts, leftOut } = read(['code,under18', 'kes-1,no', 'WREN-2,', 'wren-2,yes', 'KES-1,yes'], [kes])
    expect(changes).toEqual([
      { kind: 'person', id: 'p1', before: { code: 'KES-1', under18: true }, after: { code: 'kes-1', under18: false } },
      expect.objectContaining({ kind: 'person', before: null }),
    ])
    expect(counts).toEqual({ added: 1, changed: 1, same: 0 })
    expect(leftOut.map(({ line, reason, column }) => [line, reason, column])).toEqual([
      [4, 'taken', 'code'],
      [5, 'id-twice', 'id'],
    ])
    // By its id it gets another code, but none of somebody else.
    const wren = { ...kes, id: 'p2', code: 'WREN-2' }
    expect(read(['id,code', 'p2,KES-1'], [kes, wren]).leftOut).toMatchObject([{ reason: 'taken' }])
    expect(read(['id,code', 'p2,KES-2'], [kes, wren]).counts).toMatchObject({ changed: 1 })
    // Two of one code that an older project has are no mistake of this table.
    expect(read(['id,code,under18', 'p2,KES-1,no'], [kes, { ...wren, code: 'kes-1' }]).counts).toMatchObject({
      changed: 1,
    })
  })

  it('reads amounts of money, and none below zero', () => {
    const read = recordsFromTable(
      new TextEncoder().encode('forWhat,fee,answer\nA,"1,200.50",accepted\nB,-5,offered\nC,12,maybe\n'),
      payment,
      { rows: [], namesOf: names, newId },
    )
    if (!read.ok) throw new Error(read.problem)
    expect(read.value.changes.map(({ after }) => after)).toMatchObject([
      { forWhat: 'A', fee: 1200.5, answer: 'accepted' },
    ])
    expect(read.value.leftOut.map(({ reason }) => reason)).toEqual(['not-a-number', 'no-such-choice'])
  })

  it('has no column for small records inside', () => {
    expect(csv([], gathering)).not.toContain('taking')
  })
})

describe('what goes with a record that is deleted', () => {
  const person = { id: 'p', order: 1, code: 'P', perspectiveIds: [], groupIds: ['g'], joinedOn: null }
  const rows = {
    person: [{ ...person, under18: false, accessNeeds: '' }],
    gathering: [],
    attendance: [{ id: 'a', order: 1, personId: 'p', gatheringId: 'day', part: [] }],
    story: [newRecord(recordKinds.story, { id: 's', order: 1, given: { title: 'Keys', tellerId: 'p' } }) as never],
    inquiryGroup: [
      newRecord(recordKinds.inquiryGroup, {
        id: 'i',
        order: 1,
        given: { question: 'Who?', memberIds: ['p', 'q'] },
      }) as never,
    ],
    storyRound: [
      newRecord(recordKinds.storyRound, {
        id: 'r',
        order: 1,
        given: {
          title: 'R',
          choices: [{ id: 'c', domain: 'Home', storyId: 's', chosenBy: '', why: 'w', dissent: '', notChosen: '' }],
        },
      }) as never,
    ],
  }
  it('is what cannot be without it; what only names it names it no more', () => {
    const { changes, removed, edited } = removalOf('person', 'p', rows)
    expect(removed).toEqual([{ kind: 'attendance', id: 'a' }])
    expect(edited).toEqual([
      { kind: 'story', id: 's' },
      { kind: 'inquiryGroup', id: 'i' },
    ])
    expect(changes.map(({ kind, id, after }) => [kind, id, after])).toEqual([
      ['story', 's', { tellerId: null }],
      ['inquiryGroup', 'i', { memberIds: ['q'] }],
      ['attendance', 'a', null],
      ['person', 'p', null],
    ])
  })
  it('leaves what was said about it in lists, without its name', () => {
    expect(removalOf('story', 's', rows).changes.map(({ kind, after }) => [kind, after])).toEqual([
      ['storyRound', { choices: [expect.objectContaining({ id: 'c', storyId: null, why: 'w' })] }],
      ['story', null],
    ])
  })

  it('is found wherever it is named, with what tells the naming records from each other', () => {
    expect(namedIn('person', 'p', rows).map(({ kind, rows: naming }) => [kind, naming.map(({ id }) => id)])).toEqual([
      ['attendance', ['a']],
      ['story', ['s']],
      ['inquiryGroup', ['i']],
    ])
    expect(namedIn('story', 's', rows).map(({ kind }) => kind)).toEqual(['storyRound'])
    expect(kindsNaming('criterion')).toEqual(['group'])
    const [attendance] = (rows.attendance ?? []) as unknown as RecordRow[]
    if (!attendance) throw new Error('no attendance')
    const telling = (of: 'person' | 'gathering', id: string) =>
      tellingFields('attendance', attendance, of, id).map(({ name }) => name)
    expect(telling('person', 'p')).toEqual(['gatheringId'])
    expect(telling('gathering', String(attendance.gatheringId))).toEqual(['personId'])
  })
})

describe('what a form asks', () => {
  const asked = (kind: RecordKind, given: Readonly<Record<string, unknown>>) =>
    kind.fields
      .filter(field => isAsked(kind, field, newRecord(kind, { id: 'x', order: 1, given })))
      .map(({ name }) => name)
  const { consent, payment, exchange } = recordKinds as unknown as Record<string, RecordKind>
  if (!consent || !payment || !exchange) throw new Error('three kinds are needed')

  it('asks how somebody wants to be named only where words or pictures may be used with a name', () => {
    expect(asked(consent, { use: 'take-part' })).not.toEqual(expect.arrayContaining(['channels']))
    expect(asked(consent, { use: 'words-unnamed' })).toContain('channels')
    expect(asked(consent, { use: 'words-unnamed' })).not.toContain('nameAs')
    expect(asked(consent, { use: 'words-named' })).toContain('nameAs')
    expect(asked(consent, { use: 'words-named', nameAs: 'first' })).not.toContain('otherName')
    expect(asked(consent, { use: 'words-named', nameAs: 'other' })).toContain('otherName')
  })

  it('shows what was written down, whatever was chosen since', () => {
    expect(asked(consent, { use: 'take-part', otherName: 'Jo' })).toContain('otherName')
    expect(asked(payment, { answer: 'accepted', agreedFee: 25 })).toContain('agreedFee')
    expect(asked(payment, { answer: 'accepted' })).not.toContain('agreedFee')
    expect(asked(exchange, { doneOn: null, needHappy: 'no' })).toContain('needHappy')
    expect(asked(exchange, { doneOn: null })).not.toContain('needHappy')
  })

  it('names only fields there are', () => {
    for (const { askedWhere = {}, fields } of Object.values(recordKinds) as unknown as RecordKind[])
      for (const name of Object.keys(askedWhere)) expect(fields.map(each => each.name)).toContain(name)
  })
})
