import type { Link } from '@core/project/entities'
import { Graph, layout, type NodeLabel } from '@dagrejs/dagre'

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
 * between its ends. Columns are given; dagre does the ordering and the spacing.
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
  const acrossColumns = links.filter(link => rankOf(link.from) !== rankOf(link.to))
  for (const link of acrossColumns) {
    const forward = rankOf(link.from) < rankOf(link.to)
    graph.setEdge(forward ? link.from : link.to, forward ? link.to : link.from, {}, link.id)
  }
  layout(graph)

  const centres = new Map<string, number>()
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  const reach = (from: number, to: number) => {
    first = Math.min(first, from)
    last = Math.max(last, to)
  }
  for (const id of ids) {
    const centre = graph.node(id).x ?? 0
    centres.set(id, centre)
    reach(centre - across(id) / 2, centre + across(id) / 2)
  }
  const crossings = new Map<string, { column: number; at: number }[]>()
  for (const link of acrossColumns) {
    const from = rankOf(link.from)
    const to = rankOf(link.to)
    const edge = graph.edge({ v: from <= to ? link.from : link.to, w: from <= to ? link.to : link.from, name: link.id })
    const bends = (edge.points ?? []).slice(1, -1)
    const crossed = Array.from({ length: Math.max(0, Math.abs(to - from) - 1) }, (_, index) => {
      const at = bends[index * 2 + 1]?.x ?? 0
      reach(at, at)
      return { column: used[Math.min(from, to) + 1 + index] ?? 0, at }
    })
    crossings.set(link.id, from <= to ? crossed : crossed.toReversed())
  }
  if (ids.length === 0) return { centres, crossings, depth: 0 }
  for (const [id, centre] of centres) centres.set(id, centre - first)
  for (const crossed of crossings.values()) for (const crossing of crossed) crossing.at -= first
  return { centres, crossings, depth: last - first }
}
