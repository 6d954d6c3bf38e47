import type { Link } from '@core/project/entities'
import { Graph, layout, type NodeLabel } from '@dagrejs/dagre'
import { type Seat, spacing } from './spacing'

export type Arrangement = {
  /** By element id: the middle of its box across the columns, in pixels from the first one's edge. */
  readonly centres: ReadonlyMap<string, number>
  /** By link id, from its start to its end: in each column it crosses, where it crosses. Links within a column have none. */
  readonly crossings: ReadonlyMap<string, readonly { readonly column: number; readonly at: number }[]>
  /** How far the arrangement reaches across, in pixels. */
  readonly depth: number
}

export type ArrangeOptions = {
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
