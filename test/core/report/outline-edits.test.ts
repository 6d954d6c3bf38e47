import { movedTo, withSection } from '@core/report/outline-edits'
import { readyOutline, sectionsToOwn } from '@core/report/outlines'
import { figuresChanged, textsChanged } from '@core/report/past-exports'
import { expect, it } from 'vitest'

let made = 0
const sections = sectionsToOwn(readyOutline('four-questions'), () => `s${++made}`)
const kinds = (list: typeof sections) => list.map(({ section }) => section)

it('moves a section to a place, and no further than the ends', () => {
  const did = sections[1]?.id ?? ''
  expect(kinds(movedTo(sections, did, 3))).toEqual(['cover', 'happened', 'learned', 'did', 'money', 'limits'])
  expect(kinds(movedTo(sections, did, -1))).toEqual(['did', 'cover', 'happened', 'learned', 'money', 'limits'])
  expect(kinds(movedTo(sections, did, 99)).at(-1)).toBe('did')
  expect(movedTo(sections, 'gone', 0)).toBe(sections)
})

it('adds sections whose texts are apart from each other, and one that shares its text with other outlines', () => {
  expect(withSection(sections, 'stories', 'a').at(-1)).toMatchObject({ section: 'stories', key: '' })
  expect(withSection(sections, 'did', 'b').at(-1)).toMatchObject({ section: 'did', key: 'b' })
  expect(withSection(sections, 'text', 'c').at(-1)).toMatchObject({ section: 'text', key: 'c' })
})

it('says which figures and texts of an export are otherwise today', () => {
  const then = [
    { measureId: 'same', text: '4' },
    { measureId: 'gone', text: '7' },
    { measureId: 'other', text: '1' },
  ]
  const now = [
    { measureId: 'new', text: '' },
    { measureId: 'other', text: '2' },
    { measureId: 'same', text: '4' },
  ]
  expect(figuresChanged(then, now)).toEqual([
    { measureId: 'other', before: '1', now: '2' },
    { measureId: 'gone', before: '7', now: null },
  ])
  const did = { section: 'did', elementId: null }
  const outcome = { section: null, elementId: 'o' }
  const before = [
    { ...did, text: 'We met.' },
    { ...outcome, text: 'It went well.' },
  ]
  expect(textsChanged(before, [{ ...did, text: 'We met.' }])).toEqual([outcome])
  const empty = { section: 'results', elementId: null, text: '' }
  expect(textsChanged([...before, empty], before)).toEqual([])
})
