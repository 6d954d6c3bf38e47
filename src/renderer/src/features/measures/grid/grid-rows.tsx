/* biome-ignore-all lint/a11y/useSemanticElements: a million rows are drawn a few at a time: no table of the page can do that. */
import { keyOf } from '@core/attachment/attached-to'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { attachedToRow } from '../../../data/observations/listed-observation'
import type { ObservationRows } from '../../../data/observations/observation-rows'
import { useAttachmentCounts } from '../../../terms/attachments/attached-count'
import classes from './grid.module.css'
import type { GridColumn } from './grid-columns'
import type { Cell, Selection } from './grid-keys'
import { GridRow } from './grid-row'
import type { CellWords } from './use-cell-words'
import type { VirtualRows } from './use-virtual-rows'

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
