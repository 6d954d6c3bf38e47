import { unpacked, zipEntries } from '@core/project/file/zip'
import { ok, problem, type Result } from '@core/result'
import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate'
import { childrenOf, DamagedXmlError, element, isElement, parseXml, type XmlElement, xmlPart } from './xml-tree'

/**
 * Why a file cannot be a template. `old-word`: the .doc of Word 97. `open-document`: .odt. `other-kind`: a workbook, a presentation.
 * `macros`: it holds a program or controls that run one. `strict`: Word's "Strict Open XML", which names everything differently.
 */
export const templateProblems = [
  'not-word',
  'old-word',
  'open-document',
  'other-kind',
  'encrypted',
  'macros',
  'strict',
  'damaged',
  'too-large',
] as const
export type TemplateProblem = (typeof templateProblems)[number]

/** A template of an organisation is a few hundred kilobytes with its logo; ten times the largest seen. */
export const largestTemplateBytes = 20 * 1024 * 1024
const mostParts = 2000
const mostBytesUnpacked = 200 * 1024 * 1024
const mostBytesOfXml = 40 * 1024 * 1024

const relationshipsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const documentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const templateType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'
const contentTypes = '[Content_Types].xml'

export type Relationship = {
  readonly id: string
  /** The last word of its type: `header`, `image`, `hyperlink`. */
  readonly type: string
  /** The part's path in the package; of what is outside, the address. */
  readonly target: string
  readonly external: boolean
}

/** A .docx taken apart. Parts that were asked for as trees are written from them. */
export class WordPackage {
  private readonly trees = new Map<string, XmlElement>()
  private constructor(
    private readonly parts: Map<string, Uint8Array>,
    /** The part with the document's text, mostly `word/document.xml`. */
    readonly main: string,
  ) {}

  /** Sizes are looked at as they are told before anything is unpacked, and nothing unpacks to more than it told. */
  static open(bytes: Uint8Array): Result<WordPackage, TemplateProblem> {
    const parts = partsOf(bytes)
    if (!parts.ok) return parts
    try {
      return checked(parts.value, main => new WordPackage(parts.value, main))
    } catch (error) {
      if (error instanceof DamagedXmlError) return problem('damaged')
      throw error
    }
  }

  paths = (): string[] => [...this.parts.keys()]
  has = (path: string): boolean => this.parts.has(path)
  bytes = (path: string): Uint8Array | undefined => this.parts.get(path)

  /** The part to be read and edited. Throws `DamagedXmlError` where it is none. */
  tree(path: string): XmlElement {
    const known = this.trees.get(path)
    if (known) return known
    const part = this.parts.get(path)
    if (!part) throw new DamagedXmlError(`no ${path}`)
    if (part.length > mostBytesOfXml) throw new DamagedXmlError(`${path} is too large`)
    const made = parseXml(strFromU8(part))
    this.trees.set(path, made)
    return made
  }

  add(path: string, content: Uint8Array | XmlElement, type: string | null): void {
    if (content instanceof Uint8Array) this.parts.set(path, content)
    else {
      this.parts.set(path, new Uint8Array())
      this.trees.set(path, content)
    }
    if (type === null) return
    const types = this.tree(contentTypes)
    types.children = types.children.filter(node => !isElement(node) || node.attributes.PartName !== `/${path}`)
    types.children.push(element('Override', { PartName: `/${path}`, ContentType: type }))
  }

  /** For parts that are known by their ending. */
  addDefaultType(extension: string, type: string): void {
    const types = this.tree(contentTypes)
    const isThere = childrenOf(types, 'Default').some(
      ({ attributes }) => attributes.Extension?.toLowerCase() === extension,
    )
    if (!isThere) types.children.unshift(element('Default', { Extension: extension, ContentType: type }))
  }

  contentType(path: string): string {
    const types = childrenOf(this.tree(contentTypes))
    const own = types.find(({ attributes }) => attributes.PartName?.toLowerCase() === `/${path.toLowerCase()}`)
    const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
    const byEnding = types.find(({ attributes }) => attributes.Extension?.toLowerCase() === extension)
    return (own ?? byEnding)?.attributes.ContentType ?? ''
  }

  /** Removes a part, its own relationships and its line in the content types; what points to it is for the caller to remove. */
  remove(path: string): void {
    for (const each of [path, relationshipsPath(path)]) {
      this.parts.delete(each)
      this.trees.delete(each)
    }
    const types = this.tree(contentTypes)
    types.children = types.children.filter(node => !isElement(node) || node.attributes.PartName !== `/${path}`)
  }

  relationships(part: string): Relationship[] {
    const path = relationshipsPath(part)
    if (!this.has(path)) return []
    return childrenOf(this.tree(path), 'Relationship').flatMap(({ attributes }) => {
      const { Id: id, Type: type = '', Target: target, TargetMode } = attributes
      if (id === undefined || target === undefined) return []
      const external = TargetMode?.toLowerCase() === 'external'
      const kind = type.slice(type.lastIndexOf('/') + 1)
      return [{ id, type: kind, target: external ? target : resolvedPath(part, target), external }]
    })
  }

  /** Its id. `type`: one of the office's own, by its last word. */
  relate(part: string, type: string, target: string, external = false): string {
    const path = relationshipsPath(part)
    if (!this.has(path)) this.add(path, element('Relationships', { xmlns: relationshipsNamespace }), null)
    const taken = new Set(this.relationships(part).map(({ id }) => id))
    let number = taken.size + 1
    while (taken.has(`rIdCm${number}`)) number += 1
    const id = `rIdCm${number}`
    const where = external ? { Target: target, TargetMode: 'External' } : { Target: `/${target}` }
    this.tree(path).children.push(element('Relationship', { Id: id, Type: `${office}${type}`, ...where }))
    return id
  }

  unrelate(part: string, id: string): void {
    const tree = this.tree(relationshipsPath(part))
    tree.children = tree.children.filter(node => !isElement(node) || node.attributes.Id !== id)
  }

  /** A path that no part has: `word/charts/chart` and `.xml` make `word/charts/chart7.xml`. */
  freePath(before: string, after: string): string {
    const taken = new Set(this.paths().map(path => path.toLowerCase()))
    let number = 1
    while (taken.has(`${before}${number}${after}`.toLowerCase())) number += 1
    return `${before}${number}${after}`
  }

  /** Of parts with text: the document, headers and footers, notes. */
  textParts(): string[] {
    const kinds = ['header', 'footer', 'footnotes', 'endnotes']
    const others = this.relationships(this.main).filter(({ type, external }) => kinds.includes(type) && !external)
    return [this.main, ...new Set(others.map(({ target }) => target).filter(this.has))]
  }

  /** The part of that kind beside the document: `styles`, `numbering`, `settings`, `comments`. */
  beside(type: string): string | null {
    const found = this.relationships(this.main).find(each => each.type === type && !each.external)?.target
    return found !== undefined && this.has(found) ? found : null
  }

  /** The folder of the document, with its stroke at the end. */
  get folder(): string {
    return this.main.slice(0, this.main.lastIndexOf('/') + 1)
  }

  /** The same package always gives the same bytes. */
  write(): Uint8Array {
    const files: Zippable = {}
    for (const [path, part] of this.parts) {
      const tree = this.trees.get(path)
      files[path] = tree ? strToU8(xmlPart(tree)) : part
    }
    return zipSync(files, { mtime: epoch, level: 6 })
  }
}

/** fflate writes local time; a date made of local parts is the same bytes in every time zone. Zip knows nothing before 1980. */
const epoch = new Date(1980, 0, 1)

/** `word/charts/chart1.xml` -> `word/charts/_rels/chart1.xml.rels`. */
export function relationshipsPath(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

function resolvedPath(part: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : part.slice(0, part.lastIndexOf('/') + 1) + target
  const kept: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') kept.pop()
    else if (step !== '.') kept.push(step)
  }
  return kept.join('/')
}

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

function partsOf(bytes: Uint8Array): Result<Map<string, Uint8Array>, TemplateProblem> {
  if (bytes.length > largestTemplateBytes) return problem('too-large')
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return problem(isEncrypted(bytes) ? 'encrypted' : 'old-word')
  if (!startsWith(bytes, 0x50, 0x4b)) return problem('not-word')
  const entries = zipEntries(bytes, mostParts)
  if (!entries.ok) return problem(entries.problem === 'too-large' ? 'too-large' : 'damaged')
  const names = [...entries.value.keys()]
  if (names.some(name => /(^|\/)vba(project|data)[^/]*$|\/activex\//i.test(name))) return problem('macros')
  const all = [...entries.value.values()]
  if (all.reduce((sum, entry) => sum + entry.bytes, 0) > mostBytesUnpacked) return problem('too-large')
  const parts = new Map<string, Uint8Array>()
  for (const entry of all) {
    if (entry.name.endsWith('/')) continue
    const content = unpacked(entry, mostBytesUnpacked)
    if (!content.ok) return problem(content.problem === 'too-large' ? 'too-large' : 'damaged')
    parts.set(entry.name, content.value)
  }
  const mime = parts.get('mimetype')
  if (mime && strFromU8(mime.slice(0, 100)).includes('opendocument')) return problem('open-document')
  return ok(parts)
}

/** A locked Office file is an old container with a stream called EncryptedPackage, in UTF-16 ([MS-OFFCRYPTO] 2.3.4.4). */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = [...'EncryptedPackage'].flatMap(letter => [letter.charCodeAt(0), 0])
  for (let at = 0; at + name.length <= bytes.length; at += 2) {
    if (bytes[at] === name[0] && name.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}

function checked(
  parts: ReadonlyMap<string, Uint8Array>,
  make: (main: string) => WordPackage,
): Result<WordPackage, TemplateProblem> {
  if (!parts.has(contentTypes) || !parts.has('_rels/.rels')) return problem('not-word')
  // Relationships of the package itself lie at `_rels/.rels`: those of a part without a name.
  const relations = make('').relationships('')
  const main = relations.find(({ type, external }) => type === 'officeDocument' && !external)?.target
  if (main === undefined || !parts.has(main)) return problem('damaged')
  const opened = make(main)
  const type = opened.contentType(main)
  if (/macroEnabled/i.test(type)) return problem('macros')
  if (/ms-word|wordprocessingml/.test(type) === false) return problem('other-kind')
  if (type !== documentType && type !== templateType) return problem('damaged')
  const root = opened.tree(main)
  const isStrict = Object.values(root.attributes).some(value => value.startsWith('http://purl.oclc.org/ooxml/'))
  if (isStrict) return problem('strict')
  if (root.name !== 'w:document' || root.attributes['xmlns:w'] !== wordNamespace) return problem('damaged')
  if (!childrenOf(root, 'w:body').length) return problem('damaged')
  // Everything that is edited later has to be readable now.
  for (const path of parts.keys()) if (/\.(xml|rels)$/i.test(path)) opened.tree(path)
  if (type === templateType) opened.add(main, opened.tree(main), documentType)
  return ok(opened)
}
