import { type Box, boxAround, type Point } from './box'
import { gridStep } from './placement'

/** A line to show while something is moved: what is moved is in line with another box there. In pixels of the picture. */
export type Guide = { readonly along: 'x' | 'y'; readonly at: number; readonly from: number; readonly to: number }

export type Snapped = { readonly by: Point; readonly guides: readonly Guide[] }

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
