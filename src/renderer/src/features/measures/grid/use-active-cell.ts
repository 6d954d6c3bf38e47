import { useState } from 'react'
import { columnKey, type GridColumn } from './grid-columns'

export const cellId = (gridId: string, row: number, column: number): string => `${gridId}-${row}-${column}`

export type Cell = { readonly row: number; readonly column: number }

type GridSize = {
  readonly rows: number
  readonly columns: number
  /** Rows that a page up or down moves. */
  readonly page: number
}

/** Where a key moves to, as in the grid pattern of the ARIA Authoring Practices; null: it moves nowhere. */
export function cellAfterKey(key: string, ctrl: boolean, { row, column }: Cell, size: GridSize): Cell | null {
  const lastRow = size.rows - 1
  const lastColumn = size.columns - 1
  const moved: Record<string, Cell> = {
    ArrowDown: { row: ctrl ? lastRow : row + 1, column },
    ArrowUp: { row: ctrl ? 0 : row - 1, column },
    ArrowRight: { row, column: ctrl ? lastColumn : column + 1 },
    ArrowLeft: { row, column: ctrl ? 0 : column - 1 },
    Home: { row: ctrl ? 0 : row, column: 0 },
    End: { row: ctrl ? lastRow : row, column: lastColumn },
    PageDown: { row: row + size.page, column },
    PageUp: { row: row - size.page, column },
  }
  const to = Object.hasOwn(moved, key) ? moved[key] : undefined
  return to ? cellWithin(to, size) : null
}

export const cellWithin = ({ row, column }: Cell, { rows, columns }: Omit<GridSize, 'page'>): Cell => ({
  row: Math.max(0, Math.min(rows - 1, row)),
  column: Math.max(0, Math.min(columns - 1, column)),
})

export type Selection = { readonly rows: readonly [number, number]; readonly columns: readonly [number, number] }

const selectionOf = (a: Cell, b: Cell): Selection => ({
  rows: [Math.min(a.row, b.row), Math.max(a.row, b.row)],
  columns: [Math.min(a.column, b.column), Math.max(a.column, b.column)],
})

export const startOf = ({ rows, columns }: Selection): Cell => ({ row: rows[0], column: columns[0] })
export const endOf = ({ rows, columns }: Selection): Cell => ({ row: rows[1], column: columns[1] })

type ActiveCell = {
  readonly active: Cell
  readonly selection: Selection
  /** `keepAnchor`: the selection stretches to there. */
  readonly goTo: (to: Cell, keepAnchor?: boolean) => void
  readonly selectAll: () => void
}

/** Where the grid stands and what is selected. `revealElement`: scrolls to a row. */
export function useActiveCell(
  gridId: string,
  size: GridSize,
  columns: readonly GridColumn[],
  revealElement: (row: number) => void,
): ActiveCell {
  const [cell, setCell] = useState<Cell>({ row: 0, column: 0 })
  const [anchor, setAnchor] = useState<Cell>(cell)
  const [before, setBefore] = useState(columns)
  if (before !== columns) {
    // It stays in its column where others come in or go.
    setBefore(columns)
    const keys = columns.map(columnKey)
    const moved = ({ row, column }: Cell): Cell => {
      const at = before[column]
      const now = at ? keys.indexOf(columnKey(at)) : -1
      return { row, column: now === -1 ? column : now }
    }
    setCell(moved(cell))
    setAnchor(moved(anchor))
  }
  const active = cellWithin(cell, size)
  return {
    active,
    selection: selectionOf(active, cellWithin(anchor, size)),
    goTo: (to, keepAnchor = false) => {
      setCell(to)
      if (!keepAnchor) setAnchor(to)
      revealElement(to.row)
      requestAnimationFrame(() => {
        const shown = document.getElementById(cellId(gridId, to.row, to.column))
        const whole = shown?.lastElementChild ?? shown
        whole?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      })
    },
    selectAll: () => {
      setAnchor({ row: 0, column: 0 })
      setCell({ row: size.rows - 1, column: size.columns - 1 })
    },
  }
}
