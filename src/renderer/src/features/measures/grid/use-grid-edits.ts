import { type Change, removed, sameValue } from '@core/change/change'
import type { Measure } from '@core/project/entities'
import { useMemo, useState } from 'react'
import { useSession } from '../../../data/hooks'
import { newId } from '../../../data/new-id'
import { byHandIn, type ListedObservation, measureIdOf } from '../../../data/observations/listed-observation'
import type { ObservationRows } from '../../../data/observations/observation-rows'
import { type Action, useSave } from '../../../terms/actions'
import type { Kept } from '../../../ui/use-draft'
import { type CellProblem, cellRowOf, changeOfRow, fieldsFromText, textInCell } from './cell-text'
import type { GridColumn } from './grid-columns'

type UnsavedCell = {
  readonly row: ListedObservation
  readonly column: GridColumn
  readonly text: string
  readonly reason: string
}

export type GridEdits = {
  /** Null: kept, or nothing differed. */
  readonly keepCell: (row: ListedObservation, column: GridColumn, text: string) => CellProblem | null
  readonly removeByHand: (row: ListedObservation) => void
  /** What was typed into cells and could not be written. */
  readonly unsaved: readonly UnsavedCell[]
  readonly tryAgain: () => void
  /** All in one commit, so that Undo takes all of it back. Answers whether it is written. */
  readonly paste: (changes: readonly Change[]) => Promise<boolean>
}

/** What is edited shows at once and is written behind it. */
export function useGridEdits(rows: ObservationRows | null, measures: ReadonlyMap<string, Measure>): GridEdits {
  const save = useSave()
  const [unsaved, setUnsaved] = useState<readonly UnsavedCell[]>([])
  const session = useSession()
  const edits = useMemo(() => {
    const write = (action: Action, changes: readonly Change[]): Promise<Kept> => {
      const saved = session.keepOpenFor(() => painted().then(() => save(action, changes)))
      rows?.applyOptimistically(changes, saved.then(isSaved))
      return saved
    }
    const edits: Omit<GridEdits, 'unsaved' | 'tryAgain'> = {
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
        write(`observation.${action}`, [change]).then(kept => {
          const failed = typeof kept === 'object' ? [{ row, column, text, reason: kept.error }] : []
          setUnsaved(before => {
            const others = before.filter(each => !isSameCell(each, { row, column }))
            return others.length === before.length && failed.length === 0 ? before : [...others, ...failed]
          })
        })
        return null
      },
      removeByHand: row => {
        const observation = byHandIn(row)
        if (observation) void write('observation.remove', [removed('observation', observation)])
      },
      paste: changes => write('observation.paste', changes).then(isSaved),
    }
    return edits
  }, [save, session, rows, measures])
  return useMemo(
    () => ({
      ...edits,
      unsaved,
      tryAgain: () => {
        for (const { row, column, text } of unsaved) edits.keepCell(row, column, text)
      },
    }),
    [edits, unsaved],
  )
}

const isSaved = (kept: Kept): boolean => typeof kept !== 'object'

type PlaceOfCell = Pick<UnsavedCell, 'row' | 'column'>
const isSameCell = (a: PlaceOfCell, b: PlaceOfCell): boolean =>
  sameValue(a.column, b.column) && sameValue(originOf(a.row), originOf(b.row))
const originOf = (row: ListedObservation) => (row.from === 'hand' ? row.observation.id : row.cell.at)

/** Writing sets off reading the measure anew, which a person should not wait for: what they typed is on the screen before. A page out of sight paints nothing. */
const painted = (): Promise<void> =>
  new Promise(resolve => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 50)
  })
