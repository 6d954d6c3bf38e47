import { dayFromIso } from '@core/observation/day'
import { expect, it } from 'vitest'
import { changeOfRow, fieldsFromText } from '../../../../src/renderer/src/features/measures/grid/cell-text'
import { gridColumns } from '../../../../src/renderer/src/features/measures/grid/grid-columns'
import {
  pasteAsNewRows,
  pastedCells,
  pasteOver,
  placing,
} from '../../../../src/renderer/src/features/measures/grid/pasted'
import { measureOf } from '../../../core/project/sample-contents'

const all = gridColumns([], false)
const headings = all.map(column => (column.is === 'dimension' ? column.dimension : column.is))
/** Place, group, source and note have nothing in them. */
const shown = all.filter(({ is }) => is === 'day' || is === 'value' || is === 'from')
const places = (text: string, first: number | null, chosen: 'shown' | 'all' | null = null) =>
  placing(pastedCells(text) ?? [], { shown, all }, headings, first, chosen)
const named = ({ columns }: ReturnType<typeof placing>) =>
  columns.map(column => column && (column.is === 'dimension' ? column.dimension : column.is))
const newId = () => 'new'
const blank = { day: 0, flag: 'missing', value: null, denominator: null, dimensions: {}, note: '', source: '' } as const

it('adds rows under their headings, in any order, and no half of a row', () => {
  const measure = measureOf('m')
  const text = 'Value\tDay\tPlace\n"1,234"\t31 March 2016\tLeeds\nmany\t2016-03-31\tYork\n5\t03/04/2016\tHull\n'
  const around = { measures: [measure], dayOrder: null, newId }
  const plan = pasteAsNewRows(pastedCells(text) ?? [], places(text, null), measure, around)
  const day = dayFromIso('2016-03-31')
  expect(plan.changes.map(({ after }) => after)).toEqual([
    {
      ...blank,
      id: 'new',
      measureId: 'm',
      corrects: null,
      day: day.ok && day.value,
      flag: 'value',
      value: 1234,
      dimensions: { place: 'Leeds' },
    },
  ])
  expect(plan.cells.flatMap(({ problem }) => problem ?? [])).toEqual(['not-a-number', 'unclear-day'])
  expect(pastedCells('"never closed\tx\ny"z')).toBeNull()
})

it('finds the column of each cell by its name, in sight or not, and by all columns where those in sight are too few', () => {
  expect(named(places('value\tGroup\tward\n1\tAll\tA', null))).toEqual(['value', 'group', null])
  expect(places('value\tGroup\n1\tAll', 1)).toMatchObject({ by: 'names', skipped: 1, canChoose: false })
  expect(places('2016-03-31\t5', null)).toMatchObject({ by: 'shown', skipped: 0, canChoose: false })
  const wide = places('2016-03-31\t5\tLeeds\tAll', null)
  expect(wide).toMatchObject({ by: 'all', canChoose: true })
  expect(named(wide)).toEqual(['day', 'value', 'place', 'group', 'source', 'note'])
  // Over cells, from the value on: two columns are in sight there, and more of all.
  expect(named(places('5\tLeeds', 1))).toEqual(['value', 'from'])
  expect(named(places('5\tLeeds', 1, 'all'))).toEqual(['value', 'place', 'group', 'source', 'note', 'from'])
  expect(named(places('5\tLeeds\tAll', 1))).toEqual(['value', 'place', 'group', 'source', 'note', 'from'])
  // Empty cells at the end of a line are no reason to look further.
  expect(places('2016-03-31\t5\t\t', null)).toMatchObject({ by: 'shown', canChoose: false })
})

it('pastes over rows under names of columns that are out', () => {
  const measure = measureOf('m')
  const text = 'Place\tvalue\nLeeds\t8\n'
  const observation = {
    ...blank,
    id: 'o',
    measureId: 'm',
    corrects: null,
    day: 16_000,
    flag: 'value',
    value: 7,
  } as const
  const around = { measures: [measure], dayOrder: null, newId }
  const plan = pasteOver(pastedCells(text) ?? [], [{ from: 'hand', observation }], places(text, 0), around)
  expect(plan).toMatchObject({ cellsChanged: 2, changes: [{ after: { value: 8, dimensions: { place: 'Leeds' } } }] })
})

it('reads each kind of measure in its own words', () => {
  const value = (text: string, kind: 'share' | 'milestone' | 'scale' | 'story', denominator: number | null = null) =>
    fieldsFromText(
      text,
      { is: 'value' },
      { ...blank, denominator },
      {
        kind,
        rubric: [
          { name: 'Low', words: '' },
          { name: 'High', words: '' },
        ],
      },
      null,
    )
  expect(value('18 of 30', 'share')).toMatchObject({ value: { value: 18, denominator: 30 } })
  expect(value('31 of 30', 'share')).toMatchObject({ problem: 'part-beyond-whole' })
  expect(value('20', 'share', 30)).toMatchObject({ problem: 'whole-needed' })
  expect(value('yes', 'milestone')).toMatchObject({ value: { value: 1 } })
  expect(value('high', 'scale')).toMatchObject({ value: { value: 2 } })
  expect(value('3', 'scale')).toMatchObject({ problem: 'no-such-level' })
  expect(value('3', 'story')).toMatchObject({ problem: 'read-only' })
  expect(value('[c]', 'share')).toMatchObject({ value: { flag: 'suppressed', value: null } })
})

it('lays a correction over an imported value, and takes it away where it says what the file says', () => {
  const cell = {
    measureId: 'm',
    at: { importId: 'i', seq: 0, index: 3 },
    line: 5,
    marks: '',
    day: 16_000,
    flag: 'value',
    value: 7,
    denominator: null,
    dimensions: { place: 'Leeds' },
  } as const
  const laid = changeOfRow({ from: 'import', cell, correction: null }, { dimensions: { place: '' } }, newId)
  expect(laid?.after).toMatchObject({ corrects: cell.at, value: 7, dimensions: { place: '' } })
  const correction = {
    id: 'c',
    measureId: 'm',
    corrects: cell.at,
    ...blank,
    day: 16_000,
    dimensions: { place: 'Leeds' },
  }
  const back = changeOfRow({ from: 'import', cell, correction }, { flag: 'value', value: 7 }, newId)
  expect(back).toMatchObject({ id: 'c', after: null })
  expect(changeOfRow({ from: 'import', cell, correction: null }, { value: 7 }, newId)).toBeNull()
})
