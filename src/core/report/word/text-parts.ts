import {
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  TextRun,
} from 'docx'
import { partsByDirection, readsRightToLeft } from '../../export/xml'
import type { Heading, List, ParagraphTone, Quote, Run, Paragraph as Said } from '../model'
import { bulletList, numberedList } from './document-styles'
import { colours } from './page'

type RunLooks = { bold?: boolean; italics?: boolean; style?: string; color?: string; size?: number }
type Text = { readonly text: string; readonly runs?: readonly Run[] }

/** Text in a sentence of ours: it runs from left to right, and what people typed within it the way its script does. */
export const sentence = (text: string, looks: RunLooks = {}): TextRun[] =>
  partsByDirection(text).map(
    ({ text, rightToLeft }) => new TextRun({ text, ...looks, ...(rightToLeft ? { rightToLeft } : {}) }),
  )

/** Text that a person typed and that stands alone: the whole paragraph runs the way most of its letters do. */
export function typed(text: string, looks: RunLooks = {}) {
  if (!readsRightToLeft(text)) return { children: sentence(text, looks) }
  return { bidirectional: true, children: [new TextRun({ text, ...looks, rightToLeft: true })] }
}

/** The same for a text that has looks of its own. */
export function typedRuns({ text, runs }: Text, looks: RunLooks = {}) {
  if (!runs) return typed(text, looks)
  return { ...(readsRightToLeft(text) ? { bidirectional: true } : {}), children: runParts(runs, looks) }
}

const runParts = (runs: readonly Run[], looks: RunLooks): ParagraphChild[] =>
  runs.flatMap(({ text, bold, italic, link }): ParagraphChild[] => {
    const own = { ...looks, ...(bold ? { bold } : {}), ...(italic ? { italics: true } : {}) }
    return link === undefined
      ? sentence(text, own)
      : [new ExternalHyperlink({ link, children: sentence(text, { ...own, style: 'Hyperlink' }) })]
  })

export const styled = (style: string, text: string): Paragraph => new Paragraph({ style, ...typed(text) })

/** Word joins two tables with nothing between them; this also gives what follows air, and is small enough never to fill a page of its own. */
export const spacerPart = (): Paragraph =>
  new Paragraph({
    style: 'ReportCell',
    spacing: { before: 0, after: 0, line: 120, lineRule: LineRuleType.EXACT },
    children: [],
  })

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

export const headingPart = ({ level, text, startsPage }: Heading, place?: 'first'): Paragraph =>
  new Paragraph({
    heading: headingLevels[level],
    pageBreakBefore: startsPage === true,
    ...(startsPage || place ? { spacing: { before: 0 } } : {}),
    ...typed(text),
  })

const styleOfTone: Record<ParagraphTone, string> = {
  body: 'Normal',
  typed: 'Normal',
  lead: 'ReportLead',
  note: 'ReportNote',
}

export const paragraphPart = ({ tone, text, runs, keepNext }: Said): Paragraph =>
  new Paragraph({
    style: styleOfTone[tone],
    keepNext: keepNext === true,
    ...(tone === 'typed' ? typedRuns({ text, ...(runs ? { runs } : {}) }) : { children: sentence(text) }),
  })

/** `instance`: each list with numbers begins with its first one again. */
export const listParts = ({ items }: List, instance = 0): Paragraph[] =>
  items.map(
    ({ term, text, runs, level = 0, ordered }) =>
      new Paragraph({
        numbering: { reference: ordered ? numberedList : bulletList, level, instance },
        ...(runs && readsRightToLeft(text) ? { bidirectional: true } : {}),
        children: [
          ...(term === undefined ? [] : sentence(`${term}: `, { bold: true })),
          ...(runs ? runParts(runs, {}) : sentence(text)),
        ],
      }),
  )

const quoteBorder = { left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: colours.teal } }

export const quoteParts = ({ from, ...said }: Quote): Paragraph[] => [
  new Paragraph({ style: 'ReportQuote', keepNext: from !== '', border: quoteBorder, ...typedRuns(said) }),
  ...(from === '' ? [] : [styled('ReportQuoteSource', from)]),
]

/** "Figure 3. ..." with a field for the number, so that Word renumbers when someone moves or adds one. */
export function captionPart(label: string, number: number, text: string, place: 'above' | 'below'): Paragraph {
  return new Paragraph({
    style: 'Caption',
    keepNext: place === 'above',
    spacing: place === 'above' ? { before: 240, after: 80 } : { before: 80, after: 160 },
    keepLines: true,
    children: [
      new TextRun({ text: `${label} `, bold: true, color: colours.text }),
      new SimpleField(`SEQ ${label} \\* ARABIC`, String(number)),
      new TextRun({ text: '. ' }),
      ...sentence(text),
    ],
  })
}
