/** What is not XML as a workbook's parts are: thrown while reading, and turned into a problem by `workbook.ts`. */
export class MalformedXmlError extends Error {}

/**
 * Walks through XML piece by piece without keeping it. After `next()` says `open` or `close`, `name` is the tag's name without
 * its prefix; after `open`, `attributes` is the text between name and `>` and `isEmpty` says that no `close` follows; after
 * `text`, `text` is what it says, references resolved.
 */
export type XmlReader = {
  next: () => 'open' | 'close' | 'text' | 'end'
  readonly name: string
  readonly attributes: string
  readonly isEmpty: boolean
  readonly text: string
}

/** No text of a workbook is longer: a cell holds 32,767 characters at the most, each perhaps written as a reference. */
export const longestText = 1_000_000
const longestDeclaration = 1000

/** Document type declarations are refused: no workbook has one, and entities can make a few bytes into gigabytes. */
export function createXmlReader(chunks: Iterator<string>): XmlReader {
  let buffer = ''
  let at = 0
  let depth = 0
  let isOver = false
  let nameEnd = -1
  const piece = { name: '', attributes: '', isEmpty: false, text: '' }

  function readMore(): boolean {
    if (isOver) return false
    const next = chunks.next()
    if (next.done) {
      isOver = true
      return false
    }
    buffer = buffer.slice(at) + next.value
    at = 0
    if (buffer.length > longestText + next.value.length) throw new MalformedXmlError('a piece too long')
    return true
  }

  /** Where the mark stands from `offset` on; -1: nowhere, to the end. Offsets count from `at`, which moves when more is read. */
  function find(mark: string, offset: number): number {
    let from = offset
    for (;;) {
      const found = buffer.indexOf(mark, at + from)
      if (found !== -1) return found - at
      from = Math.max(offset, buffer.length - at - mark.length + 1)
      if (!readMore()) return -1
    }
  }

  function has(start: string): boolean {
    while (buffer.length - at < start.length && readMore());
    return buffer.startsWith(start, at)
  }

  function endOf(mark: string, offset: number): number {
    const end = find(mark, offset)
    if (end === -1) throw new MalformedXmlError('cut short')
    return end
  }

  /** A `>` within quotes belongs to an attribute. Sets `nameEnd` to where the name stops; both count from `at`. */
  function tagEnd(): number {
    let quote = 0
    nameEnd = -1
    for (let offset = 1; ; offset++) {
      while (at + offset >= buffer.length) if (!readMore()) throw new MalformedXmlError('cut short')
      const code = buffer.charCodeAt(at + offset)
      if (quote !== 0) {
        if (code === quote) quote = 0
      } else if (code === greater) return offset
      else if (code === doubleQuote || code === singleQuote) quote = code
      else if (code <= space && nameEnd === -1) nameEnd = offset
    }
  }

  function readTag(): 'open' | 'close' {
    const end = tagEnd()
    const isClose = buffer.charCodeAt(at + 1) === slash
    const isEmpty = buffer.charCodeAt(at + end - 1) === slash
    const last = isEmpty ? end - 1 : end
    const whole = buffer.slice(at + (isClose ? 2 : 1), at + (nameEnd === -1 ? last : nameEnd))
    piece.name = whole.includes(':') ? whole.slice(whole.indexOf(':') + 1) : whole
    piece.attributes = nameEnd === -1 ? '' : buffer.slice(at + nameEnd, at + last)
    piece.isEmpty = isEmpty
    at += end + 1
    if (isClose) depth--
    else if (!isEmpty) depth++
    if (depth < 0) throw new MalformedXmlError('closed before it was opened')
    return isClose ? 'close' : 'open'
  }

  function next(): 'open' | 'close' | 'text' | 'end' {
    for (;;) {
      if (at >= buffer.length && !readMore()) {
        if (depth > 0) throw new MalformedXmlError('cut short')
        return 'end'
      }
      if (buffer.charCodeAt(at) !== less) {
        const end = find('<', 0)
        const length = end === -1 ? buffer.length - at : end
        piece.text = withReferences(buffer.slice(at, at + length))
        at += length
        return 'text'
      }
      while (buffer.length - at < 2 && readMore());
      const second = buffer.charCodeAt(at + 1)
      if (second !== exclamation && second !== question) return readTag()
      if (has('<!--')) at += endOf('-->', 4) + 3
      else if (has('<?')) {
        const end = endOf('?>', 2)
        if (saysOtherEncoding(buffer.slice(at, at + Math.min(end, longestDeclaration))))
          throw new MalformedXmlError('another encoding')
        at += end + 2
      } else if (has('<![CDATA[')) {
        const end = endOf(']]>', 9)
        piece.text = buffer.slice(at + 9, at + end)
        at += end + 3
        return 'text'
      } else throw new MalformedXmlError('a declaration')
    }
  }

  return {
    next,
    get name() {
      return piece.name
    },
    get attributes() {
      return piece.attributes
    },
    get isEmpty() {
      return piece.isEmpty
    },
    get text() {
      return piece.text
    },
  }
}

/** Parts are UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.4): anything else would be read as wrong words. */
const saysOtherEncoding = (declaration: string): boolean =>
  /\sencoding\s*=\s*["'](?!(utf-?8|utf-?16(le|be)?|us-ascii)["'])/i.test(declaration)

const less = 60
const greater = 62
const slash = 47
const doubleQuote = 34
const singleQuote = 39
const space = 32
const equals = 61
const exclamation = 33
const question = 63

/** The value of one attribute, its prefix left aside; `null`: there is none of that name. */
export function attribute(attributes: string, name: string): string | null {
  // The way nearly everybody writes them; asked three times a cell.
  const at = attributes.indexOf(` ${name}="`)
  if (at !== -1) {
    const from = at + name.length + 3
    return withReferences(attributes.slice(from, attributes.indexOf('"', from)))
  }
  if (!attributes.includes(`${name}=`) && !attributes.includes(`${name} `)) return null
  for (const [found, value] of attributesIn(attributes)) {
    if (found.slice(found.indexOf(':') + 1) === name) return withReferences(value)
  }
  return null
}

/** Every attribute once, however it is spaced and quoted. Looks at each character once: a stranger wrote them. */
function* attributesIn(text: string): Generator<readonly [name: string, value: string]> {
  let at = 0
  const skip = (isSkipped: (code: number) => boolean): void => {
    while (at < text.length && isSkipped(text.charCodeAt(at))) at++
  }
  while (at < text.length) {
    skip(code => code <= space)
    const nameStart = at
    skip(code => code > space && code !== equals)
    const name = text.slice(nameStart, at)
    skip(code => code <= space)
    if (text.charCodeAt(at) !== equals) continue
    at++
    skip(code => code <= space)
    const quote = text[at]
    if (quote !== '"' && quote !== "'") continue
    const end = text.indexOf(quote, at + 1)
    if (end === -1) return
    yield [name, text.slice(at + 1, end)]
    at = end + 1
  }
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function withReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  })
}

/** Text as Excel stores it has signs that XML does not allow as `_x000D_`, and `_x005F_` where that was meant as it stands. */
export const withExcelSigns = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
