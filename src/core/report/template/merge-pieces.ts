import { numberLists } from './merge-lists'
import type { Relationship, WordPackage } from './word-package'
import { elementsIn, type XmlElement } from './xml-tree'

/**
 * Makes pieces that were written in another document (`from`) belong to the template: their charts with the workbooks, their links, lists,
 * namespaces. Drawings and bookmarks are numbered afterwards (`repairPackage`).
 */
export function mergePieces(template: WordPackage, from: WordPackage, pieces: readonly XmlElement[]): void {
  nameSpaces(template.tree(template.main), from.tree(from.main), pieces)
  const moved = new Map<string, string>()
  const relations = new Map(from.relationships(from.main).map(each => [each.id, each]))
  const bring = ({ type, target, external }: Relationship) =>
    template.relate(template.main, type, external ? target : copyPart(template, from, target), external)
  for (const piece of pieces) {
    for (const { attributes } of elementsIn(piece)) {
      for (const name of ['r:id', 'r:embed', 'r:link', 'r:pict']) {
        const id = attributes[name]
        const relation = id === undefined ? undefined : relations.get(id)
        if (!relation || id === undefined) continue
        const made = moved.get(id) ?? bring(relation)
        moved.set(id, made)
        attributes[name] = made
      }
    }
  }
  numberLists(template, from, pieces)
  ownBookmarks(template, pieces)
}

/** Prefixes that pieces use are declared where the document begins, or on the piece where the template uses one for something else. */
function nameSpaces(root: XmlElement, from: XmlElement, pieces: readonly XmlElement[]): void {
  for (const [name, value] of Object.entries(from.attributes)) {
    if (!name.startsWith('xmlns:')) continue
    const prefix = `${name.slice(6)}:`
    const own = root.attributes[name]
    if (own === value) continue
    const using = pieces.filter(piece => usesPrefix(piece, prefix))
    if (using.length === 0) continue
    if (own === undefined) root.attributes[name] = value
    else for (const piece of using) piece.attributes[name] = value
  }
}

const usesPrefix = (piece: XmlElement, prefix: string): boolean =>
  elementsIn(piece).some(
    ({ name, attributes }) =>
      name.startsWith(prefix) ||
      Object.keys(attributes).some(key => key.startsWith(prefix)) ||
      ` ${attributes.Requires ?? ''} `.includes(` ${prefix.slice(0, -1)} `),
  )

/** Bookmarks of the pieces get numbers and names that the template does not have, and fields that lead to them follow. */
function ownBookmarks(template: WordPackage, pieces: readonly XmlElement[]): void {
  const theirs = template
    .textParts()
    .flatMap(path => elementsIn(template.tree(path), 'w:bookmarkStart', 'w:bookmarkEnd'))
  const names = new Set(theirs.map(({ attributes }) => attributes['w:name']))
  const numbers = theirs.map(({ attributes }) => Number(attributes['w:id'])).filter(Number.isSafeInteger)
  let next = Math.max(0, ...numbers) + 1
  const ids = new Map<string, string>()
  const renamed = new Map<string, string>()
  for (const { attributes } of pieces.flatMap(piece => elementsIn(piece, 'w:bookmarkStart', 'w:bookmarkEnd'))) {
    const { 'w:id': id = '', 'w:name': name } = attributes
    if (name !== undefined && !ids.has(id)) ids.set(id, String(next++))
    attributes['w:id'] = ids.get(id) ?? id
    if (name === undefined || !names.has(name)) continue
    const own = `${name}_${attributes['w:id']}`
    if (!renamed.has(name)) renamed.set(name, own)
    attributes['w:name'] = own
  }
  if (renamed.size === 0) return
  for (const code of pieces.flatMap(piece => elementsIn(piece, 'w:instrText'))) {
    code.children = code.children.map(text =>
      typeof text === 'string' ? text.replace(/_Ref_\w+/, name => renamed.get(name) ?? name) : text,
    )
  }
}

/** A copy under a path that is free, with all that it refers to. */
function copyPart(template: WordPackage, from: WordPackage, path: string): string {
  const content = from.bytes(path)
  if (!content) throw new Error(`no ${path} in what docx wrote`)
  const [, before = path, after = ''] = /^(.*?)\d*(\.[^.]+)$/.exec(path) ?? []
  const target = template.freePath(before, after)
  const type = from.contentType(path)
  template.add(target, path.endsWith('.xml') ? from.tree(path) : content, type === '' ? null : type)
  const relations = from.relationships(path)
  if (relations.length === 0) return target
  const renamed = new Map<string, string>()
  for (const { id, type: kind, target: inner, external } of relations) {
    const to = external ? inner : copyPart(template, from, inner)
    renamed.set(id, template.relate(target, kind, to, external))
  }
  for (const { attributes } of elementsIn(template.tree(target))) {
    for (const name of ['r:id', 'r:embed', 'r:link']) {
      const made = renamed.get(attributes[name] ?? '')
      if (made !== undefined) attributes[name] = made
    }
  }
  template.addDefaultType('rels', 'application/vnd.openxmlformats-package.relationships+xml')
  return target
}
