import type { WordPackage } from './word-package'
import { childrenOf, element, elementsIn, isElement, type XmlElement, type XmlNode } from './xml-tree'

/**
 * What makes Word offer to repair a document, put right in all its parts: drawings of one number, fields without a result, cells that do not
 * end in a paragraph, bookmarks without their other half.
 */
export function repairPackage(document: WordPackage): void {
  const parts = document.textParts().map(path => document.tree(path))
  numberDrawings(parts)
  for (const part of parts) {
    pairBookmarks(part)
    for (const cell of elementsIn(part, 'w:tc')) endInParagraph(cell)
    for (const field of elementsIn(part, 'w:fldSimple')) {
      if (childrenOf(field, 'w:r').length === 0) field.children.push(resultRun(field.attributes['w:instr'] ?? ''))
    }
    giveResults(part)
  }
  numberBookmarks(parts)
}

/** Numbers that a drawing or a shape of a canvas goes by, and the ends of connectors that name them. */
const numbered = ['wp:docPr', 'wps:cNvPr', 'wpg:cNvPr']

/** The first of a number keeps it. A canvas's shapes are numbered within it, so that its connectors find them. */
function numberDrawings(parts: readonly XmlElement[]): void {
  const drawings = parts.flatMap(part => elementsIn(part, 'wp:inline', 'wp:anchor'))
  const all = parts.flatMap(part => elementsIn(part, ...numbered))
  let next = Math.max(0, ...all.map(({ attributes }) => Number(attributes.id)).filter(Number.isSafeInteger)) + 1
  // Word reads 32 bits, the sign aside.
  if (next > 2_000_000_000) next = 1_000_000_000
  const taken = new Set<string>()
  for (const drawing of drawings) {
    const own = elementsIn(drawing, ...numbered)
    if (own.every(({ attributes: { id = '' } }) => id !== '' && id !== '0' && !taken.has(id))) {
      for (const { attributes } of own) taken.add(attributes.id ?? '')
      continue
    }
    const renamed = new Map<string, string>()
    for (const { attributes } of own) {
      const id = String(next++)
      renamed.set(attributes.id ?? '', id)
      attributes.id = id
      taken.add(id)
    }
    for (const { attributes } of elementsIn(drawing, 'a:stCxn', 'a:endCxn')) {
      attributes.id = renamed.get(attributes.id ?? '') ?? attributes.id ?? ''
    }
  }
}

function pairBookmarks(part: XmlElement): void {
  const idsOf = (name: string) => new Set(elementsIn(part, name).map(({ attributes }) => attributes['w:id']))
  const [starts, ends] = [idsOf('w:bookmarkStart'), idsOf('w:bookmarkEnd')]
  const isAlone = (node: XmlNode) =>
    (isElement(node, 'w:bookmarkStart') && !ends.has(node.attributes['w:id'])) ||
    (isElement(node, 'w:bookmarkEnd') && !starts.has(node.attributes['w:id']))
  const visit = (each: XmlElement) => {
    each.children = each.children.filter(node => !isAlone(node))
    for (const child of each.children) if (isElement(child)) visit(child)
  }
  visit(part)
}

/** Numbers and names once each, over all parts; what comes later takes another. */
function numberBookmarks(parts: readonly XmlElement[]): void {
  const names = new Set<string>()
  let next = 1
  for (const part of parts) {
    const renumbered = new Map<string, string>()
    for (const { name, attributes } of elementsIn(part, 'w:bookmarkStart', 'w:bookmarkEnd')) {
      const old = attributes['w:id'] ?? ''
      if (name === 'w:bookmarkEnd') {
        attributes['w:id'] = renumbered.get(old) ?? old
        continue
      }
      renumbered.set(old, String(next++))
      attributes['w:id'] = renumbered.get(old) ?? old
      const title = attributes['w:name'] ?? ''
      let own = title
      for (let again = 2; names.has(own); again += 1) own = `${title.slice(0, 36)}_${again}`
      names.add(own)
      attributes['w:name'] = own
    }
  }
}

const blocks = new Set(['w:p', 'w:tbl', 'w:sdt', 'w:customXml', 'w:altChunk'])

function endInParagraph(cell: XmlElement): void {
  const last = childrenOf(cell).findLast(({ name }) => blocks.has(name))
  const isEnded = last?.name === 'w:p' || (last?.name === 'w:sdt' && elementsIn(last, 'w:p').length > 0)
  if (!isEnded) cell.children.push(element('w:p'))
}

/** What stands for a number or a text until Word works it out: the page's number is never far from one. */
const resultOf = (instruction: string): string =>
  /^\s*(PAGE|NUMPAGES|SECTION|SECTIONPAGES|PAGEREF|SEQ)\b/i.test(instruction) ? '1' : '\u2013'
const resultRun = (instruction: string): XmlElement =>
  element('w:r', {}, [element('w:t', { 'xml:space': 'preserve' }, [resultOf(instruction)])])

type OpenField = { instruction: string; hasSeparator: boolean; hasResult: boolean }

/** Fields that need none: they mark a place or an entry, and show nothing. */
const showsNothing = /^\s*(TC|XE|RD|SET|PRINT|ASK|TA)\b/i

/** A field made of parts gets the part with its result. */
function giveResults(part: XmlElement): void {
  const open: OpenField[] = []
  const visit = (parent: XmlElement) => {
    for (const run of [...parent.children]) {
      if (!isElement(run)) continue
      if (run.name !== 'w:r') {
        visit(run)
        continue
      }
      for (const node of [...run.children]) {
        if (!isElement(node)) continue
        const field = open.at(-1)
        const kind = node.name === 'w:fldChar' ? node.attributes['w:fldCharType'] : undefined
        if (kind === 'begin') open.push({ instruction: '', hasSeparator: false, hasResult: false })
        else if (kind === 'separate' && field) field.hasSeparator = true
        else if (kind === 'end' && field) {
          open.pop()
          const outer = open.at(-1)
          if (outer?.hasSeparator) outer.hasResult = true
          if (!field.hasResult && !showsNothing.test(field.instruction)) endWithResult(run, node, field)
        } else if (node.name === 'w:instrText' && field && !field.hasSeparator) field.instruction += nodeText(node)
        else if (isElement(node) && !['w:rPr', 'w:instrText'].includes(node.name) && field?.hasSeparator) {
          field.hasResult ||= node.name !== 'w:t' || nodeText(node) !== ''
        }
        visit(node)
      }
    }
  }
  visit(part)
}

const nodeText = (node: XmlElement): string => node.children.filter(child => typeof child === 'string').join('')

/** Within the run that ends it: runs may hold several such marks. */
function endWithResult(run: XmlElement, end: XmlElement, { instruction, hasSeparator }: OpenField): void {
  const at = run.children.indexOf(end)
  const text = element('w:t', { 'xml:space': 'preserve' }, [resultOf(instruction)])
  const separator = element('w:fldChar', { 'w:fldCharType': 'separate' })
  run.children.splice(at, 0, ...(hasSeparator ? [text] : [separator, text]))
}
