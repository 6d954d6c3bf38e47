import { useState } from 'react'
import { cellId } from './cell-id'
import { type Cell, cellWithin, type GridSize, type Selection, selectionOf } from './grid-keys'

export type ActiveCell = {
  readonly active: Cell
  readonly selection: Selection
  /** `keepAnchor`: the selection stretches to there. */
  readonly goTo: (to: Cell, keepAnchor?: boolean) => void
  readonly selectAll: () => void
}

/** Where the grid stands and what is selected. `revealElement`: scrolls to a row. */
export function useActiveCell(gridId: string, size: GridSize, revealElement: (row: number) => void): ActiveCell {
  const [cell, setCell] = useState<Cell>({ row: 0, column: 0 })
  const [anchor, setAnchor] = useState<Cell>(cell)
  const active = cellWithin(cell, size)
  return {
    active,
    selection: selectionOf(active, cellWithin(anchor, size)),
    goTo: (to, keepAnchor = false) => {
      setCell(to)
      if (!keepAnchor) setAnchor(to)
      revealElement(to.row)
      requestAnimationFrame(() =>
        document
          .getElementById(cellId(gridId, to.row, to.column))
          ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
      )
    },
    selectAll: () => {
      setAnchor({ row: 0, column: 0 })
      setCell({ row: size.rows - 1, column: size.columns - 1 })
    },
  }
}
