import { randomUUID } from 'node:crypto'
import { HostError, type InPieces, pieceBytes } from '@core/host-api'
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

describe('what a page fetches in pieces', () => {
  const long = new Uint8Array(Buffer.concat([first, second]))

  it('is all of a long answer, each piece once, and none of them brings the whole along', () => {
    const pieces = createPieces()
    const { name, bytes } = pieces.takeOutOf({ name: 'a', bytes: long }) as { name: string; bytes: InPieces }
    expect([name, bytes.sizeBytes]).toEqual(['a', sizeBytes])
    const fetched = [0, pieceBytes].map(from => pieces.give({ id: bytes.piecesOf, from }))
    expect(Buffer.concat(fetched).equals(long)).toBe(true)
    expect(fetched.map(({ buffer }) => buffer.byteLength)).toEqual([pieceBytes, 3])
    expect(() => pieces.give({ id: bytes.piecesOf, from: 0 })).toThrow(refused)
    const alone = pieces.takeOutOf(long) as InPieces
    expect(pieces.give({ id: alone.piecesOf, from: pieceBytes })).toEqual(second)
  })

  it('is refused beyond the end, before the beginning, and where it was kept for nobody', () => {
    const pieces = createPieces()
    const { piecesOf: id } = pieces.takeOutOf(long) as InPieces
    for (const asked of [{ id, from: sizeBytes }, { id, from: -1 }, { id: randomUUID(), from: 0 }, { id }, null])
      expect(() => pieces.give(asked)).toThrow(refused)
  })

  it('leaves an answer as it is that is short', () => {
    for (const answer of [first, { name: 'a', bytes: first }, { name: 'a' }, null, undefined])
      expect(createPieces().takeOutOf(answer)).toBe(answer)
  })

  it('gives way where a page fetches none', () => {
    const pieces = createPieces()
    const [oldest, ...newer] = Array.from({ length: 5 }, () => (pieces.takeOutOf(long) as InPieces).piecesOf)
    expect(() => pieces.give({ id: oldest, from: 0 })).toThrow(refused)
    for (const id of newer) expect(pieces.give({ id, from: 0 })).toHaveLength(pieceBytes)
  })
})
