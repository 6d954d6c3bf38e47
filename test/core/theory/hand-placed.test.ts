import { type Element, type Level, mainTheory, type Sphere } from '@core/project/entities'
import { type Box, overlap } from '@core/theory/box'
import { runsOver } from '@core/theory/detour'
import { layoutTheory } from '@core/theory/hand-placed'
import { automaticLayout } from '@core/theory/layout'
import { freePlace, placed, placedIn, placeIn, placesForgotten, snapped, tidied } from '@core/theory/placement'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementOf } from '../project/sample-contents'

const at = (id: string, level: Level, place?: { x: number; y: number }, sphere: Sphere = 'influence'): Element =>
  elementOf(id, { level, sphere, ...(place ? { places: { [mainTheory]: place } } : {}) })
const link = (from: string, to: string) => ({ id: `${from}-${to}`, from, to, rationale: '' })
const boxOf = (boxes: ReadonlyMap<string, Box>, id: string): Box => {
  const box = boxes.get(id)
  if (!box) throw new Error(`no box for ${id}`)
  return box
}
const inMain = { theory: mainTheory }

describe('a picture partly placed by hand', () => {
  it('keeps what was placed where it was put, and the rest where the layout has it', () => {
    const elements = [at('a', 'activity'), at('b', 'output', { x: 900, y: -300 }), at('c', 'outcome')]
    const links = [link('a', 'b'), link('b', 'c')]
    const automatic = automaticLayout(elements, links)
    const { boxes, y, height } = layoutTheory(elements, links, inMain)
    expect(boxOf(boxes, 'b')).toMatchObject({ x: 900, y: -300 })
    expect(boxOf(boxes, 'a')).toEqual(boxOf(automatic.boxes, 'a'))
    expect(y).toBeLessThan(-300)
    expect(y + height).toBeGreaterThan(boxOf(boxes, 'a').y)
  })

  it('says levels by lanes only while they stand apart', () => {
    const elements = (x: number) => [at('a', 'activity', { x: 0, y: 0 }), at('b', 'outcome', { x, y: 0 })]
    expect(layoutTheory(elements(600), [], inMain).lanes.map(({ x, width }) => x + width)).toEqual([404, 832])
    expect(layoutTheory(elements(100), [], inMain).lanes).toEqual([])
  })

  it('by spheres keeps everyone in their own lane, and shows lanes with nothing in them', () => {
    const elements = [
      at('a', 'activity', undefined, 'control'),
      at('b', 'outcome', { x: -500, y: 90 }, 'influence'),
      at('c', 'impact', { x: 5000, y: 0 }, 'influence'),
    ]
    const { lanes, boxes } = layoutTheory(elements, [], { ...inMain, lanesBy: 'sphere' })
    expect(lanes.map(lane => 'sphere' in lane && lane.sphere)).toEqual(['control', 'influence', 'concern'])
    const [, influence] = lanes
    for (const id of ['b', 'c']) {
      const box = boxOf(boxes, id)
      expect(influence && box.x >= influence.x && box.x + box.width <= influence.x + influence.width).toBe(true)
    }
  })

  it('leads a line round the right where one box stands above the other', () => {
    const elements = [at('a', 'outcome', { x: 0, y: 0 }), at('b', 'outcome', { x: 40, y: 400 })]
    const route = layoutTheory(elements, [link('a', 'b')], inMain).routes.get('a-b') ?? []
    expect(Math.max(...route.map(({ x }) => x))).toBeGreaterThan(40 + 208)
  })

  it('leads a line around a box that was put in its way', () => {
    const elements = [
      at('a', 'activity', { x: 0, y: 0 }),
      at('b', 'outcome', { x: 700, y: 10 }),
      at('between', 'output', { x: 350, y: -20 }),
    ]
    const { routes, boxes } = layoutTheory(elements, [link('a', 'b')], inMain)
    const route = routes.get('a-b') ?? []
    expect(runsOver(route, boxOf(boxes, 'between'))).toBe(false)
    expect([route.at(0)?.x, route.at(-1)?.x]).toEqual([208, 700])
  })

  it('leads a line that stood around a box that was put on it', () => {
    const elements = (place?: { x: number; y: number }) => [
      at('a', 'activity'),
      at('o', 'output'),
      at('i', 'impact'),
      at('x', 'activity', place),
    ]
    const links = [link('a', 'o'), link('o', 'i'), link('a', 'i')]
    const before = layoutTheory(elements(), links, inMain)
    const passing = before.routes.get('a-i')?.at(1)?.y ?? 0
    const put = { x: boxOf(before.boxes, 'o').x, y: passing - 40 }
    const { routes, boxes } = layoutTheory(elements(put), links, inMain)
    for (const { id } of links) {
      expect(runsOver(routes.get(id) ?? [], boxOf(boxes, 'x'))).toBe(false)
    }
  })

  const aPlace = fc.option(
    fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) }),
    {
      nil: undefined,
    },
  )
  const theories = fc
    .record({
      all: fc.array(
        fc.tuple(
          fc.constantFrom<Level[]>('activity', 'output', 'outcome', 'impact'),
          fc.constantFrom<Sphere[]>('control', 'influence', 'concern'),
          aPlace,
        ),
        { maxLength: 14 },
      ),
      pairs: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 20 }),
      lanesBy: fc.constantFrom('level' as const, 'sphere' as const),
    })
    .map(({ all, pairs, lanesBy }) => ({
      elements: all.map(([level, sphere, place], index) => at(`e${index}`, level, place, sphere)),
      links: pairs.map(([from, to], index) => ({ ...link(`e${from}`, `e${to}`), id: `l${index}` })),
      lanesBy,
    }))

  it('never lets what the layout placed lie on anything, and keeps all inside the picture', () =>
    fc.assert(
      fc.property(theories, ({ elements, links, lanesBy }) => {
        const layout = layoutTheory(elements, links, { ...inMain, lanesBy })
        expect(layout.boxes.size).toBe(elements.length)
        for (const element of elements) {
          const box = boxOf(layout.boxes, element.id)
          const inside = box.x >= layout.x && box.y >= layout.y
          expect(
            inside && box.x + box.width <= layout.x + layout.width && box.y + box.height <= layout.y + layout.height,
          ).toBe(true)
          if (placeIn(element, mainTheory)) continue
          for (const other of elements) {
            if (other !== element) expect(overlap(box, boxOf(layout.boxes, other.id))).toBe(false)
          }
        }
        for (const lane of layout.lanes) {
          const own = elements.filter(one => ('level' in lane ? one.level === lane.level : one.sphere === lane.sphere))
          for (const { id } of own) {
            const box = boxOf(layout.boxes, id)
            expect(box.x >= lane.x && box.x + box.width <= lane.x + lane.width).toBe(true)
          }
        }
      }),
    ))
})

describe('places', () => {
  it('are rounded, each theory its own, and leave no trace when they are given back', () => {
    const bare = elementOf('a')
    const there = placedIn(placedIn(bare, mainTheory, { x: 1.4, y: 2.6 }), 'sub', { x: 9, y: 9 })
    expect([placeIn(there, mainTheory), placeIn(there, 'sub'), placeIn(there, 'toString')]).toEqual([
      { x: 1, y: 3 },
      { x: 9, y: 9 },
      null,
    ])
    expect(placedIn(placedIn(there, 'sub', null), mainTheory, null)).toEqual(bare)
  })

  it('from a damaged file do not make the rest a speck', () =>
    expect(placeIn(elementOf('a', { places: { main: { x: 1e300, y: -1e300 } } }), mainTheory)).toEqual({
      x: 50_000,
      y: -50_000,
    }))

  it('change in one step, of those alone that really move', () => {
    const elements = [at('a', 'outcome', { x: 1, y: 1 }), at('b', 'outcome')]
    const changes = placed(
      elements,
      mainTheory,
      new Map([
        ['a', { x: 1, y: 1 }],
        ['b', { x: 5, y: 5 }],
      ]),
    )
    expect(changes.map(({ id }) => id)).toEqual(['b'])
    expect(placesForgotten(elements, mainTheory).map(({ id }) => id)).toEqual(['a'])
  })
})

const aBox = fc.record({
  x: fc.integer({ min: -300, max: 300 }),
  y: fc.integer({ min: -300, max: 300 }),
  width: fc.constantFrom(100, 208),
  height: fc.constantFrom(60, 140),
})

describe('tidying up', () => {
  it('leaves alone what stands well', () =>
    expect(
      tidied(
        new Map([
          ['a', { x: 0, y: 0, width: 100, height: 60 }],
          ['b', { x: 300, y: 40, width: 100, height: 60 }],
        ]),
      ).size,
    ).toBe(0))

  it('brings what is nearly in line into line', () =>
    expect(
      tidied(
        new Map([
          ['a', { x: 0, y: 0, width: 100, height: 60 }],
          ['b', { x: 300, y: 9, width: 100, height: 60 }],
        ]),
      ),
    ).toEqual(new Map([['b', { x: 300, y: 0 }]])))

  it('leaves no two boxes on one another', () =>
    fc.assert(
      fc.property(fc.array(aBox, { maxLength: 10 }), boxes => {
        const byHand = new Map(boxes.map((box, index) => [`e${index}`, box]))
        const moved = tidied(byHand)
        const after = [...byHand].map(([id, box]) => ({ ...box, ...moved.get(id) }))
        for (const [index, box] of after.entries()) {
          for (const other of after.slice(index + 1)) expect(overlap(box, other)).toBe(false)
        }
      }),
    ))

  it('finds a free place up or down without leaving the column', () =>
    fc.assert(
      fc.property(aBox, fc.array(aBox, { maxLength: 8 }), (box, taken) => {
        const free = freePlace(box, taken, 'up-and-down')
        expect(free.x).toBe(box.x)
        expect(taken.some(other => overlap({ ...box, ...free }, other))).toBe(false)
      }),
    ))
})

describe('snapping', () => {
  const size = { width: 200, height: 100 }
  it('comes in line with a neighbour that is near, and says where', () => {
    const { by, guides } = snapped([{ x: 403, y: 7, ...size }], [{ x: 0, y: 0, ...size }], 8)
    expect(by).toEqual({ x: -3, y: -7 })
    expect(guides).toContainEqual({ along: 'x', at: 50, from: 0, to: 600 })
  })

  it('otherwise comes onto the grid', () =>
    expect(snapped([{ x: 403, y: 299, ...size }], [{ x: 0, y: 0, ...size }], 4)).toEqual({
      by: { x: -3, y: -3 },
      guides: [],
    }))

  it('moves several as one', () => {
    const two = [
      { x: 11, y: 11, ...size },
      { x: 300, y: 200, ...size },
    ]
    expect(snapped(two, [], 8).by).toEqual({ x: -3, y: -3 })
  })
})
