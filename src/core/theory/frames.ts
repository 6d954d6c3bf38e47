import type { Frame } from '@core/project/entities'
import { type Box, boxAround, overlap } from './box'

/** Room between a frame and what it holds, in pixels, and for its name above. */
const around = 14
const frameHead = 36

/** A frame as it is drawn: where others stand between its elements, in several parts, so that it never seems to hold them. */
export type DrawnFrame = { readonly frame: Frame; readonly parts: readonly Box[] }

/** `boxes`: by element id, all elements of the picture. A frame whose elements are none of them is not drawn. */
export function drawnFrames(frames: readonly Frame[], boxes: ReadonlyMap<string, Box>): DrawnFrame[] {
  return frames.flatMap(frame => {
    const held = new Set(frame.elementIds)
    const own = [...boxes].flatMap(([id, box]) => (held.has(id) ? [box] : []))
    const others = [...boxes].flatMap(([id, box]) => (held.has(id) ? [] : [box]))
    return own.length === 0 ? [] : [{ frame, parts: partsAround(own, others) }]
  })
}

function partsAround(own: readonly Box[], others: readonly Box[]): Box[] {
  const bare = boxAround(own)
  if (!bare) return []
  if (own.length === 1 || !others.some(other => overlap(bare, other))) return [withRoom(bare)]
  const [before, after] = halves(own)
  return [...partsAround(before, others), ...partsAround(after, others)]
}

/** Parted where the space between them is widest, across or down. */
function halves(own: readonly Box[]): [Box[], Box[]] {
  let best = { gap: -Infinity, before: own.slice(0, 1), after: own.slice(1) }
  for (const [start, size] of [
    ['x', 'width'],
    ['y', 'height'],
  ] as const) {
    const inOrder = [...own].sort((a, b) => a[start] - b[start])
    let reached = -Infinity
    for (const [index, box] of inOrder.entries()) {
      const gap = box[start] - reached
      if (index > 0 && gap > best.gap) best = { gap, before: inOrder.slice(0, index), after: inOrder.slice(index) }
      reached = Math.max(reached, box[start] + box[size])
    }
  }
  return [best.before, best.after]
}

const withRoom = ({ x, y, width, height }: Box): Box => ({
  x: x - around,
  y: y - frameHead,
  width: width + around * 2,
  height: height + frameHead + around,
})

/** The frame with these in it too, each once. */
export const withElements = (frame: Frame, ids: readonly string[]): Frame => ({
  ...frame,
  elementIds: [...new Set([...frame.elementIds, ...ids])],
})

/** The frame without that element; null where nothing would be left in it. */
export function withoutElement(frame: Frame, id: string): Frame | null {
  const elementIds = frame.elementIds.filter(other => other !== id)
  return elementIds.length === 0 ? null : { ...frame, elementIds }
}
