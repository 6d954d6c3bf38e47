import { added, type Change, type Commit, edited, removed } from '@core/change/change'
import type { Block, Dictionaries, ImportedObservations } from '@core/observation/block'
import { cutImported } from '@core/people/erase-imported'
import { erasedChange, erasedName, erasureOf, peopleWithCode, withdrawalOf } from '@core/people/erase-person'
import { emptyRows, type Rows } from '@core/project/contents'
import { type EntityKind, type EntityOf, entityKinds, entitySchemas } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { expect, it } from 'vitest'
import { attachmentOf, commentOf, project } from '../project/sample-contents'

let order = 0
const rowOf = <K extends keyof typeof recordKinds>(kind: K, id: string, given: object): EntityOf<K> => {
  order += 1
  const row = newRecord(recordKinds[kind] as unknown as RecordKind, { id, order, given: { ...given } })
  return entitySchemas[kind].parse(row) as EntityOf<K>
}

const story = rowOf('story', 'story-1', {
  title: 'The night the boiler failed',
  words: 'We had no heating for nine weeks. My son slept in his coat, and nobody rang back.',
  sharedWords: 'We had no heating for nine weeks.',
  tellerId: 'p-1',
  uses: [{ id: 'u1', where: 'Funder report 2026, page 4', usedOn: 20_500, canBeRecalled: false, recalledOn: null }],
})
const rows: Rows = {
  ...emptyRows,
  project: [project],
  person: [
    rowOf('person', 'p-1', { code: 'KITE-7', accessNeeds: 'A quiet room away from the road' }),
    rowOf('person', 'p-2', { code: 'red' }),
  ],
  contact: [rowOf('contact', 'c-1', { personId: 'p-1', fullName: 'Amina Begum', email: 'amina@example.org' })],
  consent: [
    rowOf('consent', 'k-1', { personId: 'p-1', use: 'take-part', givenOn: 20_400, limits: 'Never show my street' }),
    rowOf('consent', 'k-2', { personId: 'p-2', use: 'take-part', givenOn: 20_400 }),
  ],
  gathering: [rowOf('gathering', 'g-1', { title: 'First meeting', day: 20_410, decided: 'Amina Begum leads it' })],
  attendance: [
    rowOf('attendance', 'a-1', { personId: 'p-1', gatheringId: 'g-1', part: ['came'] }),
    rowOf('attendance', 'a-2', { personId: 'p-2', gatheringId: 'g-1', part: ['came'] }),
  ],
  payment: [
    rowOf('payment', 'y-1', { forWhat: 'Amina speaking', personId: 'p-1', currency: 'GBP', fee: 50, paidOn: 20_420 }),
    rowOf('payment', 'y-2', { forWhat: 'Speaking', personId: 'p-2', currency: 'GBP', fee: 20 }),
  ],
  story: [story],
  theme: [rowOf('theme', 't-1', { name: 'Cold homes' })],
  coding: [rowOf('coding', 'q-1', { quote: 'slept in his coat', themeId: 't-1', storyId: 'story-1' })],
  storyRound: [
    rowOf('storyRound', 'r-1', {
      title: 'Spring round',
      storyIds: ['story-1'],
      choices: [
        {
          id: 'ch',
          domain: 'Homes',
          storyId: 'story-1',
          chosenBy: 'Panel',
          why: 'The coat',
          dissent: '',
          notChosen: '',
        },
      ],
    }),
  ],
  insight: [
    rowOf('insight', 'i-1', {
      words: 'Repairs come late',
      evidence: 'As she said: “my son slept in his coat”, and others agreed.',
      storyIds: ['story-1'],
    }),
    rowOf('insight', 'i-2', { words: 'Amina said that we had no heating for nine weeks.' }),
    rowOf('insight', 'i-3', { words: 'The red door stays open.' }),
  ],
  inquiryGroup: [rowOf('inquiryGroup', 'n-1', { question: 'Who hears us?', memberIds: ['p-1', 'p-2'] })],
  skill: [rowOf('skill', 's-1', { words: 'Cooking for thirty', side: 'offer', personId: 'p-1' })],
  exchange: [rowOf('exchange', 'x-1', { words: 'Lunch', offerId: 's-1' })],
  attachment: [
    attachmentOf('f-1', { about: { kind: 'consent', id: 'k-1' }, title: 'Signed form of Amina' }),
    attachmentOf('f-2', { about: { kind: 'payment', id: 'y-1' }, title: 'Receipt signed' }),
    attachmentOf('f-3', { about: { kind: 'gathering', id: 'g-1' }, title: 'Minutes' }),
  ],
  comment: [
    commentOf('m-1', { about: { kind: 'person', id: 'p-1' }, words: 'Prefers mornings, ask her sister' }),
    commentOf('m-2', { about: { kind: 'payment', id: 'y-1' }, words: 'Bank details came late' }),
    commentOf('m-3', { about: { kind: 'gathering', id: 'g-1' }, words: 'Ring Amina Begum before the next one' }),
  ],
}
const importedOf = ({ dictionaries, notes }: { dictionaries: Dictionaries; notes: readonly string[] }) => {
  const block: Block = {
    importId: 'im',
    measureId: 'm',
    seq: 0,
    count: 1,
    day: Int32Array.of(20_400),
    value: Float64Array.of(7),
    denominator: null,
    flag: Uint8Array.of(0),
    dimensions: { place: Uint32Array.of(2) },
    line: Uint32Array.of(2),
    notes: { code: Uint32Array.of(2), words: notes },
  }
  return { importId: 'im', dictionaries, segments: [], breakdowns: [], blocks: [block] } satisfies ImportedObservations
}
let seq = 0
const commitOf = (...changes: Change[]): Commit => ({
  id: `commit-${++seq}`,
  seq,
  at: '2026-11-01T10:00:00.000Z',
  by: '',
  action: 'record.import',
  why: '',
  changes,
  undoes: null,
  redoes: null,
})
const earlier = rowOf('story', 'story-0', {
  title: 'An older one',
  words: 'They lost my forms twice that winter.',
  tellerId: 'p-1',
})
const commits = [
  commitOf(...entityKinds.flatMap(kind => rows[kind].map(row => added(kind, row as EntityOf<EntityKind>)))),
  commitOf(added('story', earlier)),
  commitOf(removed('story', earlier)),
  commitOf(edited('story', { ...story, words: 'A first draft of the boiler story' }, story) as Change),
  commitOf(
    edited(
      'insight',
      { ...(rows.insight[0] as EntityOf<'insight'>), willDo: 'Ring about KITE-7' },
      rows.insight[0] as EntityOf<'insight'>,
    ) as Change,
  ),
]
const erasure = erasureOf('p-1', { rows, commits, mark: '[erased]' })
const after = new Map(erasure.changes.map(change => [`${change.kind} ${change.id}`, change.after]))

it('takes away all that is theirs, and says so by kind', () => {
  expect(Object.fromEntries(erasure.goes.map(({ kind, count }) => [kind, count]))).toEqual({
    person: 1,
    contact: 1,
    consent: 1,
    attendance: 1,
    story: 1,
    coding: 1,
    skill: 1,
    attachment: 2,
    comment: 2,
  })
  for (const gone of ['person p-1', 'contact c-1', 'consent k-1', 'attendance a-1', 'story story-1', 'coding q-1'])
    expect(after.get(gone)).toBeNull()
})

it('leaves others what is theirs', () => {
  for (const stays of ['person p-2', 'consent k-2', 'attendance a-2', 'payment y-2', 'theme t-1', 'attachment f-3'])
    expect(after.has(stays)).toBe(false)
})

it('keeps what a payment was, of nobody', () => {
  expect(after.get('payment y-1')).toEqual({ personId: null, forWhat: '[erased]' })
})

it('edits them out of what others wrote', () => {
  expect(after.get('insight i-1')).toEqual({
    storyIds: [],
    evidence: 'As she said: “[erased]”, and others agreed.',
  })
  expect(after.get('insight i-2')).toEqual({ words: 'Amina said that [erased]' })
  expect(after.get('comment m-3')).toEqual({ words: 'Ring [erased] before the next one' })
  expect(after.get('gathering g-1')).toEqual({ decided: '[erased] leads it' })
  expect(after.get('inquiryGroup n-1')).toEqual({ memberIds: ['p-2'] })
  expect(after.get('exchange x-1')).toEqual({ offerId: null })
  expect(after.get('storyRound r-1')).toMatchObject({ storyIds: [], choices: [{ storyId: null, why: '' }] })
})

it('says where a first name still stands, and where the words were used', () => {
  expect(erasure.toLookAt).toEqual([{ kind: 'insight', count: 1 }])
  expect(erasure.uses).toMatchObject([{ story: 'The night the boiler failed', where: 'Funder report 2026, page 4' }])
})

it('leaves rows that fit their schemas', () => {
  for (const { kind, id, after: fields } of erasure.changes) {
    const row = (rows[kind] as readonly { id: string }[]).find(each => each.id === id)
    if (fields !== null) expect(entitySchemas[kind].safeParse({ ...row, ...fields }).success).toBe(true)
  }
})

it('leaves none of their words in the log, what was deleted before included', () => {
  const step = commitOf(...erasure.changes)
  const log = [...commits, step].map(commit => ({
    ...commit,
    changes: commit.changes.flatMap(change => erasedChange(erasure.rules, change) ?? []),
  }))
  const text = JSON.stringify(log)
  const theirs = ['KITE-7', 'Amina Begum', 'amina@example.org', 'heating', 'slept in his coat', 'boiler', 'quiet room']
  const more = [
    'my street',
    'lost my forms',
    'An older one',
    'Cooking',
    'Signed form',
    'Receipt',
    'The coat',
    'ask her sister',
    'Bank details',
  ]
  for (const words of [...theirs, ...more]) expect(text).not.toContain(words)
  // Ids of rows that are gone stand where a deletion is told of, and nowhere else.
  expect(text.match(/p-1/g)).toHaveLength(2)
  expect(text).toContain('Minutes')
  expect(text).toContain('red')
})

it('cuts no ordinary word that is somebody’s code, and names it', () => {
  const other = erasureOf('p-2', { rows, commits, mark: '[erased]' })
  expect(other.changes.some(({ kind }) => kind === 'insight')).toBe(false)
  expect(other.toLookAt).toEqual([{ kind: 'insight', count: 1 }])
})

it('finds somebody by their code, and one whom only the log still tells of', () => {
  expect(peopleWithCode(' kite-7 ', rows, commits)).toEqual(['p-1'])
  const without = { ...rows, person: rows.person.filter(({ id }) => id !== 'p-1') }
  expect(peopleWithCode('KITE-7', without, commits)).toEqual(['p-1'])
  expect(peopleWithCode('nobody', rows, commits)).toEqual([])
})

it('withdraws a story: its words go from the project and the log, where it was used stays', () => {
  const log = [
    commitOf(added('story', { ...story, words: 'An older wording of the coat.' })),
    commitOf(edited('story', { ...story, words: 'An older wording of the coat.' }, story) as Change),
  ]
  const { changes, rules, uses } = withdrawalOf(['story-1'], 20_700, { rows, commits: log, mark: '[withdrawn]' })
  const after = Object.fromEntries(changes.map(({ kind, id, after: left }) => [`${kind} ${id}`, left]))
  expect(after['story story-1']).toMatchObject({
    title: '[withdrawn]',
    words: '',
    sharedWords: '',
    tellerId: null,
    withdrawnOn: 20_700,
  })
  expect(after['story story-1']).not.toHaveProperty('uses')
  expect(after['coding q-1']).toBeNull()
  expect(after['storyRound r-1']).toMatchObject({ choices: [expect.objectContaining({ storyId: null, why: '' })] })
  // The person stays, with their consents.
  expect(Object.keys(after).filter(key => /^(person|consent|contact|payment) /.test(key))).toEqual([])
  expect(uses.map(({ where }) => where)).toEqual(['Funder report 2026, page 4'])
  const left = JSON.stringify([
    ...changes.map(change => change.after),
    ...log.flatMap(each => each.changes.map(change => erasedChange(rules, change))),
  ])
  expect(left).not.toMatch(/heating|slept in his coat|older wording|boiler/)
  expect(left).toContain('Funder report 2026, page 4')
})

it('cuts them out of the words of imported figures, and leaves the figures', () => {
  const imported = importedOf({
    dictionaries: { place: ['Leeds', 'Flat of KITE-7', 'The red house'] },
    notes: ['p', 'told by Amina Begum on the phone'],
  })
  const { words, cut, toLookAt } = cutImported([imported], erasure.rules)
  expect(words[0]?.dictionaries).toEqual({ place: ['Leeds', 'Flat of …', 'The red house'] })
  expect(words[0]?.blocks[0]?.notes?.words).toEqual(['p', 'told by [erased] on the phone'])
  expect(words[0]?.blocks[0]?.value).toBe(imported.blocks[0]?.value)
  expect([cut, toLookAt]).toEqual([2, 0])
  // A code that is an ordinary word is not cut, but said.
  const other = cutImported([imported], erasureOf('p-2', { rows, commits, mark: '[erased]' }).rules)
  expect([other.cut, other.toLookAt]).toEqual([0, 1])
})

it('can be sent by a worker: it is data, and does the same at the other end', () => {
  const { rules, changes } = structuredClone(erasure)
  expect(changes).toEqual(erasure.changes)
  const change = commits[0]?.changes.find(({ kind, id }) => kind === 'insight' && id === 'i-2') as Change
  expect(erasedChange(rules, change)).toEqual(erasedChange(erasure.rules, change))
})

it('takes their name off the changes they made, and leaves the names of others', () => {
  expect(['Amina Begum', 'KITE-7', 'Ben', ''].map(name => erasedName(erasure.rules, name))).toEqual(['', '', 'Ben', ''])
})
