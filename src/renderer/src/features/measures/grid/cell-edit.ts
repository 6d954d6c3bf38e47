import { added, type Change, edited, removed, sameValue } from '@core/change/change'
import { own } from '@core/names'
import type { Observation } from '@core/project/entities'
import { byHandIn, type ListedObservation, recordedIn } from '../../../data/observations/listed-observation'
import type { CellFields, CellRow } from './cell-text'

/** The row as its cells show it. An imported value has no note or source of its own. */
export function cellRowOf(row: ListedObservation): CellRow {
  const { day, flag, value, denominator, dimensions } = recordedIn(row)
  const byHand = byHandIn(row)
  const said = { day, flag, value, denominator, dimensions, note: byHand?.note ?? '', source: byHand?.source ?? '' }
  return byHand?.firstDay === undefined ? said : { ...said, firstDay: byHand.firstDay }
}

/**
 * The change that makes the row say this. An imported value is never written over: it gets a correction, and a correction that
 * says what the file said, and nothing else, goes away. Null: nothing differs.
 */
export function changeOfRow(row: ListedObservation, fields: CellFields, newId: () => string): Change | null {
  const after = { ...cellRowOf(row), ...fields }
  if (row.from === 'hand') {
    const { observation } = row
    const dimensions = withoutEmpty(after.dimensions)
    return edited('observation', observation, { ...observation, ...after, dimensions })
  }
  const { cell, correction } = row
  const asImported = cellRowOf({ from: 'import', cell, correction: null })
  // An empty word stays in a correction where the file has one: it says that the file's word does not hold.
  const dimensions = Object.fromEntries(
    Object.entries(after.dimensions).filter(([name, word]) => word !== '' || own(cell.dimensions, name)),
  )
  if (sameValue({ ...after, dimensions }, asImported)) return correction ? removed('observation', correction) : null
  if (correction) return edited('observation', correction, { ...correction, ...after, dimensions })
  const laidOver: Observation = { id: newId(), measureId: cell.measureId, corrects: cell.at, ...after, dimensions }
  return added('observation', laidOver)
}

export const withoutEmpty = (dimensions: Observation['dimensions']): Observation['dimensions'] =>
  Object.fromEntries(Object.entries(dimensions).filter(([, word]) => word !== ''))
