import { ok, problem, type Result } from '@core/result'
import { type EncodingChoice, likelyEncodings } from './encoding-guess'
import { createDecoder, type Encoding, textOf } from './encodings'

/** `workbook`: .xlsx (see `workbookKind` first), .xls or .ods. `not-that-encoding`: the bytes cannot be text in the encoding that was asked for. */
export const decodeProblems = ['empty', 'binary', 'workbook', 'pdf', 'not-that-encoding'] as const
export type DecodeProblem = (typeof decodeProblems)[number]

/**
 * `certain` is false where nothing in the bytes says so: ask, showing how `likeliestEncodings` (or unmarked UTF-16) would read.
 * `damage`: bytes that are no UTF-8 in a file that is UTF-8 otherwise; each reads as U+FFFD.
 */
export type RecognisedEncoding = {
  readonly encoding: Encoding
  readonly certain: boolean
  readonly damage?: Damage | undefined
}
/** `lines`: the first of them, from 1. */
export type Damage = { readonly bytes: number; readonly lines: readonly number[] }
export type DecodedText = RecognisedEncoding & { readonly text: string }

/** A file's bytes, in memory or read where they lie: a `Uint8Array` is one. */
export type ByteSource = {
  readonly length: number
  readonly subarray: (from: number, to: number) => Uint8Array
}

const chunkBytes = 1 << 18

/**
 * Which encoding a file is in: its byte order mark, then UTF-8, in which a few bytes may be damaged, then the likeliest by its letters
 * as a guess. With `asked` the person's word is taken, after a check that it is possible.
 */
export function recogniseEncoding(bytes: ByteSource, asked?: Encoding): Result<RecognisedEncoding, DecodeProblem> {
  const start = bytes.subarray(0, Math.min(bytes.length, 65_536))
  const mark = byteOrderMark(start)
  if (bytes.length === 0 || (mark !== null && bytes.length === markLength[mark])) return problem('empty')
  const foreign = foreignFormat(start, bytes)
  if (foreign) return problem(foreign)
  const said = asked ?? mark ?? unmarkedUtf16(start, bytes.length)
  const encoding = said ?? 'utf-8'
  const { hasZero, isStrict } = readStrictly(bytes, encoding)
  if (hasZero) return problem('binary')
  const damage = isStrict ? null : damageIn(bytes, encoding, mark)
  const isRight = isStrict || damage !== null
  if (said && !isRight) return problem('not-that-encoding', said)
  if (isBlank(bytes, encoding)) return problem('empty')
  if (!isRight) return ok({ encoding: likeliestEncodings(bytes)[0]?.encoding ?? 'windows-1252', certain: false })
  const certain = encoding === 'utf-8' || asked !== undefined || mark !== null
  return ok({ encoding, certain, ...(damage && { damage }) })
}

const linesNamed = 20

/** Null: so much of it is no UTF-8 that it is something else. */
function damageIn(bytes: ByteSource, encoding: Encoding, mark: Encoding | null): Damage | null {
  if (encoding !== 'utf-8') return null
  const { whole, broken, lines } = utf8Letters(bytes)
  // Letters of other encodings hardly ever look like those of UTF-8. Its mark, itself whole, is a strong word where few are broken.
  const isUtf8 = whole - (mark === 'utf-8' ? 1 : 0) >= broken || (mark === 'utf-8' && broken * 20 <= bytes.length)
  return isUtf8 ? { bytes: broken, lines: [...lines] } : null
}

/** How many letters beyond ASCII are whole and how many broken (Unicode, table 3-7), and the first lines with broken ones. */
function utf8Letters(bytes: ByteSource): { whole: number; broken: number; lines: ReadonlySet<number> } {
  const lines = new Set<number>()
  let [whole, broken, line, missing, low, high, before] = [0, 0, 1, 0, 0x80, 0xbf, 0]
  const breaks = (): void => {
    broken++
    missing = 0
    if (lines.size < linesNamed) lines.add(line)
  }
  for (const piece of bytePieces(bytes)) {
    for (const byte of piece) {
      if (missing > 0) {
        if (byte >= low && byte <= high) {
          ;[low, high] = [0x80, 0xbf]
          if (--missing === 0) whole++
          continue
        }
        breaks()
      }
      if (byte === 13 || (byte === 10 && before !== 13)) line++
      before = byte
      if (byte < 0x80) continue
      if (byte < 0xc2 || byte > 0xf4) breaks()
      else missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
      low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80
      high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf
    }
  }
  if (missing > 0) breaks()
  return { whole, broken, lines }
}

const textsJudged = 300
const longestJudged = 200
const endsText = new Set([...'\t\n\r,;|"'].map(sign => sign.charCodeAt(0)))

/** The likeliest encodings of a file that is neither UTF-8 nor UTF-16, by its first texts with letters beyond ASCII. */
export function likeliestEncodings(bytes: ByteSource): EncodingChoice[] {
  const texts = new Map<string, Uint8Array>()
  for (const piece of bytePieces(bytes)) {
    for (let at = 0; at < piece.length && texts.size < textsJudged; at++) {
      if ((piece[at] ?? 0) < 0x80) continue
      let [from, to] = [at, at]
      while (from > 0 && at - from < longestJudged && !endsText.has(piece[from - 1] ?? 0)) from--
      while (to < piece.length && to - at < longestJudged && !endsText.has(piece[to] ?? 0)) to++
      texts.set(piece.subarray(from, to).join(), piece.slice(from, to))
      at = to
    }
  }
  return likelyEncodings([...texts.values()])
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
  const decode = createDecoder(encoding)
  let isStart = true
  for (const piece of bytePieces(bytes)) {
    const text = decode(piece)
    // Some files have two marks.
    yield isStart ? text.replace(/^\ufeff+/, '') : text
    isStart = false
  }
  yield decode(null)
}

const markLength = { 'utf-8': 3, 'utf-16le': 2, 'utf-16be': 2 }

function byteOrderMark(bytes: Uint8Array): keyof typeof markLength | null {
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

/**
 * ASCII in UTF-16 has a zero in every second byte, always on the same side. Texts in other scripts have their digits, commas and line ends
 * so: then all that stands beside a zero has to be a sign of text.
 */
function unmarkedUtf16(start: Uint8Array, length: number): 'utf-16le' | 'utf-16be' | null {
  const sample = start.subarray(0, 2000)
  if (sample.length < 4 || length % 2 !== 0) return null
  const beside: [number[], number[]] = [[], []]
  for (const [index, byte] of sample.entries())
    if (byte === 0) beside[index % 2 === 0 ? 0 : 1].push(sample[index ^ 1] ?? 0)
  const [even, odd] = beside
  if (even.length > 0 === odd.length > 0) return null
  const signs = even.length > 0 ? even : odd
  const areText = signs.every(sign => sign > 31 || sign === 9 || sign === 10 || sign === 13) && signs.includes(10)
  const isText = signs.length > sample.length * (areText ? 0.05 : 0.4)
  return isText ? (odd.length > 0 ? 'utf-16le' : 'utf-16be') : null
}

/** Looks at every byte once. A zero in text that is not UTF-16 settles the matter: reading stops there. */
function readStrictly(bytes: ByteSource, encoding: Encoding): { hasZero: boolean; isStrict: boolean } {
  const decoder = encoding.startsWith('utf') ? new TextDecoder(encoding, { fatal: true }) : null
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
