/** One thing in a column: a box, or a line that passes (of no size). In pixels across the column. */
export type Seat = { readonly id: string; readonly size: number }

export type Spacing = {
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
export function spacing(
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
