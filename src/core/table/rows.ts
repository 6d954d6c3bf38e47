/// <reference path="./papaparse.d.ts" />
import { ok, type Problem, problem, type Result } from '@core/result'
import Papa from 'papaparse'
import { quoteRepair } from './quotes'
import { workbookProblems } from './workbook/package'

/** What parts one cell from the next. `none`: the file is a single column. */
export const delimiters = ['comma', 'semicolon', 'tab', 'pipe', 'none'] as const
export type Delimiter = (typeof delimiters)[number]

/** `none` is a sign that no text has. */
export const delimiterMarks: Readonly<Record<Delimiter, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
  none: '\uffff',
}

/** `detail` is the line, counted from 1, where the quote opened or the row began; for a workbook's see there. */
export const textProblems = ['unclosed-quote', 'row-too-long'] as const
export type TextProblem = (typeof textProblems)[number]

/** Of rows from anywhere: text, or a sheet of a workbook. */
export const readProblems = [...textProblems, ...workbookProblems] as const
export type ReadProblem = (typeof readProblems)[number]

/** Rows in file order. `lines[i]` is the line of the file, counted from 1, on which `rows[i]` begins. */
export type RowBatch = { readonly rows: string[][]; readonly lines: number[] }

/** Rows as they come, from text or from elsewhere; the first trouble is the last thing that comes. */
export type RowSource = Iterable<Result<RowBatch, ReadProblem>> | AsyncIterable<Result<RowBatch, ReadProblem>>

export type RowReader = {
  /** The rows that end in this piece of text. */
  read: (text: string) => Result<RowBatch, TextProblem>
  /** The last row, where the file does not end in a line end. */
  finish: () => Result<RowBatch, TextProblem>
}

/** A row longer than this is no row: most often a quote that was never closed. In characters. */
export const longestRow = 4_000_000

/**
 * Reads rows out of delimited text (RFC 4180) that comes in pieces, with PapaParse. Before it every line end (CR, LF and CRLF, in
 * any mixture) becomes LF, and quotes that it would stumble over are put right (`quotes.ts`).
 * Problem `unclosed-quote`: the file ends inside a quoted cell, or a quoted cell that ran over a line end stops in mid-text,
 * which is what an unclosed quote looks like when a later cell has quotes of its own. PapaParse alone would swallow those rows.
 */
export function createRowReader(delimiter: Delimiter): RowReader {
  const mark = delimiterMarks[delimiter]
  // `Papa.parse` itself reads no text that comes in pieces, outside a page.
  const parser = new Papa.Parser({ delimiter: mark, newline: '\n' })
  const quotes = quoteRepair(mark)
  let rest = ''
  let line = 1

  function readAll(piece: string, isLast: boolean): Result<RowBatch, TextProblem> {
    let text = rest + piece
    // Half of a CRLF, perhaps.
    const held = !isLast && text.endsWith('\r') ? '\r' : ''
    if (held) text = text.slice(0, -1)
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
    let parsed = parse(text, isLast)
    if (quotes.areDoubtful(text) || parsed.errors.some(({ code }) => code === 'InvalidQuotes')) {
      const repaired = quotes.repaired(text, isLast)
      if (repaired.brokenAt !== null) return problem('unclosed-quote', lineAt(text, repaired.brokenAt))
      text = repaired.text
      parsed = parse(text, isLast)
    }
    const [open] = isLast ? parsed.errors : []
    if (open) return problem('unclosed-quote', lineAt(text, open.index))
    rest = isLast ? '' : text.slice(parsed.meta.cursor) + held
    if (rest.length > longestRow) return tooLong()
    return ok({ rows: parsed.data, lines: linesOf(parsed.data, text) })
  }

  /** A line end at the very end begins no row. */
  function parse(text: string, isLast: boolean) {
    const parsed = parser.parse(text, 0, !isLast || text.endsWith('\n'))
    return isLast && parsed.meta.cursor < text.length ? parser.parse(text, 0, false) : parsed
  }

  /** The lines on which rows begin; `line` moves behind them. */
  function linesOf(rows: readonly string[][], text: string): number[] {
    const hasQuotes = text.includes('"')
    return rows.map(row => {
      const first = line
      line++
      if (hasQuotes) for (const cell of row) line += lineEnds(cell, cell.length)
      return first
    })
  }

  const lineAt = (text: string, index: number): string => String(line + lineEnds(text, index))

  function tooLong(): Problem<TextProblem> {
    const [open] = parser.parse(rest, 0, false).errors
    return open ? problem('unclosed-quote', lineAt(rest, open.index)) : problem('row-too-long', String(line))
  }

  return { read: piece => readAll(piece, false), finish: () => readAll('', true) }
}

function lineEnds(text: string, until: number): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < until; at = text.indexOf('\n', at + 1)) count++
  return count
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
