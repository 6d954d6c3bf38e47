/** A number, or text; null: an empty cell. */
export type CsvCell = string | number | null

/** Byte order mark: without it Excel takes UTF-8 for Windows-1252. */
export const byteOrderMark = '\uFEFF'

/** One row, with its line end (RFC 4180). */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(exactCell).join(',')}\r\n`

/** The same where the file may be opened in a spreadsheet: no text is taken for a formula. */
export const csvLineForSpreadsheets = (cells: readonly CsvCell[]): string =>
  `${cells.map(cell => exactCell(typeof cell === 'string' ? withoutFormula(cell) : cell)).join(',')}\r\n`

/**
 * What a spreadsheet would run as a formula, behind an apostrophe: text that begins with = + - @, a tab or a line end, after
 * spaces too, and the wide forms that East Asian keyboards make (OWASP, "CSV Injection"). A text that begins with an
 * apostrophe gets one more, so that taking one away always gives the text back.
 */
export const withoutFormula = (text: string): string =>
  /^(?:'|\s*[=+\-@\t\r\n＝＋－＠])/.test(text) ? `'${text}` : text

/** Takes away the apostrophe that `withoutFormula` put there. */
export const unescapeFormula = (text: string): string =>
  /^'(?:'|\s*[=+\-@\t\r\n＝＋－＠])/.test(text) ? text.slice(1) : text

/**
 * A number so that reading it gives the very same number: the shortest digits that tell it from its neighbours. From 1e15 on
 * with an exponent, since a row of digits that long is more than most programs keep.
 */
export const exactNumber = (value: number): string =>
  Math.abs(value) >= 1e15 ? value.toExponential() : String(value === 0 ? 0 : value)

/** A file with U+0000 in it is no text to any program: where somebody pasted one, the mark for a lost character stands. */
function exactCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return exactNumber(cell)
  const text = cell.replaceAll('\u0000', '\uFFFD')
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const encoder = new TextEncoder()
const pieceLength = 1 << 16

/** Text that comes line by line, as UTF-8: pieces are coded as they fill, so that a large file is never one string. */
export function utf8Bytes(lines: Iterable<string>): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = []
  let open = ''
  for (const line of lines) {
    open += line
    if (open.length < pieceLength) continue
    pieces.push(encoder.encode(open))
    open = ''
  }
  pieces.push(encoder.encode(open))
  return joinedBytes(pieces)
}

export function joinedBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
