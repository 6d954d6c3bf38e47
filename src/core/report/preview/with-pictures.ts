import { strToU8 } from 'fflate'
import { WordPackage } from '../template/word-package'
import {
  childOf,
  childrenOf,
  DamagedXmlError,
  element,
  elementsIn,
  isElement,
  type XmlElement,
} from '../template/xml-tree'
import { chartPicture } from './chart-picture'
import { chartValues } from './chart-values'
import { type DrawnSize, pixelsOfEmu, type Theme, themeOf } from './drawing-parts'
import { withFieldResults } from './field-results'
import { shapesPicture } from './shapes-picture'

/**
 * A document's parts by their paths: `trees` those of XML, as they were read, `files` the rest. `alts`: what a picture says for those who do not
 * see it, by the part it stands in and its id there, with a space between.
 */
export type WithPictures = {
  readonly trees: ReadonlyMap<string, XmlElement>
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly alts: ReadonlyMap<string, string>
}

/**
 * The same document with a picture where each chart and each group of shapes stands, and each field as what it says: for viewers that know none of them. Read from the document's
 * own parts, nothing else. Null: it is no Word document.
 */
export function withPictures(bytes: Uint8Array): WithPictures | null {
  const opened = WordPackage.open(bytes)
  if (!opened.ok) return null
  const document = opened.value
  const themePath = document.beside('theme')
  const theme = themeOf(themePath === null ? null : treeOf(document, themePath))
  const alts = new Map<string, string>()
  document.addDefaultType('svg', 'image/svg+xml')
  for (const part of document.textParts()) {
    const root = document.tree(part)
    withoutAlternates(root)
    withFieldResults(root)
    for (const drawing of elementsIn(root, 'w:drawing')) {
      const [frame] = childrenOf(drawing)
      const data = childOf(frame, 'a:graphic', 'a:graphicData')
      if (!frame || !data) continue
      const size = sizeOf(frame)
      const svg = pictureFor(document, part, data, size, theme)
      if (svg !== null) {
        const path = document.freePath('word/media/cm-drawn', '.svg')
        document.add(path, strToU8(svg), null)
        data.children = [pictureIn(document.relate(part, 'image', path), size)]
      }
      const [blip] = elementsIn(data, 'a:blip')
      const id = blip?.attributes['r:embed']
      const said = childOf(frame, 'wp:docPr')?.attributes
      if (id) alts.set(`${part} ${id}`, said?.descr || said?.title || '')
    }
  }
  return { ...partsOf(document), alts }
}

const sizeOf = (frame: XmlElement): DrawnSize => {
  const extent = childOf(frame, 'wp:extent')?.attributes
  return { width: Math.max(1, pixelsOfEmu(extent?.cx)), height: Math.max(1, pixelsOfEmu(extent?.cy)) }
}

/** Where Word may choose between shapes and an older way to draw them, the shapes are drawn. */
function withoutAlternates(root: XmlElement): void {
  const visit = (parent: XmlElement) => {
    for (const [at, child] of parent.children.entries()) {
      if (!isElement(child)) continue
      if (child.name === 'mc:AlternateContent') {
        const drawn = childOf(child, 'mc:Choice', 'w:drawing')
        if (drawn) parent.children[at] = drawn
      }
      const now = parent.children[at]
      if (isElement(now)) visit(now)
    }
  }
  visit(root)
}

function pictureFor(
  document: WordPackage,
  part: string,
  data: XmlElement,
  size: DrawnSize,
  theme: Theme,
): string | null {
  const id = childOf(data, 'c:chart')?.attributes['r:id']
  if (id !== undefined) {
    const path = document.relationships(part).find(each => each.id === id && !each.external)?.target
    const space = path === undefined ? null : treeOf(document, path)
    const chart = space && chartValues(space, theme)
    return chart && chartPicture(chart, size)
  }
  return elementsIn(data, 'wps:wsp').length > 0 ? shapesPicture(data, size, theme) : null
}

/** Null: it is missing or damaged, and the rest of the document can be shown all the same. */
function treeOf(document: WordPackage, path: string): XmlElement | null {
  try {
    return document.tree(path)
  } catch (error) {
    if (error instanceof DamagedXmlError) return null
    throw error
  }
}

const emu = (pixels: number): string => String(Math.round(pixels * 9525))

const pictureIn = (id: string, { width, height }: DrawnSize): XmlElement =>
  element('pic:pic', {}, [
    element('pic:blipFill', {}, [element('a:blip', { 'r:embed': id })]),
    element('pic:spPr', {}, [
      element('a:xfrm', {}, [
        element('a:off', { x: '0', y: '0' }),
        element('a:ext', { cx: emu(width), cy: emu(height) }),
      ]),
    ]),
  ])

/** Without charts and their workbooks, which are pictures by now. */
function partsOf(document: WordPackage): Pick<WithPictures, 'trees' | 'files'> {
  const trees = new Map<string, XmlElement>()
  const files = new Map<string, Uint8Array>()
  for (const path of document.paths()) {
    if (/\/(charts|embeddings)\//.test(path)) continue
    const isXml = /\.(xml|rels)$/i.test(path) || /\+xml$/i.test(document.contentType(path))
    const tree = isXml && !path.endsWith('.svg') ? treeOf(document, path) : null
    if (tree) trees.set(path, tree)
    else files.set(path, document.bytes(path) ?? new Uint8Array())
  }
  return { trees, files }
}
