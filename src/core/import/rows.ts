import { ok, type Problem, problem, type Result } from '@core/result'
import type { Encoding } from './decode'
import { workbookProblems } from './workbook/package'

/** What parts one cell from the next. `none`: the file is a single column. */
export const delimiters = ['comma', 'semicolon', 'tab', 'pipe', 'none'] as const
export type Delimiter = (typeof delimiters)[number]

/** `detail` is the line, counted from 1, where the quote opened or the row began; for a workbook's see there. */
export const textProblems = ['unclosed-quote', 'row-too-long'] as const
export type TextProblem = (typeof textProblems)[number]

/** Of rows from anywhere: text, or a sheet of a workbook. */
export const readProblems = [...textProblems, ...workbookProblems] as const
export type ReadProblem = (typeof readProblems)[number]

/** Rows in file order. `lines[i]` is the line of the file, counted from 1, on which `rows[i]` begins. */
export type RowBatch = { readonly rows: string[][]; readonly lines: number[] }

export type RowReader = {
  /** The rows that end in this piece of text. */
  read: (text: string) => Result<RowBatch, TextProblem>
  /** The last row, where the file does not end in a line end. */
  finish: () => Result<RowBatch, TextProblem>
}

const quote = 34
const lineFeed = 10
const carriageReturn = 13

/** A row longer than this is no row: most often a quote that was never closed. In characters. */
export const longestRow = 4_000_000

/**
 * Reads rows out of delimited text (RFC 4180) that comes in pieces: CR, LF and CRLF each end a row, in any mixture; a quoted
 * cell may hold delimiters, line ends and doubled quotes; text after a closing quote belongs to the cell, as in Excel.
 * Problem `unclosed-quote`: the file ends inside a quoted cell, or a quoted cell that ran over a line end stops in mid-text,
 * which is what an unclosed quote looks like when a later cell has quotes of its own. PapaParse would swallow those rows.
 */
export function createRowReader(delimiter: Delimiter): RowReader {
  let rest = ''
  let line = 1

  function readAll(text: string, isLast: boolean): Result<RowBatch, TextProblem> {
    const batch: RowBatch = { rows: [], lines: [] }
    const next = nextMarks(text)
    let at = 0
    while (at < text.length) {
      const row = next.quoteBeforeLineEnd(at)
        ? quotedRow(text, at, delimiter)
        : plainRow(text, at, next.lineEnd(at), delimiter)
      const isCr = text.charCodeAt(row.end) === carriageReturn
      // At the end of this piece more of the row may follow, and a CR there may be half of a CRLF.
      const mayGoOn = row.isOpen || row.end === text.length || (isCr && row.end + 1 === text.length)
      if (mayGoOn && !isLast) {
        if (text.length - at > longestRow) return tooLong(row, line)
        rest = text.slice(at)
        return ok(batch)
      }
      if (row.isOpen || row.brokenQuote) return problem('unclosed-quote', String(line + row.quoteLine))
      batch.rows.push(row.cells)
      batch.lines.push(line)
      line += row.lineEnds + 1
      at = isCr && text.charCodeAt(row.end + 1) === lineFeed ? row.end + 2 : row.end + 1
    }
    rest = ''
    return ok(batch)
  }

  return {
    read: text => readAll(rest === '' ? text : rest + text, false),
    finish: () => readAll(rest, true),
  }
}

export type ReadRow = {
  readonly cells: string[]
  /** Where its line end stands, or the text's end. */
  readonly end: number
  /** Line ends within its cells. */
  readonly lineEnds: number
  /** True where the text ends inside a quoted cell. */
  readonly isOpen: boolean
  /** True where a quoted cell ran over a line end and then stopped in mid-text. */
  readonly brokenQuote: boolean
  /** For either: how many lines below the row's first the quote opened. */
  readonly quoteLine: number
}

/** What is wrong with a row that goes on longer than any row does. */
export const tooLong = (row: ReadRow, line: number): Problem<TextProblem> =>
  row.isOpen ? problem('unclosed-quote', String(line + row.quoteLine)) : problem('row-too-long', String(line))

export const marks: Record<Delimiter, string> = { comma: ',', semicolon: ';', tab: '\t', pipe: '|', none: '' }

/** The ordinary row, without a quote in it: the engine splits it faster than a loop could. */
function plainRow(text: string, from: number, end: number, delimiter: Delimiter): ReadRow {
  const whole = text.slice(from, end)
  const cells = delimiter === 'none' ? [whole] : whole.split(marks[delimiter])
  return { cells, end, lineEnds: 0, isOpen: false, brokenQuote: false, quoteLine: 0 }
}

/** The row that begins at `from`, whatever quotes are in it. */
export function quotedRow(text: string, from: number, delimiter: Delimiter): ReadRow {
  const delimiterCode = delimiter === 'none' ? -1 : marks[delimiter].charCodeAt(0)
  const cells: string[] = []
  let lineEnds = 0
  let at = from
  for (;;) {
    let end: number
    if (text.charCodeAt(at) === quote) {
      const close = closingQuote(text, at + 1)
      if (close === -1) {
        return { cells, end: text.length, lineEnds, isOpen: true, brokenQuote: false, quoteLine: lineEnds }
      }
      end = cellEnd(text, close + 1, delimiterCode)
      const inside = text.slice(at + 1, close)
      const tail = text.slice(close + 1, end)
      const breaks = lineEndsIn(inside)
      if (breaks > 0 && tail.trim() !== '') {
        return { cells, end, lineEnds, isOpen: false, brokenQuote: true, quoteLine: lineEnds }
      }
      lineEnds += breaks
      const cell = inside.includes('"') ? inside.replaceAll('""', '"') : inside
      cells.push(tail.trim() === '' ? cell : cell + tail)
    } else {
      end = cellEnd(text, at, delimiterCode)
      cells.push(text.slice(at, end))
    }
    if (end === text.length || text.charCodeAt(end) !== delimiterCode) {
      return { cells, end, lineEnds, isOpen: false, brokenQuote: false, quoteLine: 0 }
    }
    at = end + 1
  }
}

/** Where the next quote and line end stand, each looked for once. */
function nextMarks(text: string) {
  const find = (mark: string, from: number): number => {
    const found = text.indexOf(mark, from)
    return found === -1 ? text.length : found
  }
  let quoteAt = -1
  let crAt = -1
  let lfAt = -1
  const lineEnd = (from: number): number => {
    if (crAt < from) crAt = find('\r', from)
    if (lfAt < from) lfAt = find('\n', from)
    return crAt < lfAt ? crAt : lfAt
  }
  return {
    lineEnd,
    quoteBeforeLineEnd: (from: number): boolean => {
      if (quoteAt < from) quoteAt = find('"', from)
      return quoteAt < lineEnd(from)
    },
  }
}

/**
 * Rows as they come, from text or from elsewhere; the first trouble is the last thing that comes. `bytes`: the same rows can be
 * had from these bytes, much quicker.
 */
export type RowSource = (Iterable<Result<RowBatch, ReadProblem>> | AsyncIterable<Result<RowBatch, ReadProblem>>) & {
  readonly bytes?: BytesOfRows | undefined
}
export type BytesOfRows = {
  readonly encoding: Extract<Encoding, 'utf-8' | 'windows-1252'>
  readonly delimiter: Delimiter
  readonly pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** The rows of a text that comes in pieces. */
export function* rowBatches(
  chunks: Iterable<string>,
  delimiter: Delimiter,
): Generator<Result<RowBatch, ReadProblem>, void> {
  const reader = createRowReader(delimiter)
  for (const chunk of chunks) {
    const batch = reader.read(chunk)
    yield batch
    if (!batch.ok) return
  }
  yield reader.finish()
}

/** Every row of a text that is in memory. */
export function readRows(text: string, delimiter: Delimiter): Result<RowBatch, TextProblem> {
  const reader = createRowReader(delimiter)
  const body = reader.read(text)
  if (!body.ok) return body
  const last = reader.finish()
  if (!last.ok) return last
  return ok({ rows: [...body.value.rows, ...last.value.rows], lines: [...body.value.lines, ...last.value.lines] })
}

function cellEnd(text: string, from: number, delimiterCode: number): number {
  const end = text.length
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === delimiterCode || code === lineFeed || code === carriageReturn) return at
  }
  return end
}

/** The quote that closes the cell; doubled quotes are text. -1: none. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at !== -1 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2)
  return at
}

function lineEndsIn(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) count++
  }
  return count
}
