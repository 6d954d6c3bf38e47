import { type WordPackage, wordNamespace } from './word-package'
import { childOf, childrenOf, copyOf, element, elementsIn, isElement, type XmlElement } from './xml-tree'

/** What a report would take from a template: styles by the names that Word gives them in every language. */
export const wantedStyles = [
  'heading 1',
  'heading 2',
  'heading 3',
  'caption',
  'list bullet',
  'quote',
  'table grid',
] as const
export type WantedStyle = (typeof wantedStyles)[number]

/** Styles of the template that do for one of ours, the best first. Others are looked for by their own name. */
const standIns: Readonly<Record<string, readonly string[]>> = {
  'list paragraph': ['list bullet'],
  'report quote': ['report quote', 'quote'],
}
const tableStyles = ['report table', 'table grid']

const nameOf = (style: XmlElement): string => (childOf(style, 'w:name')?.attributes['w:val'] ?? '').toLowerCase()
const idOf = (style: XmlElement): string => style.attributes['w:styleId'] ?? ''
const isOn = (text: string | undefined): boolean => text === '1' || text === 'true' || text === 'on'
const stylesIn = (from: WordPackage): XmlElement[] => {
  const path = from.beside('styles')
  return path === null ? [] : childrenOf(from.tree(path), 'w:style')
}

/** The styles that a template lacks. */
export function missingStyles(template: WordPackage): WantedStyle[] {
  const names = new Set(stylesIn(template).map(nameOf))
  return wantedStyles.filter(name => !names.has(name) && !(name === 'table grid' && names.has('report table')))
}

/**
 * Gives pieces that were written in our own document (`from`) the template's styles. What the template has no style for is added to it as
 * we have it, in its font; none of its own is changed.
 */
export function adoptStyles(template: WordPackage, from: WordPackage, pieces: readonly XmlElement[]): void {
  const theirs = stylesIn(template)
  const ours = new Map(stylesIn(from).map(style => [idOf(style), style]))
  const normal = theirs.find(style => style.attributes['w:type'] === 'paragraph' && isOn(style.attributes['w:default']))
  const added = new Map<string, string>()

  const named = (type: string, names: readonly string[]): XmlElement | undefined =>
    names
      .map(name => theirs.find(style => style.attributes['w:type'] === type && nameOf(style) === name))
      .find(style => style !== undefined)

  /** The id in the template; null: its default. */
  const styleFor = (id: string): string | null => {
    const known = added.get(id)
    if (known !== undefined) return known
    const own = ours.get(id)
    if (!own || id === 'Normal') return null
    const name = nameOf(own)
    const type = own.attributes['w:type'] ?? 'paragraph'
    const found = named(type, standIns[name] ?? [name]) ?? named(type, [name])
    const chosen = found ? idOf(found) : addStyle(own)
    added.set(id, chosen)
    return chosen
  }

  const addStyle = (own: XmlElement): string => {
    const style = copyOf(own)
    const taken = new Set(stylesIn(template).map(idOf))
    let id = idOf(own)
    while (taken.has(id)) id = `${id}Cm`
    style.attributes['w:styleId'] = id
    delete style.attributes['w:default']
    style.children = style.children.filter(node => !isElement(node, 'w:link'))
    for (const kind of ['w:basedOn', 'w:next'] as const) {
      const base = childOf(style, kind)
      if (!base) continue
      const target = base.attributes['w:val'] ?? ''
      if (target === 'Normal' && normal) base.attributes['w:val'] = idOf(normal)
      else style.children = style.children.filter(node => node !== base)
    }
    const looks = childOf(style, 'w:rPr')
    if (looks) looks.children = looks.children.filter(node => !isElement(node, 'w:rFonts'))
    if (looks?.children.length === 0) style.children = style.children.filter(node => node !== looks)
    const level = /^heading (\d)$/.exec(nameOf(style))?.[1]
    if (level) outlined(style, Number(level) - 1)
    stylesPart(template).children.push(style)
    return id
  }

  const table = named('table', tableStyles)
  for (const piece of pieces) {
    for (const each of elementsIn(piece, 'w:pStyle', 'w:rStyle')) {
      each.attributes['w:val'] = styleFor(each.attributes['w:val'] ?? '') ?? ''
    }
    for (const properties of elementsIn(piece, 'w:pPr')) asStyled(properties, theirs)
    for (const each of elementsIn(piece, 'w:tbl')) dressTable(each, table)
    for (const run of elementsIn(piece, 'w:rPr')) {
      run.children = run.children.filter(node => !isElement(node, 'w:rStyle') || node.attributes['w:val'] !== '')
    }
  }
}

/** Where Word's own "heading 1" is in the outline. */
function outlined(style: XmlElement, level: number): void {
  const properties = childOf(style, 'w:pPr') ?? element('w:pPr')
  if (!style.children.includes(properties)) style.children.push(properties)
  if (!childOf(properties, 'w:outlineLvl')) {
    properties.children.push(element('w:outlineLvl', { 'w:val': String(level) }))
  }
}

/** A style of theirs brings its own border, bullet and indent. */
function asStyled(properties: XmlElement, theirs: readonly XmlElement[]): void {
  const style = childOf(properties, 'w:pStyle')
  const id = style?.attributes['w:val']
  const own = theirs.find(each => idOf(each) === id)
  const dropped = new Set<string>()
  if (id === '') dropped.add('w:pStyle')
  // A list style without a list of its own, as some programs write it, keeps our bullet.
  if (own && nameOf(own) === 'list bullet' && childOf(own, 'w:pPr', 'w:numPr')) dropped.add('w:numPr')
  if (own && ['quote', 'report quote'].includes(nameOf(own))) dropped.add('w:pBdr')
  if (own) for (const name of ['w:spacing', 'w:ind']) if (/^(heading|caption)/.test(nameOf(own))) dropped.add(name)
  properties.children = properties.children.filter(node => !isElement(node) || !dropped.has(node.name))
}

/** With a table style of the template our own lines and the header's shade go; a status keeps its colour. */
function dressTable(table: XmlElement, style: XmlElement | undefined): void {
  const properties = childOf(table, 'w:tblPr')
  // One without a header row holds cards or pictures, and is no table to its reader.
  const hasHeader = !/^(0|false)$/.test(childOf(properties, 'w:tblLook')?.attributes['w:firstRow'] ?? '')
  if (!properties || !style || !hasHeader) return
  properties.children = [
    element('w:tblStyle', { 'w:val': idOf(style) }),
    ...properties.children.filter(node => !isElement(node, 'w:tblBorders')),
  ]
  const [header] = childrenOf(table, 'w:tr')
  if (!header) return
  for (const cell of elementsIn(header, 'w:tcPr')) {
    cell.children = cell.children.filter(node => !isElement(node, 'w:shd'))
  }
  for (const run of elementsIn(header, 'w:rPr')) {
    run.children = run.children.filter(node => !isElement(node, 'w:color'))
  }
}

function stylesPart(template: WordPackage): XmlElement {
  const path = template.beside('styles') ?? `${template.folder}styles.xml`
  if (!template.has(path)) {
    const root = element('w:styles', { 'xmlns:w': wordNamespace })
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml'
    template.add(path, root, type)
    template.relate(template.main, 'styles', path)
  }
  return template.tree(path)
}
