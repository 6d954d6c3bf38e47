import { type Delimiter, delimiterMarks, readRows } from './rows'

/** Most telling first: where two part the text equally well the earlier wins. */
const candidates: readonly Delimiter[] = ['tab', 'semicolon', 'pipe', 'comma']

/**
 * Which delimiter parts a text (its first lines are enough) into cells: the one that gives most rows the same number of cells.
 * Sentences have commas too, but not the same number in every row, and with a space behind them: a single column stays one.
 */
export function delimiterOf(text: string): Delimiter {
  const said = /^"?sep=(.)"?[ \t]*(?:[\r\n]|$)/i.exec(text)?.[1]
  const named = candidates.find(delimiter => said !== undefined && delimiterMarks[delimiter] === said)
  if (named) return named
  let best: { delimiter: Delimiter; score: number; cells: number } = { delimiter: 'none', score: 0, cells: 1 }
  for (const delimiter of candidates) {
    const found = agreement(text, delimiter)
    if (!found || found.score < 0.3) continue
    const isBetter = found.score > best.score + 0.05 || (found.score > best.score - 0.05 && found.cells > best.cells)
    if (isBetter) best = { delimiter, ...found }
  }
  return best.delimiter
}

/** Null: this delimiter does not part the text into a table. `score` is the share of rows that have the usual number of cells. */
function agreement(text: string, delimiter: Delimiter): { score: number; cells: number } | null {
  const rows = rowsAsFarAsTheyGo(text, delimiter).filter(row => row.some(cell => cell.trim() !== ''))
  const counts = new Map<number, number>()
  for (const row of rows) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  const [cells, agreeing] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0]
  if (cells < 2) return null
  const first = rows.findIndex(row => row.length > 1)
  const parted = rows.slice(first).filter(row => row.length > 1).length
  const firstRow = rows[first] ?? []
  // Thousands in a single column under its heading: `Count`, then 1,234 on every line.
  const isNumber = firstRow.every(cell => /^[\s\d.%£$€-]*$/.test(cell))
  if (first > 0 && isNumber && firstRow.slice(1).every(cell => /^\d{3}(?!\d)/.test(cell))) return null
  if (isProse(rows, cells)) return null
  return { score: (agreeing / Math.max(1, parted)) * (parted / Math.max(1, rows.length - first)), cells }
}

/** True where the delimiter is mostly followed by a space and rows disagree on the number of cells, or hold sentences. */
function isProse(rows: readonly string[][], cells: number): boolean {
  const joints = rows.flatMap(row => row.slice(1))
  const spaced = joints.filter(cell => /^ \S/.test(cell)).length
  if (spaced < joints.length * 0.8) return false
  const agree = rows.filter(row => row.length === cells).length
  const wordy = rows.filter(row => row.join('').trim().split(/\s+/).length > 4 * cells).length
  return agree < rows.length * 0.8 || rows[0]?.length === 1 || wordy > rows.length / 2
}

/** A sample stops anywhere, even in a quoted cell: what was read up to there is enough. */
function rowsAsFarAsTheyGo(text: string, delimiter: Delimiter): string[][] {
  const all = readRows(text, delimiter)
  if (all.ok) return all.value.rows
  const beforeProblem = text
    .split(/\r\n|\r|\n/)
    .slice(0, Math.max(1, Number(all.detail) - 1))
    .join('\n')
  const start = readRows(beforeProblem, delimiter)
  return start.ok ? start.value.rows : []
}
