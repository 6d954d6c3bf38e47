import type { Point } from '@core/theory/layout'
import { BaseEdge, type Edge, type EdgeProps } from '@xyflow/react'

export type LinkEdge = Edge<{ route: readonly Point[] | null }, 'link'>

/** A line along its route; without one, a link to itself: a loop under its own box. */
export function LinkLine({ data, sourceX, sourceY, targetX, targetY, markerEnd }: EdgeProps<LinkEdge>) {
  const path = data?.route ? pathAlong(data.route) : loopBetween({ x: sourceX, y: sourceY }, { x: targetX, y: targetY })
  return <BaseEdge path={path} interactionWidth={24} {...(markerEnd ? { markerEnd } : {})} />
}

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

function loopBetween(from: Point, to: Point): string {
  const below = from.y + 90
  return `M ${from.x} ${from.y} C ${from.x + 60} ${below}, ${to.x - 60} ${below}, ${to.x} ${to.y}`
}
