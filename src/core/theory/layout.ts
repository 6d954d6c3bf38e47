import { type Element, type Level, type Link, levels, type Sphere } from '@core/project/entities'
import { arrangeLinked } from './arrange'
import { type Box, type Point, reachOf, type Size, sizeOfBox } from './box'
import { columnsOfElements, type LaneName, type LanesBy } from './columns'
import { gapFor, type Line, layTracks } from './tracks'

/** The strip of the picture that one level or sphere has to itself. */
export type Lane = Box & LaneName

/** As a box: all of the picture. Only what was placed by hand makes `x` and `y` other than 0. */
export type TheoryLayout = Box & {
  readonly boxes: ReadonlyMap<string, Box>
  /** By link id: the points a line passes, from the edge of one box to the edge of the other. A link to itself has none. */
  readonly routes: ReadonlyMap<string, readonly Point[]>
  /**
   * In their order. By level: none for a level without elements, and none at all once levels stand among one another by hand.
   * By sphere: always all three.
   */
  readonly lanes: readonly Lane[]
}

export type LayoutOptions = {
  /** `right` suits a screen (activities on the left, impact on the right), `down` a page that stands upright. */
  readonly direction?: 'right' | 'down'
  readonly sizeOf?: (element: Element) => Size
  readonly lanesBy?: LanesBy
}

/** Room at the start of the picture for the names of the lanes. */
export const laneHead = 60
export const margin = 24
const gapAlong = 48
const gapAcross = 20

/**
 * Where each element of a theory of change is drawn, in pixels from the top left corner, before a hand has moved any. Every level keeps its own strip, activities first and impact last; within a level an
 * element stands after those that lead to it, or above or below them where the picture would be too wide. Elements without
 * links stand in a block after the rest, in their level's strip. Links that run backwards, in circles or to themselves are
 * drawn but push nothing. The same elements and links in the same order always give the same picture.
 */
export function automaticLayout(
  elements: readonly Element[],
  links: readonly Link[],
  { direction = 'right', sizeOf = element => sizeOfBox(element), lanesBy = 'level' }: LayoutOptions = {},
): TheoryLayout {
  const layoutFolded = (folds: number) => foldedLayout(elements, links, { direction, sizeOf, lanesBy, folds })
  let best = layoutFolded(0)
  if (best === null) throw new Error('a layout without folds was refused')
  if (direction === 'down' || elements.length > mostToFold) return best
  for (let folds = 1; ; folds++) {
    const next = layoutFolded(folds)
    if (next === null) return best
    if (scaleOnScreen(next) > scaleOnScreen(best)) best = next
  }
}

/** A larger theory is not taken in at a glance, however it is folded. */
const mostToFold = 60
/** The room a picture has on a usual screen, in pixels. */
const screen = { width: 960, height: 660 }
const scaleOnScreen = ({ width, height }: Size): number => Math.min(screen.width / width, screen.height / height, 1)

function foldedLayout(
  elements: readonly Element[],
  links: readonly Link[],
  { direction, sizeOf, lanesBy, folds }: Required<LayoutOptions> & { readonly folds: number },
): TheoryLayout | null {
  const right = direction === 'right'
  const sizes = new Map(elements.map(element => [element.id, sizeOf(element)]))
  const sizeAt = (id: string) => sizes.get(id) ?? { width: 0, height: 0 }
  const along = (id: string) => sizeAt(id)[right ? 'width' : 'height']
  const across = (id: string) => sizeAt(id)[right ? 'height' : 'width']

  const drawn = links.filter(link => link.from !== link.to && sizes.has(link.from) && sizes.has(link.to))
  const columns = columnsOfElements(elements, drawn, { lanesBy, folds })
  if (columns === null) return null
  const columnOf = (id: string) => columns.of.get(id) ?? 0
  const linked = arrangeLinked(columns.linked, drawn, { columnOf, across, gap: gapAcross })

  const before = right ? margin + laneHead : margin
  const lines = right ? linesOf(drawn, { columnOf, linked, across, before }) : []
  const tracks = layTracks(lines)
  const gapAfter = (column: number) => gapFor(tracks.tracksIn(column), gapAlong)
  const start = right ? margin : margin + laneHead
  const { spans, end: columnsEnd } = spansOfColumns(columns.of, columns.count, along, { start, gapAfter })
  const spanAt = (column: number) => spans[column] ?? { from: 0, to: 0 }
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

  const boxOf = (id: string): Box => boxes.get(id) ?? { x: 0, y: 0, ...sizeAt(id) }
  const routes = new Map<string, readonly Point[]>()
  const ends = new Map(drawn.map(({ id, from, to }) => [id, { from, to }]))
  for (const line of lines) {
    const { from, to } = ends.get(line.id) ?? { from: '', to: '' }
    const backward = columnOf(from) > columnOf(to)
    const side = (id: string, after: boolean) => boxOf(id).x + (after ? boxOf(id).width : 0)
    routes.set(line.id, [
      { x: side(from, !backward), y: line.stops.at(0)?.at ?? 0 },
      ...tracks.between(line, gap => ({ x: spanAt(gap).to, width: gapAfter(gap) })),
      { x: side(to, backward || line.round), y: line.stops.at(-1)?.at ?? 0 },
    ])
  }
  for (const link of right ? [] : drawn) {
    const forward = columnOf(link.from) <= columnOf(link.to)
    const edge = (id: string, after: boolean): Point => {
      const box = boxOf(id)
      return { x: box.x + box.width / 2, y: box.y + (after ? box.height : 0) }
    }
    const past = (linked.crossings.get(link.id) ?? []).flatMap(({ column, at }) => {
      const span = spanAt(column)
      const ends = forward ? [span.from, span.to] : [span.to, span.from]
      return ends.map(main => point(main, before + at))
    })
    routes.set(link.id, [edge(link.from, forward), ...past, edge(link.to, !forward)])
  }

  const end = right ? Math.max(columnsEnd, reachOf(routes.values())) : columnsEnd
  const lanes = columns.lanes.map(({ first, last, ...name }): Lane => {
    const from = first === 0 ? 0 : spanAt(first).from - gapAfter(first - 1) / 2
    const to = last === columns.count - 1 ? end : spanAt(last).to + gapAfter(last) / 2
    return right
      ? { ...name, x: from, y: 0, width: to - from, height: depth }
      : { ...name, x: 0, y: from, width: depth, height: to - from }
  })
  return { x: 0, y: 0, boxes, routes, lanes, width: right ? end : depth, height: right ? depth : end }
}

type LinesOptions = {
  readonly columnOf: (id: string) => number
  readonly linked: ReturnType<typeof arrangeLinked>
  readonly across: (id: string) => number
  readonly before: number
}

/** Each link by the columns it comes to. Within its own column it goes round the right and ends off the middle, where other lines start. */
function linesOf(links: readonly Link[], { columnOf, linked, across, before }: LinesOptions): Line[] {
  const middle = (id: string) => before + (linked.centres.get(id) ?? 0)
  return links.map(({ id, from, to }): Line => {
    const round = columnOf(from) === columnOf(to)
    const off = round ? across(to) * (middle(from) < middle(to) ? -0.3 : 0.3) : 0
    const passed = (linked.crossings.get(id) ?? []).map(({ column, at }) => ({ column, at: before + at }))
    const first = { column: columnOf(from), at: middle(from) }
    return { id, round, stops: [first, ...passed, { column: columnOf(to), at: middle(to) + off }] }
  })
}

/** A column that nothing stands in is wide enough for a box to be put there. */
const emptyColumn = 208

/** Every column as wide as its widest box, one after another; `end` is where the picture ends. */
function spansOfColumns(
  columnOf: ReadonlyMap<string, number>,
  count: number,
  along: (id: string) => number,
  { start, gapAfter }: { readonly start: number; readonly gapAfter: (column: number) => number },
) {
  const widths = new Array<number>(count).fill(0)
  for (const [id, column] of columnOf) widths[column] = Math.max(widths[column] ?? 0, along(id))
  const spans: { from: number; to: number }[] = []
  for (const width of widths) {
    const last = spans.at(-1)
    const from = last ? last.to + gapAfter(spans.length - 1) : start
    spans.push({ from, to: from + (width || emptyColumn) })
  }
  return { spans, end: (spans.at(-1)?.to ?? start) + margin }
}

type Asked = {
  /** Where across the picture it was asked for; null: anywhere. */
  readonly x: number | null
  readonly lanes: readonly Lane[]
  /** The element it will be linked with, and which end of the link that is. */
  readonly linked: { readonly level: Level; readonly end: 'from' | 'to' } | null
  /** Of what had the focus. */
  readonly near: Level | null
}

/**
 * The level a new element is likely to be of: that of the lane it was asked for in. Outside all lanes, as in a theory that has
 * only its impact yet, and in the lanes of the spheres: one step on from what leads to it, one step back from what it leads to, or
 * the level that is usual there.
 */
export function likelyLevel({ x, lanes, linked, near }: Asked): Level {
  const named = lanesOfLevels(lanes)
  const first = named[0]
  const last = named.at(-1)
  const within = x === null ? undefined : laneOver(x, named)
  if (within) return within.level
  if (linked) return stepFrom(linked.level, linked.end === 'from' ? 1 : -1)
  const sphere = x === null ? undefined : lanes.find(lane => 'sphere' in lane && x < lane.x + lane.width)
  if (sphere && 'sphere' in sphere) return levelOfSphere[sphere.sphere]
  if (x === null || !first || !last) return near ?? 'outcome'
  return x < first.x ? stepFrom(first.level, -1) : stepFrom(last.level, 1)
}

/** Whether that is to the left or right of all lanes, where lanes are levels. */
export function beyondLevels(x: number, lanes: readonly Lane[]): boolean {
  const named = lanesOfLevels(lanes)
  return named.length > 0 && laneOver(x, named) === undefined
}

const lanesOfLevels = (lanes: readonly Lane[]) => lanes.flatMap(lane => ('level' in lane ? [lane] : []))

const laneOver = <L extends Lane>(x: number, lanes: readonly L[]): L | undefined =>
  lanes.find(lane => x >= lane.x && x < lane.x + lane.width)

/** What most often lies there. */
const levelOfSphere = { control: 'activity', influence: 'outcome', concern: 'impact' } as const satisfies Record<
  Sphere,
  Level
>

const stepFrom = (level: Level, by: 1 | -1): Level => levels[levels.indexOf(level) + by] ?? level
