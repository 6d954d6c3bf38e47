import type { WordPackage } from './word-package'
import { elementsIn, isElement, type XmlElement } from './xml-tree'

/** Fields of Word that fetch something when the document is opened or printed, or start a program. */
const reachingFields =
  /^\s*"?(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|RTD|EMBED|SUBSCRIBER|RD)\b/i

/** Its name, where a field reaches out of the document. */
export const reachingField = (instruction: string): string | null =>
  reachingFields.exec(instruction)?.[1]?.toUpperCase() ?? null

/** Links that a reader sees and chooses to follow. */
const isVisibleLink = (type: string, target: string): boolean =>
  type === 'hyperlink' && /^(https?:|mailto:|tel:)/i.test(target)

/** What holds something that others made: text of another kind, a program's object. */
const embedded = new Set(['aFChunk', 'oleObject', 'control', 'subDocument', 'frame'])

/** `linked`: a picture or an object that lies elsewhere. `embedded`: an object of another program, or text in another format. */
export type OutsideFinding = { readonly code: 'linked' | 'embedded'; readonly part: string; readonly detail: string }

/**
 * What in a template would fetch something from elsewhere, or hold what cannot be looked into. What nobody sees is removed on the way: the
 * template it was made from, a mailing's list of addresses, add-ins, a signature that no longer fits, links to files and programs (their
 * words stay).
 */
export function outsideFindings(template: WordPackage): OutsideFinding[] {
  removeAddIns(template)
  return template.paths().flatMap(part => (part.endsWith('.xml') ? findingsIn(template, part) : []))
}

function findingsIn(template: WordPackage, part: string): OutsideFinding[] {
  const findings: OutsideFinding[] = []
  for (const { id, type, target, external } of template.relationships(part)) {
    if (embedded.has(type) && !external) findings.push({ code: 'embedded', part, detail: type })
    else if (!external || isVisibleLink(type, target)) continue
    else if (type === 'hyperlink' || quiet.has(type)) cutOff(template, part, id)
    else findings.push({ code: 'linked', part, detail: target })
  }
  for (const { attributes } of elementsIn(template.tree(part), 'v:imagedata', 'v:fill', 'v:stroke')) {
    const address = attributes.src ?? attributes['o:href']
    if (address && /^(\w+:|\\\\|\/\/)/.test(address)) findings.push({ code: 'linked', part, detail: address })
  }
  return findings
}

/** Of the package as a whole: programs beside Word that a document asks for, its ribbon, its signatures. */
const addIns = new Set(['webextensiontaskpanes', 'extensibility', 'origin'])

function removeAddIns(template: WordPackage): void {
  for (const { id, type } of template.relationships('')) if (addIns.has(type)) template.unrelate('', id)
  for (const path of template.paths()) {
    if (/^(word\/webextensions|customUI|_xmlsignatures)\//i.test(path)) template.remove(path)
  }
}

/** Nobody sees these; a chart keeps its figures without the workbook elsewhere that they came from. */
const quiet = new Set(['attachedTemplate', 'mailMergeSource', 'mailMergeHeaderSource', 'recipientData', 'package'])
const holders = new Set(['w:attachedTemplate', 'w:mailMerge', 'c:externalData', 'a:hlinkClick', 'a:hlinkHover'])

function cutOff(template: WordPackage, part: string, id: string): void {
  const tree = template.tree(part)
  const without = (parent: XmlElement) => {
    parent.children = parent.children.filter(
      node =>
        !isElement(node) ||
        !holders.has(node.name) ||
        !elementsIn(node).some(({ attributes }) => attributes['r:id'] === id),
    )
    for (const child of parent.children) if (isElement(child)) without(child)
  }
  without(tree)
  for (const { attributes } of elementsIn(tree)) {
    for (const name of ['r:id', 'r:link', 'r:href']) if (attributes[name] === id) delete attributes[name]
  }
  template.unrelate(part, id)
}
