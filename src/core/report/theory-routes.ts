import type { Link } from '@core/project/entities'
import type { TheoryBox, TheoryLine } from './model'

/** How far out a line goes, in pixels, before it turns to run past a box. */
export const bendRoom = 9

/**
 * How each link is drawn: each pair once, none to itself, none to a box that is not there. A straight line that would run
 * behind a third box, and so seem to lead there, goes round it where there is room on one side.
 */
export function routedLinks(links: readonly Link[], boxes: readonly TheoryBox[]): TheoryLine[] {
  const byId = new Map(boxes.map(box => [box.id, box]))
  const lines = new Map<string, TheoryLine>()
  for (const { from, to } of links) {
    const start = byId.get(from)
    const end = byId.get(to)
    if (from === to || !start || !end) continue
    lines.set(`${from} ${to}`, { from, to, route: routeOf(start, end, boxes) })
  }
  return [...lines.values()]
}

function routeOf(start: TheoryBox, end: TheoryBox, boxes: readonly TheoryBox[]): TheoryLine['route'] {
  const others = boxes.filter(box => box !== start && box !== end)
  const downwards = end.y >= start.y + start.height
  if (downwards && !others.some(box => crosses(start, end, box))) return 'straight'
  const between = others.filter(
    box =>
      box.y < Math.max(middleY(start), middleY(end)) && box.y + box.height > Math.min(middleY(start), middleY(end)),
  )
  const isFree = (left: number, right: number) => !between.some(box => box.x < right && box.x + box.width > left)
  const rights = [start.x + start.width, end.x + end.width]
  if (isFree(Math.min(...rights), Math.max(...rights) + bendRoom + 2)) return 'right'
  const lefts = [start.x, end.x]
  if (isFree(Math.min(...lefts) - bendRoom - 2, Math.max(...lefts))) return 'left'
  return 'straight'
}

const middleY = ({ y, height }: TheoryBox): number => y + height / 2

/** Whether the straight line from the bottom of one box to the top of the other passes through a third. */
function crosses(start: TheoryBox, end: TheoryBox, box: TheoryBox): boolean {
  const from = { x: start.x + start.width / 2, y: start.y + start.height }
  const to = { x: end.x + end.width / 2, y: end.y }
  const top = Math.max(box.y, from.y)
  const bottom = Math.min(box.y + box.height, to.y)
  if (top >= bottom) return false
  const at = (y: number) => (to.y === from.y ? from.x : from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y))
  const [left, right] = [Math.min(at(top), at(bottom)), Math.max(at(top), at(bottom))]
  return left < box.x + box.width && right > box.x
}
