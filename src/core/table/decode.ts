import { ok, problem, type Result } from '@core/result'

/** How a file's bytes are read as text. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

/** `workbook`: .xlsx (see `workbookKind` first), .xls or .ods. `not-that-encoding`: the bytes cannot be text in the encoding that was asked for. */
export const decodeProblems = ['empty', 'binary', 'workbook', 'pdf', 'not-that-encoding'] as const
export type DecodeProblem = (typeof decodeProblems)[number]

/** `certain` is false where nothing in the bytes says so: ask, showing `windows-1252` (or unmarked UTF-16) as it would read. */
export type RecognisedEncoding = { readonly encoding: Encoding; readonly certain: boolean }
export type DecodedText = RecognisedEncoding & { readonly text: string }

/** A file's bytes, in memory or read where they lie: a `Uint8Array` is one. */
export type ByteSource = {
  readonly length: number
  readonly subarray: (from: number, to: number) => Uint8Array
}

const chunkBytes = 1 << 18

/**
 * Which encoding a file is in: its byte order mark, then strict UTF-8, then Windows-1252 as a guess. Statistics are not used:
 * they guessed wrong. With `asked` the person's word is taken, after a check that it is possible.
 */
export function recogniseEncoding(bytes: ByteSource, asked?: Encoding): Result<RecognisedEncoding, DecodeProblem> {
  const start = bytes.subarray(0, Math.min(bytes.length, 65_536))
  const mark = byteOrderMark(start)
  if (bytes.length === 0 || (mark !== null && bytes.length === markLength[mark])) return problem('empty')
  const foreign = foreignFormat(start, bytes)
  if (foreign) return problem(foreign)
  const encoding = asked ?? mark ?? unmarkedUtf16(start, bytes.length)
  if (encoding) {
    const { hasZero, isStrict } = readStrictly(bytes, encoding)
    if (hasZero) return problem('binary')
    if (!isStrict) return problem('not-that-encoding', encoding)
    return isBlank(bytes, encoding) ? problem('empty') : ok({ encoding, certain: asked !== undefined || mark !== null })
  }
  const { hasZero, isStrict } = readStrictly(bytes, 'utf-8')
  if (hasZero) return problem('binary')
  if (isBlank(bytes, 'utf-8')) return problem('empty')
  return isStrict ? ok({ encoding: 'utf-8', certain: true }) : ok({ encoding: 'windows-1252', certain: false })
}

/** The whole text, without its byte order mark. For big files read `textChunks` instead. */
export function decodeBytes(bytes: ByteSource, asked?: Encoding): Result<DecodedText, DecodeProblem> {
  const recognised = recogniseEncoding(bytes, asked)
  if (!recognised.ok) return recognised
  return ok({ ...recognised.value, text: [...textChunks(bytes, recognised.value.encoding)].join('') })
}

/** The bytes in pieces of a size that is quick to work on. */
function* bytePieces(bytes: ByteSource): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    yield bytes.subarray(start, Math.min(bytes.length, start + chunkBytes))
  }
}

/** The text piece by piece, so that a big file is never one string. Characters across a seam stay whole. */
export function* textChunks(bytes: ByteSource, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding)
  for (const piece of bytePieces(bytes)) {
    const text = decoder.decode(piece, { stream: true })
    yield encoding === 'windows-1252' ? withWindowsSigns(text) : text
  }
  yield decoder.decode()
}

/** Turns bytes that begin and end with whole characters into text, as `textChunks` would. A mark like the byte order mark stays. */
export function textOf(encoding: Encoding): (bytes: Uint8Array) => string {
  // Windows-1252 has no such mark, and Node 20, told to leave it, loses a ÿ at the start.
  const decoder = new TextDecoder(encoding, { ignoreBOM: encoding !== 'windows-1252' })
  return bytes => {
    const text = decoder.decode(bytes)
    return encoding === 'windows-1252' ? withWindowsSigns(text) : text
  }
}

/** Windows-1252's signs for the bytes 0x80 to 0x9F, from € to Ÿ; bytes it leaves undefined stand for themselves. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Node 20 and 22 decode Windows-1252 as Latin-1, which has control characters where the euro and the dashes are. */
const withWindowsSigns = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, sign => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign)

const markLength: Record<Encoding, number> = { 'utf-8': 3, 'utf-16le': 2, 'utf-16be': 2, 'windows-1252': 0 }

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8'
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  return null
}

/** Files that people send by mistake, by their first bytes. A zip is a workbook when it names a workbook's parts near its start. */
function foreignFormat(start: Uint8Array, bytes: ByteSource): 'workbook' | 'pdf' | 'binary' | null {
  if (startsWith(start, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf'
  if (startsWith(start, [0xd0, 0xcf, 0x11, 0xe0])) return 'workbook'
  if (!startsWith(start, [0x50, 0x4b, 0x03, 0x04])) return null
  const end = bytes.subarray(Math.max(0, bytes.length - 65_536), bytes.length)
  const names = [start, end].map(part => new TextDecoder('windows-1252').decode(part)).join('')
  return /xl\/|\[Content_Types\]\.xml|opendocument\.spreadsheet/.test(names) ? 'workbook' : 'binary'
}

/** Mostly Latin text in UTF-16 has a zero in every second byte, always on the same side. */
function unmarkedUtf16(start: Uint8Array, length: number): 'utf-16le' | 'utf-16be' | null {
  const sample = start.subarray(0, 2000)
  if (sample.length < 4 || length % 2 !== 0) return null
  const zeros = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const most = sample.length * 0.4
  if (even === 0 && odd > most) return 'utf-16le'
  return odd === 0 && even > most ? 'utf-16be' : null
}

/** Looks at every byte once. A zero in text that is not UTF-16 settles the matter: reading stops there. */
function readStrictly(bytes: ByteSource, encoding: Encoding): { hasZero: boolean; isStrict: boolean } {
  const decoder = encoding === 'windows-1252' ? null : new TextDecoder(encoding, { fatal: true })
  let isStrict = true
  for (const piece of bytePieces(bytes)) {
    if (!encoding.startsWith('utf-16') && piece.includes(0)) return { hasZero: true, isStrict }
    isStrict &&= decoder === null || decodes(decoder, piece)
    // UTF-32 begins as UTF-16 does, and then every second sign of it is none.
    if (encoding.startsWith('utf-16') && textOf(encoding)(piece).includes('\0')) return { hasZero: true, isStrict }
  }
  return { hasZero: false, isStrict: isStrict && (decoder === null || decodes(decoder, null)) }
}

/** `null`: nothing more follows. */
function decodes(decoder: InstanceType<typeof TextDecoder>, piece: Uint8Array | null): boolean {
  try {
    decoder.decode(piece ?? new Uint8Array(0), { stream: piece !== null })
    return true
  } catch {
    return false
  }
}

function isBlank(bytes: ByteSource, encoding: Encoding): boolean {
  for (const chunk of textChunks(bytes, encoding)) if (chunk.trim() !== '') return false
  return true
}

const startsWith = (bytes: Uint8Array, start: number[]) => start.every((byte, index) => bytes[index] === byte)
