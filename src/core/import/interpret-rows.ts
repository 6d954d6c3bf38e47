import type { Result } from '@core/result'
import { createByteInterpreter } from './byte-interpreter'
import { createByteRowReader } from './byte-rows'
import type { Interpreter } from './interpret'
import type { Mapping } from './mapping'
import type { BytesOfRows, ReadProblem, RowSource } from './rows'
import type { Tally } from './tally'

type Request<P extends string> = {
  readonly rows: RowSource
  readonly mapping: Mapping
  readonly interpreter: Interpreter
  readonly tally: Tally
  /** Called after every piece of the file, with the rows read so far. Anything but null ends the reading and is the answer. */
  readonly afterPiece: (rowsRead: number) => Promise<Result<never, P> | null>
}

/** Has an interpreter read all rows: from their bytes where that can be done, otherwise from text. Null: it read them all. */
export function interpretRows<P extends string>(request: Request<P>): Promise<Result<never, P | ReadProblem> | null> {
  const { bytes } = request.rows
  return bytes ? fromBytes(request, bytes) : fromTexts(request)
}

async function fromTexts<P extends string>({ rows, interpreter, tally, afterPiece }: Request<P>) {
  let rowsRead = 0
  for await (const batch of rows) {
    if (!batch.ok) return batch
    for (let index = 0; index < batch.value.rows.length; index++) {
      tally.row(interpreter.read(batch.value.rows[index] ?? [], batch.value.lines[index] ?? 0))
    }
    rowsRead += batch.value.rows.length
    const ended = await afterPiece(rowsRead)
    if (ended) return ended
  }
  return null
}

async function fromBytes<P extends string>(
  { mapping, interpreter, tally, afterPiece }: Request<P>,
  bytes: BytesOfRows,
) {
  const interpret = createByteInterpreter(interpreter, mapping, bytes.encoding)
  const reader = createByteRowReader(bytes, row => tally.row(interpret(row)))
  let rowsRead = 0
  for await (const piece of bytes.pieces) {
    const read = reader.read(piece)
    if (!read.ok) return read
    rowsRead += read.value
    const ended = await afterPiece(rowsRead)
    if (ended) return ended
  }
  const last = reader.finish()
  return last.ok ? afterPiece(rowsRead + last.value) : last
}
