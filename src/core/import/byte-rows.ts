import { ok, problem, type Result } from '@core/result'
import { textOf } from './decode'
import { type BytesOfRows, longestRow, marks, quotedRow, type TextProblem, tooLong } from './rows'

/**
 * A row as places in the bytes it stands in: no text is made of a cell that nobody asks for. One object is filled again for every
 * row, and its bytes are only there until the next.
 */
export type ByteRow = {
  readonly bytes: Uint8Array
  readonly line: number
  /** -1: the row has quotes that only `texts` reads right. */
  readonly cells: number
  /** Where each cell begins and ends, without its quotes. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** All its cells. */
  readonly texts: () => string[]
}

export type ByteRowReader = {
  /** Calls back with every row that ends in this piece. */
  readonly read: (piece: Uint8Array) => Result<number, TextProblem>
  /** The last row, where the file does not end in a line end. Both answer how many rows they read. */
  readonly finish: () => Result<number, TextProblem>
}

const quote = 34
const lineFeed = 10
const carriageReturn = 13
const byteOrderMark = [0xef, 0xbb, 0xbf]

/**
 * The same rows as `createRowReader` gives, out of the bytes of a file whose delimiters, quotes and line ends are single bytes.
 * An ordinary row costs one look at each of its bytes; a row with doubled quotes, or with line ends in a quoted cell, is made
 * into text and read as such.
 */
export function createByteRowReader(
  { encoding, delimiter }: Pick<BytesOfRows, 'encoding' | 'delimiter'>,
  onRow: (row: ByteRow) => void,
): ByteRowReader {
  const decode = textOf(encoding)
  const delimiterCode = delimiter === 'none' ? -1 : marks[delimiter].charCodeAt(0)
  const isMark = new Uint8Array(256)
  for (const code of [delimiterCode, quote, lineFeed, carriageReturn]) if (code >= 0) isMark[code] = 1

  let rest = new Uint8Array(0)
  let line = 1
  let isStart = encoding === 'utf-8'
  /** The cells of a row with quotes that were read as text. */
  let textsRead: string[] = []
  let from = 0
  let to = 0
  let hasQuotes = false
  const row = {
    bytes: rest,
    line: 1,
    cells: 0,
    starts: new Int32Array(64),
    ends: new Int32Array(64),
    texts: (): string[] => {
      if (row.cells === -1) return textsRead
      if (!hasQuotes) {
        const whole = decode(row.bytes.subarray(from, to))
        return delimiter === 'none' ? [whole] : whole.split(marks[delimiter])
      }
      return Array.from({ length: row.cells }, (_, cell) =>
        decode(row.bytes.subarray(row.starts[cell], row.ends[cell])),
      )
    },
  }

  /** Where the row at `start` ends: its line end, or the bytes' end. -1: its quotes need a closer look. */
  function plainRowEnd(bytes: Uint8Array, start: number): number {
    const end = bytes.length
    let { starts, ends } = row
    let cells = 0
    let cellStart = start
    let at = start
    hasQuotes = false
    for (;;) {
      while (at < end && isMark[bytes[at] ?? 0] === 0) at++
      const code = at < end ? bytes[at] : lineFeed
      let from = cellStart
      let to = at
      if (code === quote) {
        if (at !== cellStart) {
          at++
          continue
        }
        to = simpleClose(bytes, at + 1)
        if (to === -1) return -1
        hasQuotes = true
        from++
        at = to + 1
      }
      if (cells === starts.length) {
        starts = row.starts = twiceAsLong(starts)
        ends = row.ends = twiceAsLong(ends)
      }
      starts[cells] = from
      ends[cells] = to
      cells++
      if (at >= end || bytes[at] !== delimiterCode) {
        row.cells = cells
        return at
      }
      at++
      cellStart = at
    }
  }

  /** The quote that closes a cell in which there is neither a line end nor a doubled quote, and after which it ends; or -1. */
  function simpleClose(bytes: Uint8Array, start: number): number {
    for (let at = start; at < bytes.length; at++) {
      const code = bytes[at]
      if (code === lineFeed || code === carriageReturn) return -1
      if (code !== quote) continue
      const after = at + 1 === bytes.length ? lineFeed : bytes[at + 1]
      return after === delimiterCode || after === lineFeed || after === carriageReturn ? at : -1
    }
    return -1
  }

  function cellEnd(bytes: Uint8Array, start: number): number {
    for (let at = start; at < bytes.length; at++) {
      const code = bytes[at]
      if (code === delimiterCode || code === lineFeed || code === carriageReturn) return at
    }
    return bytes.length
  }

  /** As `quotedRow` finds it, to give just that row's bytes to it: where the row ends, or the bytes, within a quoted cell or not. */
  function quotedRowEnd(bytes: Uint8Array, start: number): number {
    for (let at = start; ; ) {
      let text = at
      if (bytes[at] === quote) {
        let close = bytes.indexOf(quote, at + 1)
        while (close !== -1 && bytes[close + 1] === quote) close = bytes.indexOf(quote, close + 2)
        if (close === -1) return bytes.length
        text = close + 1
      }
      const end = cellEnd(bytes, text)
      if (end === bytes.length || bytes[end] !== delimiterCode) return end
      at = end + 1
    }
  }

  function readAll(bytes: Uint8Array<ArrayBuffer>, isLast: boolean): Result<number, TextProblem> {
    row.bytes = bytes
    let rows = 0
    let at = 0
    while (at < bytes.length) {
      let end = plainRowEnd(bytes, at)
      const isPlain = end !== -1
      if (!isPlain) end = quotedRowEnd(bytes, at)
      const isCr = bytes[end] === carriageReturn
      // At the end of this piece more of the row may follow, and a CR there may be half of a CRLF.
      if (!isLast && (end === bytes.length || (isCr && end + 1 === bytes.length))) {
        if (bytes.length - at > longestRow) {
          const text = decode(bytes.subarray(at))
          if (text.length > longestRow) return tooLong(quotedRow(text, 0, delimiter), line)
        }
        rest = bytes.slice(at)
        return ok(rows)
      }
      let lineEnds = 0
      if (!isPlain) {
        const quoted = quotedRow(decode(bytes.subarray(at, end)), 0, delimiter)
        if (quoted.isOpen || quoted.brokenQuote) return problem('unclosed-quote', String(line + quoted.quoteLine))
        textsRead = quoted.cells
        lineEnds = quoted.lineEnds
        row.cells = -1
      }
      from = at
      to = end
      row.line = line
      onRow(row)
      rows++
      line += lineEnds + 1
      at = isCr && bytes[end + 1] === lineFeed ? end + 2 : end + 1
    }
    rest = new Uint8Array(0)
    return ok(rows)
  }

  /** What was left of the piece before, with this one; at the file's start without its mark. */
  function withRest(piece: Uint8Array): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(rest.length + piece.length)
    all.set(rest)
    all.set(piece, rest.length)
    return all
  }

  function read(piece: Uint8Array): Result<number, TextProblem> {
    const all = withRest(piece)
    if (!isStart) return readAll(all, false)
    if (all.length < byteOrderMark.length) {
      rest = all
      return ok(0)
    }
    isStart = false
    return readAll(withoutMark(all), false)
  }

  return {
    read,
    finish: () => readAll(isStart ? withoutMark(rest) : rest, true),
  }
}

const withoutMark = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  byteOrderMark.every((byte, index) => bytes[index] === byte) ? bytes.slice(byteOrderMark.length) : bytes

function twiceAsLong(places: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(places.length * 2)
  longer.set(places)
  return longer
}
