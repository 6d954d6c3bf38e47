import type { Element, Link } from '@core/project/entities'
import type { Box, Point } from './box'
import type { LaneName } from './columns'
import type { Lane, TheoryLayout } from './layout'

/** A lane by its level or sphere: no level is called as a sphere is. */
export const keyOfLane = (lane: LaneName): string => ('level' in lane ? lane.level : lane.sphere)

/** How wide a folded lane is, in pixels of the picture. */
const stripWidth = 72

/**
 * A layout some of whose lanes are folded to strips: what stands in them has no box. A line from strip
 * to strip has a route only where something is between them. */
export type FoldedLayout = TheoryLayout & {
  /** With every lane open. */
  readonly whole: TheoryLayout
  /** By the key of the lane: where its strip is, and how many elements lie in it. */
  readonly strips: ReadonlyMap<string, Box & { readonly count: number }>
  /** By element id: the key of the lane that it lies folded in. */
  readonly stripOf: ReadonlyMap<string, string>
  /** Where a place in the folded picture is in the whole one; `middle`: how far right of it the middle of what is placed is. */
  readonly unfold: (place: Point, middle: number) => Point
}

/**
 * A layout (in the direction `right`) without what lies in the lanes whose keys are `folded`; keys of no lane fold nothing. Lines to what
 * is folded end at its strip, and all that lies further right comes nearer.
 */
export function foldLanes(
  layout: TheoryLayout,
  { elements, links }: { readonly elements: readonly Element[]; readonly links: readonly Link[] },
  folded: ReadonlySet<string>,
): FoldedLayout {
  const isFolded = (lane: LaneName) => folded.has(keyOfLane(lane))
  if (!layout.lanes.some(isFolded))
    return { ...layout, whole: layout, strips: new Map(), stripOf: new Map(), unfold: place => place }
  const pairs = narrowed(layout.lanes, isFolded)
  const stripOf = new Map(
    elements.flatMap(element => {
      const lane = layout.lanes.find(each => liesIn(element, each))
      return lane && isFolded(lane) && layout.boxes.has(element.id) ? [[element.id, keyOfLane(lane)] as const] : []
    }),
  )
  const strips = new Map(
    pairs.flatMap(({ whole, now: { x, y, width, height } }) => {
      const key = keyOfLane(whole)
      const count = [...stripOf.values()].filter(each => each === key).length
      return isFolded(whole) ? [[key, { x, y, width, height, count }] as const] : []
    }),
  )

  const shown = (x: number) => shownAt(x, pairs)
  const boxes = new Map<string, Box>()
  for (const [id, box] of layout.boxes) if (!stripOf.has(id)) boxes.set(id, { ...box, x: shown(box.x) })
  const routes = new Map<string, readonly Point[]>()
  for (const { id, from, to } of links) {
    const route = layout.routes.get(id)?.map(point => ({ ...point, x: shown(point.x) }))
    const [start, end] = [from, to].map(each => strips.get(stripOf.get(each) ?? ''))
    const seen = route && outOf(outOf(route, start).toReversed(), end).toReversed()
    if (seen && seen.length > 1) routes.set(id, seen)
  }
  const x = shown(layout.x)
  return {
    x,
    y: layout.y,
    width: shown(layout.x + layout.width) - x,
    height: layout.height,
    boxes,
    routes,
    lanes: pairs.map(({ now }) => now),
    whole: layout,
    strips,
    stripOf,
    unfold: (place, middle) => {
      const pair = pairs.find(({ now }) => place.x + middle < now.x + now.width) ?? pairs.at(-1)
      return pair ? { ...place, x: place.x - pair.now.x + pair.whole.x } : place
    },
  }
}

const liesIn = (element: Element, lane: LaneName): boolean =>
  'level' in lane ? element.level === lane.level : element.sphere === lane.sphere

/** A lane, and where it is once lanes before it or itself are folded. */
type Pair = { readonly whole: Lane; readonly now: Lane }

function narrowed(lanes: readonly Lane[], isFolded: (lane: Lane) => boolean): Pair[] {
  let gone = 0
  return lanes.map(whole => {
    const width = isFolded(whole) ? Math.min(stripWidth, whole.width) : whole.width
    const now = { ...whole, x: whole.x - gone, width }
    gone += whole.width - width
    return { whole, now }
  })
}

/** Within a strip all is pressed together; before the first lane and after the last one the picture goes on as it is. */
function shownAt(x: number, pairs: readonly Pair[]): number {
  const pair = pairs.find(({ whole }) => x <= whole.x + whole.width) ?? pairs.at(-1)
  if (!pair) return x
  const { whole, now } = pair
  const within = Math.max(0, Math.min(x - whole.x, whole.width))
  return now.x + (within * now.width) / whole.width + (x - whole.x - within)
}

/** The line from where it leaves the strip for the last time; nothing where it never does. Lines leave lanes level, or in a curve that begins at the height they come with. */
function outOf(route: readonly Point[], strip: Box | undefined): readonly Point[] {
  if (!strip) return route
  const { x, width } = strip
  const last = route.findLastIndex(point => point.x >= x && point.x <= x + width)
  const [inside, next] = [route[last], route[last + 1]]
  if (!inside) return route
  if (!next) return []
  return [{ x: next.x > inside.x ? x + width : x, y: inside.y }, ...route.slice(last + 1)]
}
