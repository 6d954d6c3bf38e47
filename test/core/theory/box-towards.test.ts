import { type Box, boxTowards } from '@core/theory/box'
import { expect, it } from 'vitest'

const at = (x: number, y: number): Box => ({ x, y, width: 200, height: 100 })
const boxes = new Map([
  ['a', at(0, 0)],
  ['below', at(0, 150)],
  ['right', at(300, 20)],
  ['far', at(600, 0)],
  ['aside', at(300, 900)],
])
const right = { x: 1, y: 0 }
const down = { x: 0, y: 1 }

it('goes to the nearest box that way, straight on before aside', () => {
  expect(boxTowards('a', boxes, right)).toBe('right')
  expect(boxTowards('a', boxes, down)).toBe('below')
  expect(boxTowards('right', boxes, right)).toBe('far')
  expect(boxTowards('far', boxes, { x: -1, y: 0 })).toBe('right')
})

it('stays where nothing lies that way, and where the box itself is not there', () => {
  expect(boxTowards('a', boxes, { x: 0, y: -1 })).toBeNull()
  expect(boxTowards('far', boxes, right)).toBeNull()
  expect(boxTowards('gone', boxes, right)).toBeNull()
})
