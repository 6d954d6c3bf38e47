import { HostError, largestFileBytes, pieceBytes } from '@core/host-api'
import { z } from 'zod'

const id = z.uuid()
const pieceSchema = z.strictObject({
  id,
  sizeBytes: z.number().int().min(1).max(largestFileBytes),
  from: z.number().int().min(0),
  bytes: z.custom<Uint8Array>(value => value instanceof Uint8Array && value.byteLength <= pieceBytes),
})
const callWithPieces = z.looseObject({ bytes: z.strictObject({ piecesOf: id }) })

/** What one page can be sending at once; the oldest gives way. */
const mostArriving = 4

/** Puts together what a page sends in pieces, until a call asks for it. */
export function createPieces() {
  const arriving = new Map<string, { bytes: Uint8Array<ArrayBuffer>; filledTo: number }>()
  return {
    take: (piece: unknown): void => {
      const checked = pieceSchema.safeParse(piece)
      if (!checked.success) throw new HostError('bad-request')
      const { id, sizeBytes, from, bytes } = checked.data
      if (from === 0) arriving.set(id, { bytes: new Uint8Array(sizeBytes), filledTo: 0 })
      const [oldest] = arriving.keys()
      if (arriving.size > mostArriving && oldest !== undefined) arriving.delete(oldest)
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
  }
}
