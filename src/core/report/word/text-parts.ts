import { BorderStyle, HeadingLevel, Paragraph, SimpleField, TextRun } from 'docx'
import { partsByDirection, readsRightToLeft } from '../../export/xml'
import type { Heading, List, ParagraphTone, Quote, Paragraph as Said } from '../model'
import { bulletList } from './document-styles'
import { colours } from './page'

type RunLooks = { bold?: boolean; color?: string; size?: number }

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

export const styled = (style: string, text: string): Paragraph => new Paragraph({ style, ...typed(text) })

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

export const paragraphPart = ({ tone, text, keepNext }: Said): Paragraph =>
  new Paragraph({
    style: styleOfTone[tone],
    keepNext: keepNext === true,
    ...(tone === 'typed' ? typed(text) : { children: sentence(text) }),
  })

export const listParts = ({ items }: List): Paragraph[] =>
  items.map(
    ({ term, text }) =>
      new Paragraph({
        numbering: { reference: bulletList, level: 0 },
        children: [...(term === undefined ? [] : sentence(`${term}: `, { bold: true })), ...sentence(text)],
      }),
  )

const quoteBorder = { left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: colours.teal } }

export const quoteParts = ({ text, from }: Quote): Paragraph[] => [
  new Paragraph({ style: 'ReportQuote', keepNext: true, border: quoteBorder, ...typed(text) }),
  styled('ReportQuoteSource', from),
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
