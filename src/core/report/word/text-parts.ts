import {
  Bookmark,
  BorderStyle,
  BuilderElement,
  ExternalHyperlink,
  type FileChild,
  HeadingLevel,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  TextRun,
  XmlComponent,
} from 'docx'
import { readsRightToLeft } from '../../export/xml'
import { isLatin, type LanguagePart, partsByLanguage, wordLanguage } from '../languages'
import type { Heading, List, ParagraphTone, Quote, Run, Paragraph as Said } from '../model'
import { type CaptionNumber, captionPlace, captionWord } from '../references'
import { termLead } from '../text'
import { bulletList, numberedList } from './document-styles'
import { colours } from './page'
import { filled, hole, WrittenBlock, withOwnBookmarks } from './written-xml'

type RunLooks = { bold?: boolean; italics?: boolean; style?: string; color?: string; size?: number }
type Text = { readonly text: string; readonly runs?: readonly Run[] }

/** How Word writes down the language and direction of a piece of text. */
function languageLooks(part: LanguagePart) {
  if (part.language === null) return {}
  const { val, eastAsia, bidi } = wordLanguage(part)
  return {
    language: {
      ...(val ? { value: val } : {}),
      ...(eastAsia ? { eastAsia } : {}),
      ...(bidi ? { bidirectional: bidi } : {}),
    },
    ...(part.kind === 'right-to-left' ? { rightToLeft: true } : {}),
  }
}

/** Text in a sentence of ours: it runs from left to right, and what people typed within it the way its script does, in its language. */
export const sentence = (text: string, looks: RunLooks = {}): TextRun[] =>
  partsByLanguage(text).map(part => new TextRun({ text: part.text, ...looks, ...languageLooks(part) }))

/** The same in a paragraph that runs from right to left: what is between its words runs with them. */
const backwards = (text: string, looks: RunLooks): TextRun[] =>
  partsByLanguage(text).map(part => {
    const isOfIt = part.language === null && !/\p{L}/u.test(part.text)
    return new TextRun({ text: part.text, ...looks, ...languageLooks(part), ...(isOfIt ? { rightToLeft: true } : {}) })
  })

/** Text that a person typed and that stands alone: the whole paragraph runs the way most of its letters do. */
export function typed(text: string, looks: RunLooks = {}) {
  if (!readsRightToLeft(text)) return { children: sentence(text, looks) }
  return { bidirectional: true, children: backwards(text, looks) }
}

/** The same for a text that has looks of its own. */
export function typedRuns({ text, runs }: Text, looks: RunLooks = {}) {
  if (!runs) return typed(text, looks)
  return { ...(readsRightToLeft(text) ? { bidirectional: true } : {}), children: runParts(runs, looks) }
}

const runParts = (runs: readonly Run[], looks: RunLooks): ParagraphChild[] =>
  runs.flatMap(({ text, bold, italic, link, refers }): ParagraphChild[] => {
    const own = { ...looks, ...(bold ? { bold } : {}), ...(italic ? { italics: true } : {}) }
    if (refers !== undefined) return fieldParts(`REF ${captionBookmark(refers)} \\h`, [new TextRun({ text, ...own })])
    return link === undefined
      ? sentence(text, own)
      : [new ExternalHyperlink({ link, children: sentence(text, { ...own, style: 'Hyperlink' }) })]
  })

const fieldMark = (kind: 'begin' | 'separate' | 'end') =>
  new TextRun({
    children: [new BuilderElement({ name: 'w:fldChar', attributes: { kind: { key: 'w:fldCharType', value: kind } } })],
  })

class Instruction extends XmlComponent {
  constructor(code: string) {
    super('w:instrText')
    this.root.push({ _attr: { 'xml:space': 'preserve' } }, ` ${code} `)
  }
}

/** The beginning of a field, up to its result. */
export const fieldStart = (code: string): TextRun[] => [
  fieldMark('begin'),
  new TextRun({ children: [new Instruction(code)] }),
  fieldMark('separate'),
]
export const fieldEnd = (): TextRun => fieldMark('end')

/** A field of Word's with its result. */
export const fieldParts = (code: string, result: readonly ParagraphChild[]): ParagraphChild[] => [
  ...fieldStart(code),
  ...result,
  fieldEnd(),
]

/** Words that `docx` would write in one run without a language. */
export const isPlain = (text: string): boolean => text !== '' && isLatin(text)

/** A paragraph of one text: `docx` makes one of each look, and plain words are put into it. */
function textParagraph(options: IParagraphOptions, text: string, looks: RunLooks = {}): FileChild {
  const make = (said: string) => new Paragraph({ ...options, children: sentence(said, looks) })
  if (!isPlain(text)) return make(text)
  return new WrittenBlock(filled(`text ${JSON.stringify([options, looks])}`, () => make(hole), [text]))
}

export const styled = (style: string, text: string): Paragraph => new Paragraph({ style, ...typed(text) })

/** Word joins two tables with nothing between them; this also gives what follows air, and is small enough never to fill a page of its own. */
export const spacerPart = (keepNext = false): Paragraph =>
  new Paragraph({
    style: 'ReportCell',
    ...(keepNext ? { keepNext } : {}),
    spacing: { before: 0, after: 0, line: spacerTwips, lineRule: LineRuleType.EXACT },
    children: [],
  })
export const spacerTwips = 120

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

/** `place`: the name by which the contents list finds it. */
export function headingPart(
  { level, text, startsPage }: Heading,
  { isFirst = false, place }: { isFirst?: boolean; place?: string } = {},
): FileChild {
  const make = (said: string, at: string | undefined) => {
    const { children, ...direction } = typed(said)
    return new Paragraph({
      heading: headingLevels[level],
      pageBreakBefore: startsPage === true,
      ...(startsPage || isFirst ? { spacing: { before: 0 } } : {}),
      ...direction,
      children: at === undefined ? children : [new Bookmark({ id: at, children })],
    })
  }
  if (!isPlain(text)) return make(text, place)
  const look = `heading ${level} ${startsPage === true} ${isFirst} ${place === undefined}`
  const texts = place === undefined ? [text] : [place, text]
  return new WrittenBlock(withOwnBookmarks(filled(look, () => make(hole, place && hole), texts)))
}

const styleOfTone: Record<ParagraphTone, string> = {
  body: 'Normal',
  typed: 'Normal',
  lead: 'ReportLead',
  note: 'ReportNote',
}

export function paragraphPart({ tone, text, runs, keepNext }: Said): FileChild {
  const options = { style: styleOfTone[tone], keepNext: keepNext === true }
  if (runs || (tone === 'typed' && !isPlain(text))) {
    const { children, ...direction } = typedRuns({ text, ...(runs ? { runs } : {}) })
    return new Paragraph({ ...options, ...(tone === 'typed' ? direction : {}), children })
  }
  return textParagraph(options, text)
}

/** `instance`: each list with numbers begins with its first one again. */
export const listParts = ({ items, keepNext }: List, instance = 0): Paragraph[] =>
  items.map(
    ({ term, text, runs, level = 0, ordered }) =>
      new Paragraph({
        numbering: { reference: ordered ? numberedList : bulletList, level, instance },
        ...(keepNext ? { keepNext } : {}),
        ...(term === undefined && readsRightToLeft(text) ? { bidirectional: true } : {}),
        children: [
          ...(term === undefined ? [] : sentence(termLead(term), { bold: true })),
          ...(runs ? runParts(runs, {}) : sentence(text)),
        ],
      }),
  )

const quoteBorder = { left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: colours.teal } }

export const quoteParts = ({ from, ...said }: Quote): Paragraph[] => [
  new Paragraph({ style: 'ReportQuote', keepNext: from !== '', border: quoteBorder, ...typedRuns(said) }),
  ...(from === '' ? [] : [styled('ReportQuoteSource', from)]),
]

/** The bookmark round "Table 3", by the name of its place. Word hides those that begin with a line. */
const captionBookmark = (place: string): string => `_Ref_${place.replace('-', '_')}`

/** What Word counts by: never translated, unlike the word before the number. */
export const sequences = { figure: 'Figure', table: 'Table' } as const

export type CaptionOptions = {
  readonly at: 'above' | 'below'
  /** By which a list of figures or tables finds it. */
  readonly place?: string
  /** Sentences refer to it. */
  readonly isReferredTo?: boolean
}

/** "Figure 3. ..." with a field for the number, so that Word renumbers when someone moves or adds one. */
export function captionPart(
  counted: CaptionNumber,
  text: string,
  { at, place, isReferredTo = false }: CaptionOptions,
): FileChild {
  const referred = captionBookmark(captionPlace(counted))
  const make = (said: { text: string; number: string; place: string; referred: string }) => {
    const name = [
      new TextRun({ text: `${captionWord(counted.kind)} `, bold: true, color: colours.text }),
      new SimpleField(`SEQ ${sequences[counted.kind]} \\* ARABIC`, said.number),
    ]
    const children: ParagraphChild[] = [
      ...(isReferredTo ? [new Bookmark({ id: said.referred, children: name })] : name),
      new TextRun({ text: '. ' }),
      ...sentence(said.text),
    ]
    return new Paragraph({
      style: 'Caption',
      keepNext: at === 'above',
      spacing: captionSpacing[at],
      keepLines: true,
      children: place === undefined ? children : [new Bookmark({ id: said.place, children })],
    })
  }
  const number = String(counted.number)
  if (!isPlain(text)) return make({ text, number, place: place ?? '', referred })
  const look = `caption ${counted.kind} ${at} ${place === undefined} ${isReferredTo}`
  const texts = [...(place === undefined ? [] : [place]), ...(isReferredTo ? [referred] : []), number, text]
  const pattern = () => make({ text: hole, number: hole, place: hole, referred: hole })
  return new WrittenBlock(withOwnBookmarks(filled(look, pattern, texts)))
}
/** Twips. */
export const captionSpacing = { above: { before: 240, after: 80 }, below: { before: 80, after: 160 } } as const
