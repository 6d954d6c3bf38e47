import { xmlText } from '@core/export/xml'
import { SaxesParser } from 'saxes'

/** A part of a Word document to be edited: elements by their names with prefix, attributes as they were, text as text. */
export type XmlElement = { readonly name: string; attributes: Record<string, string>; children: XmlNode[] }
export type XmlNode = XmlElement | string

/** What is not well-formed, too deep, or declares entities. */
export class DamagedXmlError extends Error {}

/** Word itself makes nothing nearly as deep. */
const deepest = 400

/** Throws `DamagedXmlError`. Comments and processing instructions are left out: Word makes none. */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open: XmlElement[] = [root]
  const add = (node: XmlNode) => open.at(-1)?.children.push(node)
  parser.on('error', ({ message }) => {
    throw new DamagedXmlError(message)
  })
  parser.on('doctype', () => {
    throw new DamagedXmlError('a document type')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > deepest) throw new DamagedXmlError('too deep')
    const element: XmlElement = { name, attributes: { ...attributes }, children: [] }
    add(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text.startsWith('\uFEFF') ? text.slice(1) : text).close()
  const element = root.children.find(node => typeof node !== 'string')
  if (element === undefined || typeof element === 'string') throw new DamagedXmlError('no element')
  return element
}

const lines = (text: string): string => xmlText(text).replaceAll('\r', '&#13;')

/** The element and all in it. What XML forbids in a text becomes U+FFFD. */
export function xmlOf({ name, attributes, children }: XmlElement): string {
  const pieces: string[] = []
  const write = (element: XmlElement) => {
    pieces.push('<', element.name)
    for (const [key, value] of Object.entries(element.attributes)) {
      pieces.push(' ', key, '="', lines(value).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;'), '"')
    }
    if (element.children.length === 0) {
      pieces.push('/>')
      return
    }
    pieces.push('>')
    for (const child of element.children) {
      if (typeof child === 'string') pieces.push(lines(child))
      else write(child)
    }
    pieces.push('</', element.name, '>')
  }
  write({ name, attributes, children })
  return pieces.join('')
}

/** A whole part. */
export const xmlPart = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xmlOf(root)}`

export const element = (
  name: string,
  attributes: Record<string, string> = {},
  children: XmlNode[] = [],
): XmlElement => ({ name, attributes, children })

export const isElement = (node: XmlNode | undefined, name?: string): node is XmlElement =>
  typeof node === 'object' && (name === undefined || node.name === name)

export const childrenOf = (parent: XmlElement | undefined, name?: string): XmlElement[] =>
  (parent?.children ?? []).filter(node => isElement(node, name)) as XmlElement[]

export const childOf = (parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>(
    (found, name) => found?.children.find(node => isElement(node, name)) as XmlElement,
    parent,
  )

/** Every element of those names within, the outermost first, in reading order. */
export function elementsIn(root: XmlElement, ...names: readonly string[]): XmlElement[] {
  const found: XmlElement[] = []
  const visit = (each: XmlElement) => {
    if (names.length === 0 || names.includes(each.name)) found.push(each)
    for (const child of each.children) if (typeof child !== 'string') visit(child)
  }
  visit(root)
  return found
}

export const textIn = (root: XmlElement): string =>
  root.children.map(child => (typeof child === 'string' ? child : textIn(child))).join('')

/** A copy that shares nothing. */
export const copyOf = ({ name, attributes, children }: XmlElement): XmlElement => ({
  name,
  attributes: { ...attributes },
  children: children.map(child => (typeof child === 'string' ? child : copyOf(child))),
})
