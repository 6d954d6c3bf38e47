import { ok, problem, type Result } from '@core/result'
import { Inflate } from 'fflate'
import { realSizes, zipDirectory } from './zip-directory'

/** One part of a zip, still packed. */
export type ZipEntry = {
  readonly name: string
  readonly packed: Uint8Array
  readonly deflated: boolean
  readonly bytes: number
}

export type ZipProblem = 'not-a-project-file' | 'damaged' | 'too-large' | 'unexpected-part'

const centralSignature = 0x02014b50
const localSignature = 0x04034b50
const encryptedBit = 1

/**
 * The parts a zip's own directory lists, none unpacked yet. Refuses what an honest writer never makes: parts that overlap,
 * twice the same name, passwords, other ways of packing. fflate's own reader trusts these. Zip64's numbers are read where plain ones
 * have no room, and held against the file's own length all the same. Layout: PKWARE APPNOTE 4.3.
 */
export function zipEntries(bytes: Uint8Array, mostParts: number): Result<ReadonlyMap<string, ZipEntry>, ZipProblem> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint32(0, true) !== localSignature) return problem('not-a-project-file')
  const directory = zipDirectory(view)
  if (directory === null) return problem('damaged')
  const { parts, start, end } = directory
  if (parts > mostParts) return problem('too-large')

  const entries = new Map<string, ZipEntry>()
  let at = start
  let freeFrom = 0
  for (let index = 0; index < parts; index += 1) {
    const entry = entryAt(bytes, view, at, { freeFrom, until: start, directoryEnd: end })
    if (entry === null) return problem('damaged')
    if (entries.has(entry.name)) return problem('unexpected-part', entry.name)
    entries.set(entry.name, entry)
    freeFrom = entry.endsAt
    at = entry.nextAt
  }
  return at === end ? ok(entries) : problem('damaged')
}

type Bounds = { readonly freeFrom: number; readonly until: number; readonly directoryEnd: number }

/** The entry whose line in the directory begins at `at`; `null`: it contradicts itself or the part it points to. */
function entryAt(bytes: Uint8Array, view: DataView, at: number, { freeFrom, until, directoryEnd }: Bounds) {
  if (at + 46 > directoryEnd || view.getUint32(at, true) !== centralSignature) return null
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const nameBytes = view.getUint16(at + 28, true)
  const extraAt = at + 46 + nameBytes
  const extraEnd = extraAt + view.getUint16(at + 30, true)
  const nextAt = extraEnd + view.getUint16(at + 32, true)
  if (flags & encryptedBit || (method !== 0 && method !== 8) || nextAt > directoryEnd) return null
  const said = {
    bytes: view.getUint32(at + 24, true),
    packedBytes: view.getUint32(at + 20, true),
    local: view.getUint32(at + 42, true),
  }
  const sizes = realSizes(view, said, extraAt, extraEnd)
  if (sizes === null) return null
  const { bytes: size, packedBytes, local } = sizes
  if (local < freeFrom || local + 30 > until || view.getUint32(local, true) !== localSignature) return null
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const endsAt = from + packedBytes
  if (endsAt > until) return null
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes))
  if (method === 0 && size !== packedBytes) return null
  return { name, packed: bytes.subarray(from, endsAt), deflated: method === 8, bytes: size, endsAt, nextAt }
}

/** Packed bytes unpacked at a time: at most a thousandfold comes out of them before it is counted again. */
const packedAtATime = 64 * 1024

class TooMuch extends Error {}

/**
 * The part's bytes, counted while they come out: never more than it says, and never more than `most`. `accepts` sees each piece
 * as it comes out, and where it answers false the rest stays packed.
 */
export function unpacked(
  entry: ZipEntry,
  most: number,
  accepts: (piece: Uint8Array) => boolean = () => true,
): Result<Uint8Array, 'damaged' | 'too-large'> {
  if (entry.bytes > most) return problem('too-large', entry.name)
  if (!entry.deflated) return accepts(entry.packed) ? ok(entry.packed) : problem('too-large', entry.name)
  let isAccepted = true
  const out = new Uint8Array(entry.bytes)
  let written = 0
  const inflate = new Inflate(piece => {
    if (written + piece.length > out.length) throw new TooMuch()
    isAccepted = accepts(piece)
    if (!isAccepted) throw new TooMuch()
    out.set(piece, written)
    written += piece.length
  })
  try {
    for (let from = 0; from < entry.packed.length; from += packedAtATime) {
      const to = from + packedAtATime
      inflate.push(entry.packed.subarray(from, to), to >= entry.packed.length)
    }
  } catch {
    return problem(isAccepted ? 'damaged' : 'too-large', entry.name)
  }
  return written === out.length ? ok(out) : problem('damaged', entry.name)
}
