import { type Element, type Link, levels } from '@core/project/entities'
import { type Box, boxAround, overlap, type Point, reachOf } from './box'
import type { LanesBy } from './columns'
import { routeClearOf, runsOver, uprightsOf } from './detour'
import { automaticLayout, type Lane, type LayoutOptions, laneHead, margin, type TheoryLayout } from './layout'
import { freePlace, placeIn } from './placement'

/** Where each element of a theory is drawn: what a person placed where it was put, and all else out of its way. */
export function layoutTheory(
  elements: readonly Element[],
  links: readonly Link[],
  { theory, ...options }: Omit<LayoutOptions, 'direction'> & { readonly theory: string },
): TheoryLayout {
  const lanesBy = options.lanesBy ?? 'level'
  return withHandPlaces(automaticLayout(elements, links, options), elements, links, { theory, lanesBy })
}

/**
 * An automatic layout (in the direction `right`) with what was placed by hand where it was put. Elements that no hand placed
 * stay where the layout has them, or give way up or down. Lanes by sphere keep their elements: one that was put elsewhere
 * stands at the near edge of its lane.
 */
export function withHandPlaces(
  automatic: TheoryLayout,
  elements: readonly Element[],
  links: readonly Link[],
  { theory, lanesBy }: { readonly theory: string; readonly lanesBy: LanesBy },
): TheoryLayout {
  const lanes = lanesBy === 'sphere' ? automatic.lanes : []
  const byHand = new Map<string, Box>()
  const pushed: string[] = []
  for (const element of elements) {
    const place = placeIn(element, theory)
    const box = automatic.boxes.get(element.id)
    if (!place || !box) continue
    const x = insideLane(place.x, box.width, element, lanes)
    byHand.set(element.id, { ...box, x, y: place.y })
    if (x !== place.x) pushed.push(element.id)
  }
  if (byHand.size === 0) return automatic

  const boxes = new Map([...byHand].filter(([id]) => !pushed.includes(id)))
  const settle = (id: string, box: Box) =>
    boxes.set(id, { ...box, ...freePlace(box, [...boxes.values()], 'up-and-down') })
  for (const id of pushed) {
    const box = byHand.get(id)
    if (box) settle(id, box)
  }
  const rest = [...automatic.boxes].filter(([id]) => !byHand.has(id)).sort(([, a], [, b]) => a.y - b.y || a.x - b.x)
  const [inTheWay, free] = [new Set<string>(), new Map(rest)]
  for (const [id, box] of rest) if ([...boxes.values()].some(other => overlap(box, other))) inTheWay.add(id)
  for (const id of inTheWay) free.delete(id)
  for (const [id, box] of free) boxes.set(id, box)
  for (const [id, box] of rest) if (inTheWay.has(id)) settle(id, box)

  const stands = (id: string) => {
    const [was, now] = [automatic.boxes.get(id), boxes.get(id)]
    return was?.x === now?.x && was?.y === now?.y
  }
  const routes = new Map<string, readonly Point[]>()
  const redrawn: Link[] = []
  const moved = [...boxes].flatMap(([id, box]) => (stands(id) ? [] : [box]))
  for (const link of links) {
    const route = automatic.routes.get(link.id)
    if (!route) continue
    if (stands(link.from) && stands(link.to) && !moved.some(box => runsOver(route, box))) routes.set(link.id, route)
    else redrawn.push(link)
  }
  const taken = [...routes.values()].flatMap(uprightsOf)
  for (const { id, from, to } of redrawn) {
    const [start, end] = [boxes.get(from), boxes.get(to)]
    if (!start || !end) continue
    const others = [...boxes.values()].filter(box => box !== start && box !== end)
    const route = routeClearOf(start, end, others, taken)
    routes.set(id, route)
    taken.push(...uprightsOf(route))
  }
  const reach = reachOf(routes.values())
  return { boxes, routes, ...lanesAndSize(boxes, reach, elements, lanesBy === 'sphere' ? lanes : null) }
}

/** The first lane is open to the left and the last to the right. */
function insideLane(x: number, width: number, element: Element, lanes: readonly Lane[]): number {
  const index = lanes.findIndex(lane => 'sphere' in lane && lane.sphere === element.sphere)
  const lane = lanes[index]
  if (!lane) return x
  const least = index === 0 ? -Infinity : lane.x + margin
  const most = index === lanes.length - 1 ? Infinity : lane.x + lane.width - margin - width
  return Math.max(least, Math.min(most, x))
}

function lanesAndSize(
  boxes: ReadonlyMap<string, Box>,
  reach: number,
  elements: readonly Element[],
  given: readonly Lane[] | null,
): Box & { readonly lanes: readonly Lane[] } {
  const all = boxAround(boxes.values()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const [first, last] = [given?.at(0), given?.at(-1)]
  const left = Math.min(all.x - margin, first ? first.x : Infinity)
  const right = Math.max(all.x + all.width + margin, reach, last ? last.x + last.width : -Infinity)
  const y = all.y - margin - laneHead
  const size = { x: left, y, width: right - left, height: all.y + all.height + margin - y }
  const strip = (from: number, to: number) => ({ x: from, y, width: to - from, height: size.height })
  if (given) {
    const lanes = given.map((lane, index) => ({
      ...lane,
      ...strip(index === 0 ? left : lane.x, index === given.length - 1 ? right : lane.x + lane.width),
    }))
    return { ...size, lanes }
  }
  const held = levels.flatMap(level => {
    const own = elements.flatMap(element => (element.level === level ? (boxes.get(element.id) ?? []) : []))
    const around = boxAround(own)
    return around ? [{ level, around }] : []
  })
  const apart = held.every(({ around }, index) => {
    const next = held[index + 1]
    return !next || around.x + around.width <= next.around.x
  })
  if (!apart) return { ...size, lanes: [] }
  const between = held.map(({ around }, index) => {
    const next = held[index + 1]
    return next ? (around.x + around.width + next.around.x) / 2 : right
  })
  return {
    ...size,
    lanes: held.map(({ level }, index) => ({ level, ...strip(between[index - 1] ?? left, between[index] ?? right) })),
  }
}
