import { type Element, type Level, type Link, levels, type Sphere, spheres } from '@core/project/entities'

/** What the strips of a picture stand for. */
export type LanesBy = 'level' | 'sphere'
export type LaneName = { readonly level: Level } | { readonly sphere: Sphere }

type Columns = {
  /** By element id: which column it stands in, from 0. */
  readonly of: ReadonlyMap<string, number>
  readonly count: number
  readonly lanes: readonly (LaneName & { readonly first: number; readonly last: number })[]
  /** Elements with a link, and those without, each in the order given. */
  readonly linked: readonly string[]
  readonly alone: readonly string[]
}

type ColumnOptions = {
  /** Every sphere has its lane, also with nothing in it: things are dragged there. A level without elements has none. */
  readonly lanesBy: LanesBy
  /** How many times two columns of one level are made one, so that the picture grows less wide and deeper. */
  readonly folds: number
}

/** Elements without links are stacked no deeper than this before their level is given another column. */
const deepestStack = 6

/** The elements of one level (and sphere) in their columns. */
type Block = { readonly lane: LaneName; columns: string[][]; readonly alone: readonly string[] }

/**
 * The column of each element: the lanes in order, in each the levels in order, and within a level every element after those
 * that lead to it. `links` join elements that exist, and none to itself. A circle is cut at the link that closes it, in the
 * order of the elements. Null: there is nothing left to fold.
 */
export function columnsOfElements(
  elements: readonly Element[],
  links: readonly Link[],
  { lanesBy, folds }: ColumnOptions,
): Columns | null {
  const ends = new Set(links.flatMap(link => [link.from, link.to]))
  const blocks = lanesInOrder(lanesBy).flatMap(lane =>
    levels.flatMap((level): Block[] => {
      const here = elements.filter(element => element.level === level && liesIn(element, lane))
      if (here.length === 0) return []
      const columns: string[][] = []
      const linked = here.filter(element => ends.has(element.id))
      for (const [id, step] of stepsWithin(linked, links)) columns[step] = [...(columns[step] ?? []), id]
      const alone = here.filter(element => !ends.has(element.id)).map(({ id }) => id)
      return [{ lane, columns: Array.from(columns, column => column ?? []), alone }]
    }),
  )
  if (!fold(blocks, folds)) return null

  const of = new Map<string, number>()
  const lanes: (LaneName & { first: number; last: number })[] = []
  let count = 0
  for (const lane of lanesInOrder(lanesBy)) {
    const first = count
    for (const block of blocks.filter(each => sameLane(each.lane, lane))) {
      for (const [step, ids] of block.columns.entries()) for (const id of ids) of.set(id, count + step)
      for (const [index, id] of block.alone.entries()) of.set(id, count + (index % widthOf(block)))
      count += widthOf(block)
    }
    if (count === first && lanesBy === 'sphere') count++
    if (count > first) lanes.push({ ...lane, first, last: count - 1 })
  }
  return {
    of,
    count,
    lanes,
    linked: elements.filter(element => ends.has(element.id)).map(element => element.id),
    alone: elements.filter(element => !ends.has(element.id)).map(element => element.id),
  }
}

const lanesInOrder = (by: LanesBy): LaneName[] =>
  by === 'level' ? levels.map(level => ({ level })) : spheres.map(sphere => ({ sphere }))

const liesIn = (element: Element, lane: LaneName): boolean =>
  'level' in lane ? element.level === lane.level : element.sphere === lane.sphere

const sameLane = (a: LaneName, b: LaneName): boolean =>
  'level' in a ? 'level' in b && a.level === b.level : 'sphere' in b && a.sphere === b.sphere

const widthOf = ({ columns, alone }: Block): number =>
  Math.max(1, columns.length, Math.ceil(alone.length / deepestStack))

/**
 * Makes the two neighbouring columns of a level that hold fewest elements one, so many times. Answers false where there are
 * none left.
 */
function fold(blocks: readonly Block[], times: number): boolean {
  for (let time = 0; time < times; time++) {
    let best: { block: Block; at: number; count: number } | null = null
    for (const block of blocks) {
      for (const [at, column] of block.columns.slice(1).entries()) {
        const count = (block.columns[at]?.length ?? 0) + column.length
        if (best === null || count < best.count) best = { block, at, count }
      }
    }
    if (best === null) return false
    const { block, at } = best
    block.columns = block.columns.toSpliced(at, 2, [...(block.columns[at] ?? []), ...(block.columns[at + 1] ?? [])])
  }
  return true
}

/** The longest way to each element from the others of its level; links that close a circle are left out. */
function stepsWithin(elements: readonly Element[], links: readonly Link[]): Map<string, number> {
  const next = new Map<string, string[]>(elements.map(element => [element.id, []]))
  for (const link of links) if (next.has(link.to)) next.get(link.from)?.push(link.to)

  // Depth first with an own stack, as a chain may be as long as the project; what is finished last comes first.
  const finished: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const closing = new Set<string>()
  for (const { id } of elements) {
    const open: { id: string; left: string[] }[] = []
    const enter = (entered: string) => {
      state.set(entered, 'open')
      open.push({ id: entered, left: [...(next.get(entered) ?? [])] })
    }
    if (!state.has(id)) enter(id)
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const to = top.left.shift()
      if (to === undefined) {
        state.set(top.id, 'done')
        finished.push(top.id)
        open.pop()
      } else if (state.get(to) === 'open') closing.add(`${top.id} ${to}`)
      else if (!state.has(to)) enter(to)
    }
  }
  const steps = new Map<string, number>(elements.map(element => [element.id, 0]))
  for (const from of finished.toReversed()) {
    for (const to of next.get(from) ?? []) {
      if (!closing.has(`${from} ${to}`)) steps.set(to, Math.max(steps.get(to) ?? 0, (steps.get(from) ?? 0) + 1))
    }
  }
  return steps
}
