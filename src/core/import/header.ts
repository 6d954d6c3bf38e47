import { dayInCell, looksLikeYear } from './date-cell'
import { markMeaning, usualMarks } from './marks'
import { numberInCell } from './number-cell'

export type CellKind = 'empty' | 'mark' | 'year' | 'number' | 'date' | 'text'

/** What one cell looks like on its own. */
export function cellKind(text: string): CellKind {
  if (text.trim() === '') return 'empty'
  if (markMeaning(text, usualMarks)) return 'mark'
  if (looksLikeYear(text)) return 'year'
  if (typeof numberInCell(text, 'point') !== 'string' || typeof numberInCell(text, 'comma') !== 'string')
    return 'number'
  return typeof dayInCell(text, { order: 'day-first', yearEndsIn: 12, spans: true }) === 'number' ? 'date' : 'text'
}

const rowsLookedAt = 200
const rowsBelow = 30

/**
 * Which of the first rows names the columns: the first that is nearly as wide as the table and speaks where the rows below
 * it count, or that holds nothing but words and years. Null: the first such row already holds figures, so there is none.
 */
export function headerRowIndex(rows: readonly string[][]): number | null {
  const looked = rows.slice(0, rowsLookedAt)
  const width = usualWidth(looked)
  const index = looked.findIndex(row => row.filter(cell => cell.trim() !== '').length >= Math.max(1, width * 0.6))
  const row = looked[index]
  if (!row) return null
  const kinds = row.map(cellKind)
  const below = looked.slice(index + 1, index + 1 + rowsBelow)
  const speaks = kinds.filter((kind, column) => kind === 'text' && countsBelow(below, column)).length
  const figures = row.filter((_, column) => kinds[column] === 'number')
  if (figures.length === 0)
    return kinds.some(kind => kind === 'text' || kind === 'year' || kind === 'date') ? index : null
  const areNames = new Set(figures).size === figures.length && figures.every(cell => /^\d+$/.test(cell.trim()))
  return speaks >= 2 && areNames ? index : null
}

/** How many cells most rows fill, leaving titles and notes aside. */
function usualWidth(rows: readonly string[][]): number {
  const counts = new Map<number, number>()
  for (const row of rows) {
    const filled = row.filter(cell => cell.trim() !== '').length
    if (filled > 0) counts.set(filled, (counts.get(filled) ?? 0) + (filled > 1 ? 2 : 1))
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

function countsBelow(rows: readonly string[][], column: number): boolean {
  const kinds = rows.map(row => cellKind(row[column] ?? '')).filter(kind => kind !== 'empty' && kind !== 'mark')
  return kinds.length > 0 && kinds.filter(kind => kind !== 'text').length > kinds.length / 2
}
