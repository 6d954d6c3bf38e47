import { entityKinds } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord } from '@core/record/record-kind'
import { documentOfRow, type FindRow, kindsNamedBy, rowsNeeded, searchedKinds } from '@core/search/search-documents'
import { workshopWithoutWords } from '@core/workshop/withdrawal'
import { describe, expect, it } from 'vitest'
import { elementWith, linkBetween, measureWith, observationOn } from '../report/build'
import { closedWorkshop, recordWith } from '../report/workshop-paper/build'

const noRow: FindRow = () => undefined

/** Not found by words: the project is the one that is open, and what is of figures alone has none. */
const silent = ['project']

describe('what rows are found by', () => {
  it('is said for every kind but those without words', () => {
    expect(entityKinds.filter(kind => !searchedKinds.includes(kind))).toEqual(silent)
    expect(searchedKinds).toEqual(expect.arrayContaining(Object.keys(recordKinds)))
  })

  it('is, of a link, what it links', () => {
    const rows = new Map([
      ['a', elementWith('a', { title: 'Tenants meet' })],
      ['b', elementWith('b', { title: 'الجيران' })],
    ])
    const link = { ...linkBetween('a', 'b'), rationale: 'Numbers count' }
    expect(rowsNeeded('link', link)).toEqual([
      { kind: 'element', id: 'a' },
      { kind: 'element', id: 'b' },
    ])
    const find = ((_, id) => rows.get(id)) as FindRow
    expect(documentOfRow('link', link, find)).toEqual({
      kind: 'link',
      id: 'a-b',
      // What runs from right to left does not turn the arrow.
      name: 'Tenants meet → \u2068الجيران\u2069',
      texts: ['Numbers count'],
    })
  })

  it('is, of a record, its name and what stands in its other fields and entries, not the rows that it names', () => {
    const assumption = {
      id: 'x',
      linkId: 'a-b',
      words: 'The hall stays free',
      watchedBy: 'Ann',
      history: [{ state: 'in-doubt' as const, day: 1, why: 'It was let', doing: '' }],
      order: 0,
    }
    expect(documentOfRow('assumption', assumption, noRow)).toEqual({
      kind: 'assumption',
      id: 'x',
      name: 'The hall stays free',
      texts: ['Ann', 'It was let'],
    })
  })

  it('is, of a record that is called by another, the name of that one', () => {
    const person = newRecord(recordKinds.person as never, { id: 'p', order: 1, given: { code: 'Heron-17' } })
    const consent = newRecord(recordKinds.consent as never, { id: 'c', order: 1, given: { personId: 'p' } })
    expect(rowsNeeded('consent', consent)).toEqual([{ kind: 'person', id: 'p' }])
    expect(documentOfRow('consent', consent as never, (() => person) as never)).toMatchObject({ name: 'Heron-17' })
    expect(kindsNamedBy('person')).toEqual(expect.arrayContaining(['consent', 'attendance']))
    expect(kindsNamedBy('element')).toEqual(['link'])
  })

  it('is, of a measure, its tags and its official publication too', () => {
    const measure = measureWith({ tags: ['Winter'], publishedAs: 'Rough sleeping snapshot in England' })
    expect(documentOfRow('measure', measure, noRow)?.texts).toEqual(
      expect.arrayContaining(['Winter', 'Rough sleeping snapshot in England']),
    )
  })

  it('is, of an observation, its words, and nothing where it is a figure alone', () => {
    expect(documentOfRow('observation', observationOn('2020-01-01', 3, { id: 'o', measureId: 'm' }), noRow)).toBe(null)
    expect(
      documentOfRow('observation', observationOn('2020-01-01', 3, { id: 'o', measureId: 'm', note: 'A storm' }), noRow),
    ).toMatchObject({ name: 'A storm', shownBy: { kind: 'measure', id: 'm' } })
  })

  it('is, of an attachment, its title, file or link, on the page of what it hangs on', () => {
    const attachment = {
      id: 'f',
      about: { kind: 'observation' as const, id: 'o' },
      title: 'Minutes',
      addedAt: '2026-01-01T00:00:00.000Z',
      order: 0,
      content: { kind: 'file' as const, fileName: 'scan.pdf', sha256: 'a'.repeat(64), bytes: 3 },
    }
    expect(rowsNeeded('attachment', attachment)).toEqual([{ kind: 'observation', id: 'o' }])
    const find = (() => observationOn('2020-01-01', 3, { id: 'o', measureId: 'm' })) as unknown as FindRow
    expect(documentOfRow('attachment', attachment, find)).toMatchObject({
      name: 'Minutes',
      texts: ['scan.pdf'],
      shownBy: { kind: 'measure-values', id: 'm' },
    })
  })

  it('is, of a workshop, what was proposed, said and agreed there, without who said it and without what was withdrawn', () => {
    const given = { perspectiveId: 'lived', withdrawal: null, withdrawnOn: null }
    const record = recordWith({
      ideas: [
        { ...given, id: 'i1', words: 'Warm rooms', itemId: null },
        { ...given, id: 'i2', words: 'My landlord Bob', itemId: null },
      ],
      reasons: [{ ...given, id: 'r1', words: 'Damp makes ill', itemId: 'item', side: 'for' as const }],
    })
    const workshop = closedWorkshop({ record })
    const textsOf = (each: typeof workshop) => documentOfRow('workshop', each, noRow)?.texts ?? []
    const agreed = workshop.agreed.map(({ wording }) => wording)
    const items = workshop.items.map(({ words }) => words)
    expect(agreed.length * items.length).toBeGreaterThan(0)
    expect(textsOf(workshop)).toEqual(
      expect.arrayContaining([...agreed, ...items, 'Warm rooms', 'My landlord Bob', 'Damp makes ill']),
    )
    expect(textsOf(workshop).filter(text => text === 'lived' || text.includes('Lived experience'))).toEqual([])
    const withdrawn = [{ kind: 'idea' as const, id: 'i2', words: 'My landlord Bob' }]
    const after = textsOf(workshopWithoutWords(workshop, withdrawn, 20_600, 'A withdrawn proposal'))
    expect(after).toContain('Warm rooms')
    expect(after.join('\n')).not.toContain('Bob')
  })

  it('is, of a measure, every text of its sheet', () => {
    const measure = measureWith({ id: 'm', title: 'Rent', definition: 'Without heating', collectedBy: 'The office' })
    expect(documentOfRow('measure', measure, noRow)?.texts).toEqual(
      expect.arrayContaining(['Without heating', 'The office']),
    )
  })
})
