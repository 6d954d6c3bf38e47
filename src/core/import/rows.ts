import { ok, problem, type Result } from '@core/result'

/** What parts one cell from the next. `none`: the file is a single column. */
export const delimiters = ['comma', 'semicolon', 'tab', 'pipe', 'none'] as const
export type Delimiter = (typeof delimiters)[number]

/** `detail` is the line, counted from 1, where the quote opened or the row began. */
export const readProblems = ['unclosed-quote', 'row-too-long'] as const
export type ReadProblem = (typeof readProblems)[number]

/** Rows in file order. `lines[i]` is the line of the file, counted from 1, on which `rows[i]` begins. */
export type RowBatch = { readonly rows: string[][]; readonly lines: number[] }

export type RowReader = {
  /** The rows that end in this piece of text. */
  read: (text: string) => Result<RowBatch, ReadProblem>
  /** The last row, where the file does not end in a line end. */
  finish: () => Result<RowBatch, ReadProblem>
}

const codes: Record<Delimiter, number> = { comma: 44, semicolon: 59, tab: 9, pipe: 124, none: -1 }
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
  const delimiterCode = codes[delimiter]
  let rest = ''
  let line = 1

  function readAll(text: string, isLast: boolean): Result<RowBatch, ReadProblem> {
    const batch: RowBatch = { rows: [], lines: [] }
    const end = text.length
    let at = 0
    while (at < end) {
      const row: string[] = []
      let next = at
      let linesInRow = 0
      for (;;) {
        let stop: number
        if (text.charCodeAt(next) === quote) {
          const close = closingQuote(text, next + 1)
          if (close === -1) {
            if (isLast || end - at > longestRow) return problem('unclosed-quote', String(line + linesInRow))
            rest = text.slice(at)
            return ok(batch)
          }
          stop = cellEnd(text, close + 1, delimiterCode)
          const tail = text.slice(close + 1, stop)
          const inside = text.slice(next + 1, close)
          const breaks = lineEndsIn(inside)
          if (breaks > 0 && tail.trim() !== '') return problem('unclosed-quote', String(line + linesInRow))
          linesInRow += breaks
          const cell = inside.includes('"') ? inside.replaceAll('""', '"') : inside
          row.push(tail.trim() === '' ? cell : cell + tail)
        } else {
          stop = cellEnd(text, next, delimiterCode)
          row.push(text.slice(next, stop))
        }
        if (stop < end && text.charCodeAt(stop) === delimiterCode) {
          next = stop + 1
          continue
        }
        // At a line end, or at the end of this piece: a CR that ends the piece may be half of a CRLF.
        const isCr = text.charCodeAt(stop) === carriageReturn
        if (!isLast && (stop === end || (isCr && stop + 1 === end))) {
          if (end - at > longestRow) return problem('row-too-long', String(line))
          rest = text.slice(at)
          return ok(batch)
        }
        batch.rows.push(row)
        batch.lines.push(line)
        line += linesInRow + 1
        at = isCr && text.charCodeAt(stop + 1) === lineFeed ? stop + 2 : stop + 1
        break
      }
    }
    rest = ''
    return ok(batch)
  }

  return {
    read: text => readAll(rest === '' ? text : rest + text, false),
    finish: () => readAll(rest, true),
  }
}

/** Rows as they come, from text or from elsewhere; the first trouble is the last thing that comes. */
export type RowSource = Iterable<Result<RowBatch, ReadProblem>> | AsyncIterable<Result<RowBatch, ReadProblem>>

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
export function readRows(text: string, delimiter: Delimiter): Result<RowBatch, ReadProblem> {
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
