import { childOf, childrenOf, element, isElement, textIn, type XmlElement } from '../template/xml-tree'

/** Styles of runs by which whoever shows the pages knows where the number of this page, and of all, goes. */
export const pageNumberStyle = 'cm-page-number'
export const pageCountStyle = 'cm-page-count'

type OpenField = { instruction: string; hasResult: boolean }

/** Every field becomes what it says: viewers that do not know fields would show nothing. */
export function withFieldResults(root: XmlElement): void {
  const open: OpenField[] = []
  const visit = (parent: XmlElement) => {
    parent.children = parent.children.flatMap(child => {
      if (!isElement(child)) return [child]
      if (child.name === 'w:r') return resultOf(child, open)
      visit(child)
      if (child.name !== 'w:fldSimple') return [child]
      for (const run of childrenOf(child, 'w:r')) mark(run, child.attributes['w:instr'] ?? '')
      return child.children
    })
  }
  visit(root)
}

/** The run without what makes the field; none where it only says what the field is to work out. */
function resultOf(run: XmlElement, open: OpenField[]): XmlElement[] {
  const kept: XmlElement['children'] = []
  let instruction = ''
  for (const child of run.children) {
    const field = open.at(-1)
    if (isElement(child, 'w:fldChar')) {
      const type = child.attributes['w:fldCharType']
      if (type === 'begin') open.push({ instruction: '', hasResult: false })
      else if (type === 'separate' && field) field.hasResult = true
      else if (type === 'end') open.pop()
    } else if (isElement(child, 'w:instrText')) {
      if (field) field.instruction += textIn(child)
    } else if (isElement(child, 'w:rPr') || open.every(({ hasResult }) => hasResult)) {
      kept.push(child)
      if (field) instruction = field.instruction
    }
  }
  run.children = kept
  if (instruction !== '') mark(run, instruction)
  return kept.some(child => !isElement(child, 'w:rPr')) ? [run] : []
}

function mark(run: XmlElement, instruction: string): void {
  const style = /^\s*PAGE\b/i.test(instruction)
    ? pageNumberStyle
    : /^\s*NUMPAGES\b/i.test(instruction)
      ? pageCountStyle
      : null
  if (style === null) return
  let looks = childOf(run, 'w:rPr')
  if (!looks) {
    looks = element('w:rPr')
    run.children.unshift(looks)
  }
  looks.children = [
    element('w:rStyle', { 'w:val': style }),
    ...looks.children.filter(child => !isElement(child, 'w:rStyle')),
  ]
}
