/* biome-ignore-all lint/a11y/useSemanticElements: a million rows are drawn a few at a time: no table of the page can do that. */
import { keyOf } from '@core/attachment/attached-to'
import { memo, type ReactNode } from 'react'
import { attachedToRow, type ListedObservation } from '../../../data/observations/listed-observation'
import type { ObservationRows } from '../../../data/observations/observation-rows'
import { AttachedCount, useAttachmentCounts } from '../../../terms/attachments/attached-count'
import { useTranslation } from '../../../ui/use-translation'
import classes from './grid.module.css'
import { columnKey, type GridColumn } from './grid-columns'
import { type Cell, cellId, type Selection } from './use-active-cell'
import type { CellWords } from './use-cell-words'
import type { VirtualRows } from './use-virtual-rows'

type GridCellsProps = {
  gridId: string
  /** From 0; the headings are row 1 to assistive technology. */
  place: number
  /** Undefined: not read yet. */
  row: ListedObservation | null | undefined
  columns: readonly GridColumn[]
  wordsOf: CellWords
  /** The column that has the focus; -1: none in this row. */
  active: number
  /** First and last column selected; both -1: none. */
  selectedFrom: number
  selectedTo: number
  /** How many files and links are attached to it. */
  attached: number
  editor: ReactNode
  reading: string
}

type GridRowProps = GridCellsProps & { top: number; template: string }

/** One row that is in view. Scrolling moves it; its cells are drawn again only where something in them changed. */
function GridRow({ top, template, ...cells }: GridRowProps) {
  const { place, row } = cells
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
    <div
      role="row"
      aria-rowindex={place + 2}
      className={classes.row}
      data-corrected={(row?.from === 'import' && row.correction !== null) || undefined}
      style={{ transform: `translateY(${top}px)`, gridTemplateColumns: template }}
    >
      <GridCells {...cells} />
    </div>
  )
}

/** Numbers stand at the end of their cell. */
const GridCells = memo(function GridCells(props: GridCellsProps) {
  const { gridId, place, row, columns, wordsOf, active, selectedFrom, selectedTo, attached, editor, reading } = props
  const inCell = (column: GridColumn, index: number): ReactNode => (
    <>
      {index === 0 && attached > 0 && <AttachedCount count={attached} />}
      {row ? wordsOf(row, column) : index === 0 ? reading : ''}
    </>
  )
  return columns.map((column, index) => (
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      key={columnKey(column)}
      id={cellId(gridId, place, index)}
      role="gridcell"
      aria-colindex={index + 1}
      aria-selected={index >= selectedFrom && index <= selectedTo}
      className={classes.cell}
      data-active={active === index || undefined}
      data-end={column.is === 'value' || undefined}
      data-place={place}
      data-column={index}
      dir="auto"
    >
      {active === index
        ? editor || <span className={classes.whole}>{inCell(column, index)}</span>
        : inCell(column, index)}
    </div>
  ))
})

type GridRowsProps = {
  gridId: string
  rows: ObservationRows
  all: number
  virtual: VirtualRows
  columns: readonly GridColumn[]
  template: string
  wordsOf: CellWords
  active: Cell
  selection: Selection
  /** Stands in the active cell while it is edited. */
  editor: ReactNode
}

/** The rows in view, and the active one wherever it is: a screen reader stands on it. */
export function GridRows(props: GridRowsProps) {
  const { gridId, rows, all, virtual, columns, template, wordsOf, active, selection, editor } = props
  const { t } = useTranslation('observationGrid')
  const attached = useAttachmentCounts()
  return (
    <div role="rowgroup" className={classes.body} style={{ height: virtual.height }}>
      {placesDrawn(virtual.from, virtual.to, active.row, all).map(place => {
        const isActive = place === active.row
        const row = rows.rowAt(place)
        const isSelected = place >= selection.rows[0] && place <= selection.rows[1]
        return (
          <GridRow
            key={place}
            gridId={gridId}
            place={place}
            top={virtual.topOf(place)}
            row={row}
            columns={columns}
            wordsOf={wordsOf}
            template={template}
            active={isActive ? active.column : -1}
            selectedFrom={isSelected ? selection.columns[0] : -1}
            selectedTo={isSelected ? selection.columns[1] : -1}
            attached={row && attached.size > 0 ? (attached.get(keyOf(attachedToRow(row))) ?? 0) : 0}
            editor={isActive ? editor : null}
            reading={t('reading')}
          />
        )
      })}
    </div>
  )
}

function placesDrawn(from: number, to: number, active: number, all: number): number[] {
  const inView = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  if (all === 0 || (active >= from && active <= to)) return inView
  return active < from ? [active, ...inView] : [...inView, active]
}
