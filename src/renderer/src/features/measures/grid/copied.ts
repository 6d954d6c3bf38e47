import type { ListedObservation } from '../../../data/observations/listed-observation'
import type { ObservationRows } from '../../../data/observations/observation-rows'
import type { GridColumn } from './grid-columns'
import type { Selection } from './grid-keys'

export const mostCopiedRows = 5000

/** The selection as a spreadsheet takes it: tabs between cells, a line a row. Null: some of it has not been read yet. */
export function copiedText(
  rows: ObservationRows,
  selection: Selection,
  columns: readonly GridColumn[],
  textOf: (row: ListedObservation, column: GridColumn) => string,
): string | null {
  const chosen = columns.slice(selection.columns[0], selection.columns[1] + 1)
  const lines: string[] = []
  for (let place = selection.rows[0]; place <= selection.rows[1]; place++) {
    const row = rows.rowAt(place)
    if (!row) return null
    lines.push(chosen.map(column => quoted(textOf(row, column))).join('\t'))
  }
  return lines.join('\n')
}

const quoted = (text: string): string => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
