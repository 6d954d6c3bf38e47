import { type Box, type Point, pathAlong, routeBetween } from '@core/theory/box'
import { BaseEdge, type Edge, type EdgeProps } from '@xyflow/react'

export type LinkEdge = Edge<
  {
    /** Null: a link to itself. */
    route: readonly Point[] | null
    /** The boxes at its ends where the layout has them. */
    from: Box | null
    to: Box | null
  },
  'link'
>

/** Half of the dot a line starts from, and half of the strip it lands on: the canvas says their outer edges. */
const [outsideFrom, outsideTo] = [9, 12]

/** A line along its route, or while a box at its end is moved from box to box; without a route a loop under its own box. */
export function LinkLine({ data, sourceX, sourceY, targetX, targetY, markerEnd }: EdgeProps<LinkEdge>) {
  const path = () => {
    if (!data?.route || !data.from || !data.to)
      return loopBetween({ x: sourceX, y: sourceY }, { x: targetX, y: targetY })
    const from = { ...data.from, x: sourceX - outsideFrom - data.from.width, y: sourceY - data.from.height / 2 }
    const to = { ...data.to, x: targetX + outsideTo, y: targetY - data.to.height / 2 }
    const stands = isAt(from, data.from) && isAt(to, data.to)
    return pathAlong(stands ? data.route : routeBetween(from, to))
  }
  return <BaseEdge path={path()} interactionWidth={24} {...(markerEnd ? { markerEnd } : {})} />
}

const isAt = (a: Point, b: Point): boolean => Math.abs(a.x - b.x) < 0.5 && Math.abs(a.y - b.y) < 0.5

function loopBetween(from: Point, to: Point): string {
  const below = from.y + 90
  return `M ${from.x} ${from.y} C ${from.x + 60} ${below}, ${to.x - 60} ${below}, ${to.x} ${to.y}`
}
