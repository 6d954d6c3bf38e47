import type { Level } from '@core/project/entities'
import type { TheoryBox } from '@core/report/model'
import { crosses, routedLinks } from '@core/report/theory-lines'
import { mostElements, placedTheory } from '@core/report/theory-picture'
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
      619,
    ).map(({ route }) => route)

  it('runs straight where nothing stands between its ends', () =>
    expect(routes([box('a', 0, 0), box('b', 300, 80)], ['a', 'b'])).toEqual([
      [
        { x: 50, y: 40 },
        { x: 350, y: 80 },
      ],
    ]))

  it('goes past a row where that has room', () => {
    const [route = []] = routes([box('a', 50, 0), box('b', 50, 80), box('d', 170, 80), box('c', 50, 160)], ['a', 'c'])
    expect(route).toHaveLength(4)
    expect(route.slice(1, 3).every(({ x }) => x > 150 && x < 170)).toBe(true)
  })

  it('goes up from the top of one box to the foot of the other', () =>
    expect(routes([box('a', 0, 0), box('b', 0, 80)], ['b', 'a'])).toEqual([
      [
        { x: 50, y: 80 },
        { x: 50, y: 40 },
      ],
    ]))

  it('goes from side to side of neighbours, and below what stands between others of their row', () => {
    const row = [box('a', 0, 0), box('b', 120, 0), box('c', 240, 0)]
    expect(routes(row, ['b', 'a'])).toEqual([
      [
        { x: 120, y: 20 },
        { x: 100, y: 20 },
      ],
    ])
    expect(
      routes(row, ['a', 'c'])
        .flat()
        .map(({ y }) => y),
    ).toEqual([40, 48, 48, 40])
  })

  it('crosses no box, whatever the theory, and stays in the picture', () => {
    const place = fc.nat(23)
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 24 }),
        fc.array(fc.tuple(place, place), { maxLength: 30 }),
        fc.array(fc.option(fc.record({ x: fc.integer({ max: 900 }), y: fc.integer({ max: 900 }) })), { maxLength: 24 }),
        (count, pairs, places) => {
          const picture = placedTheory(theoryOf(count, pairs, places))
          if (!picture) return
          for (const { from, to, route } of picture.links) {
            expect(route.every(({ x, y }) => x >= 0 && x <= picture.width && y >= 0 && y <= picture.height)).toBe(true)
            const others = picture.boxes.filter(({ id }) => id !== from && id !== to)
            const crossed = route
              .slice(1)
              .flatMap((point, index) => others.filter(each => crosses(route[index] ?? point, point, each, 0)))
            expect(crossed).toEqual([])
          }
        },
      ),
      { numRuns: 100 },
    )
  })

  it('is drawn once for each pair, and for none that leads to itself or to nothing', () =>
    expect(routes([box('a', 0, 0), box('b', 0, 80)], ['a', 'b'], ['a', 'b'], ['a', 'a'], ['a', 'gone'])).toHaveLength(
      1,
    ))
})
