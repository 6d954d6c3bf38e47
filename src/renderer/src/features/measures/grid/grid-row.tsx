/* biome-ignore-all lint/a11y/useSemanticElements: a million rows are drawn a few at a time: no table of the page can do that. */
import { memo, type ReactNode } from 'react'
import type { ListedObservation } from '../../../data/observations/listed-observation'
import { AttachedCount } from '../../../terms/attachments/attached-count'
import { cellId } from './cell-id'
import classes from './grid.module.css'
import { columnKey, type GridColumn } from './grid-columns'
import type { CellWords } from './use-cell-words'

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
export function GridRow({ top, template, ...cells }: GridRowProps) {
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
      {index === 0 && attached > 0 && <AttachedCount count={attached} />}
      {active === index && editor ? editor : row ? wordsOf(row, column) : index === 0 ? reading : ''}
    </div>
  ))
})
