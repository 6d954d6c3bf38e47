import type { WordPackage } from '../template/word-package'
import { childOf, childrenOf, elementsIn, type XmlElement } from '../template/xml-tree'

/** What a paragraph is by its style and its numbers. */
export type ParagraphKind =
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'item'; readonly level: number; readonly ordered: boolean }
  | { readonly kind: 'quote' | 'quote-source' | 'paragraph' | 'contents' | 'caption' }

const val = (parent: XmlElement | undefined, ...path: string[]): string | undefined =>
  childOf(parent, ...path)?.attributes['w:val']

type Style = { name: string; basedOn: string | undefined; properties: XmlElement | undefined }

/** A reader of a document's paragraphs by its styles and lists, whatever program wrote them last. */
export function paragraphKinds(document: WordPackage): (properties: XmlElement | undefined) => ParagraphKind {
  const stylesPath = document.beside('styles')
  const styles = new Map<string, Style>()
  for (const style of stylesPath === null ? [] : childrenOf(document.tree(stylesPath), 'w:style')) {
    styles.set(style.attributes['w:styleId'] ?? '', {
      name: (val(style, 'w:name') ?? '').toLowerCase(),
      basedOn: val(style, 'w:basedOn'),
      properties: childOf(style, 'w:pPr'),
    })
  }
  const numberingPath = document.beside('numbering')
  const ordered = orderedLists(numberingPath === null ? null : document.tree(numberingPath))

  /** The style and those it is based on; one that is based on itself ends there. */
  const chain = (id: string | undefined): Style[] => {
    const found: Style[] = []
    for (let next = id; next !== undefined && found.length < 12; ) {
      const style = styles.get(next)
      if (!style || found.includes(style)) break
      found.push(style)
      next = style.basedOn
    }
    return found
  }
  return properties => {
    const id = val(properties, 'w:pStyle')
    const all = chain(id)
    const names = [...all.map(({ name }) => name), (id ?? '').toLowerCase()]
    const isOf = (pattern: RegExp) => names.some(name => pattern.test(name))
    if (isOf(/^(toc ?\d|report contents|reportcontents)/)) return { kind: 'contents' }
    if (isOf(/^caption$/)) return { kind: 'caption' }
    const heading = names.map(name => /^heading ?([1-9])/.exec(name)?.[1]).find(Boolean)
    if (heading) return { kind: 'heading', level: Number(heading) }
    const outline = [properties, ...all.map(style => style.properties)]
      .map(each => val(each, 'w:outlineLvl'))
      .find(Boolean)
    if (outline !== undefined && Number(outline) < 9) return { kind: 'heading', level: Number(outline) + 1 }
    if (isOf(/^report ?quote ?source$/)) return { kind: 'quote-source' }
    if (isOf(/quot/)) return { kind: 'quote' }
    const numbered = [properties, ...all.map(style => style.properties)]
      .map(each => childOf(each, 'w:numPr'))
      .find(Boolean)
    const list = val(numbered, 'w:numId') ?? '0'
    if (list === '0') return { kind: 'paragraph' }
    const level = Math.min(2, Math.max(0, Number(val(numbered, 'w:ilvl') ?? 0) || 0))
    return { kind: 'item', level, ordered: ordered(list, level) }
  }
}

function orderedLists(numbering: XmlElement | null): (list: string, level: number) => boolean {
  if (numbering === null) return () => false
  const kinds = new Map(
    childrenOf(numbering, 'w:abstractNum').map(each => [
      each.attributes['w:abstractNumId'],
      new Map(childrenOf(each, 'w:lvl').map(level => [level.attributes['w:ilvl'], val(level, 'w:numFmt')])),
    ]),
  )
  const lists = new Map(
    childrenOf(numbering, 'w:num').map(each => [each.attributes['w:numId'], val(each, 'w:abstractNumId')]),
  )
  return (list, level) => {
    const kind = kinds.get(lists.get(list))?.get(String(level))
    return kind !== undefined && kind !== 'bullet' && kind !== 'none'
  }
}

/** A reviewer's comment. `day`: ISO, or null where the file says none. */
export type WordComment = { readonly author: string; readonly day: string | null; readonly words: string }

export function commentsOf(document: WordPackage): ReadonlyMap<string, WordComment> {
  const path = document.beside('comments')
  if (path === null) return new Map()
  return new Map(
    childrenOf(document.tree(path), 'w:comment').map(({ attributes, ...comment }) => [
      attributes['w:id'] ?? '',
      {
        author: attributes['w:author'] ?? '',
        day: /^\d{4}-\d\d-\d\d/.exec(attributes['w:date'] ?? '')?.[0] ?? null,
        words: elementsIn({ attributes, ...comment }, 'w:p')
          .map(paragraph =>
            elementsIn(paragraph, 'w:t')
              .map(({ children }) => children.filter(child => typeof child === 'string').join(''))
              .join(''),
          )
          .join('\n')
          .trim(),
      },
    ]),
  )
}
