import { type Change, edited } from '@core/change/change'
import type { Element } from '@core/project/entities'
import { type Box, boxAround, overlap, type Point } from './box'

/** Pixels of the picture. What is moved by hand comes to stand on this grid. */
export const gridStep = 8

/** Farther out than any picture reaches: a place from a damaged file must not make the rest a speck. */
const farthest = 50_000

/** Where a person put an element in a theory; null: nowhere, so that the layout finds its place. */
export function placeIn({ places }: Element, theory: string): Point | null {
  const place = places && Object.hasOwn(places, theory) ? places[theory] : undefined
  return place ? { x: within(place.x), y: within(place.y) } : null
}

const within = (at: number): number => Math.min(farthest, Math.max(-farthest, at))

/** The element put there, or (null) given back to the layout. */
export function placedIn(element: Element, theory: string, place: Point | null): Element {
  const { places = {}, ...rest } = element
  const kept = Object.fromEntries(Object.entries(places).filter(([other]) => other !== theory))
  const next = place ? { ...kept, [theory]: { x: Math.round(within(place.x)), y: Math.round(within(place.y)) } } : kept
  return Object.keys(next).length === 0 ? rest : { ...rest, places: next }
}

/** One step: each element (by id) put where it says; null gives it back to the layout. */
export function placed(
  elements: readonly Element[],
  theory: string,
  places: ReadonlyMap<string, Point | null>,
): Change[] {
  return elements.flatMap(element => {
    const place = places.get(element.id)
    return place === undefined ? [] : (edited('element', element, placedIn(element, theory, place)) ?? [])
  })
}

/** One step that gives every element of a theory back to the layout. */
export const placesForgotten = (elements: readonly Element[], theory: string): Change[] =>
  placed(elements, theory, new Map(elements.map(({ id }) => [id, null])))

/** Space kept between boxes that are moved out of each other's way. */
const apart = 24
/** Middles that differ by no more were meant to be in line. */
const nearlyInLine = 16

/**
 * Straightens what was placed by hand: boxes whose middles are nearly in line come into line, and boxes that lie on one
 * another move apart. All else stays where it was put. Answers the places that change, by id.
 */
export function tidied(byHand: ReadonlyMap<string, Box>): Map<string, Point> {
  const boxes = new Map([...byHand].map(([id, box]) => [id, { ...box }]))
  for (const [along, size] of [
    ['x', 'width'],
    ['y', 'height'],
  ] as const) {
    const inOrder = [...boxes.values()].sort((a, b) => a[along] + a[size] / 2 - (b[along] + b[size] / 2))
    let first = 0
    for (let index = 0; index < inOrder.length; index++) {
      const box = inOrder[index]
      const start = inOrder[first]
      const next = inOrder[index + 1]
      if (!box || !start) continue
      const middle = start[along] + start[size] / 2
      if (next && next[along] + next[size] / 2 - middle <= nearlyInLine) continue
      for (const one of inOrder.slice(first, index + 1)) one[along] = Math.round(middle - one[size] / 2)
      first = index + 1
    }
  }
  const settled: Box[] = []
  const moved = new Map<string, Point>()
  for (const [id, box] of [...boxes].sort(([, a], [, b]) => a.y - b.y || a.x - b.x)) {
    const free = freePlace(box, settled, 'anywhere')
    settled.push({ ...box, ...free })
    const was = byHand.get(id)
    if (was && (was.x !== free.x || was.y !== free.y)) moved.set(id, free)
  }
  return moved
}

/**
 * The place nearest to where a box stands at which it lies on none of the others; where it stands, if that is free.
 * `up-and-down` keeps it in its column.
 */
export function freePlace(box: Box, taken: readonly Box[], ways: 'anywhere' | 'up-and-down'): Point {
  const lies = (at: Point, gap: number) => {
    const here = { x: at.x - gap, y: at.y - gap, width: box.width + gap * 2, height: box.height + gap * 2 }
    return taken.some(other => overlap(here, other))
  }
  if (!lies(box, 0)) return { x: box.x, y: box.y }
  const candidates = taken.flatMap(other => [
    { x: box.x, y: other.y - apart - box.height },
    { x: box.x, y: other.y + other.height + apart },
    ...(ways === 'anywhere'
      ? [
          { x: other.x - apart - box.width, y: box.y },
          { x: other.x + other.width + apart, y: box.y },
        ]
      : []),
  ])
  const distance = (at: Point) => Math.abs(at.x - box.x) + Math.abs(at.y - box.y)
  const nearest = candidates.sort((a, b) => distance(a) - distance(b)).find(at => !lies(at, apart - 1))
  // Below everything is always free.
  return nearest ?? { x: box.x, y: Math.max(...taken.map(other => other.y + other.height)) + apart }
}

/** A line to show while something is moved: what is moved is in line with another box there. In pixels of the picture. */
export type Guide = { readonly along: 'x' | 'y'; readonly at: number; readonly from: number; readonly to: number }

type Snapped = { readonly by: Point; readonly guides: readonly Guide[] }

/**
 * How far to shift what is moved (several boxes as one), so that it comes in line with a neighbour no farther than `reach`
 * away, edge to edge or middle to middle; otherwise onto the grid.
 */
export function snapped(moving: readonly Box[], others: readonly Box[], reach: number): Snapped {
  const box = boxAround(moving)
  if (!box) return { by: { x: 0, y: 0 }, guides: [] }
  const acrossX = nearestLine(box, others, 'x', 'width', reach)
  const acrossY = nearestLine(box, others, 'y', 'height', reach)
  const by = {
    x: acrossX ? acrossX.by : Math.round(box.x / gridStep) * gridStep - box.x,
    y: acrossY ? acrossY.by : Math.round(box.y / gridStep) * gridStep - box.y,
  }
  const now = { ...box, x: box.x + by.x, y: box.y + by.y }
  const guides: Guide[] = []
  if (acrossX) {
    const span = boxAround([now, acrossX.other]) ?? now
    guides.push({ along: 'y', at: acrossX.at, from: span.y, to: span.y + span.height })
  }
  if (acrossY) {
    const span = boxAround([now, acrossY.other]) ?? now
    guides.push({ along: 'x', at: acrossY.at, from: span.x, to: span.x + span.width })
  }
  return { by, guides }
}

type Line = { readonly by: number; readonly at: number; readonly other: Box }

function nearestLine(
  box: Box,
  others: readonly Box[],
  start: 'x' | 'y',
  size: 'width' | 'height',
  reach: number,
): Line | null {
  let best: Line | null = null
  for (const other of others) {
    for (const share of [0.5, 0, 1]) {
      const at = other[start] + other[size] * share
      const by = at - (box[start] + box[size] * share)
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best.by))) best = { by, at, other }
    }
  }
  return best
}
