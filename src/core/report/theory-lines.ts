import type { Link } from '@core/project/entities'
import type { Point } from '@core/theory/box'
import { runsOver } from '@core/theory/detour'
import type { TheoryBox, TheoryLine } from './model'

/** Left free beside a box that a line passes (where there is room, and where there is little), and between two lines that pass it on the same side, in pixels. */
const clear = { roomy: 9, tight: 3 }
const apart = 5
/** A line that passes a box goes on so far before it turns. */
const beyond = 4
/** How far a line between two boxes of one row goes out below it. */
const dip = 8
/** A line at the left end of a row runs over the name of its lane: other ways are taken that are longer by no more than this. */
const besideName = 90

/** Boxes beside one another: a line goes past them between two of them, or at an end. */
type Row = { readonly top: number; readonly bottom: number; readonly boxes: readonly TheoryBox[] }

/**
 * How each link is drawn: each pair once, none to itself, none to a box that is not there. A line is straight where nothing stands in its
 * way; else it goes past each row between its ends where that row has room, so that it never seems to lead to a box that it only passes.
 * Boxes that overlap in height are a row: the picture's are of one height there.
 */
export function routedLinks(links: readonly Link[], boxes: readonly TheoryBox[], width: number): TheoryLine[] {
  const rows = rowsOf(boxes)
  const byId = new Map(boxes.map(box => [box.id, box]))
  const taken = new Map<string, number[]>()
  const lines = new Map<string, TheoryLine>()
  for (const { from, to } of links) {
    const [start, end] = [byId.get(from), byId.get(to)]
    if (from === to || !start || !end || lines.has(`${from} ${to}`)) continue
    lines.set(`${from} ${to}`, { from, to, route: routeOf(start, end, { rows, width, taken }) })
  }
  return [...lines.values()]
}

function rowsOf(boxes: readonly TheoryBox[]): Row[] {
  const rows: { top: number; bottom: number; boxes: TheoryBox[] }[] = []
  for (const box of boxes.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1)
    if (row && box.y < row.bottom) {
      row.boxes.push(box)
      row.bottom = Math.max(row.bottom, box.y + box.height)
    } else rows.push({ top: box.y, bottom: box.y + box.height, boxes: [box] })
  }
  for (const { boxes: held } of rows) held.sort((a, b) => a.x - b.x)
  return rows
}

type Ways = { readonly rows: readonly Row[]; readonly width: number; readonly taken: Map<string, number[]> }

function routeOf(start: TheoryBox, end: TheoryBox, ways: Ways): readonly Point[] {
  const { rows } = ways
  const [first, last] = [start, end].map(box => rows.findIndex(row => row.boxes.includes(box))) as [number, number]
  const middle = ({ x, width }: TheoryBox) => x + width / 2
  if (first === last) return besideEachOther(start, end, rows[first]?.boxes ?? [])
  const down = first < last
  const from = { x: middle(start), y: down ? start.y + start.height : start.y }
  const to = { x: middle(end), y: down ? end.y : end.y + end.height }
  const between = down ? rows.slice(first + 1, last) : rows.slice(last + 1, first).toReversed()
  if (!between.some(row => row.boxes.some(box => crosses(from, to, box)))) return [from, to]
  let at: Point = from
  const passed = between.flatMap((row, index) => {
    const wanted = at.x + ((to.x - at.x) * ((row.top + row.bottom) / 2 - at.y)) / (to.y - at.y || 1)
    const x = freePlaceIn(row, wanted, `${down ? first + 1 + index : first - 1 - index}`, ways)
    const [enter, leave] = down ? [row.top - beyond, row.bottom + beyond] : [row.bottom + beyond, row.top - beyond]
    at = { x, y: leave }
    return [{ x, y: enter }, at]
  })
  return [from, ...passed, to]
}

/** From side to side where they are neighbours; else below the row. */
function besideEachOther(start: TheoryBox, end: TheoryBox, row: readonly TheoryBox[]): readonly Point[] {
  const right = end.x >= start.x
  const between = row.slice(
    Math.min(row.indexOf(start), row.indexOf(end)) + 1,
    Math.max(row.indexOf(start), row.indexOf(end)),
  )
  if (between.length === 0) {
    const y = (Math.max(start.y, end.y) + Math.min(start.y + start.height, end.y + end.height)) / 2
    return [
      { x: right ? start.x + start.width : start.x, y },
      { x: right ? end.x : end.x + end.width, y },
    ]
  }
  const below = Math.max(...row.map(({ y, height }) => y + height)) + dip
  const [from, to] = [start.x + start.width / 2, end.x + end.width / 2]
  return [
    { x: from, y: start.y + start.height },
    { x: from, y: below },
    { x: to, y: below },
    { x: to, y: end.y + end.height },
  ]
}

/** Where a line passes a row, as near as may be to where it wants to, and off other lines that pass there. */
function freePlaceIn({ boxes }: Row, wanted: number, row: string, { width, taken }: Ways): number {
  const edges = [0, ...boxes.flatMap(box => [box.x, box.x + box.width]), width]
  const gaps = Array.from({ length: edges.length / 2 }, (_, index) => {
    const [left, right] = [edges[index * 2] ?? 0, edges[index * 2 + 1] ?? 0]
    const margin = Math.max(clear.tight, Math.min(clear.roomy, (right - left) / 3))
    const x = Math.max(left + margin, Math.min(right - margin, wanted))
    return {
      index,
      least: left + margin,
      most: right - margin,
      x,
      far: Math.abs(x - wanted) + (index === 0 ? besideName : 0),
    }
  })
  const best = gaps.filter(({ least, most }) => least <= most).toSorted((a, b) => a.far - b.far)[0]
  if (!best) return wanted
  const key = `${row} ${best.index}`
  const others = taken.get(key) ?? []
  const tried = Array.from(
    { length: 21 },
    (_, turn) => best.x + Math.ceil(turn / 2) * (turn % 2 === 0 ? apart : -apart),
  )
  const free = tried.find(x => x >= best.least && x <= best.most && others.every(other => Math.abs(other - x) >= apart))
  const x = Math.round(free ?? best.x)
  taken.set(key, [...others, x])
  return x
}

/** Whether the straight line passes through the box, or so near that it seems to. */
export function crosses(from: Point, to: Point, box: TheoryBox, near = clear.tight): boolean {
  if (from.x === to.x || from.y === to.y)
    return runsOver([from, to], { ...box, x: box.x - near, width: box.width + 2 * near })
  const [upper, lower] = from.y <= to.y ? [from, to] : [to, from]
  const [top, bottom] = [Math.max(box.y, upper.y), Math.min(box.y + box.height, lower.y)]
  if (top >= bottom) return false
  const at = (y: number) => upper.x + ((lower.x - upper.x) * (y - upper.y)) / (lower.y - upper.y)
  const [left, right] = [Math.min(at(top), at(bottom)), Math.max(at(top), at(bottom))]
  return left < box.x + box.width + near && right > box.x - near
}
