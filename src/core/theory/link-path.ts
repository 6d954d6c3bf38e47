import type { Point } from './layout'

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
