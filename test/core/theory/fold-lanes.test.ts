import { type Element, type Level, mainTheory } from '@core/project/entities'
import { foldLanes } from '@core/theory/fold-lanes'
import { layoutTheory } from '@core/theory/hand-placed'
import { describe, expect, it } from 'vitest'
import { elementOf } from '../project/sample-contents'

const at = (id: string, level: Level, place?: { x: number; y: number }): Element =>
  elementOf(id, { level, sphere: 'influence', ...(place ? { places: { [mainTheory]: place } } : {}) })
const link = (from: string, to: string) => ({ id: `${from}-${to}`, from, to, rationale: '' })

const elements = [at('a', 'activity'), at('o', 'output'), at('p', 'output'), at('c', 'outcome'), at('i', 'impact')]
const links = [link('a', 'o'), link('o', 'p'), link('p', 'c'), link('a', 'c'), link('c', 'i')]
const whole = layoutTheory(elements, links, { theory: mainTheory })
const fold = (...folded: string[]) => foldLanes(whole, { elements, links }, new Set(folded))
const laneOf = ({ lanes }: Pick<typeof whole, 'lanes'>, level: Level) => {
  const lane = lanes.find(each => 'level' in each && each.level === level)
  if (!lane) throw new Error(`no lane for ${level}`)
  return lane
}

describe('a picture with folded lanes', () => {
  it('is the whole one while none is folded', () => {
    expect(fold()).toMatchObject(whole)
    expect(fold('concern').boxes).toBe(whole.boxes)
  })

  it('has a strip for the lane, which counts what lies in it, and brings nearer what stands further on', () => {
    const folded = fold('output')
    expect([...folded.strips]).toEqual([
      ['output', { ...laneOf(whole, 'output'), level: undefined, width: 72, count: 2 }],
    ])
    expect([...folded.boxes.keys()].sort()).toEqual(['a', 'c', 'i'])
    expect(folded.boxes.get('a')).toEqual(whole.boxes.get('a'))
    const nearer = laneOf(whole, 'output').width - 72
    expect(folded.width).toBe(whole.width - nearer)
    for (const id of ['c', 'i']) {
      const box = whole.boxes.get(id)
      expect(folded.boxes.get(id)).toEqual({ ...box, x: (box?.x ?? 0) - nearer })
    }
  })

  it('ends lines at the strip, lets others through it, and draws none within it', () => {
    const folded = fold('output')
    const strip = folded.strips.get('output') ?? { x: 0, width: 0 }
    expect(folded.routes.get('a-o')?.at(-1)?.x).toBe(strip.x)
    expect(folded.routes.get('p-c')?.at(0)?.x).toBe(strip.x + strip.width)
    expect(folded.routes.has('o-p')).toBe(false)
    const through = folded.routes.get('a-c')
    const [from, to] = [folded.boxes.get('a'), folded.boxes.get('c')]
    expect(through?.at(0)?.x).toBe((from?.x ?? 0) + (from?.width ?? 0))
    expect(through?.at(-1)?.x).toBe(to?.x)
  })

  it('joins two strips that something stands between, and draws nothing between those side by side', () => {
    const folded = fold('activity', 'outcome')
    const [left, right] = [folded.strips.get('activity'), folded.strips.get('outcome')]
    const route = folded.routes.get('a-c')?.map(({ x }) => x)
    expect([route?.at(0), route?.at(-1)]).toEqual([(left?.x ?? 0) + 72, right?.x])
    expect(fold('output', 'outcome').routes.has('p-c')).toBe(false)
  })

  it('knows where a place in it is in the whole picture', () => {
    const folded = fold('activity', 'outcome')
    for (const [id, box] of folded.boxes) {
      const was = whole.boxes.get(id)
      expect(folded.unfold({ x: box.x, y: box.y }, box.width / 2)).toEqual({ x: was?.x, y: was?.y })
    }
  })

  it('folds nothing once levels stand among one another by hand, as there are no lanes then', () => {
    const mixed = [at('a', 'activity', { x: 0, y: 0 }), at('c', 'outcome', { x: 100, y: 300 })]
    const layout = layoutTheory(mixed, [], { theory: mainTheory })
    const folded = foldLanes(layout, { elements: mixed, links: [] }, new Set(['activity']))
    expect(folded.boxes).toBe(layout.boxes)
    expect(folded.stripOf.size).toBe(0)
  })
})
