import { type Box, viewShowing } from '@core/theory/box'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const frame = { width: 900, height: 500 }
const box = (x: number, y: number, width = 200, height = 100): Box => ({ x, y, width, height })

it('stays where it is while all of the box is in sight', () =>
  expect(viewShowing(box(100, 100), { x: 20, y: 30, zoom: 1 }, frame)).toEqual({ x: 20, y: 30, zoom: 1 }))

it('moves to a box that is half outside to the left, and no further', () =>
  expect(viewShowing(box(-150, 100), { x: 0, y: 0, zoom: 1 }, frame)).toEqual({ x: 166, y: 0, zoom: 1 }))

it('shows the start of a box that is too large for the frame', () => {
  const { x } = viewShowing(box(50, 0, 2000), { x: 0, y: 40, zoom: 1 }, frame)
  expect(50 + x).toBe(16)
})

it('shows all of any box that has room, at any zoom', () => {
  const place = fc.integer({ min: -5000, max: 5000 })
  fc.assert(
    fc.property(place, place, place, place, fc.double({ min: 0.1, max: 2, noNaN: true }), (bx, by, x, y, zoom) => {
      const shown = viewShowing(box(bx, by), { x, y, zoom }, frame)
      const left = bx * zoom + shown.x
      const top = by * zoom + shown.y
      expect(left).toBeGreaterThan(0)
      expect(top).toBeGreaterThan(0)
      expect(left + 200 * zoom).toBeLessThan(frame.width)
      expect(top + 100 * zoom).toBeLessThan(frame.height)
    }),
  )
})
