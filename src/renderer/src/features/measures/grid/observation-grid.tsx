/* biome-ignore-all lint/a11y/useSemanticElements: a million rows are drawn a few at a time: no table of the page can do that. */
import { keyOf } from '@core/attachment/attached-to'
import type { ImportRecord, Measure } from '@core/project/entities'
import { Text, VisuallyHidden } from '@mantine/core'
import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { attachedToRow, type ListedObservation, measureIdOf } from '../../../data/observations/listed-observation'
import type { ObservationSort } from '../../../data/observations/observation-order'
import type { ObservationRows, RowsShown } from '../../../data/observations/observation-rows'
import { useAttachmentCounts } from '../../../terms/attachments/use-attachment-counts'
import { showDone, showTrouble } from '../../../ui/notices'
import { cellRowOf } from './cell-edit'
import { CellEditor } from './cell-editor'
import { cellId } from './cell-id'
import { textInCell } from './cell-text'
import { copiedText, mostCopiedRows } from './copied'
import classes from './grid.module.css'
import { columnKey, type GridColumn, isReadOnly } from './grid-columns'
import { GridHeading } from './grid-heading'
import { type Cell, cellAfterKey, cellWithin, selectionOf } from './grid-keys'
import { GridRow } from './grid-row'
import { RowDetails } from './row-details'
import { useCellWords, useColumnWords } from './use-cell-words'
import type { GridEdits } from './use-grid-edits'
import { useVirtualRows } from './use-virtual-rows'

const widths: Record<GridColumn['is'], number> = {
  measure: 16,
  day: 11,
  value: 9,
  dimension: 11,
  source: 12,
  note: 13,
  from: 20,
}
/** As in the style sheet, in rem. */
const rowHeight = 2.25
const headerHeight = 2.75

export type ObservationGridProps = {
  label: string
  columns: readonly GridColumn[]
  measures: ReadonlyMap<string, Measure>
  imports: readonly ImportRecord[]
  rows: ObservationRows
  shown: RowsShown
  sort: ObservationSort | null
  onSort: (sort: ObservationSort | null) => void
  edits: GridEdits
  onPaste: (text: string, at: Cell, to: Cell) => void
  onOpenRow: (row: ListedObservation) => void
}

/** Every row of the observations asked for, of which only those in view are drawn. One stop for Tab: keys move within. */
export function ObservationGrid(props: ObservationGridProps) {
  const { label, columns, measures, imports, rows, shown, sort, onSort, edits, onPaste, onOpenRow } = props
  const { t } = useTranslation('observationGrid')
  const gridId = useId()
  const errorId = `${gridId}-error`
  const keysId = `${gridId}-keys`
  const wordsOf = useCellWords(measures, imports)
  const columnWords = useColumnWords()
  const attached = useAttachmentCounts()
  const scroller = useRef<HTMLDivElement>(null)
  const all = shown.all ?? 0
  const rem = useMemo(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize), [])
  const virtual = useVirtualRows(scroller, all, rowHeight * rem, headerHeight * rem)
  const [cell, setCell] = useState<Cell>({ row: 0, column: 0 })
  const [anchor, setAnchor] = useState<Cell>(cell)
  const [editing, setEditing] = useState<{ text: string; typedOver: boolean } | null>(null)
  const [error, setError] = useState<string | null>(null)

  const size = { rows: all, columns: columns.length, page: virtual.page }
  const active = cellWithin(cell, size)
  const selection = selectionOf(active, cellWithin(anchor, size))
  const row = all > 0 ? rows.rowAt(active.row) : null
  const column = columns[active.column]
  const template = columns.map(({ is }) => `${widths[is]}rem`).join(' ')
  const ends = columns.map(({ is }) => is === 'value')

  const goTo = (to: Cell, keepAnchor = false) => {
    setCell(to)
    if (!keepAnchor) setAnchor(to)
    setError(null)
    virtual.bringIntoView(to.row)
    requestAnimationFrame(() =>
      document
        .getElementById(cellId(gridId, to.row, to.column))
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    )
  }
  const focusGrid = () => scroller.current?.focus({ preventScroll: true })
  const edit = (typed: string | null = null) => {
    const measure = row && measures.get(measureIdOf(row))
    if (!row || !column || !measure) return
    if (isReadOnly(column)) {
      setError(t('notKept', { problem: t('problem.read-only') }))
      return
    }
    setError(null)
    setEditing({ text: typed ?? textInCell(cellRowOf(row), column, measure), typedOver: typed !== null })
  }
  const keep = (text: string): boolean => {
    if (!row || !column) return true
    const problem = edits.keepCell(row, column, text)
    setError(problem === null ? null : t('notKept', { problem: t(`problem.${problem}`) }))
    return problem === null
  }
  const doneEditing = (move: 'down' | 'next' | 'before' | 'stay') => {
    setEditing(null)
    if (move === 'stay') return
    focusGrid()
    const by = { down: [1, 0], next: [0, 1], before: [0, -1] }[move]
    goTo(cellWithin({ row: active.row + (by[0] ?? 0), column: active.column + (by[1] ?? 0) }, size))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current || all === 0) return
    const { key, shiftKey, altKey } = event
    const ctrl = event.ctrlKey || event.metaKey
    const to = altKey ? null : cellAfterKey(key, ctrl, active, size)
    if (to) goTo(to, shiftKey)
    else if (key === 'Enter' || key === 'F2') edit()
    else if (key === 'Delete' || key === 'Backspace') keep('')
    else if (ctrl && key === 'a') {
      setAnchor({ row: 0, column: 0 })
      setCell({ row: all - 1, column: columns.length - 1 })
    } else if (key.length === 1 && !ctrl && !altKey) edit(key)
    else return
    event.preventDefault()
  }
  const onMouseDown = (event: MouseEvent) => {
    const found = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null
    if (!found || (event.target instanceof HTMLInputElement && editing)) return
    if (editing) return
    goTo({ row: Number(found.dataset.place), column: Number(found.dataset.column) }, event.shiftKey)
    focusGrid()
    event.preventDefault()
  }
  const onCopy = (event: ClipboardEvent) => {
    if (editing) return
    event.preventDefault()
    const count = selection.rows[1] - selection.rows[0] + 1
    if (count > mostCopiedRows) {
      showTrouble({
        title: t('tooManyToCopy'),
        message: t('tooManyToCopyMore', { most: mostCopiedRows.toLocaleString('en-GB') }),
      })
      return
    }
    const text = copiedText(rows, selection, columns, (each, of) => {
      const measure = measures.get(measureIdOf(each))
      if (!measure) return ''
      return isReadOnly(of) ? wordsOf(each, of) : textInCell(cellRowOf(each), of, measure)
    })
    if (text === null) {
      void rows.ready(...selection.rows)
      showTrouble({ title: t('tooManyToCopy'), message: t('notCopied') })
      return
    }
    event.clipboardData.setData('text/plain', text)
    showDone({ title: t('copied'), message: t('copiedMore', { count }) })
  }
  const copy = () => {
    focusGrid()
    if (!document.execCommand('copy')) showTrouble({ title: t('tooManyToCopy'), message: t('notCopied') })
  }
  const onPasted = (event: ClipboardEvent) => {
    if (editing) return
    event.preventDefault()
    onPaste(event.clipboardData.getData('text/plain'), startOf(selection), endOf(selection))
  }

  const drawn = placesDrawn(virtual.from, virtual.to, active.row, all)
  return (
    <div>
      <VisuallyHidden id={keysId}>{t('keys')}</VisuallyHidden>
      <div
        ref={scroller}
        role="grid"
        className={classes.scroller}
        tabIndex={0}
        aria-label={label}
        aria-describedby={keysId}
        aria-multiselectable
        aria-rowcount={all + 1}
        aria-colcount={columns.length}
        aria-busy={shown.ordering}
        aria-activedescendant={row && !editing ? cellId(gridId, active.row, active.column) : undefined}
        onKeyDown={onKeyDown}
        onMouseDown={onMouseDown}
        onDoubleClick={() => edit()}
        onCopy={onCopy}
        onPaste={onPasted}
      >
        <div role="rowgroup" className={classes.headerGroup}>
          {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
          <div role="row" aria-rowindex={1} className={classes.header} style={{ gridTemplateColumns: template }}>
            {columns.map((each, index) => (
              <GridHeading
                key={columnKey(each)}
                column={each}
                index={index}
                words={columnWords(each)}
                sort={sort}
                onSort={onSort}
              />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: virtual.height }}>
          {drawn.map(place => {
            const each = rows.rowAt(place)
            const isActive = place === active.row
            const inSelection = place >= selection.rows[0] && place <= selection.rows[1]
            const editor = isActive && editing && column && (
              <CellEditor
                label={columnWords(column)}
                initial={editing.text}
                typedOver={editing.typedOver}
                errorId={errorId}
                hasError={error !== null}
                keep={keep}
                onDone={doneEditing}
                onLeave={() => {
                  setEditing(null)
                  setError(null)
                  focusGrid()
                }}
              />
            )
            return (
              <GridRow
                key={place}
                gridId={gridId}
                place={place}
                top={virtual.topOf(place)}
                texts={each ? columns.map(of => wordsOf(each, of)) : null}
                ends={ends}
                template={template}
                active={isActive ? active.column : -1}
                selected={inSelection ? selection.columns : null}
                corrected={each?.from === 'import' && each.correction !== null}
                attached={each && attached.size > 0 ? (attached.get(keyOf(attachedToRow(each))) ?? 0) : 0}
                editor={editor}
                reading={t('reading')}
              />
            )
          })}
        </div>
      </div>
      <Text id={errorId} role="alert" c="var(--mantine-color-error)" mih="1.6em" mt="xs">
        {error ?? ''}
      </Text>
      {row && column && (
        <RowDetails
          row={row}
          words={t('activeCell', { column: columnWords(column), text: wordsOf(row, column) || t('empty') })}
          canEdit={!isReadOnly(column)}
          onEdit={() => edit()}
          onCopy={copy}
          onPaste={() => onPaste('', startOf(selection), endOf(selection))}
          onOpenRow={() => onOpenRow(row)}
          onRemove={() => {
            edits.removeByHand(row)
            focusGrid()
          }}
        />
      )}
    </div>
  )
}

const startOf = ({ rows, columns }: ReturnType<typeof selectionOf>): Cell => ({ row: rows[0], column: columns[0] })
const endOf = ({ rows, columns }: ReturnType<typeof selectionOf>): Cell => ({ row: rows[1], column: columns[1] })

/** The rows in view, and the active one wherever it is: a screen reader stands on it. */
function placesDrawn(from: number, to: number, active: number, all: number): number[] {
  const inView = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  if (all === 0 || (active >= from && active <= to)) return inView
  return active < from ? [active, ...inView] : [...inView, active]
}
