import { type LanguagePart, wordLanguage } from '../languages'
import type { WordPackage } from './word-package'
import { childOf, childrenOf, element, isElement, type XmlElement, type XmlNode } from './xml-tree'

/** Where in a template something is. */
export const placeKinds = [
  'body',
  'table',
  'text-box',
  'header',
  'footer',
  'footnote',
  'endnote',
  'alt-text',
  'properties',
] as const
export type PlaceKind = (typeof placeKinds)[number]

/** A piece of text that is one node of a run. */
type Atom = { readonly run: XmlElement; readonly node: XmlElement; readonly siblings: XmlNode[]; text: string }

/** A paragraph with its text in one piece, whatever runs it is split over. */
export type Paragraph = {
  readonly part: string
  readonly place: PlaceKind
  readonly element: XmlElement
  /** What it stands in, to put others in its place: the children of a body, a cell, a text box. */
  readonly siblings: XmlNode[]
  /** The paragraph of the body it belongs to: itself, or the one that its text box hangs on. Null outside the body. */
  readonly anchor: XmlElement | null
  /** The older copy of a text box that Word keeps beside the new one. */
  readonly isFallback: boolean
  /** Width of the table cell it stands in, in twips; null: none, or not told. */
  readonly cellTwips: number | null
  /** Place of its section in the document, from 0. */
  readonly section: number
  readonly atoms: readonly Atom[]
  /** Text of the instructions of Word's own fields that begin in it: `PAGE`, `HYPERLINK "..."`. */
  readonly instructions: readonly string[]
}

export const textOf = ({ atoms }: Pick<Paragraph, 'atoms'>): string => atoms.map(({ text }) => text).join('')

type Within = Pick<Paragraph, 'place' | 'anchor' | 'isFallback' | 'cellTwips'>

const placeOfPart = (kind: string): PlaceKind =>
  kind === 'footnotes'
    ? 'footnote'
    : kind === 'endnotes'
      ? 'endnote'
      : kind === 'header' || kind === 'footer'
        ? kind
        : 'body'

/** Every paragraph with text of people in it, in reading order. What tracked changes took out is not there. */
export function paragraphsOf(template: WordPackage): Paragraph[] {
  const kinds = new Map(template.relationships(template.main).map(({ target, type }) => [target, type]))
  return template.textParts().flatMap(part => {
    const place = part === template.main ? 'body' : placeOfPart(kinds.get(part) ?? '')
    return paragraphsIn(template.tree(part), part, place)
  })
}

function paragraphsIn(root: XmlElement, part: string, place: PlaceKind): Paragraph[] {
  const found: Paragraph[] = []
  const codes = new FieldCodes()
  let section = 0
  const visit = (parent: XmlElement, within: Within) => {
    for (const child of [...parent.children]) {
      if (typeof child === 'string' || child.name === 'w:del' || child.name === 'w:moveFrom') continue
      if (child.name === 'w:p') {
        const anchor = within.anchor ?? (place === 'body' ? child : null)
        const instructions: string[] = []
        const atoms = atomsOf(child, codes, instructions)
        const own = { part, element: child, siblings: parent.children, section, atoms, instructions, ...within, anchor }
        found.push(own)
        for (const run of drawnIn(child))
          visit(run, { ...within, anchor, place: place === 'body' ? 'text-box' : place })
        if (place === 'body' && within.place === 'body' && childOf(child, 'w:pPr', 'w:sectPr')) section += 1
        continue
      }
      const next: Within =
        child.name === 'w:tc'
          ? { ...within, place: within.place === 'body' ? 'table' : within.place, cellTwips: widthOfCell(child) }
          : child.name === 'mc:Fallback'
            ? { ...within, isFallback: true }
            : within
      visit(child, next)
    }
  }
  visit(root, { place, anchor: null, isFallback: false, cellTwips: null })
  return found
}

/** What hangs on a paragraph and may hold paragraphs of its own. */
function drawnIn(paragraph: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  const visit = (each: XmlElement) => {
    for (const child of childrenOf(each)) {
      if (['w:drawing', 'w:pict', 'w:object', 'mc:AlternateContent'].includes(child.name))
        found.push(element('', {}, [child]))
      else if (child.name !== 'w:p') visit(child)
    }
  }
  visit(paragraph)
  return found
}

function widthOfCell(cell: XmlElement): number | null {
  const width = childOf(cell, 'w:tcPr', 'w:tcW')?.attributes
  const twips = Number(width?.['w:w'])
  return width?.['w:type'] === 'dxa' && twips > 0 ? twips : null
}

/** Follows fields over paragraphs: what stands between `begin` and `separate` is an instruction, not text. */
class FieldCodes {
  private readonly open: ('code' | 'result')[] = []
  get inCode(): boolean {
    return this.open.includes('code')
  }
  meet(kind: string | undefined): void {
    if (kind === 'begin') this.open.push('code')
    else if (kind === 'separate' && this.open.length > 0) this.open[this.open.length - 1] = 'result'
    else if (kind === 'end') this.open.pop()
  }
}

/** Elements whose runs belong to the paragraph. */
const transparent = new Set([
  'w:hyperlink',
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:dir',
  'w:bdo',
])

/** A letter for what is no text: a picture, a note's mark. */
const notText = '\uFFFC'

function atomsOf(paragraph: XmlElement, codes: FieldCodes, instructions: string[]): Atom[] {
  const atoms: Atom[] = []
  let code = ''
  const endCode = () => {
    if (code !== '') instructions.push(code)
    code = ''
  }
  const visitRun = (run: XmlElement, siblings: XmlNode[]) => {
    for (const node of childrenOf(run)) {
      const add = (text: string) => {
        if (!codes.inCode) atoms.push({ run, node, siblings, text })
        else code += text
      }
      switch (node.name) {
        case 'w:fldChar':
          codes.meet(node.attributes['w:fldCharType'])
          if (!codes.inCode) endCode()
          break
        case 'w:instrText':
          code += childText(node)
          break
        case 'w:t':
          add(childText(node))
          break
        case 'w:tab':
          add('\t')
          break
        case 'w:br':
        case 'w:cr':
          add('\n')
          break
        case 'w:noBreakHyphen':
          add('-')
          break
        case 'w:softHyphen':
        case 'w:rPr':
        case 'w:lastRenderedPageBreak':
          break
        default:
          add(notText)
      }
    }
  }
  const visit = (parent: XmlElement) => {
    for (const child of childrenOf(parent)) {
      if (child.name === 'w:r') visitRun(child, parent.children)
      else if (child.name === 'w:fldSimple') {
        instructions.push(child.attributes['w:instr'] ?? '')
        visit(child)
      } else if (transparent.has(child.name)) visit(child)
    }
  }
  visit(paragraph)
  endCode()
  return atoms
}

const childText = (node: XmlElement): string => node.children.filter(child => typeof child === 'string').join('')

/** Order of what may stand in `w:rPr` after `w:rtl` (CT_RPr). */
const afterLanguage = ['w:eastAsianLayout', 'w:specVanish', 'w:oMath', 'w:rPrChange']
const afterRightToLeft = ['w:cs', 'w:em', 'w:lang', ...afterLanguage]

/** `start` and `end` are places in a paragraph's text. */
export type TextEdit = {
  readonly start: number
  readonly end: number
  readonly words: readonly LanguagePart[]
}

/**
 * Puts texts in place of pieces of a paragraph, in the looks of the run in which each began. `edits` in ascending order, without overlap. Words in another script are marked with their language and direction.
 */
export function replaceText({ atoms }: Paragraph, edits: readonly TextEdit[]): void {
  for (const { start, end, words } of edits.toReversed()) {
    let at = 0
    let first: { atom: Atom; before: string; after: string } | null = null
    for (const atom of atoms) {
      const [from, to] = [at, at + atom.text.length]
      at = to
      if (to <= start || from >= end || from === to) continue
      const before = atom.text.slice(0, Math.max(0, start - from))
      const after = atom.text.slice(Math.min(atom.text.length, end - from))
      if (first === null) first = { atom, before, after }
      else setText(atom, after)
    }
    if (first === null) continue
    const { atom, before, after } = first
    if (words.every(({ language }) => language === null)) {
      setText(atom, `${before}${words.map(({ text }) => text).join('')}${after}`)
    } else splitRun(atom, before, words, after)
  }
}

function setText(atom: Atom, text: string): void {
  // A tab or a break within a field: it goes with it.
  if (atom.node.name !== 'w:t') {
    if (text === atom.text) return
    atom.run.children = atom.run.children.filter(node => node !== atom.node)
    if (text !== '') atom.run.children.push(wordsNode(text))
  } else {
    atom.node.children = text === '' ? [] : [text]
    atom.node.attributes['xml:space'] = 'preserve'
  }
  atom.text = text
}

const languageAttributes = (part: LanguagePart): Record<string, string> =>
  Object.fromEntries(Object.entries(wordLanguage(part)).map(([name, value]) => [`w:${name}`, value]))

const wordsNode = (text: string) => element('w:t', { 'xml:space': 'preserve' }, [text])

function splitRun(atom: Atom, before: string, words: TextEdit['words'], after: string): void {
  const properties = childOf(atom.run, 'w:rPr')
  const at = atom.run.children.indexOf(atom.node)
  const behind = atom.run.children.slice(at + 1)
  const run = (children: XmlNode[], part: LanguagePart | null) => {
    const own = properties ? { ...properties, children: [...properties.children] } : element('w:rPr')
    const put = (node: XmlElement, before: readonly string[]) => {
      own.children = own.children.filter(each => !isElement(each, node.name))
      const place = own.children.findIndex(each => isElement(each) && before.includes(each.name))
      own.children.splice(place === -1 ? own.children.length : place, 0, node)
    }
    if (part?.language != null) {
      if (part.kind === 'right-to-left') put(element('w:rtl'), afterRightToLeft)
      put(element('w:lang', languageAttributes(part)), afterLanguage)
    }
    return element('w:r', {}, [...(own.children.length > 0 ? [own] : []), ...children])
  }
  atom.run.children = atom.run.children.slice(0, at + 1)
  setText(atom, before)
  const made = words.map(part => run([wordsNode(part.text)], part))
  const last = [...(after === '' ? [] : [wordsNode(after)]), ...behind]
  if (last.length > 0) made.push(run(last, null))
  atom.siblings.splice(atom.siblings.indexOf(atom.run) + 1, 0, ...made)
}
