import type { Element, Level, Link } from '@core/project/entities'
import { type Box, overlap, sizeOfBox } from '@core/theory/box'
import { runsOver, uprightsOf } from '@core/theory/detour'
import { automaticLayout as layoutTheory } from '@core/theory/layout'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const element = (id: string, level: Level, title = id): Element => ({
  id,
  title,
  level,
  sphere: 'control',
  notes: '',
  order: 0,
})
const link = (from: string, to: string): Link => ({ id: `${from}-${to}`, from, to, rationale: '' })

const boxOf = (boxes: ReadonlyMap<string, Box>, id: string): Box => {
  const box = boxes.get(id)
  if (!box) throw new Error(`no box for ${id}`)
  return box
}

describe('the layout of a theory of change', () => {
  it('keeps the levels in order, whatever order they were drawn in', () => {
    const { boxes, lanes } = layoutTheory(
      [element('i', 'impact'), element('o', 'outcome'), element('p', 'output'), element('a', 'activity')],
      [link('a', 'p'), link('p', 'o'), link('o', 'i')],
    )
    const xs = ['a', 'p', 'o', 'i'].map(id => boxOf(boxes, id).x)
    expect(xs).toEqual([...xs].sort((a, b) => a - b))
    expect(lanes.map(lane => 'level' in lane && lane.level)).toEqual(['activity', 'output', 'outcome', 'impact'])
  })

  it('puts an outcome after the outcome that leads to it', () => {
    const { boxes } = layoutTheory([element('late', 'outcome'), element('early', 'outcome')], [link('early', 'late')])
    expect(boxOf(boxes, 'early').x).toBeLessThan(boxOf(boxes, 'late').x)
  })

  it('runs downwards for a page that stands upright', () => {
    const { boxes } = layoutTheory([element('a', 'activity'), element('i', 'impact')], [link('a', 'i')], {
      direction: 'down',
    })
    expect(boxOf(boxes, 'a').y).toBeLessThan(boxOf(boxes, 'i').y)
  })

  it('leads a long link around the boxes between its ends', () => {
    const elements = [element('a', 'activity'), element('p', 'output'), element('i', 'impact')]
    const { boxes, routes } = layoutTheory(elements, [link('a', 'p'), link('p', 'i'), link('a', 'i')])
    const between = boxOf(boxes, 'p')
    const route = routes.get('a-i') ?? []
    expect(route.length).toBeGreaterThan(2)
    for (const point of route.slice(1, -1)) expect(overlap(between, { ...point, width: 0, height: 0 })).toBe(false)
  })

  it('starts and ends every line on the edge of its boxes', () => {
    const { boxes, routes } = layoutTheory([element('a', 'activity'), element('b', 'output')], [link('a', 'b')])
    const a = boxOf(boxes, 'a')
    const b = boxOf(boxes, 'b')
    expect(routes.get('a-b')).toEqual([
      { x: a.x + a.width, y: a.y + a.height / 2 },
      { x: b.x, y: b.y + b.height / 2 },
    ])
  })

  it('survives circles, links to itself and links to elements that are gone', () => {
    const { boxes, routes } = layoutTheory(
      [element('a', 'outcome'), element('b', 'outcome')],
      [link('a', 'b'), link('b', 'a'), link('a', 'a'), link('a', 'gone')],
    )
    expect(boxes.size).toBe(2)
    expect([...routes.keys()]).toEqual(['a-b', 'b-a'])
  })

  it('stacks elements without links below the others and side by side when there are many', () => {
    const lonely = Array.from({ length: 14 }, (_, index) => element(`x${index}`, 'activity'))
    const { boxes } = layoutTheory([element('a', 'activity'), element('o', 'outcome'), ...lonely], [link('a', 'o')])
    const bottom = boxOf(boxes, 'a').y + boxOf(boxes, 'a').height
    for (const { id } of lonely) expect(boxOf(boxes, id).y).toBeGreaterThan(bottom)
    expect(new Set(lonely.map(({ id }) => boxOf(boxes, id).x)).size).toBe(3)
  })

  it('makes a box taller for a longer title, and for wide scripts sooner', () => {
    const height = (title: string) => sizeOfBox(element('e', 'outcome', title)).height
    expect(height('More people have a say in the homes they live in')).toBeGreaterThan(height('A say'))
    expect(height('無家可歸者對居住地有更多發言權')).toBeGreaterThan(height('A say in the homes'))
    expect(height('x'.repeat(100))).toBeGreaterThan(height('x'.repeat(20)))
  })

  it('gives an empty theory an empty picture', () => {
    const { boxes, lanes } = layoutTheory([], [])
    expect([boxes.size, lanes.length]).toEqual([0, 0])
  })

  const theories = fc
    .record({
      levels: fc.array(fc.constantFrom<Level[]>('activity', 'output', 'outcome', 'impact'), { maxLength: 25 }),
      pairs: fc.array(fc.tuple(fc.nat(24), fc.nat(24)), { maxLength: 40 }),
      direction: fc.constantFrom('right' as const, 'down' as const),
    })
    .map(({ levels, pairs, direction }) => ({
      elements: levels.map((level, index) => element(`e${index}`, level, 'word '.repeat(index % 9).trim() || 'x')),
      links: pairs.map(([from, to], index) => ({ ...link(`e${from}`, `e${to}`), id: `l${index}` })),
      direction,
    }))

  it('gives every line a track of its own: none runs along another or over a box', () => {
    fc.assert(
      fc.property(theories, ({ elements, links }) => {
        const { boxes, routes } = layoutTheory(elements, links)
        const uprights = [...routes.values()].flatMap(uprightsOf)
        for (const [index, one] of uprights.entries()) {
          for (const other of uprights.slice(index + 1)) {
            const along = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
            if (along > 0) expect(Math.abs(one.x - other.x)).toBeGreaterThan(1)
          }
        }
        for (const route of routes.values()) {
          for (const box of boxes.values()) expect(runsOver(route, box)).toBe(false)
        }
      }),
    )
  })

  it('keeps two lines apart that cross the same gap, and gives them the room', () => {
    const elements = [
      element('a', 'activity'),
      element('b', 'activity'),
      element('o', 'output'),
      element('p', 'output'),
    ]
    const { routes } = layoutTheory(elements, [link('a', 'p'), link('b', 'o'), link('a', 'o'), link('b', 'p')])
    const xs = [...routes.values()].flatMap(uprightsOf).map(({ x }) => x)
    expect(new Set(xs).size).toBe(xs.length)
    expect(Math.min(...xs.flatMap((x, at) => xs.slice(at + 1).map(y => Math.abs(x - y))))).toBeGreaterThanOrEqual(6)
  })

  it('never lets two boxes overlap, leaves none out and keeps all inside the picture', () => {
    fc.assert(
      fc.property(theories, ({ elements, links, direction }) => {
        const { boxes, width, height, lanes } = layoutTheory(elements, links, { direction })
        const all = elements.map(({ id }) => boxOf(boxes, id))
        for (const [index, box] of all.entries()) {
          expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true)
          for (const other of all.slice(index + 1)) expect(overlap(box, other)).toBe(false)
        }
        for (const { id, level } of elements) {
          const lane = lanes.find(lane => 'level' in lane && lane.level === level)
          expect(lane && overlap(lane, boxOf(boxes, id))).toBe(true)
          for (const other of lanes) if (other !== lane) expect(overlap(other, boxOf(boxes, id))).toBe(false)
        }
      }),
      { numRuns: 150 },
    )
  })
})
