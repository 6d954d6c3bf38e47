import type { Element } from '@core/project/entities'

/** All in pixels of the picture. */
export type Point = { readonly x: number; readonly y: number }
export type Size = { readonly width: number; readonly height: number }
/** `x` and `y` are the top left corner. */
export type Box = Point & Size

/** Whether two boxes have more than an edge in common. */
export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The smallest box around all of them; null around none. */
export function boxAround(boxes: Iterable<Box>): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top }
}

export const boxWidth = 208
const lettersToALine = 19
export const lineHeight = 23
/** Level and sphere above the title, and the space around. */
export const aboveAndAround = 56

/** A box tall enough for its title (`titleLines`, but for those beyond `mostLines`), and for what is `below` it. */
export const sizeOfBox = (element: Element, below = 0, mostLines = Infinity): Size => ({
  width: boxWidth,
  height: aboveAndAround + Math.min(titleLines(element.title).length, mostLines) * lineHeight + below,
})

/** A title on lines of some 19 letters (those of wide scripts count double); a word too long for any line is broken. */
export function titleLines(title: string): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of title.split(/\s+/)) {
    const length = lettersIn(word)
    if (used > 0 && used + 1 + length <= lettersToALine) {
      line += ` ${word}`
      used += 1 + length
      continue
    }
    if (used > 0) lines.push(line)
    line = ''
    used = 0
    for (const letter of word) {
      const width = lettersIn(letter)
      if (used > 0 && used + width > lettersToALine) {
        lines.push(line)
        line = ''
        used = 0
      }
      line += letter
      used += width
    }
  }
  return [...lines, line]
}

const lettersIn = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2E80' ? 2 : 1), 0)

/** The next box that way: the nearest whose middle lies further that way, straight on before aside. Null: there is none. */
export function boxTowards(id: string, boxes: ReadonlyMap<string, Box>, way: Point): string | null {
  const from = boxes.get(id)
  if (!from) return null
  const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 })
  const start = middle(from)
  let best: { id: string; far: number } | null = null
  for (const [other, box] of boxes) {
    const { x, y } = middle(box)
    const along = (x - start.x) * way.x + (y - start.y) * way.y
    const aside = Math.abs((x - start.x) * way.y) + Math.abs((y - start.y) * way.x)
    // More aside than along is another way's.
    if (other === id || along <= 1 || aside > along * 3) continue
    const far = along + aside * 2
    if (best === null || far < best.far) best = { id: other, far }
  }
  return best?.id ?? null
}

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

/** How far from a corner a line begins to turn, in pixels. */
const turn = 8

/** Level and upright lines with round corners; from one point to another that is neither level nor upright a soft curve. */
export function pathAlong(route: readonly Point[]): string {
  return route
    .map((point, index) => {
      const [before, after] = [route[index - 1], route[index + 1]]
      if (!before) return `M ${point.x} ${point.y}`
      if (!isStraight(before, point)) {
        const middle = (before.x + point.x) / 2
        return `C ${middle} ${before.y}, ${middle} ${point.y}, ${point.x} ${point.y}`
      }
      if (!after || !isStraight(point, after)) return `L ${point.x} ${point.y}`
      const [start, end] = [towards(point, before), towards(point, after)]
      return `L ${start.x} ${start.y} Q ${point.x} ${point.y}, ${end.x} ${end.y}`
    })
    .join(' ')
}

const isStraight = (a: Point, b: Point): boolean => a.x === b.x || a.y === b.y

/** The point on the way to another at which a corner begins: at most half of the way. */
function towards(from: Point, to: Point): Point {
  const far = Math.hypot(to.x - from.x, to.y - from.y)
  const share = far === 0 ? 0 : Math.min(turn / far, 0.5)
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

/** Where the picture's corner is in its frame, in pixels of the screen, and how large a pixel of the picture is there. */
type View = { readonly x: number; readonly y: number; readonly zoom: number }

/** Left free around the box, and below it for the buttons, in pixels of the screen. */
const around = 16
const below = 68

/** The view moved by no more than it takes to show all of a box, or its start where the frame is too small for all. */
export const viewShowing = (box: Box, { x, y, zoom }: View, frame: Size): View => ({
  x: x + shiftInto(frame.width, box.x * zoom + x, box.width * zoom),
  y: y + shiftInto(frame.height - below, box.y * zoom + y, box.height * zoom),
  zoom,
})

const shiftInto = (room: number, from: number, size: number): number =>
  Math.max(around - from, Math.min(0, room - around - from - size))
