import type { Change } from '@core/change/change'
import { removed } from '@core/change/make'
import type { Measure } from '@core/project/entities'
import { useMemo } from 'react'
import { useSession } from '../../../data/hooks'
import { newId } from '../../../data/new-id'
import { byHandIn, type ListedObservation, measureIdOf } from '../../../data/observations/listed-observation'
import type { ObservationRows } from '../../../data/observations/observation-rows'
import { type Action, useCommit } from '../../../terms/actions'
import { cellRowOf, changeOfRow } from './cell-edit'
import { type CellProblem, fieldsFromText, textInCell } from './cell-text'
import type { GridColumn } from './grid-columns'

export type GridEdits = {
  /** Null: kept, or nothing differed. */
  readonly keepCell: (row: ListedObservation, column: GridColumn, text: string) => CellProblem | null
  readonly removeByHand: (row: ListedObservation) => void
  /** All in one commit, so that Undo takes all of it back. Answers whether it is written. */
  readonly paste: (changes: readonly Change[]) => Promise<boolean>
}

/** What is edited shows at once and is written behind it. */
export function useGridEdits(rows: ObservationRows | null, measures: ReadonlyMap<string, Measure>): GridEdits {
  const commit = useCommit({ keepTrying: true })
  const session = useSession()
  return useMemo(() => {
    const write = (action: Action, changes: readonly Change[]): Promise<boolean> => {
      const written = session.keepOpenFor(() => painted().then(() => commit(action, changes)))
      rows?.applyOptimistically(changes, written)
      return written
    }
    return {
      keepCell: (row, column, text) => {
        const measure = measures.get(measureIdOf(row))
        if (!measure) return 'read-only'
        const before = cellRowOf(row)
        if (text.trim() === textInCell(before, column, measure)) return null
        const read = fieldsFromText(text, column, before, measure, null)
        if (!read.ok) return read.problem
        const change = changeOfRow(row, read.value, newId)
        if (!change) return null
        const action = change.before === null ? 'correct' : change.after === null ? 'remove' : 'edit'
        void write(`observation.${action}`, [change])
        return null
      },
      removeByHand: row => {
        const observation = byHandIn(row)
        if (observation) void write('observation.remove', [removed('observation', observation)])
      },
      paste: changes => write('observation.paste', changes),
    }
  }, [commit, session, rows, measures])
}

/** Writing sets off reading the measure anew, which a person should not wait for: what they typed is on the screen before. A page out of sight paints nothing. */
const painted = (): Promise<void> =>
  new Promise(resolve => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 50)
  })
