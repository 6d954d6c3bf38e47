import { blockSize } from '@core/observation/block'
import type { ObservationOrder, Run } from './observation-order'

/** The order that was asked for, and what was entered by hand since then, which stands on top: newest first. */
export type RowsInOrder = { readonly order: ObservationOrder; readonly fresh: readonly string[] }

/** Where a row is to be had: its id, or its place in a block. */
export type RowPlace =
  | { readonly from: 'hand'; readonly id: string }
  | { readonly from: 'import'; readonly ref: number; readonly run: Run; readonly seq: number; readonly index: number }

export const rowCount = ({ order, fresh }: RowsInOrder): number => fresh.length + order.refs.length

/** Null: there is no such row. */
export function rowPlaceAt({ order, fresh }: RowsInOrder, place: number): RowPlace | null {
  const freshId = fresh[place]
  if (freshId !== undefined) return { from: 'hand', id: freshId }
  const ref = order.refs[place - fresh.length]
  if (ref === undefined) return null
  if (ref >= order.byHandFrom) return { from: 'hand', id: order.byHand[ref - order.byHandFrom] ?? '' }
  const run = runOf(order.runs, ref)
  const at = ref - run.base
  return { from: 'import', ref, run, seq: Math.floor(at / blockSize), index: at % blockSize }
}

function runOf(runs: readonly Run[], ref: number): Run {
  const run = runs.findLast(({ base }) => base <= ref)
  if (!run) throw new Error(`row ${ref} is in no import`)
  return run
}

/**
 * A new order beside what the page knows was entered by hand (`ids`, oldest first): what it does not hold yet stands on top, and
 * what is gone by now is left out.
 */
export function rowsInOrder(order: ObservationOrder, ids: readonly string[]): RowsInOrder {
  const [held, known] = [new Set(order.byHand), new Set(ids)]
  const fresh = ids.filter(id => !held.has(id)).reverse()
  return withoutRows({ order, fresh }, new Set(order.byHand.filter(id => !known.has(id))))
}

export const withOnTop = ({ order, fresh }: RowsInOrder, ids: readonly string[]): RowsInOrder => ({
  order,
  fresh: [...ids.toReversed(), ...fresh],
})

export function withoutRows({ order, fresh }: RowsInOrder, gone: ReadonlySet<string>): RowsInOrder {
  const places = new Set(order.byHand.flatMap((id, place) => (gone.has(id) ? [order.byHandFrom + place] : [])))
  const left = fresh.filter(id => !gone.has(id))
  if (places.size === 0) return { order, fresh: left }
  const byHand = order.byHand.map(id => (gone.has(id) ? '' : id))
  const refs = order.refs.filter(ref => ref < order.byHandFrom || !places.has(ref))
  return { order: { ...order, byHand, refs }, fresh: left }
}
