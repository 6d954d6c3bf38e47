import { type Element, type Level, type Link, levels } from '@core/project/entities'
import { boxWidth as screenBoxWidth } from '@core/theory/box'
import { layoutTheory } from '@core/theory/hand-placed'
import { automaticLayout } from '@core/theory/layout'
import { placeIn } from '@core/theory/placement'
import type { TheoryBox, TheoryPicture } from './model'
import { shortened, titleOf } from './text'
import { routedLinks } from './theory-lines'

/** What stands in a box: `standing` null where there is nothing to say of it. */
export type BoxContent = Pick<TheoryBox, 'standing' | 'standingWords'>

type PictureRequest = {
  /** Whose places by hand count. */
  readonly theory: string
  readonly elements: readonly Element[]
  readonly links: readonly Link[]
  readonly contentOf: (element: Element) => BoxContent
  readonly laneLabel: (level: Level) => string
}

type Placed = Pick<TheoryPicture, 'width' | 'height' | 'lanes' | 'boxes' | 'links' | 'fontPoints'>

/** Beyond this the boxes are too many to be taken in, whatever their size. */
export const mostElements = 60

/** An upright A4 page, in pixels, with room for a heading, a sentence, what is said of the version, and the caption. */
const pageWidth = 619
const pageHeight = 765

/** From roomy to tight; below 7 points nobody reads. */
const settings = [
  { perRow: 3, fontPoints: 8.5, rowGap: 32 },
  { perRow: 4, fontPoints: 8, rowGap: 30 },
  { perRow: 5, fontPoints: 7, rowGap: 24 },
  { perRow: 5, fontPoints: 7, rowGap: 19 },
  { perRow: 5, fontPoints: 7, rowGap: 14 },
] as const

const laneHead = 20
const lanePadding = 12
const boxGap = 12
const boxPadding = 6
/** Of the letters' size. Word is told to keep to it exactly, so that the boxes fit. */
export const pictureLineHeight = 1.2
const longestTitle = 90

/**
 * Where everything stands on an upright page: a lane for each level, activities at the top, impact at the bottom. The order
 * comes from the theory's own layout, so that it looks like the one on the screen; rows too long for the page are folded.
 * What a hand placed keeps its place among the others, turned as the page is: further right on the screen is further down,
 * further down on the screen is further right. Where that does not fit, places by hand are passed over. Null where it cannot be drawn legibly on one page.
 */
export function placedTheory(request: PictureRequest): Placed | null {
  if (request.elements.length === 0 || request.elements.length > mostElements) return null
  const byHand = request.elements.some(element => placeIn(element, request.theory) !== null)
  return (byHand ? placedOnPage(rowsByHand(request), request) : null) ?? placedOnPage(automaticRows(request), request)
}

/** With the roomiest boxes that fit the page. */
function placedOnPage(rows: readonly Seat[][], request: PictureRequest): Placed | null {
  const longest = Math.max(...rows.map(row => row.length))
  const roomiest = Math.max(
    0,
    settings.findIndex(({ perRow }) => perRow >= Math.min(longest, 4)),
  )
  for (const setting of settings.slice(roomiest)) {
    const placed = placedRows(rows, request, setting)
    if (placed.height <= pageHeight) return placed
  }
  return null
}

/** `at`: where its middle stands between the left (0) and the right (1) of the theory's own layout. */
type Seat = { readonly element: Element; readonly at: number }

/** The layout's rows from top to bottom, each from left to right; a row holds elements of one level. */
function automaticRows({ elements, links }: PictureRequest): Seat[][] {
  const { boxes, width } = automaticLayout(elements, links, {
    direction: 'down',
    sizeOf: () => ({ width: 150, height: 60 }),
  })
  const rows = new Map<number, Seat[]>()
  for (const element of elements) {
    const box = boxes.get(element.id)
    if (!box) throw new Error(`the layout left out ${element.id}`)
    const depth = levels.indexOf(element.level) * 1e6 + Math.round(box.y + box.height / 2)
    rows.set(depth, [...(rows.get(depth) ?? []), { element, at: (box.x + box.width / 2) / width }])
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row.toSorted((a, b) => a.at - b.at))
}

/** The same from the screen's picture, which goes from left to right: elements that stand one below another are a row. */
function rowsByHand({ elements, links, theory }: PictureRequest): Seat[][] {
  const { boxes } = layoutTheory(elements, links, { theory })
  const middles = elements.map(element => {
    const box = boxes.get(element.id)
    if (!box) throw new Error(`the layout left out ${element.id}`)
    return { element, x: box.x + box.width / 2, y: box.y + box.height / 2 }
  })
  const [top, bottom] = [Math.min(...middles.map(({ y }) => y)), Math.max(...middles.map(({ y }) => y))]
  return levels.flatMap(level => {
    const rows: (typeof middles)[] = []
    for (const middle of middles.filter(each => each.element.level === level).sort((a, b) => a.x - b.x)) {
      const row = rows.at(-1)
      if (row?.[0] && middle.x - row[0].x <= screenBoxWidth / 2) row.push(middle)
      else rows.push([middle])
    }
    return rows.map(row =>
      row
        .toSorted((a, b) => a.y - b.y)
        .map(({ element, y }) => ({ element, at: bottom === top ? 0.5 : (y - top) / (bottom - top) })),
    )
  })
}

type Setting = { readonly perRow: number; readonly fontPoints: number; readonly rowGap: number }

function placedRows(rows: readonly Seat[][], request: PictureRequest, setting: Setting): Placed {
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
    const here: Level | null = row[0]?.element.level ?? level
    if (here !== level) {
      closeLane()
      level = here
      laneTop = y
      y += laneHead
    }
    const contents = row.map(({ element }) => ({ element, ...request.contentOf(element) }))
    const height = Math.max(...contents.map(each => boxHeight(each, boxWidth, fontPoints)))
    const lefts = leftEdges(row, boxWidth)
    contents.forEach(({ element, standing, standingWords }, index) => {
      const title = shortened(titleOf(element.title), longestTitle)
      boxes.push({ id: element.id, title, standing, standingWords, x: lefts[index] ?? 0, y, width: boxWidth, height })
    })
    y += height + rowGap
  }
  closeLane()
  return {
    width: pageWidth,
    height: Math.ceil(y),
    lanes,
    boxes,
    links: routedLinks(request.links, boxes, pageWidth),
    fontPoints,
  }
}

/** As near to their own places as the page and their neighbours allow. */
function leftEdges(row: readonly Seat[], boxWidth: number): number[] {
  const step = boxWidth + boxGap
  const last = pageWidth - lanePadding - boxWidth
  const lefts: number[] = []
  for (const { at } of row) {
    lefts.push(Math.max(lanePadding, Math.round(at * pageWidth - boxWidth / 2), (lefts.at(-1) ?? -step) + step))
  }
  return lefts.map((left, index) => Math.min(left, last - (lefts.length - 1 - index) * step))
}

/** A row in as many as it needs, dealt out in turn so that each reaches over the page. */
function folded<T>(row: readonly T[], most: number): T[][] {
  const count = Math.ceil(row.length / most)
  return Array.from({ length: count }, (_, first) => row.filter((_, index) => index % count === first))
}

function boxHeight(
  { element, standingWords }: BoxContent & { element: Element },
  width: number,
  points: number,
): number {
  const title = linesOf(shortened(titleOf(element.title), longestTitle), width, points)
  const standing = standingWords === '' ? 0 : linesOf(standingWords, width, points - 1)
  const lineHeight = (size: number) => (size * pictureLineHeight * 96) / 72
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
