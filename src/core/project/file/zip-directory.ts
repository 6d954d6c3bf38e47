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
export function zipDirectory(view: DataView): ZipDirectory | null {
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
export function realSizes(view: DataView, said: ZipSizes, from: number, to: number): ZipSizes | null {
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
