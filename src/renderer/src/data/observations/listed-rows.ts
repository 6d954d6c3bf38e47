import { type Block, blockSize, type Dictionaries } from '@core/observation/block'
import type { Replaced } from '@core/observation/replaced'
import type { Observation } from '@core/project/entities'
import type { BlocksAtHand } from './blocks-at-hand'
import { cellAt, cellKey, type ImportedCell, type ListedObservation } from './listed-observation'
import type { ObservationOrder, Run } from './observation-order'

/** What was entered by hand, with the corrections beside the cells they are laid over; as the page knows it. */
type EnteredByHand = {
  readonly all: () => Observation[]
  readonly of: (id: string) => Observation | undefined
  readonly correctionOf: (measureId: string, at: ImportedCell['at']) => Observation | null
  readonly put: (observations: readonly Observation[]) => void
  readonly drop: (ids: readonly string[]) => void
}

export function enteredByHand(): EnteredByHand {
  const observations = new Map<string, Observation>()
  /** By `cellKey`. */
  const corrections = new Map<string, Observation>()
  return {
    all: () => [...observations.values()],
    of: id => observations.get(id),
    correctionOf: (measureId, at) => corrections.get(cellKey(measureId, at)) ?? null,
    put: list => {
      for (const each of list) {
        observations.set(each.id, each)
        if (each.corrects) corrections.set(cellKey(each.measureId, each.corrects), each)
      }
    },
    drop: ids => {
      for (const id of ids) {
        const gone = observations.get(id)
        observations.delete(id)
        if (gone?.corrects) corrections.delete(cellKey(gone.measureId, gone.corrects))
      }
    },
  }
}

/** The order that was asked for, and what was entered by hand since then, which stands on top: newest first. */
export type RowsInOrder = { readonly order: ObservationOrder; readonly fresh: readonly string[] }

/** Where a row is to be had: its id, or its place in a block. */
type RowPlace =
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

/** More than are ever in view. */
const mostKept = 2000

/** What rows of an order are read with: it holds as long as the same imports are in. */
type RowsAround = { readonly dictionaries: ReadonlyMap<string, Dictionaries>; readonly replaced: Replaced }

/**
 * Rows from where they are. A row is the same object until something it is made of changes, so that a screen need not draw it again.
 * `undefined`: not read yet. `null`: there is no such row.
 */
export function listedRows(
  byHand: EnteredByHand,
  blocks: BlocksAtHand,
  { dictionaries, replaced }: RowsAround,
): (at: RowPlace) => ListedObservation | null | undefined {
  const kept = new Map<string | number, { readonly row: ListedObservation; readonly block: Block | null }>()
  const keep = (key: string | number, row: ListedObservation, block: Block | null): ListedObservation => {
    if (kept.size >= mostKept) kept.clear()
    kept.set(key, { row, block })
    return row
  }
  return at => {
    if (at.from === 'hand') {
      const observation = byHand.of(at.id)
      if (!observation) return null
      const before = kept.get(at.id)?.row
      if (before?.from === 'hand' && before.observation === observation) return before
      return keep(at.id, { from: 'hand', observation, ...replacedBy(replaced.observation(at.id)) }, null)
    }
    const { run, seq, index, ref } = at
    const block = blocks.of(run, seq)
    if (!block) return block
    const correction = byHand.correctionOf(run.measureId, { importId: run.importId, seq, index })
    const before = kept.get(ref)
    if (before?.block === block && before.row.from === 'import' && before.row.correction === correction)
      return before.row
    const cell = cellAt(block, index, dictionaries.get(run.importId) ?? {})
    const replacing = replaced.inBlock(block)?.(index) ?? null
    return keep(ref, { from: 'import', cell, correction, ...replacedBy(replacing) }, block)
  }
}

const replacedBy = (importId: string | null) => (importId === null ? {} : { replacedBy: importId })
