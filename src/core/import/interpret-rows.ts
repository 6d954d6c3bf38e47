import type { Result } from '@core/result'
import { createByteInterpreter } from './byte-interpreter'
import { createByteRowReader } from './byte-rows'
import type { Corrector } from './corrections'
import type { InterpreterParts, RowReader } from './interpret'
import type { Mapping } from './mapping'
import type { BytesOfRows, ReadProblem, RowSource } from './rows'
import type { Tally } from './tally'

type Request<P extends string> = {
  readonly rows: RowSource
  readonly mapping: Mapping
  readonly reader: RowReader
  /** What was typed over the file. */
  readonly corrector: Corrector
  readonly tally: Tally
  /** Called after every piece of the file, with the rows read so far. Anything but null ends the reading and is the answer. */
  readonly afterPiece: (rowsRead: number) => Promise<Result<never, P> | null>
}

/** Has a reader read all rows: from their bytes where that can be done, otherwise from text. Null: it read them all. */
export function interpretRows<P extends string>(request: Request<P>): Promise<Result<never, P | ReadProblem> | null> {
  const { bytes } = request.rows
  const { parts } = request.reader
  return bytes && parts ? fromBytes(request, bytes, parts) : fromTexts(request)
}

async function fromTexts<P extends string>({ rows, reader, corrector, tally, afterPiece }: Request<P>) {
  let rowsRead = 0
  for await (const batch of rows) {
    if (!batch.ok) return batch
    const { rows: cells, lines } = corrector.corrected(batch.value)
    for (let index = 0; index < cells.length; index++) tally.row(reader.read(cells[index] ?? [], lines[index] ?? 0))
    rowsRead += cells.length
    const ended = await afterPiece(rowsRead)
    if (ended) return ended
  }
  return null
}

async function fromBytes<P extends string>(
  { mapping, reader, corrector, tally, afterPiece }: Request<P>,
  bytes: BytesOfRows,
  parts: InterpreterParts,
) {
  const interpret = createByteInterpreter(reader, parts, mapping, bytes.encoding)
  const byteRows = createByteRowReader(bytes, row => {
    const corrected = corrector.rowAt(row.line, row.texts)
    tally.row(corrected ? reader.read(corrected, row.line) : interpret(row))
  })
  let rowsRead = 0
  for await (const piece of bytes.pieces) {
    const read = byteRows.read(piece)
    if (!read.ok) return read
    rowsRead += read.value
    const ended = await afterPiece(rowsRead)
    if (ended) return ended
  }
  const last = byteRows.finish()
  return last.ok ? afterPiece(rowsRead + last.value) : last
}
