import type { Cell, Run } from '../model'
import type { WordPackage } from '../template/word-package'
import { childOf, childrenOf, elementsIn, isElement, textIn, type XmlElement, type XmlNode } from '../template/xml-tree'
import { figureOfTag, hashOf, idOfBookmark, idOfTag, plainWords } from './anchors'
import { commentsOf, type ParagraphKind, paragraphKinds, type WordComment } from './word-text'

/** A paragraph or a table of an edited file, in reading order, with tracked changes taken as they would read when accepted. */
export type WordPiece = {
  readonly kind: ParagraphKind | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] }
  readonly text: string
  readonly runs: readonly Run[]
  /** The text it is in, by the control round it; null: in none. */
  readonly control: string | null
  readonly bookmarks: readonly string[]
  /** In a control of ours that holds what the app said. */
  readonly fromApp: boolean
  readonly comments: readonly WordComment[]
  /** Who changed something in it, as Word tracked it. */
  readonly changedBy: readonly string[]
  /** Live figures in it that somebody typed over. */
  readonly figuresEdited: number
  /** Pictures, charts, text boxes. */
  readonly drawings: number
}

/** Which live figure is meant: by the id of its text, and its place among the figures of that. */
export type FigureOf = (id: string, index: number) => string | null

export const appTag = 'cm_app'

type Around = { readonly control: string | null; readonly fromApp: boolean }
type Said = {
  runs: Run[]
  comments: Set<string>
  by: Set<string>
  bookmarks: string[]
  figuresEdited: number
  drawings: number
  /** Fields of Word's own that are open: where a link leads, and whether its words have begun. */
  fields: { code: string; said: boolean }[]
}
const nothingSaid = (): Said => ({
  runs: [],
  comments: new Set(),
  by: new Set(),
  bookmarks: [],
  figuresEdited: 0,
  drawings: 0,
  fields: [],
})

const tagOfControl = (control: XmlElement): string => childOf(control, 'w:sdtPr', 'w:tag')?.attributes['w:val'] ?? ''
const isOn = (properties: XmlElement | undefined, name: string): boolean => {
  const found = childOf(properties, name)
  return found !== undefined && !/^(0|false|off|none)$/i.test(found.attributes['w:val'] ?? 'true')
}

/** What is gone when all changes are accepted. */
const gone = new Set(['w:del', 'w:moveFrom'])
/** What holds paragraphs or runs and says nothing itself. */
const wrapping = new Set(['w:ins', 'w:moveTo', 'w:customXml', 'w:smartTag', 'w:dir', 'w:bdo'])

export function readWord(document: WordPackage, figureOf: FigureOf): WordPiece[] {
  const kindOf = paragraphKinds(document)
  const comments = commentsOf(document)
  const links = new Map(
    document.relationships(document.main).flatMap(({ id, target, external }) => (external ? [[id, target]] : [])) as [
      string,
      string,
    ][],
  )
  const pieces: WordPiece[] = []
  /** Words of a paragraph whose end was deleted: they run on into the next. */
  let before: Said | null = null
  /** Bookmarks that begin between paragraphs. */
  let between: string[] = []

  const pieceOf = (kind: WordPiece['kind'], said: Said, around: Around): WordPiece => ({
    kind,
    text: plainWords(said.runs.map(({ text }) => text).join('')),
    runs: said.runs,
    ...around,
    bookmarks: said.bookmarks,
    comments: [...said.comments].flatMap(id => comments.get(id) ?? []),
    changedBy: [...said.by].filter(name => name !== ''),
    figuresEdited: said.figuresEdited,
    drawings: said.drawings,
  })
  const paragraph = (each: XmlElement, around: Around, by: string | null) => {
    const said: Said = before ?? nothingSaid()
    before = null
    if (by) said.by.add(by)
    said.bookmarks.push(...between)
    between = []
    const properties = childOf(each, 'w:pPr')
    inline(each.children, {}, said)
    const mark = childOf(properties, 'w:rPr', 'w:del')
    if (mark) {
      said.by.add(mark.attributes['w:author'] ?? '')
      before = said
      return
    }
    pieces.push(pieceOf(kindOf(properties), said, around))
  }
  const table = (each: XmlElement, around: Around) => {
    const said = nothingSaid()
    const rows = childrenOf(each, 'w:tr')
      .filter(row => !childOf(row, 'w:trPr', 'w:del'))
      .map(row =>
        elementsIn(row, 'w:tc').map((cell): Cell => {
          const own = { ...said, runs: [] as Run[] }
          for (const [at, line] of elementsIn(cell, 'w:p').entries()) {
            if (at > 0) own.runs.push({ text: ' ' })
            inline(line.children, {}, own)
          }
          said.figuresEdited = own.figuresEdited
          said.drawings = own.drawings
          said.runs.push(...own.runs, { text: ' ' })
          return { text: plainWords(own.runs.map(({ text }) => text).join('')), runs: own.runs }
        }),
      )
      .filter(row => row.length > 0)
    if (rows.length > 0) pieces.push(pieceOf({ kind: 'table', rows }, said, around))
  }
  const blocks = (children: readonly XmlNode[], around: Around, by: string | null): void => {
    for (const each of children) {
      if (!isElement(each) || gone.has(each.name)) continue
      if (each.name === 'w:p') paragraph(each, around, by)
      else if (each.name === 'w:tbl') table(each, around)
      else if (each.name === 'w:sdt') {
        // A contents list, a cover of Word's own.
        if (childOf(each, 'w:sdtPr', 'w:docPartObj')) continue
        const tag = tagOfControl(each)
        const inner = {
          control: idOfTag(tag) ?? around.control,
          fromApp: around.fromApp || tag === appTag,
        }
        blocks(childOf(each, 'w:sdtContent')?.children ?? [], inner, by)
      } else if (wrapping.has(each.name)) blocks(each.children, around, each.attributes['w:author'] ?? by)
      else if (each.name === 'w:bookmarkStart') between.push(each.attributes['w:name'] ?? '')
    }
  }
  const inline = (children: readonly XmlNode[], looks: Omit<Run, 'text'>, said: Said): void => {
    for (const each of children) {
      if (!isElement(each)) continue
      const author = each.attributes['w:author'] ?? ''
      if (gone.has(each.name)) said.by.add(author)
      else if (each.name === 'w:r') run(each, looks, said)
      else if (each.name === 'w:hyperlink') {
        const link = links.get(each.attributes['r:id'] ?? '')
        inline(each.children, link === undefined ? looks : { ...looks, link }, said)
      } else if (each.name === 'w:sdt') control(each, looks, said)
      else if (each.name === 'w:fldSimple') inline(each.children, looks, said)
      else if (wrapping.has(each.name)) {
        if (each.name === 'w:ins' || each.name === 'w:moveTo') said.by.add(author)
        inline(each.children, looks, said)
      } else if (each.name === 'w:bookmarkStart') said.bookmarks.push(each.attributes['w:name'] ?? '')
      else if (each.name === 'w:commentRangeStart') said.comments.add(each.attributes['w:id'] ?? '')
    }
  }
  const control = (each: XmlElement, looks: Omit<Run, 'text'>, said: Said) => {
    const content = childOf(each, 'w:sdtContent')?.children ?? []
    const meant = figureOfTag(tagOfControl(each))
    const from = said.runs.length
    inline(content, looks, said)
    if (!meant) return
    const figure = figureOf(meant.id, meant.index)
    const words = said.runs
      .slice(from)
      .map(({ text }) => text)
      .join('')
    if (words.trim() === '') return
    if (figure !== null && hashOf(words).slice(0, 8) === meant.hash)
      said.runs.splice(from, said.runs.length, { text: words, ...looks, figure })
    else said.figuresEdited += 1
  }
  const run = (each: XmlElement, looks: Omit<Run, 'text'>, said: Said) => {
    const properties = childOf(each, 'w:rPr')
    const pieces: string[] = []
    for (const part of childrenOf(each)) {
      const open = said.fields.at(-1)
      if (part.name === 'w:fldChar') {
        const type = part.attributes['w:fldCharType']
        if (type === 'begin') said.fields.push({ code: '', said: false })
        else if (type === 'separate' && open) open.said = true
        else if (type === 'end') said.fields.pop()
      } else if (part.name === 'w:instrText') {
        if (open) open.code += textIn(part)
      } else if (part.name === 'w:commentReference') said.comments.add(part.attributes['w:id'] ?? '')
      else if (/^(w:drawing|w:pict|w:object|mc:AlternateContent)$/.test(part.name)) said.drawings += 1
      else if (open && !open.said) continue
      else if (part.name === 'w:t') pieces.push(textIn(part))
      else if (part.name === 'w:tab' || part.name === 'w:br' || part.name === 'w:cr') pieces.push(' ')
      else if (part.name === 'w:noBreakHyphen') pieces.push('\u2011')
    }
    if (pieces.length === 0 || isOn(properties, 'w:vanish')) return
    const link = said.fields.map(({ code }) => /^\s*HYPERLINK\s+"([^"]+)"/i.exec(code)?.[1]).find(Boolean)
    said.runs.push({
      text: pieces.join(''),
      ...looks,
      ...(isOn(properties, 'w:b') ? { bold: true as const } : {}),
      ...(isOn(properties, 'w:i') ? { italic: true as const } : {}),
      ...(link === undefined ? {} : { link }),
    })
  }
  blocks(childrenOf(childOf(document.tree(document.main), 'w:body')), { control: null, fromApp: false }, null)
  if (before) pieces.push(pieceOf({ kind: 'paragraph' }, before, { control: null, fromApp: false }))
  return pieces
}

export const bookmarkedIds = ({ bookmarks }: WordPiece): string[] => bookmarks.flatMap(name => idOfBookmark(name) ?? [])
