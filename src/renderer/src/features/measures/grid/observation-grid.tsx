/* biome-ignore-all lint/a11y/useSemanticElements: a million rows are drawn a few at a time: no table of the page can do that. */
import type { ImportRecord, Measure } from '@core/project/entities'
import { Button, Group, Text, VisuallyHidden } from '@mantine/core'
import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useId,
  useMemo,
  useRef,
} from 'react'
import { attachedToRow, byHandIn, type ListedObservation } from '../../../data/observations/listed-observation'
import type { ObservationRows, RowsShown } from '../../../data/observations/observation-rows'
import type { ObservationSort } from '../../../data/observations/observations-asked'
import { keyInReadingOrder } from '../../../language'
import { AttachmentsOfValue } from '../../../terms/attachments/attachments'
import { useTranslation } from '../../../ui/use-translation'
import { CellEditor, useCellEditing } from './cell-editor'
import classes from './grid.module.css'
import { type GridColumn, isReadOnly, templateOf, widthOf } from './grid-columns'
import { GridHeadings } from './grid-headings'
import { GridRows } from './grid-rows'
import { type Cell, cellAfterKey, cellId, cellWithin, endOf, startOf, useActiveCell } from './use-active-cell'
import { useCellWords, useColumnWords } from './use-cell-words'
import { useGridCopy } from './use-grid-copy'
import type { GridEdits } from './use-grid-edits'
import { useVirtualRows } from './use-virtual-rows'

type RowDetailsProps = {
  row: ListedObservation
  /** The active cell in full. */
  words: string
  canEdit: boolean
  onEdit: () => void
  onCopy: () => void
  onPaste: () => void
  onOpenRow: () => void
  onRemove: () => void
}

/** What the active cell says in full, and a button for everything that keys do. */
function RowDetails({ row, words, canEdit, onEdit, onCopy, onPaste, onOpenRow, onRemove }: RowDetailsProps) {
  const { t } = useTranslation('observationGrid')
  return (
    <div className={classes.details}>
      <Text mb="xs" lineClamp={6} data-field="active-cell">
        {words}
      </Text>
      <Group gap="xs">
        <Button size="sm" variant="default" disabled={!canEdit} onClick={onEdit}>
          {t('editCell')}
        </Button>
        <Button size="sm" variant="default" onClick={onOpenRow}>
          {t('editRow')}
        </Button>
        <Button size="sm" variant="default" onClick={onCopy}>
          {t('copy')}
        </Button>
        <Button size="sm" variant="default" onClick={onPaste}>
          {t('paste')}
        </Button>
        <AttachmentsOfValue about={attachedToRow(row)} />
        {byHandIn(row) && (
          <Button size="sm" variant="subtle" color="red" onClick={onRemove}>
            {row.from === 'hand' ? t('removeRow') : t('takeBack')}
          </Button>
        )}
      </Group>
    </div>
  )
}

/** As in the style sheet, in rem. */
const rowHeight = 2.25
const headerHeight = 2.75

/** To a pointer, what a cell says where it has no room for it. */
function sayWhole({ target }: PointerEvent) {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null
  if (cell) cell.title = cell.scrollWidth > cell.clientWidth ? (cell.textContent ?? '') : ''
}

type ObservationGridProps = {
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
  const scroller = useRef<HTMLDivElement>(null)
  const all = shown.all ?? 0
  const rem = useMemo(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize), [])
  const virtual = useVirtualRows(scroller, all, rowHeight * rem, headerHeight * rem)
  const size = { rows: all, columns: columns.length, page: virtual.page }
  const { active, selection, goTo, selectAll } = useActiveCell(gridId, size, columns, virtual.revealElement)
  const row = all > 0 ? rows.rowAt(active.row) : null
  const column = columns[active.column]
  const { editing, error, begin, keep, end, forgetError } = useCellEditing(row, column, measures, edits)
  const { onCopy, copy } = useGridCopy(rows, columns, measures, wordsOf)
  const template = templateOf(columns)

  const focusGrid = () => scroller.current?.focus({ preventScroll: true })
  const moveTo = (to: Cell, keepAnchor = false) => {
    goTo(to, keepAnchor)
    forgetError()
    scroller.current?.removeAttribute('data-cut')
  }
  const doneEditing = (move: 'down' | 'next' | 'before' | 'stay') => {
    end()
    if (move === 'stay') return
    focusGrid()
    const by = { down: [1, 0], next: [0, 1], before: [0, -1] }[move]
    moveTo(cellWithin({ row: active.row + (by[0] ?? 0), column: active.column + (by[1] ?? 0) }, size))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current || all === 0) return
    const { key, shiftKey, altKey } = event
    const ctrl = event.ctrlKey || event.metaKey
    const to = altKey ? null : cellAfterKey(keyInReadingOrder(key), ctrl, active, size)
    if (to) moveTo(to, shiftKey)
    else if (key === 'Enter' || key === 'F2') begin()
    else if (key === 'Delete' || key === 'Backspace') keep('')
    else if (key === 'Escape') scroller.current?.setAttribute('data-cut', '')
    else if (ctrl && key === 'a') selectAll()
    else if (key.length === 1 && !ctrl && !altKey) begin(key)
    else return
    event.preventDefault()
  }
  const onMouseDown = (event: MouseEvent) => {
    const found = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null
    if (!found || editing) return
    moveTo({ row: Number(found.dataset.place), column: Number(found.dataset.column) }, event.shiftKey)
    focusGrid()
    event.preventDefault()
  }
  const onPasted = (event: ClipboardEvent) => {
    if (editing) return
    event.preventDefault()
    onPaste(event.clipboardData.getData('text/plain'), startOf(selection), endOf(selection))
  }

  const editor = editing && column && (
    <CellEditor
      label={columnWords(column)}
      initial={editing.text}
      typedOver={editing.typedOver}
      errorId={errorId}
      hasError={error !== null}
      keep={keep}
      onDone={doneEditing}
      onLeave={() => {
        end()
        forgetError()
        focusGrid()
      }}
    />
  )
  return (
    <div>
      <VisuallyHidden id={keysId}>{t('keys')}</VisuallyHidden>
      <div
        ref={scroller}
        role="grid"
        className={classes.scroller}
        style={{ '--grid-width': widthOf(columns) } as CSSProperties}
        tabIndex={0}
        aria-label={label}
        aria-describedby={keysId}
        aria-multiselectable
        aria-rowcount={all + 1}
        aria-colcount={columns.length}
        aria-busy={shown.ordering !== null}
        aria-activedescendant={row && !editing ? cellId(gridId, active.row, active.column) : undefined}
        onKeyDown={onKeyDown}
        onMouseDown={onMouseDown}
        onDoubleClick={() => begin()}
        onPointerOver={sayWhole}
        onCopy={event => (editing ? undefined : onCopy(event, selection))}
        onPaste={onPasted}
      >
        <GridHeadings columns={columns} template={template} sort={sort} onSort={onSort} />
        <GridRows
          gridId={gridId}
          rows={rows}
          all={all}
          virtual={virtual}
          columns={columns}
          template={template}
          wordsOf={wordsOf}
          active={active}
          selection={selection}
          editor={editor}
        />
      </div>
      <Text id={errorId} role="alert" c="var(--mantine-color-error)" mih="1.6em" mt="xs">
        {error ?? ''}
      </Text>
      {row && column && (
        <RowDetails
          row={row}
          words={t('activeCell', { column: columnWords(column), text: wordsOf(row, column) || t('empty') })}
          canEdit={!isReadOnly(column)}
          onEdit={() => begin()}
          onCopy={() => {
            focusGrid()
            copy()
          }}
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
