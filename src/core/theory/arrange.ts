import type { Link } from '@core/project/entities'
import { Graph, layout, type NodeLabel } from '@dagrejs/dagre'

/** One thing in a column: a box, or a line that passes (of no size). In pixels across the column. */
type Seat = { readonly id: string; readonly size: number }

type Spacing = {
  /** By id: the middle, in pixels from the first edge of all columns. */
  readonly centres: ReadonlyMap<string, number>
  /** The depth of the deepest column. */
  readonly depth: number
}

/** Rounds in which every seat moves towards its neighbours; after these hardly anything moves any more. */
const rounds = 12

/**
 * Places for what stands in columns, in the order given, `gap` apart: none deeper than the fullest column must be, and each as
 * near to the middle of those it is joined with as its column allows. Each round solves every column exactly (least squares
 * under an order: pool adjacent violators, Barlow et al. 1972).
 */
function spacing(
  columns: readonly (readonly Seat[])[],
  joined: ReadonlyMap<string, readonly string[]>,
  gap: number,
): Spacing {
  const used = (seats: readonly Seat[]) => seats.reduce((sum, { size }) => sum + size + gap, -gap)
  const depth = Math.max(0, ...columns.map(used))
  const centres = new Map<string, number>()
  for (const seats of columns) {
    let at = (depth - used(seats)) / 2
    for (const { id, size } of seats) {
      centres.set(id, at + size / 2)
      at += size + gap
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const seats of round % 2 === 0 ? columns : columns.toReversed()) settle(seats, joined, gap, depth, centres)
  }
  return { centres, depth }
}

function settle(
  seats: readonly Seat[],
  joined: ReadonlyMap<string, readonly string[]>,
  gap: number,
  depth: number,
  centres: Map<string, number>,
): void {
  // Each seat's room before it is taken off, so that keeping apart becomes keeping order.
  const before: number[] = []
  let room = 0
  for (const { size } of seats) {
    before.push(room + size / 2)
    room += size + gap
  }
  const spare = depth - (room - gap)
  const pools: { sum: number; count: number }[] = []
  for (const [index, { id }] of seats.entries()) {
    const others = (joined.get(id) ?? []).flatMap(other => centres.get(other) ?? [])
    const wanted =
      others.length === 0 ? (centres.get(id) ?? 0) : others.reduce((sum, at) => sum + at, 0) / others.length
    let pool = { sum: wanted - (before[index] ?? 0), count: 1 }
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count }
      pools.pop()
    }
    pools.push(pool)
  }
  let index = 0
  for (const { sum, count } of pools) {
    const at = Math.min(spare, Math.max(0, sum / count))
    for (const { id } of seats.slice(index, index + count)) centres.set(id, at + (before[index++] ?? 0))
  }
}

type Arrangement = {
  /** By element id: the middle of its box across the columns, in pixels from the first one's edge. */
  readonly centres: ReadonlyMap<string, number>
  /** By link id, from its start to its end: in each column it crosses, where it crosses. Links within a column have none. */
  readonly crossings: ReadonlyMap<string, readonly { readonly column: number; readonly at: number }[]>
  /** How far the arrangement reaches across, in pixels. */
  readonly depth: number
}

type ArrangeOptions = {
  readonly columnOf: (id: string) => number
  /** Size of a box across the columns, in pixels. */
  readonly across: (id: string) => number
  readonly gap: number
}

/**
 * Orders the elements of each column so that few lines cross, and gives every line a free way past the boxes of the columns
 * between its ends. Columns are given; dagre does the ordering.
 */
export function arrangeLinked(
  ids: readonly string[],
  links: readonly Link[],
  { columnOf, across, gap }: ArrangeOptions,
): Arrangement {
  const used = [...new Set(ids.map(columnOf))].sort((a, b) => a - b)
  const rankOf = (id: string) => used.indexOf(columnOf(id))

  // Ranks run downwards in this graph whatever the picture's direction: we read only `x`, the place within a rank. Every
  // other rank stays empty: dagre wants room for a bend on each line.
  const graph = new Graph<object, NodeLabel, { points?: { x: number; y: number }[] }>({ multigraph: true })
  graph.setGraph({ ranker: 'none', nodesep: gap, edgesep: gap, ranksep: 100 })
  for (const id of ids) graph.setNode(id, { width: across(id), height: 10, rank: rankOf(id) * 2 })
  const drawn = links
    .filter(link => rankOf(link.from) !== rankOf(link.to))
    .map(({ id, from, to }) =>
      rankOf(from) < rankOf(to) ? { id, v: from, w: to, back: false } : { id, v: to, w: from, back: true },
    )
  for (const { id, v, w } of drawn) graph.setEdge(v, w, {}, id)
  layout(graph)

  const columns: (Seat & { readonly x: number })[][] = used.map(() => [])
  const joined = new Map<string, string[]>()
  const join = (a: string, b: string) => {
    joined.set(a, [...(joined.get(a) ?? []), b])
    joined.set(b, [...(joined.get(b) ?? []), a])
  }
  for (const id of ids) columns[rankOf(id)]?.push({ id: boxSeat(id), size: across(id), x: graph.node(id).x ?? 0 })
  for (const { id, v, w } of drawn) {
    const bends = (graph.edge({ v, w, name: id }).points ?? []).slice(1, -1)
    let before = boxSeat(v)
    for (let rank = rankOf(v) + 1; rank < rankOf(w); rank++) {
      const seat = crossingSeat(id, rank)
      columns[rank]?.push({ id: seat, size: 0, x: bends[(rank - rankOf(v)) * 2 - 1]?.x ?? 0 })
      join(before, seat)
      before = seat
    }
    join(before, boxSeat(w))
  }
  for (const column of columns) column.sort((a, b) => a.x - b.x)
  const { centres, depth } = spacing(columns, joined, gap)

  const crossings = drawn.map(({ id, v, w, back }) => {
    const crossed = Array.from({ length: rankOf(w) - rankOf(v) - 1 }, (_, index) => {
      const rank = rankOf(v) + 1 + index
      return { column: used[rank] ?? 0, at: centres.get(crossingSeat(id, rank)) ?? 0 }
    })
    return [id, back ? crossed.toReversed() : crossed] as const
  })
  return {
    centres: new Map(ids.map(id => [id, centres.get(boxSeat(id)) ?? 0])),
    crossings: new Map(crossings),
    depth,
  }
}

const boxSeat = (id: string): string => `box ${id}`
const crossingSeat = (linkId: string, rank: number): string => `link ${linkId} ${rank}`
