import type { Frame } from '@core/project/entities'
import { type Box, overlap } from '@core/theory/box'
import { drawnFrames, withElements, withoutElement } from '@core/theory/frames'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const frame: Frame = { id: 'f', title: 'Together', theory: 'main', elementIds: ['a', 'b'] }
const box = (x: number, y: number): Box => ({ x, y, width: 100, height: 50 })

describe('a frame', () => {
  it('is one box around what it holds', () => {
    const [drawn] = drawnFrames(
      [frame],
      new Map([
        ['a', box(0, 0)],
        ['b', box(200, 100)],
        ['c', box(0, 400)],
      ]),
    )
    expect(drawn?.parts).toHaveLength(1)
    const [part] = drawn?.parts ?? []
    expect(part && part.x < 0 && part.x + part.width > 300 && part.y + part.height > 150).toBe(true)
  })

  it('comes in parts where another element stands between', () => {
    const [drawn] = drawnFrames(
      [frame],
      new Map([
        ['a', box(0, 0)],
        ['b', box(400, 0)],
        ['c', box(200, 0)],
      ]),
    )
    expect(drawn?.parts).toHaveLength(2)
  })

  it('around nothing is not drawn', () => expect(drawnFrames([frame], new Map([['c', box(0, 0)]]))).toEqual([]))

  it('takes elements in once, and goes with the last', () => {
    expect(withElements(frame, ['b', 'c']).elementIds).toEqual(['a', 'b', 'c'])
    const one = withoutElement(frame, 'a')
    expect(one && withoutElement(one, 'b')).toBeNull()
  })

  it('never covers the middle of an element that it does not hold', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(5)), { selector: String, minLength: 1, maxLength: 15 }),
        fc.nat(15),
        (cells, count) => {
          const boxes = new Map(cells.map(([x, y], index) => [`e${index}`, box(x * 160, y * 110)]))
          const elementIds = [...boxes.keys()].slice(0, count)
          for (const { parts } of drawnFrames([{ ...frame, elementIds }], boxes)) {
            for (const [id, { x, y }] of boxes) {
              const middle = { x: x + 40, y: y + 20, width: 20, height: 10 }
              expect(parts.some(part => overlap(part, middle))).toBe(elementIds.includes(id))
            }
          }
        },
      ),
    ))
})
