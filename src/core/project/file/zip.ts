import { ok, problem, type Result } from '@core/result'
import { Inflate } from 'fflate'

const endSignature = 0x06054b50
const locatorSignature = 0x07064b50
const largeEndSignature = 0x06064b50
const largeExtra = 0x0001
const endBytes = 22
const locatorBytes = 20
const largeEndBytes = 56
const longestComment = 0xffff
/** What a plain zip writes where a number has no room: the real one stands in the zip64 record. */
const noRoom16 = 0xffff
const noRoom32 = 0xffff_ffff

/** Where a zip's directory lies in its bytes, and how many parts it lists. */
export type ZipDirectory = { readonly parts: number; readonly start: number; readonly end: number }

/**
 * Finds the directory by the record at the file's end, with its zip64 record where there is one. `null`: there is none, or the
 * records contradict each other or point outside the file. Layout: PKWARE APPNOTE 4.3.14 to 4.3.16.
 */
function zipDirectory(view: DataView): ZipDirectory | null {
  const at = endRecord(view)
  if (at === null) return null
  const plain = {
    partsHere: view.getUint16(at + 8, true),
    parts: view.getUint16(at + 10, true),
    bytes: view.getUint32(at + 12, true),
    start: view.getUint32(at + 16, true),
  }
  const large = largeEndRecord(view, at)
  if (large === 'damaged') return null
  if (large === null) return directoryOf(plain, at)
  const agrees = (said: number, noRoom: number, real: number): boolean => said === noRoom || said === real
  if (!agrees(plain.parts, noRoom16, large.parts) || !agrees(plain.start, noRoom32, large.start)) return null
  return agrees(plain.bytes, noRoom32, large.bytes) ? directoryOf(large, large.at) : null
}

type EndRecord = {
  readonly partsHere: number
  readonly parts: number
  readonly bytes: number
  readonly start: number
}

/** The directory must end where its end record begins. */
const directoryOf = ({ partsHere, parts, bytes, start }: EndRecord, end: number): ZipDirectory | null =>
  partsHere === parts && start + bytes === end ? { parts, start, end } : null

function endRecord(view: DataView): number | null {
  const earliest = Math.max(0, view.byteLength - endBytes - longestComment)
  for (let at = view.byteLength - endBytes; at >= earliest; at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue
    if (at + endBytes + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  return null
}

/** `null`: the zip is a plain one. */
function largeEndRecord(view: DataView, end: number): (EndRecord & { readonly at: number }) | 'damaged' | null {
  const locator = end - locatorBytes
  if (locator < 0 || view.getUint32(locator, true) !== locatorSignature) return null
  const at = wholeNumber(view, locator + 8)
  if (at === null || at + largeEndBytes > locator || view.getUint32(at, true) !== largeEndSignature) return 'damaged'
  const [length, partsHere, parts, bytes, start] = [4, 24, 32, 40, 48].map(offset => wholeNumber(view, at + offset))
  // The record's own length leaves out its first twelve bytes; the locator follows it.
  if (length == null || at + 12 + length !== locator) return 'damaged'
  if (partsHere == null || parts == null || bytes == null || start == null) return 'damaged'
  return { at, partsHere, parts, bytes, start }
}

/** What an entry of the directory says of its part. */
export type ZipSizes = { readonly bytes: number; readonly packedBytes: number; readonly local: number }

/**
 * The real numbers of an entry: those that have no room in it stand in its zip64 extra field, in this order. `null`: they should
 * and do not. `from` and `to`: where the entry's extra fields lie. Layout: APPNOTE 4.5.3.
 */
function realSizes(view: DataView, said: ZipSizes, from: number, to: number): ZipSizes | null {
  const wanted = (['bytes', 'packedBytes', 'local'] as const).filter(name => said[name] === noRoom32)
  if (wanted.length === 0) return said
  for (let at = from; at + 4 <= to; ) {
    const length = view.getUint16(at + 2, true)
    const next = at + 4 + length
    if (next > to) return null
    if (view.getUint16(at, true) === largeExtra) {
      const numbers = wanted.map((_, index) => (8 * index + 8 <= length ? wholeNumber(view, at + 4 + 8 * index) : null))
      if (numbers.includes(null)) return null
      return { ...said, ...Object.fromEntries(wanted.map((name, index) => [name, numbers[index]])) }
    }
    at = next
  }
  return null
}

/** A number of eight bytes; `null`: it is larger than any file, or lies outside this one. */
function wholeNumber(view: DataView, at: number): number | null {
  if (at < 0 || at + 8 > view.byteLength) return null
  const high = view.getUint32(at + 4, true)
  return high < 2 ** 20 ? high * 2 ** 32 + view.getUint32(at, true) : null
}

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
