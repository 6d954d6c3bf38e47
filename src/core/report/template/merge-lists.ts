import { type WordPackage, wordNamespace } from './word-package'
import { childOf, childrenOf, copyOf, element, elementsIn, isElement, type XmlElement } from './xml-tree'

const largest = (values: readonly (string | undefined)[]): number =>
  Math.max(0, ...values.map(Number).filter(Number.isFinite))

/** Lists of `from` that pieces use are added to the template's own, under numbers that it has not. */
export function numberLists(template: WordPackage, from: WordPackage, pieces: readonly XmlElement[]): void {
  const uses = pieces.flatMap(piece => elementsIn(piece, 'w:numId'))
  const source = from.beside('numbering')
  if (uses.length === 0 || source === null) return
  const theirs = numberingPart(template)
  const ours = from.tree(source)
  const made = new Map<string, string>()
  for (const use of uses) {
    const old = use.attributes['w:val'] ?? ''
    const known = made.get(old) ?? addList(theirs, ours, old)
    made.set(old, known)
    use.attributes['w:val'] = known
  }
}

function addList(theirs: XmlElement, ours: XmlElement, id: string): string {
  const list = childrenOf(ours, 'w:num').find(({ attributes }) => attributes['w:numId'] === id)
  const kind = childOf(list, 'w:abstractNumId')?.attributes['w:val']
  const levels = childrenOf(ours, 'w:abstractNum').find(({ attributes }) => attributes['w:abstractNumId'] === kind)
  if (!list || !levels) throw new Error(`docx wrote no list ${id}`)
  const kinds = childrenOf(theirs, 'w:abstractNum')
  const newKind = String(largest(kinds.map(({ attributes }) => attributes['w:abstractNumId'])) + 1)
  const newId = String(largest(childrenOf(theirs, 'w:num').map(({ attributes }) => attributes['w:numId'])) + 1)
  const ownLevels = copyOf(levels)
  // Of newer namespaces, which the template need not declare.
  for (const name of Object.keys(ownLevels.attributes)) if (!name.startsWith('w:')) delete ownLevels.attributes[name]
  ownLevels.attributes['w:abstractNumId'] = newKind
  const ownList = copyOf(list)
  ownList.attributes['w:numId'] = newId
  const named = childOf(ownList, 'w:abstractNumId')
  if (named) named.attributes['w:val'] = newKind
  // All kinds of list come before all lists (CT_Numbering).
  const firstList = theirs.children.findIndex(node => isElement(node, 'w:num'))
  theirs.children.splice(firstList === -1 ? endOfKinds(theirs) : firstList, 0, ownLevels)
  const lastList = theirs.children.findLastIndex(node => isElement(node, 'w:num'))
  theirs.children.splice((lastList === -1 ? endOfKinds(theirs) - 1 : lastList) + 1, 0, ownList)
  return newId
}

const endOfKinds = (theirs: XmlElement): number => {
  const last = theirs.children.findLastIndex(
    node => isElement(node, 'w:abstractNum') || isElement(node, 'w:numPicBullet'),
  )
  return last + 1
}

function numberingPart(template: WordPackage): XmlElement {
  const known = template.beside('numbering')
  if (known !== null) return template.tree(known)
  const path = `${template.folder}numbering.xml`
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml'
  template.add(path, element('w:numbering', { 'xmlns:w': wordNamespace }), type)
  template.relate(template.main, 'numbering', path)
  return template.tree(path)
}
