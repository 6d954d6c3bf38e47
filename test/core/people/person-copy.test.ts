import { added, edited } from '@core/change/change'
import { personCopy } from '@core/people/person-copy'
import { emptyRows, type Rows } from '@core/project/contents'
import { type EntityOf, entitySchemas } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { expect, it } from 'vitest'
import { project } from '../project/sample-contents'

const rowOf = <K extends keyof typeof recordKinds>(kind: K, id: string, given: object): EntityOf<K> =>
  entitySchemas[kind].parse(
    newRecord(recordKinds[kind] as unknown as RecordKind, { id, order: 1, given: { ...given } }),
  ) as EntityOf<K>

const person = rowOf('person', 'p-1', { code: 'KITE-7' })
const rows: Rows = {
  ...emptyRows,
  project: [project],
  person: [person, rowOf('person', 'p-2', { code: 'WREN-2' })],
  consent: [
    rowOf('consent', 'k-1', { personId: 'p-1', use: 'words-named', channels: ['report', 'press'], givenOn: 20_400 }),
    rowOf('consent', 'k-2', { personId: 'p-2', use: 'photo-audio', givenOn: 20_400 }),
  ],
  story: [
    rowOf('story', 's-1', {
      title: 'The boiler',
      words: 'Nine weeks.\nNobody rang.',
      tellerId: 'p-1',
      uses: [{ id: 'u', where: 'Yearly report', usedOn: 20_500, canBeRecalled: false, recalledOn: null }],
    }),
  ],
  insight: [rowOf('insight', 'i-1', { words: 'Repairs come late', storyIds: ['s-1'] })],
}
const commit = {
  id: 'c',
  seq: 1,
  at: '2026-11-01T10:00:00.000Z',
  by: '',
  action: 'person.edit',
  why: '',
  undoes: null,
  redoes: null,
  changes: [added('person', person), edited('person', { ...person, code: 'KITE' }, person) as never],
}
const { paper, data } = personCopy({ personId: 'p-1', rows, commits: [commit], now: '2026-11-29T10:00:00.000Z' })
const text = JSON.stringify(paper)

it('has all that is theirs, in words, and nothing of anybody else', () => {
  expect(paper.title).toBe('All that is held about KITE-7')
  expect(text).toContain('words used in public with a name')
  expect(text).toContain('reports and press')
  expect(text).toContain('Nobody rang.')
  expect(text).toContain('Yearly report, 16 February 2026, cannot be taken back')
  expect(text).toContain('Repairs come late')
  expect(text).not.toContain('WREN-2')
  expect(text).not.toContain('photo')
})

it('is data for a program too, with earlier versions', () => {
  expect(data).toMatchObject({ person: [{ code: 'KITE-7' }], consent: [{ id: 'k-1' }], earlierVersions: [{}, {}] })
  expect(text).toContain('keeps 2 earlier versions')
})
