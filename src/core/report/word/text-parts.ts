import { BorderStyle, HeadingLevel, Paragraph, SimpleField, TextRun } from 'docx'
import type { Heading, List, ParagraphTone, Quote, Paragraph as Said } from '../model'
import { bulletList } from './document-styles'
import { readsRightToLeft } from './legal-text'
import { colours } from './page'

/** A run of text and the paragraph options that go with its direction. */
export function directed(text: string, run: { bold?: boolean; color?: string; size?: number } = {}) {
  const rightToLeft = readsRightToLeft(text)
  return {
    ...(rightToLeft ? { bidirectional: true } : {}),
    children: [new TextRun({ text, ...run, ...(rightToLeft ? { rightToLeft: true } : {}) })],
  }
}

export const styled = (style: string, text: string): Paragraph => new Paragraph({ style, ...directed(text) })

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

export const headingPart = ({ level, text, startsPage }: Heading): Paragraph =>
  new Paragraph({
    heading: headingLevels[level],
    pageBreakBefore: startsPage === true,
    ...(startsPage ? { spacing: { before: 0 } } : {}),
    ...directed(text),
  })

const styleOfTone: Record<ParagraphTone, string> = {
  body: 'Normal',
  typed: 'Normal',
  lead: 'ReportLead',
  note: 'ReportNote',
}

export const paragraphPart = ({ tone, text, keepNext }: Said): Paragraph =>
  new Paragraph({ style: styleOfTone[tone], keepNext: keepNext === true, ...directed(text) })

export const listParts = ({ items }: List): Paragraph[] =>
  items.map(({ term, text }) => {
    const { children, ...direction } = directed(text)
    return new Paragraph({
      numbering: { reference: bulletList, level: 0 },
      ...direction,
      children: term === undefined ? children : [new TextRun({ text: `${term}: `, bold: true }), ...children],
    })
  })

const quoteBorder = { left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: colours.teal } }

export const quoteParts = ({ text, from }: Quote): Paragraph[] => [
  new Paragraph({ style: 'ReportQuote', keepNext: true, border: quoteBorder, ...directed(text) }),
  styled('ReportQuoteSource', from),
]

/** "Figure 3. ..." with a field for the number, so that Word renumbers when someone moves or adds one. */
export function captionPart(label: string, number: number, text: string, place: 'above' | 'below'): Paragraph {
  const { children, ...direction } = directed(text)
  return new Paragraph({
    style: 'Caption',
    keepNext: place === 'above',
    spacing: place === 'above' ? { before: 240, after: 80 } : { before: 80, after: 160 },
    keepLines: true,
    ...direction,
    children: [
      new TextRun({ text: `${label} `, bold: true, color: colours.text }),
      new SimpleField(`SEQ ${label} \\* ARABIC`, String(number)),
      new TextRun({ text: '. ' }),
      ...children,
    ],
  })
}
