import { SaxesParser } from 'saxes'

/** What is not XML as a workbook's parts are: thrown while reading, and turned into a problem by `workbook.ts`. */
export class MalformedXmlError extends Error {}

export type Attributes = Readonly<Record<string, string>>

/** Names are without their prefix. `close` comes for empty elements too. */
export type XmlHandlers = {
  readonly open?: (name: string, attributes: Attributes) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/** No text of a workbook is longer: a cell holds 32,767 characters at the most, each perhaps written as a reference. */
export const longestText = 1_000_000

/** What makes the rest of a part doubtful. Anything else that XML forbids is passed over: such workbooks are about, and read well. */
const isCutShort = /^(unclosed tag|unmatched closing tag|unexpected end)/

/**
 * Reads XML chunk by chunk, without keeping it; gives way after each. Document type declarations are refused: no workbook has one, and
 * entities can make a few bytes into gigabytes. `isFragment`: the part begins anywhere, and its end may be of what came before.
 */
export function* walkXml(chunks: Iterable<string>, handlers: XmlHandlers, isFragment = false): Generator<void> {
  const { open, close, text } = handlers
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  parser.on('error', ({ message }) => {
    if (!isFragment && isCutShort.test(message)) throw new MalformedXmlError(message)
  })
  parser.on('doctype', () => {
    throw new MalformedXmlError('a declaration')
  })
  parser.on('xmldecl', ({ encoding }) => {
    // Parts are UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.4): anything else would be read as wrong words.
    if (encoding && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding)) throw new MalformedXmlError(encoding)
  })
  if (open) parser.on('opentag', tag => open(localName(tag.name), tag.attributes))
  if (close) parser.on('closetag', tag => close(localName(tag.name)))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  let sinceTag = 0
  for (const chunk of chunks) {
    const [first, last] = [chunk.indexOf('<'), chunk.lastIndexOf('<')]
    if (sinceTag + (first === -1 ? chunk.length : first) > longestText) throw new MalformedXmlError('a piece too long')
    sinceTag = last === -1 ? sinceTag + chunk.length : chunk.length - last
    parser.write(chunk)
    yield
  }
  parser.close()
}

/** The whole of it. */
export function readXml(chunks: Iterable<string>, handlers: XmlHandlers): void {
  for (const _ of walkXml(chunks, handlers));
}

const localName = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)

/** The value of one attribute, its prefix left aside. */
export function attribute(attributes: Attributes, name: string): string | null {
  const value = attributes[name]
  if (value !== undefined) return value
  for (const found in attributes) if (found.endsWith(`:${name}`)) return attributes[found] ?? null
  return null
}

/** Text as Excel stores it has signs that XML does not allow as `_x000D_`, and `_x005F_` where that was meant as it stands. */
export const withExcelSigns = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
