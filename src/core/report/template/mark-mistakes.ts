import { mistakeInWords } from './mistake-words'
import { textOf } from './places'
import { type FoundMistake, readTemplate, type TemplateAnswers } from './read-template'
import { repairPackage } from './repair'
import { type WordPackage, wordNamespace } from './word-package'
import { childOf, childrenOf, element, elementsIn, isElement, type XmlElement, type XmlNode } from './xml-tree'

const author = 'Common Measure'
const initials = 'CM'
const isOurs = ({ attributes }: XmlElement): boolean =>
  attributes['w:author'] === author && attributes['w:initials'] === initials

/** Takes out the comments of an earlier check: a template that was marked is a template again. */
export function withoutOurComments(template: WordPackage): void {
  const path = template.beside('comments')
  if (path === null) return
  const comments = template.tree(path)
  const ids = new Set(
    childrenOf(comments, 'w:comment')
      .filter(isOurs)
      .map(({ attributes }) => attributes['w:id']),
  )
  if (ids.size === 0) return
  const isMark = (node: XmlNode) =>
    isElement(node) && /^w:comment(RangeStart|RangeEnd|Reference)$/.test(node.name) && ids.has(node.attributes['w:id'])
  const visit = (each: XmlElement) => {
    each.children = each.children.filter(
      node =>
        !isMark(node) &&
        !(isElement(node, 'w:r') && node.children.some(isMark) && childrenOf(node, 'w:t').length === 0),
    )
    for (const child of each.children) if (isElement(child)) visit(child)
  }
  visit(template.tree(template.main))
  comments.children = comments.children.filter(node => !isElement(node) || !isOurs(node))
  if (childrenOf(comments, 'w:comment').length > 0) return
  for (const { id, target } of template.relationships(template.main))
    if (target === path) template.unrelate(template.main, id)
  template.remove(path)
}

/** All mistakes of a template, and the template with a comment of Word's at each. Changes `template`. */
export function markMistakes(template: WordPackage, answers: TemplateAnswers): readonly FoundMistake[] {
  withoutOurComments(template)
  const { mistakes } = readTemplate(template, answers)
  if (mistakes.length === 0) return mistakes
  const comments = commentsPart(template)
  const taken = childrenOf(comments, 'w:comment').map(({ attributes }) => Number(attributes['w:id']))
  let next = Math.max(-1, ...taken.filter(Number.isFinite)) + 1
  for (const mistake of mistakes) {
    const id = String(next++)
    const isInBody = mistake.at !== null && (mistake.place === 'body' || mistake.place === 'table')
    if (isInBody) markText(mistake, id)
    else markParagraph(mistake.anchor ?? firstParagraph(template), id)
    comments.children.push(
      element('w:comment', { 'w:id': id, 'w:author': author, 'w:initials': initials }, [
        paragraphOf(mistakeInWords(mistake, { withPlace: !isInBody })),
      ]),
    )
  }
  repairPackage(template)
  return mistakes
}

const paragraphOf = (text: string) =>
  element('w:p', {}, [element('w:r', {}, [element('w:t', { 'xml:space': 'preserve' }, [text])])])

const start = (id: string) => element('w:commentRangeStart', { 'w:id': id })
const end = (id: string): XmlElement[] => [
  element('w:commentRangeEnd', { 'w:id': id }),
  element('w:r', {}, [element('w:commentReference', { 'w:id': id })]),
]

/** Round the runs that the mistake is in. */
function markText({ at, anchor }: FoundMistake, id: string): void {
  if (!at) return
  const { paragraph, start: from, end: to } = at
  let place = 0
  const touched = paragraph.atoms.filter(({ text }) => {
    const begins = place
    place += text.length
    return place > from && begins < to
  })
  const [first, last] = [touched.at(0), touched.at(-1)]
  if (!first || !last || textOf(paragraph) === '') {
    markParagraph(anchor ?? paragraph.element, id)
    return
  }
  first.siblings.splice(first.siblings.indexOf(first.run), 0, start(id))
  last.siblings.splice(last.siblings.indexOf(last.run) + 1, 0, ...end(id))
}

function markParagraph(paragraph: XmlElement, id: string): void {
  const after = paragraph.children.findIndex(node => !isElement(node, 'w:pPr'))
  paragraph.children.splice(after === -1 ? paragraph.children.length : after, 0, start(id))
  paragraph.children.push(...end(id))
}

function firstParagraph(template: WordPackage): XmlElement {
  const body = childOf(template.tree(template.main), 'w:body') ?? element('w:body')
  const [first] = elementsIn(body, 'w:p')
  if (first) return first
  const made = element('w:p')
  body.children.unshift(made)
  return made
}

function commentsPart(template: WordPackage): XmlElement {
  const known = template.beside('comments')
  if (known !== null) return template.tree(known)
  const path = `${template.folder}comments.xml`
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
  template.add(path, element('w:comments', { 'xmlns:w': wordNamespace }), type)
  template.relate(template.main, 'comments', path)
  return template.tree(path)
}
