import type { Measure } from '@core/project/entities'
import { useEffect, useRef, useState } from 'react'
import { type ListedObservation, measureIdOf } from '../../../data/observations/listed-observation'
import { useTranslation } from '../../../ui/use-translation'
import { cellRowOf, textInCell } from './cell-text'
import classes from './grid.module.css'
import { type GridColumn, isReadOnly } from './grid-columns'
import type { GridEdits } from './use-grid-edits'

type CellEditorProps = {
  label: string
  initial: string
  /** True where the first key typed replaces what was there. */
  typedOver: boolean
  errorId: string
  hasError: boolean
  /** Answers whether the text was taken; where it was not, the person has been told and the editor stays. */
  keep: (text: string) => boolean
  onDone: (move: 'down' | 'next' | 'before' | 'stay') => void
  onLeave: () => void
}

export function CellEditor(props: CellEditorProps) {
  const { label, initial, typedOver, errorId, hasError, keep, onDone, onLeave } = props
  const [text, setText] = useState(initial)
  const field = useRef<HTMLInputElement>(null)
  const left = useRef(false)
  useEffect(() => {
    field.current?.focus()
    if (!typedOver) field.current?.select()
  }, [typedOver])
  const keepAnd = (move: 'down' | 'next' | 'before') => {
    if (!keep(text)) return
    left.current = true
    onDone(move)
  }
  return (
    <input
      ref={field}
      className={classes.editor}
      aria-label={label}
      aria-invalid={hasError}
      aria-describedby={errorId}
      dir="auto"
      autoComplete="off"
      value={text}
      onChange={event => setText(event.currentTarget.value)}
      onBlur={() => {
        if (left.current) return
        left.current = keep(text)
        if (left.current) onDone('stay')
      }}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') keepAnd('down')
        else if (event.key === 'Tab') keepAnd(event.shiftKey ? 'before' : 'next')
        else if (event.key === 'Escape') {
          left.current = true
          onLeave()
        } else return
        event.preventDefault()
      }}
    />
  )
}

type CellEditing = {
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
