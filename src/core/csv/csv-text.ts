/** A cell that a spreadsheet would take for a formula, whatever white space stands before it; wide signs too, as Excel reads them. */
const looksLikeFormula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

export type CsvCell = string | number

/**
 * Rows as a CSV file (RFC 4180, UTF-8 with its mark, so that Excel reads the letters right). Text that a spreadsheet would run
 * as a formula gets an apostrophe before it: the words of strangers are in these files. Numbers stay numbers.
 * Source: OWASP, CSV Injection.
 */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string =>
  `\ufeff${rows.map(row => `${row.map(csvCell).join(',')}\r\n`).join('')}`

function csvCell(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell)
  const safe = looksLikeFormula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
