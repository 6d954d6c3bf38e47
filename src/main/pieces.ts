import { HostError, type InPieces, largestFileBytes, pieceBytes } from '@core/host-api'
import { z } from 'zod'

const id = z.uuid()
const from = z.number().int().min(0)
const pieceSchema = z.strictObject({
  id,
  sizeBytes: z.number().int().min(1).max(largestFileBytes),
  from,
  bytes: z.custom<Uint8Array>(value => value instanceof Uint8Array && value.byteLength <= pieceBytes),
})
const askedSchema = z.strictObject({ id, from })
const callWithPieces = z.looseObject({ bytes: z.strictObject({ piecesOf: id }) })

/** What one page can be sending, or fetching, at once; the oldest gives way. */
const mostAtOnce = 4

export type Pieces = ReturnType<typeof createPieces>

/** Puts together what a page sends in pieces, until a call asks for it, and keeps what the page fetches in pieces. */
export function createPieces() {
  const arriving = new Map<string, { bytes: Uint8Array<ArrayBuffer>; filledTo: number }>()
  const leaving = new Map<string, Uint8Array>()

  const keep = (bytes: Uint8Array): InPieces => {
    const piecesOf = crypto.randomUUID()
    leaving.set(piecesOf, bytes)
    dropOldest(leaving)
    return { piecesOf, sizeBytes: bytes.byteLength }
  }

  return {
    take: (piece: unknown): void => {
      const checked = pieceSchema.safeParse(piece)
      if (!checked.success) throw new HostError('bad-request')
      const { id, sizeBytes, from, bytes } = checked.data
      if (from === 0) arriving.set(id, { bytes: new Uint8Array(sizeBytes), filledTo: 0 })
      dropOldest(arriving)
      const whole = arriving.get(id)
      if (whole === undefined || whole.filledTo !== from || from + bytes.byteLength > whole.bytes.byteLength)
        throw new HostError('bad-request')
      whole.bytes.set(bytes, from)
      whole.filledTo += bytes.byteLength
    },
    /** The call with its bytes in their place, where they came in pieces; otherwise as it is. */
    putInto: (request: unknown): unknown => {
      const checked = callWithPieces.safeParse(request)
      if (!checked.success) return request
      const { piecesOf } = checked.data.bytes
      const whole = arriving.get(piecesOf)
      arriving.delete(piecesOf)
      if (whole === undefined || whole.filledTo !== whole.bytes.byteLength) throw new HostError('bad-request')
      return { ...checked.data, bytes: whole.bytes }
    },
    /** The answer with long bytes kept back, which the page fetches; otherwise as it is. */
    takeOutOf: (answer: unknown): unknown => {
      if (isLong(answer)) return keep(answer)
      return isWithBytes(answer) && isLong(answer.bytes) ? { ...answer, bytes: keep(answer.bytes) } : answer
    },
    /** The next piece of what was kept back: a copy, as of a part of it Electron would send all that it is a part of. */
    give: (asked: unknown): Uint8Array => {
      const checked = askedSchema.safeParse(asked)
      const whole = checked.success ? leaving.get(checked.data.id) : undefined
      if (!checked.success || whole === undefined || checked.data.from >= whole.byteLength)
        throw new HostError('bad-request')
      const to = checked.data.from + pieceBytes
      if (to >= whole.byteLength) leaving.delete(checked.data.id)
      return new Uint8Array(whole.subarray(checked.data.from, to))
    },
  }
}

function dropOldest(kept: Map<string, unknown>): void {
  const [oldest] = kept.keys()
  if (kept.size > mostAtOnce && oldest !== undefined) kept.delete(oldest)
}

const isLong = (value: unknown): value is Uint8Array => value instanceof Uint8Array && value.byteLength > pieceBytes

const isWithBytes = (value: unknown): value is { bytes: unknown } =>
  typeof value === 'object' && value !== null && 'bytes' in value
