import { rowsChanged, valueAfter } from '@core/record/change-many'
import { expect, it } from 'vitest'

const tags = { name: 'tags', type: 'tags' } as const
const line = { name: 'who', type: 'line', max: 500 } as const

it('adds tags that are not there yet, however they are written, and keeps the others', () => {
  expect(valueAfter(tags, ['Leeds'], ['leeds', 'Winter'], 'add')).toEqual(['Leeds', 'Winter'])
  expect(valueAfter(tags, undefined, ['Winter'], 'add')).toEqual(['Winter'])
})

it('removes tags, and sets others instead', () => {
  expect(valueAfter(tags, ['Leeds', 'Winter'], ['LEEDS'], 'remove')).toEqual(['Winter'])
  expect(valueAfter(tags, ['Leeds', 'Winter'], ['Hull'], 'set')).toEqual(['Hull'])
})

it('changes only rows that say something else, and nothing else in them', () => {
  const rows = [
    { id: 'a', who: 'Office', other: 1 },
    { id: 'b', who: 'Night team', other: 2 },
  ]
  expect(rowsChanged(rows, line, 'Office', 'set')).toEqual([
    { before: rows[1], after: { id: 'b', who: 'Office', other: 2 } },
  ])
  const tagged = [
    { id: 'a', tags: ['x', 'y'] },
    { id: 'b', tags: ['x'] },
  ]
  // The same ones in another order are the same.
  expect(rowsChanged(tagged, tags, ['y', 'x'], 'set').map(({ before }) => before.id)).toEqual(['b'])
  expect(rowsChanged(tagged, tags, ['x'], 'add')).toEqual([])
  // A row from before there were tags has none to take away.
  expect(rowsChanged([{ id: 'c' }], tags, ['x'], 'remove')).toEqual([])
  expect(rowsChanged([{ id: 'c' }], tags, [], 'set')).toEqual([])
})
