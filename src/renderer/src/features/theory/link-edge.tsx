import type { Point } from '@core/theory/layout'
import { pathAlong } from '@core/theory/link-path'
import { BaseEdge, type Edge, type EdgeProps } from '@xyflow/react'

export type LinkEdge = Edge<{ route: readonly Point[] | null }, 'link'>

/** A line along its route; without one, a link to itself: a loop under its own box. */
export function LinkLine({ data, sourceX, sourceY, targetX, targetY, markerEnd }: EdgeProps<LinkEdge>) {
  const path = data?.route ? pathAlong(data.route) : loopBetween({ x: sourceX, y: sourceY }, { x: targetX, y: targetY })
  return <BaseEdge path={path} interactionWidth={24} {...(markerEnd ? { markerEnd } : {})} />
}

function loopBetween(from: Point, to: Point): string {
  const below = from.y + 90
  return `M ${from.x} ${from.y} C ${from.x + 60} ${below}, ${to.x - 60} ${below}, ${to.x} ${to.y}`
}
