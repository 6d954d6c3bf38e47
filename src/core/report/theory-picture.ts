import { type Element, type Level, type Link, levels } from '@core/project/entities'
import { layoutTheory } from '@core/theory/layout'
import type { TheoryBox, TheoryPicture } from './model'
import { titleOf } from './text'
import { words } from './words'

/** What stands in a box: `standing` null where there is nothing to say of it. */
export type BoxContent = Pick<TheoryBox, 'standing' | 'standingWords'>

export type PictureRequest = {
  readonly elements: readonly Element[]
  readonly links: readonly Link[]
  readonly contentOf: (element: Element) => BoxContent
  readonly laneLabel: (level: Level) => string
}

type Placed = Pick<TheoryPicture, 'width' | 'height' | 'lanes' | 'boxes' | 'links' | 'fontPoints'>

/** Beyond this the boxes are too many to be taken in, whatever their size. */
export const mostElements = 60

/** An upright A4 page, in pixels, with room for a heading, a sentence and the caption. */
const pageWidth = 619
const pageHeight = 800

/** From roomy to tight; below 7 points nobody reads. */
const settings = [
  { perRow: 4, fontPoints: 8, rowGap: 30 },
  { perRow: 5, fontPoints: 7, rowGap: 24 },
  { perRow: 5, fontPoints: 7, rowGap: 14 },
] as const

const laneHead = 20
const lanePadding = 10
const boxGap = 12
const boxPadding = 8
const longestTitle = 90

/**
 * Where everything stands on an upright page: a lane for each level, activities at the top, impact at the bottom. The order
 * comes from the theory's own layout, so that it looks like the one on the screen; rows too long for the page are folded.
 * Null where it cannot be drawn legibly on one page.
 */
export function placedTheory(request: PictureRequest): Placed | null {
  if (request.elements.length === 0 || request.elements.length > mostElements) return null
  const rows = rowsOf(request)
  for (const setting of settings) {
    const placed = placedRows(rows, request, setting)
    if (placed.height <= pageHeight) return placed
  }
  return null
}

/** The layout's rows from top to bottom, each from left to right; a row holds elements of one level. */
function rowsOf({ elements, links }: PictureRequest): Element[][] {
  const { boxes } = layoutTheory(elements, links, { direction: 'down' })
  const middle = (element: Element) => {
    const box = boxes.get(element.id)
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: Math.round((box?.y ?? 0) + (box?.height ?? 0) / 2) }
  }
  const rows = new Map<string, Element[]>()
  for (const element of elements) {
    const key = `${levels.indexOf(element.level)} ${middle(element).y}`
    rows.set(key, [...(rows.get(key) ?? []), element])
  }
  const depth = (row: readonly Element[]) => (row[0] ? levels.indexOf(row[0].level) * 1e6 + middle(row[0]).y : 0)
  return [...rows.values()]
    .map(row => row.toSorted((a, b) => middle(a).x - middle(b).x))
    .sort((a, b) => depth(a) - depth(b))
}

type Setting = { readonly perRow: number; readonly fontPoints: number; readonly rowGap: number }

function placedRows(rows: readonly Element[][], request: PictureRequest, setting: Setting): Placed {
  const { perRow, fontPoints, rowGap } = setting
  const boxWidth = Math.floor((pageWidth - 2 * lanePadding - (perRow - 1) * boxGap) / perRow)
  const boxes: TheoryBox[] = []
  const lanes: { label: string; y: number; height: number }[] = []
  let y = 0
  let level: Level | null = null
  let laneTop = 0
  const closeLane = () => {
    if (level === null) return
    y += lanePadding - rowGap
    lanes.push({ label: request.laneLabel(level), y: laneTop, height: y - laneTop })
  }
  for (const row of rows.flatMap(whole => folded(whole, perRow))) {
    const here: Level | null = row[0]?.level ?? level
    if (here !== level) {
      closeLane()
      level = here
      laneTop = y
      y += laneHead
    }
    const contents = row.map(element => ({ element, ...request.contentOf(element) }))
    const height = Math.max(...contents.map(each => boxHeight(each, boxWidth, fontPoints)))
    const left = (pageWidth - row.length * boxWidth - (row.length - 1) * boxGap) / 2
    contents.forEach(({ element, standing, standingWords }, index) => {
      const x = Math.round(left + index * (boxWidth + boxGap))
      const title = words.shortened(titleOf(element.title), longestTitle)
      boxes.push({ id: element.id, title, standing, standingWords, x, y, width: boxWidth, height })
    })
    y += height + rowGap
  }
  closeLane()
  return { width: pageWidth, height: Math.ceil(y), lanes, boxes, links: drawnLinks(request), fontPoints }
}

/** A row in as many as it needs, evenly filled. */
function folded<T>(row: readonly T[], most: number): T[][] {
  const count = Math.ceil(row.length / most)
  const size = Math.ceil(row.length / count)
  return Array.from({ length: count }, (_, index) => row.slice(index * size, (index + 1) * size))
}

function boxHeight(
  { element, standingWords }: BoxContent & { element: Element },
  width: number,
  points: number,
): number {
  const title = linesOf(words.shortened(titleOf(element.title), longestTitle), width, points)
  const standing = standingWords === '' ? 0 : linesOf(standingWords, width, points - 1)
  const lineHeight = (size: number) => (size * 96 * 1.2) / 72
  return Math.ceil(title * lineHeight(points) + standing * lineHeight(points - 1) + boxPadding * 2)
}

/** Lines that text takes up, by the width of a bold letter: somewhat over half its height, all of it in wide scripts. */
function linesOf(text: string, width: number, points: number): number {
  const letter = (points * 96 * 0.58) / 72
  const perLine = Math.max(4, Math.floor((width - 12) / letter))
  let lines = 1
  let used = 0
  for (const word of text.split(' ')) {
    const length = [...word].reduce((sum, character) => sum + (character > '\u2E80' ? 2 : 1), 0)
    if (used > 0 && used + 1 + length > perLine) {
      lines += 1
      used = 0
    }
    lines += Math.max(0, Math.ceil(length / perLine) - 1)
    used += (used === 0 ? 0 : 1) + Math.min(length, perLine)
  }
  return lines
}

/** Each pair once, and none to itself. */
function drawnLinks({ elements, links }: PictureRequest): { from: string; to: string }[] {
  const known = new Set(elements.map(({ id }) => id))
  const pairs = new Map<string, { from: string; to: string }>()
  for (const { from, to } of links) {
    if (from !== to && known.has(from) && known.has(to)) pairs.set(`${from} ${to}`, { from, to })
  }
  return [...pairs.values()]
}
