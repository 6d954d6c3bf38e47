import { type Box, type Point, routeBetween } from './box'

/** Left free beside a box, and between uprights of two lines, in pixels. */
const clear = 12
const apart = 8
/** Uprights are tried so far apart, and no more of them than this on each side. */
const step = 14
const mostTried = 12

/** An upright part of another line. */
export type Taken = { readonly x: number; readonly top: number; readonly bottom: number }

/**
 * The line from one box to another that no column leads, level and upright: where it touches the fewest of the `others` (boxes but for
 * these two) and runs along the fewest uprights of other lines; of several such the most direct.
 */
export function routeClearOf(from: Box, to: Box, others: readonly Box[], taken: readonly Taken[]): readonly Point[] {
  const straight = routeBetween(from, to)
  const [start, end] = [straight.at(0), straight.at(-1)]
  if (!start || !end || straight.length > 2) return straight
  const near = others.filter(box => isNear(box, start, end))
  let best: { route: readonly Point[]; cost: number } | null = null
  for (const route of routesBetween(start, end, near)) {
    const cost = costOf(route, others, taken, best?.cost ?? Infinity)
    if (best === null || cost < best.cost) best = { route, cost }
    if (cost < 1) break
  }
  return best?.route ?? straight
}

/** The most direct first. */
function* routesBetween(start: Point, end: Point, near: readonly Box[]): Generator<readonly Point[]> {
  if (Math.abs(start.y - end.y) < 1) yield [start, { x: end.x, y: start.y }]
  const middle = (start.x + end.x) / 2
  const [least, most] = [Math.min(start.x, end.x) + clear, Math.max(start.x, end.x) - clear]
  for (let turn = 0; turn <= mostTried * 2; turn++) {
    const x = middle + Math.ceil(turn / 2) * (turn % 2 === 0 ? step : -step)
    if (x < least || x > most) continue
    yield [start, { x, y: start.y }, { x, y: end.y }, end]
  }
  const way = Math.sign(end.x - start.x) || 1
  const [out, back] = [start.x + way * (clear + 4), end.x - way * (clear + 8)]
  const heights = near.flatMap(box => [box.y - clear, box.y + box.height + clear])
  heights.sort((a, b) => Math.abs(a - start.y) + Math.abs(a - end.y) - Math.abs(b - start.y) - Math.abs(b - end.y))
  for (const y of heights) {
    yield [start, { x: out, y: start.y }, { x: out, y }, { x: back, y }, { x: back, y: end.y }, end]
  }
}

/** A box costs more than any number of shared uprights on the way. `enough`: from there on it is too much, and is counted no further. */
function costOf(route: readonly Point[], others: readonly Box[], taken: readonly Taken[], enough: number): number {
  let cost = 0
  for (const box of others) {
    if (runsOver(route, box)) cost += 100
    if (cost >= enough) return cost
  }
  for (const { x, top, bottom } of uprightsOf(route)) {
    for (const other of taken) {
      if (Math.abs(other.x - x) < apart && other.top < bottom && other.bottom > top) cost++
    }
  }
  return cost
}

/** Whether a level and upright line runs over a box; one along its edge does not. Asked very often while a picture is made. */
export function runsOver(route: readonly Point[], box: Box): boolean {
  const [right, bottom] = [box.x + box.width, box.y + box.height]
  for (let index = 1; index < route.length; index++) {
    const [from, to] = [route[index - 1] as Point, route[index] as Point]
    if (
      Math.min(from.x, to.x) < right &&
      Math.max(from.x, to.x) > box.x &&
      Math.min(from.y, to.y) < bottom &&
      Math.max(from.y, to.y) > box.y
    )
      return true
  }
  return false
}

/** Boxes that a line between the two points could meet, with room to go round them. */
const isNear = (box: Box, a: Point, b: Point): boolean =>
  box.x < Math.max(a.x, b.x) &&
  box.x + box.width > Math.min(a.x, b.x) &&
  box.y < Math.max(a.y, b.y) + 200 &&
  box.y + box.height > Math.min(a.y, b.y) - 200

/** The uprights of a line. */
export const uprightsOf = (route: readonly Point[]): Taken[] =>
  route.slice(1).flatMap((to, index) => {
    const from = route[index] as Point
    return from.x === to.x ? [{ x: to.x, top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) }] : []
  })
