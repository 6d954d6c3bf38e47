import type { Level } from '@core/project/entities'
import type { TheoryBox } from '@core/report/model'
import { mostElements, placedTheory, routedLinks } from '@core/report/theory-picture'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementWith, linkBetween } from './build'

const levelsInTurn: Level[] = ['activity', 'output', 'outcome', 'impact']
type Places = readonly ({ readonly x: number; readonly y: number } | null)[]
const theoryOf = (count: number, pairs: readonly (readonly [number, number])[] = [], places: Places = []) => ({
  theory: 'main',
  elements: Array.from({ length: count }, (_, index) =>
    elementWith(`e${index}`, {
      level: levelsInTurn[index % 4] ?? 'outcome',
      order: index,
      ...(places[index] ? { places: { main: places[index] } } : {}),
    }),
  ),
  links: pairs.map(([from, to]) => ({ ...linkBetween(`e${from}`, `e${to}`) })),
  contentOf: () => ({ standing: 'towards' as const, standingWords: 'Moving the right way' }),
  laneLabel: (level: Level) => level,
})

describe('the picture of a theory', () => {
  it('keeps boxes apart, inside their lane and on the page, whatever the links', () => {
    const place = fc.nat(mostElements - 1)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.tuple(place, place), { maxLength: 60 }),
        fc.array(fc.option(fc.record({ x: fc.integer(), y: fc.integer() })), { maxLength: 40 }),
        (count, pairs, places) => {
          const picture = placedTheory(theoryOf(count, pairs, places))
          if (!picture) return
          const { boxes, lanes, links, width, height } = picture
          expect(boxes).toHaveLength(count)
          for (const box of boxes) {
            expect(box.x).toBeGreaterThanOrEqual(0)
            expect(box.x + box.width).toBeLessThanOrEqual(width)
            expect(box.y + box.height).toBeLessThanOrEqual(height)
            expect(lanes.filter(lane => box.y >= lane.y && box.y + box.height <= lane.y + lane.height)).toHaveLength(1)
            for (const other of boxes) {
              const apart =
                other === box ||
                other.x >= box.x + box.width ||
                box.x >= other.x + other.width ||
                other.y >= box.y + box.height ||
                box.y >= other.y + other.height
              expect(apart).toBe(true)
            }
          }
          const known = new Set(boxes.map(({ id }) => id))
          for (const { from, to } of links) expect(known.has(from) && known.has(to) && from !== to).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('keeps what a hand placed where it was put, turned as the page is', () => {
    // Three activities: the second far above, the third further right.
    const places = [{ x: 0, y: 200 }, null, null, null, { x: 0, y: -400 }, null, null, null, { x: 260, y: 0 }]
    const boxes = new Map(placedTheory(theoryOf(9, [], places))?.boxes.map(box => [box.id, box]))
    const [e0, e4, e8] = ['e0', 'e4', 'e8'].map(id => boxes.get(id))
    expect(e0?.y).toBe(e4?.y)
    expect(e4?.x).toBeLessThan(e0?.x ?? 0)
    expect(e8?.y).toBeGreaterThan(e0?.y ?? 0)
    const automatic = new Map(placedTheory(theoryOf(9))?.boxes.map(box => [box.id, box]))
    expect(automatic.get('e0')?.x).toBeLessThan(automatic.get('e4')?.x ?? 0)
  })

  it('passes places by hand over where they would not fit the page', () => {
    const apart = Array.from({ length: 40 }, (_, index) => ({ x: index * 1000, y: 0 }))
    expect(placedTheory(theoryOf(40, [], apart))).toEqual(placedTheory(theoryOf(40)))
  })

  it('has room for sixty elements', () => {
    expect(placedTheory(theoryOf(60))?.boxes).toHaveLength(60)
    expect(placedTheory(theoryOf(61))).toBeNull()
  })
})

describe('a line in the picture', () => {
  const box = (id: string, x: number, y: number): TheoryBox => ({
    id,
    title: id,
    standing: null,
    standingWords: '',
    x,
    y,
    width: 100,
    height: 40,
  })
  const routes = (boxes: readonly TheoryBox[], ...pairs: (readonly [string, string])[]) =>
    routedLinks(
      pairs.map(([from, to]) => linkBetween(from, to)),
      boxes,
    ).map(({ route }) => route)

  it('runs straight where nothing stands between its ends', () =>
    expect(routes([box('a', 0, 0), box('b', 300, 80)], ['a', 'b'])).toEqual(['straight']))

  it('goes round a box that stands between them, on the side that has room', () => {
    const column = [box('a', 0, 0), box('b', 0, 80), box('c', 0, 160)]
    expect(routes(column, ['a', 'c'])).toEqual(['right'])
    expect(routes([...column, box('d', 105, 80)], ['a', 'c'])).toEqual(['left'])
  })

  it('goes round on its way back up', () =>
    expect(routes([box('a', 0, 0), box('b', 0, 80)], ['b', 'a'])).toEqual(['right']))

  it('is drawn once for each pair, and for none that leads to itself or to nothing', () =>
    expect(routes([box('a', 0, 0), box('b', 0, 80)], ['a', 'b'], ['a', 'b'], ['a', 'a'], ['a', 'gone'])).toHaveLength(
      1,
    ))
})
