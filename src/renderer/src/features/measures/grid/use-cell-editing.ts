import type { Measure } from '@core/project/entities'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ListedObservation, measureIdOf } from '../../../data/observations/listed-observation'
import { cellRowOf } from './cell-edit'
import { textInCell } from './cell-text'
import { type GridColumn, isReadOnly } from './grid-columns'
import type { GridEdits } from './use-grid-edits'

export type CellEditing = {
  /** Null: no cell is being edited. */
  readonly editing: { readonly text: string; readonly typedOver: boolean } | null
  /** Why the last text was not taken. */
  readonly error: string | null
  /** `typed`: the key that began it, which replaces what was there. */
  readonly begin: (typed?: string) => void
  /** Answers whether the text was taken. */
  readonly keep: (text: string) => boolean
  readonly end: () => void
  readonly forgetError: () => void
}

/** Editing one cell: the one of this row and column. */
export function useCellEditing(
  row: ListedObservation | null | undefined,
  column: GridColumn | undefined,
  measures: ReadonlyMap<string, Measure>,
  edits: GridEdits,
): CellEditing {
  const { t } = useTranslation('observationGrid')
  const [editing, setEditing] = useState<CellEditing['editing']>(null)
  const [error, setError] = useState<string | null>(null)
  return {
    editing,
    error,
    begin: typed => {
      const measure = row && measures.get(measureIdOf(row))
      if (!row || !column || !measure) return
      if (isReadOnly(column)) {
        setError(t('notKept', { problem: t('problem.read-only') }))
        return
      }
      setError(null)
      setEditing({ text: typed ?? textInCell(cellRowOf(row), column, measure), typedOver: typed !== undefined })
    },
    keep: text => {
      if (!row || !column) return true
      const problem = edits.keepCell(row, column, text)
      setError(problem === null ? null : t('notKept', { problem: t(`problem.${problem}`) }))
      return problem === null
    },
    end: () => setEditing(null),
    forgetError: () => setError(null),
  }
}
