import type { Block, Dictionaries } from '@core/observation/block'
import type { Replaced } from '@core/observation/replaced'
import type { BlocksAtHand } from './blocks-at-hand'
import type { EnteredByHand } from './entered-by-hand'
import { cellAt, type ListedObservation } from './listed-observation'
import type { RowPlace } from './rows-in-order'

/** More than are ever in view. */
const mostKept = 2000

/** What rows of an order are read with: it holds as long as the same imports are in. */
export type RowsAround = { readonly dictionaries: ReadonlyMap<string, Dictionaries>; readonly replaced: Replaced }

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
