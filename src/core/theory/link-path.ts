import type { Box, Point } from './box'

/** How far a line that comes back to its own column goes out beside it, in pixels. */
const beside = 26

/**
 * The line from one box to another with nothing worked out between them: from side to side where one stands clear of the
 * other, round the right where one stands above the other (there it ends off the middle, where other lines start).
 */
export function routeBetween(from: Box, to: Box): Point[] {
  const middle = (box: Box) => box.y + box.height / 2
  const side = (box: Box, right: boolean): Point => ({ x: box.x + (right ? box.width : 0), y: middle(box) })
  if (to.x >= from.x + from.width) return [side(from, true), side(to, false)]
  if (to.x + to.width <= from.x) return [side(from, false), side(to, true)]
  const out = Math.max(from.x + from.width, to.x + to.width) + beside
  const end = to.y + to.height * (middle(from) < middle(to) ? 0.2 : 0.8)
  return [side(from, true), { x: out, y: middle(from) }, { x: out, y: end }, { x: to.x + to.width, y: end }]
}

/** How far right lines reach, with a little room. */
export const reachOf = (routes: Iterable<readonly Point[]>): number =>
  Math.max(-Infinity, ...[...routes].flat().map(({ x }) => x + 12))

/** Leaves and reaches every point level with the columns, in soft curves. */
export function pathAlong(route: readonly Point[]): string {
  return route
    .map((point, index) => {
      const before = route[index - 1]
      if (!before) return `M ${point.x} ${point.y}`
      const middle = (before.x + point.x) / 2
      return `C ${middle} ${before.y}, ${middle} ${point.y}, ${point.x} ${point.y}`
    })
    .join(' ')
}
