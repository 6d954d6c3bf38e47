import { randomUUID } from 'node:crypto'
import { HostError, pieceBytes } from '@core/host-api'
import { describe, expect, it } from 'vitest'
import { createPieces } from '../../src/main/pieces'

const sizeBytes = pieceBytes + 3
const [first, second] = [new Uint8Array(pieceBytes).fill(1), new Uint8Array(3).fill(2)]
const refused = new HostError('bad-request')

describe('what a page sends in pieces', () => {
  it('is whole in the call that asks for it, once', () => {
    const pieces = createPieces()
    const id = randomUUID()
    pieces.take({ id, sizeBytes, from: 0, bytes: first })
    pieces.take({ id, sizeBytes, from: pieceBytes, bytes: second })
    const call = { projectId: 'p', bytes: { piecesOf: id } }
    const { projectId, bytes } = pieces.putInto(call) as { projectId: string; bytes: Uint8Array }
    expect(projectId).toBe('p')
    expect(Buffer.concat([first, second]).equals(bytes)).toBe(true)
    expect(() => pieces.putInto(call)).toThrow(refused)
  })

  it('is refused with a piece missing, twice there, too long, or beyond the end', () => {
    const id = randomUUID()
    const withFirst = () => {
      const pieces = createPieces()
      pieces.take({ id, sizeBytes, from: 0, bytes: first })
      return pieces
    }
    expect(() => withFirst().putInto({ bytes: { piecesOf: id } })).toThrow(refused)
    const wrong = [
      { id, sizeBytes, from: 2, bytes: second },
      { id, sizeBytes, from: pieceBytes, bytes: new Uint8Array(4) },
      { id, sizeBytes, from: pieceBytes, bytes: new Uint8Array(pieceBytes + 1) },
      { id: randomUUID(), sizeBytes, from: pieceBytes, bytes: second },
      { id: randomUUID(), sizeBytes: 2 ** 40, from: 0, bytes: second },
    ]
    for (const piece of wrong) expect(() => withFirst().take(piece)).toThrow(refused)
  })

  it('leaves a call as it is that has nothing in pieces', () => {
    const call = { projectId: 'p', bytes: second }
    expect(createPieces().putInto(call)).toBe(call)
    expect(createPieces().putInto(undefined)).toBeUndefined()
  })

  it('gives way where a page begins again and again and asks for none', () => {
    const pieces = createPieces()
    const ids = Array.from({ length: 5 }, () => randomUUID())
    for (const id of ids) pieces.take({ id, sizeBytes: 3, from: 0, bytes: second })
    expect(() => pieces.putInto({ bytes: { piecesOf: ids[0] } })).toThrow(refused)
    expect(pieces.putInto({ bytes: { piecesOf: ids[4] } })).toEqual({ bytes: second })
  })
})
