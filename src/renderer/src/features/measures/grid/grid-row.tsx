/* biome-ignore-all lint/a11y/useSemanticElements: a million rows are drawn a few at a time: no table of the page can do that. */
import { memo, type ReactNode } from 'react'
import { AttachedCount } from '../../../terms/attachments/attached-count'
import { cellId } from './cell-id'
import classes from './grid.module.css'

type GridRowProps = {
  gridId: string
  /** From 0; the headings are row 1 to assistive technology. */
  place: number
  top: number
  texts: readonly string[] | null
  ends: readonly boolean[]
  template: string
  /** The column that has the focus; -1: none in this row. */
  active: number
  /** First and last column selected; null: none. */
  selected: readonly [number, number] | null
  corrected: boolean
  /** How many files and links are attached to it. */
  attached: number
  editor: ReactNode
  reading: string
}

/** One row that is in view. Numbers stand at the end of their cell. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { gridId, place, top, texts, ends, template, active, selected, corrected, attached, editor, reading } = props
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
    <div
      role="row"
      aria-rowindex={place + 2}
      className={classes.row}
      data-corrected={corrected || undefined}
      style={{ transform: `translateY(${top}px)`, gridTemplateColumns: template }}
    >
      {ends.map((end, column) => (
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          key={column}
          id={cellId(gridId, place, column)}
          role="gridcell"
          aria-colindex={column + 1}
          aria-selected={selected !== null && column >= selected[0] && column <= selected[1]}
          className={classes.cell}
          data-active={active === column || undefined}
          data-end={end || undefined}
          data-place={place}
          data-column={column}
          dir="auto"
        >
          {column === 0 && attached > 0 && <AttachedCount count={attached} />}
          {active === column && editor ? editor : texts ? texts[column] : column === 0 ? reading : ''}
        </div>
      ))}
    </div>
  )
})
