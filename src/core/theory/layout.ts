import type { Element, Level, Link } from '@core/project/entities'
import { arrangeLinked } from './arrange'
import { columnsOfElements } from './columns'

export type Point = { readonly x: number; readonly y: number }
export type Size = { readonly width: number; readonly height: number }
/** `x` and `y` are the top left corner. */
export type Box = Point & Size
/** The strip of the picture that one level has to itself. */
export type Lane = Box & { readonly level: Level }

export type TheoryLayout = {
  readonly boxes: ReadonlyMap<string, Box>
  /** By link id: the points a line passes, from the edge of one box to the edge of the other. A link to itself has none. */
  readonly routes: ReadonlyMap<string, readonly Point[]>
  /** In the order of the levels; a level without elements has no lane. */
  readonly lanes: readonly Lane[]
  readonly width: number
  readonly height: number
}

export type LayoutOptions = {
  /** `right` suits a screen (activities on the left, impact on the right), `down` a page that stands upright. */
  readonly direction?: 'right' | 'down'
  readonly sizeOf?: (element: Element) => Size
}

export const boxWidth = 208
/** Room at the start of the picture for the names of the lanes. */
export const laneHead = 48
const margin = 24
const gapAlong = 56
const gapAcross = 24
const lettersToALine = 19
export const lineHeight = 23
/** Sphere above the title, and the space around. */
export const aboveAndAround = 62

/**
 * Where each element of a theory of change is drawn, in pixels from the top left corner. Every level keeps its own strip,
 * activities first and impact last; within a level an element stands after those that lead to it. Elements without links
 * stand in a block after the rest, in their level's strip. Links that run backwards, in circles or to themselves are drawn
 * but push nothing. The same elements and links in the same order always give the same picture.
 */
export function layoutTheory(
  elements: readonly Element[],
  links: readonly Link[],
  { direction = 'right', sizeOf = element => sizeOfBox(element) }: LayoutOptions = {},
): TheoryLayout {
  const right = direction === 'right'
  const sizes = new Map(elements.map(element => [element.id, sizeOf(element)]))
  const sizeAt = (id: string) => sizes.get(id) ?? { width: 0, height: 0 }
  const along = (id: string) => sizeAt(id)[right ? 'width' : 'height']
  const across = (id: string) => sizeAt(id)[right ? 'height' : 'width']

  const drawn = links.filter(link => link.from !== link.to && sizes.has(link.from) && sizes.has(link.to))
  const columns = columnsOfElements(elements, drawn)
  const columnOf = (id: string) => columns.of.get(id) ?? 0
  const linked = arrangeLinked(columns.linked, drawn, { columnOf, across, gap: gapAcross })

  const { spans, end } = spansOfColumns(columns.of, columns.count, along, right ? margin : margin + laneHead)
  const spanAt = (column: number) => spans[column] ?? { from: 0, to: 0 }
  const before = right ? margin + laneHead : margin
  const point = (main: number, cross: number): Point => (right ? { x: main, y: cross } : { x: cross, y: main })

  const boxes = new Map<string, Box>()
  const place = (id: string, from: number) => {
    const span = spanAt(columnOf(id))
    boxes.set(id, { ...point((span.from + span.to - along(id)) / 2, from), ...sizeAt(id) })
  }
  for (const [id, centre] of linked.centres) place(id, before + centre - across(id) / 2)
  const firstFree = linked.depth === 0 ? before : before + linked.depth + gapAcross * 2
  const free = new Map<number, number>()
  for (const id of columns.alone) {
    const from = free.get(columnOf(id)) ?? firstFree
    place(id, from)
    free.set(columnOf(id), from + across(id) + gapAcross)
  }
  const depth = Math.max(before + linked.depth, ...[...free.values()].map(next => next - gapAcross)) + margin

  const routes = new Map<string, Point[]>()
  for (const link of drawn) {
    const forward = columnOf(link.from) <= columnOf(link.to)
    const edge = (id: string, after: boolean): Point => {
      const box = boxes.get(id) ?? { x: 0, y: 0, ...sizeAt(id) }
      return right
        ? { x: box.x + (after ? box.width : 0), y: box.y + box.height / 2 }
        : { x: box.x + box.width / 2, y: box.y + (after ? box.height : 0) }
    }
    const past = (linked.crossings.get(link.id) ?? []).flatMap(({ column, at }) => {
      const span = spanAt(column)
      const ends = forward ? [span.from, span.to] : [span.to, span.from]
      return ends.map(main => point(main, before + at))
    })
    routes.set(link.id, [edge(link.from, forward), ...past, edge(link.to, !forward)])
  }

  const lanes = columns.lanes.map(({ level, first, last }): Lane => {
    const from = first === 0 ? 0 : spanAt(first).from - gapAlong / 2
    const to = last === columns.count - 1 ? end : spanAt(last).to + gapAlong / 2
    return right
      ? { level, x: from, y: 0, width: to - from, height: depth }
      : { level, x: 0, y: from, width: depth, height: to - from }
  })
  return { boxes, routes, lanes, width: right ? end : depth, height: right ? depth : end }
}

/** Every column as wide as its widest box, one after another; `end` is where the picture ends. */
function spansOfColumns(
  columnOf: ReadonlyMap<string, number>,
  count: number,
  along: (id: string) => number,
  start: number,
) {
  const widths = new Array<number>(count).fill(0)
  for (const [id, column] of columnOf) widths[column] = Math.max(widths[column] ?? 0, along(id))
  const spans: { from: number; to: number }[] = []
  for (const width of widths) {
    const from = (spans.at(-1)?.to ?? start - gapAlong) + gapAlong
    spans.push({ from, to: from + width })
  }
  return { spans, end: (spans.at(-1)?.to ?? start) + margin }
}

/** A box tall enough for its title (`titleLines`), and for what is `below` it. */
export const sizeOfBox = (element: Element, below = 0): Size => ({
  width: boxWidth,
  height: aboveAndAround + titleLines(element.title).length * lineHeight + below,
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
