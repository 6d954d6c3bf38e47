import type { Print } from '@core/project/entities'
import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx'
import { colours, font } from './page'

const languages = { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' }

/** In points; `tiny`: captions, tables and charts; `above`: the air over headings of level 2. A paper for people has no letter smaller than its body. */
export type Sizes = Readonly<Record<'body' | 'lead' | 'small' | 'tiny' | 'h1' | 'h2' | 'h3' | 'above', number>>
export const reportSizes: Sizes = { body: 10.5, lead: 12.5, small: 9.5, tiny: 9, h1: 22, h2: 14.5, h3: 11.5, above: 22 }
export const paperSizes: Readonly<Record<Print, Sizes>> = {
  plain: { body: 12, lead: 12, small: 12, tiny: 12, h1: 18, h2: 14.5, h3: 12.5, above: 12 },
  large: { body: 18, lead: 18, small: 18, tiny: 18, h1: 25, h2: 21, h3: 19, above: 16 },
  'easy-read': { body: 16, lead: 16, small: 16, tiny: 16, h1: 26, h2: 20, h3: 18, above: 20 },
}

/** How a paragraph is set. All in points, `line` as a share of the letters' own height (Word's "multiple"). */
export type TextLooks = {
  readonly points: number
  readonly bold?: true
  readonly italics?: true
  readonly color?: string
  readonly before: number
  readonly after: number
  readonly line: number
  /** From the side where lines begin, and where they end. */
  readonly start?: number
  readonly end?: number
  readonly keepNext?: true
  readonly keepLines?: true
}

/** A long title is set smaller, so that the cover stays one page. */
export const titlePoints = (title: string): number => (title.length <= 80 ? 30 : title.length <= 200 ? 22 : 16)

/** Points above a cover's first line where the contents stand below. */
export const coverTopWithContents = 60

export type StyleId = keyof ReturnType<typeof textLooks>

/** Easy read is no smaller in whatever document it is. */
const fewestEasyPoints = 16

/** Every style of text by its id in the file: what Word is told, and what the pages are estimated by. */
export const textLooks = ({ body, lead, small, tiny, h1, h2, h3, above }: Sizes) =>
  ({
    Normal: { points: body, color: colours.text, before: 0, after: 8, line: 1.2 },
    Title: { points: 30, bold: true, color: colours.heading, before: 0, after: 18, line: 1.1 },
    Heading1: heading(h1, 30, 12),
    Heading2: heading(h2, above, 6),
    Heading3: heading(h3, above - 6, 4),
    ListParagraph: { points: body, before: 0, after: 4, line: 1.2 },
    Caption: { points: tiny, color: colours.text, before: 4, after: 6, line: 1.2 },
    ReportKicker: { points: Math.max(11, tiny), bold: true, color: colours.column, before: 150, after: 8, line: 1.2 },
    ReportPeriod: { points: 18, color: colours.text, before: 14, after: 30, line: 1.2 },
    ReportMade: { points: small, color: colours.quiet, before: 30, after: 0, line: 1.2 },
    ReportContents: { ...heading(h1, 0, 10), line: 1.2 },
    ReportList: { ...heading(h2, 20, 6), line: 1.2 },
    ReportLead: { points: lead, before: 0, after: 8, line: 1.25 },
    ReportNote: { points: small, color: colours.quiet, before: 0, after: 6, line: 1.2 },
    ReportQuote: {
      points: Math.max(lead, body + 1.5),
      italics: true,
      before: 6,
      after: 4,
      line: 1.2,
      start: 14,
      end: 14,
      keepLines: true,
    },
    ReportQuoteSource: { points: small, color: colours.quiet, before: 0, after: 10, line: 1.2, start: 14 },
    ReportCell: { points: tiny, before: 0, after: 0, line: 1.05 },
    ReportKeyTitle: { points: body, bold: true, before: 6, after: 0, line: 1.2, keepNext: true },
    ReportKeyFigure: {
      points: Math.max(26, h1 + 6),
      bold: true,
      color: colours.heading,
      before: 0,
      after: 0,
      line: 1.05,
      keepNext: true,
    },
    ReportStatement: { points: Math.max(fewestEasyPoints, body), before: 0, after: 6, line: 1.4 },
    ReportStatementFigure: {
      points: 36,
      bold: true,
      color: colours.heading,
      before: 0,
      after: 2,
      line: 1.1,
      keepNext: true,
    },
    ReportPicture: { points: body, before: 6, after: 0, line: 1, keepNext: true },
    TOC1: { points: body, bold: true, before: 4, after: 1, line: 1.2 },
    TOC2: { points: body, before: 0, after: 0, line: 1.2, start: 14 },
    TableofFigures: { points: body, before: 0, after: 3, line: 1.2 },
  }) as const satisfies Readonly<Record<string, TextLooks>>

const heading = (points: number, before: number, after: number) =>
  ({ points, bold: true, color: colours.heading, before, after, line: 1.2, keepNext: true, keepLines: true }) as const

/** The styles a person can change in Word to change the whole report at once. */
export function documentStyles(sizes: Sizes): IStylesOptions {
  const looks = textLooks(sizes)
  const own = (id: StyleId, name: string): IParagraphStyleOptions => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    ...styleOf(looks[id]),
  })
  return {
    default: {
      document: {
        run: { font, size: half(looks.Normal.points), color: colours.text, language: languages },
        paragraph: { spacing: spacingOf(looks.Normal) },
      },
      title: styleOf(looks.Title),
      heading1: styleOf(looks.Heading1),
      heading2: styleOf(looks.Heading2),
      heading3: styleOf(looks.Heading3),
      listParagraph: styleOf(looks.ListParagraph),
      caption: { ...styleOf(looks.Caption), run: { ...styleOf(looks.Caption).run, bold: false, italics: false } },
      hyperlink: { run: { color: colours.navy, underline: {} } },
    },
    paragraphStyles: [
      own('ReportKicker', 'Report kicker'),
      own('ReportPeriod', 'Report period'),
      own('ReportMade', 'Report made'),
      own('ReportContents', 'Report contents'),
      own('ReportList', 'Report list'),
      own('ReportLead', 'Report lead'),
      own('ReportNote', 'Report note'),
      own('ReportQuote', 'Report quote'),
      own('ReportQuoteSource', 'Report quote source'),
      own('ReportCell', 'Report cell'),
      own('ReportKeyTitle', 'Report key title'),
      own('ReportKeyFigure', 'Report key figure'),
      own('ReportStatement', 'Report statement'),
      own('ReportStatementFigure', 'Report statement figure'),
      own('ReportPicture', 'Report picture'),
      own('TOC1', 'toc 1'),
      own('TOC2', 'toc 2'),
      own('TableofFigures', 'table of figures'),
    ],
  }
}

const half = (points: number) => Math.round(points * 2)
const twips = (points: number) => Math.round(points * 20)

const spacingOf = ({ before, after, line }: TextLooks) => ({
  before: twips(before),
  after: twips(after),
  line: Math.round(line * 240),
  lineRule: LineRuleType.AUTO,
})

const styleOf = ({ points, bold, italics, color, start = 0, end = 0, keepNext, keepLines, ...air }: TextLooks) => ({
  run: {
    font,
    size: half(points),
    ...(bold ? { bold } : {}),
    ...(italics ? { italics } : {}),
    ...(color === undefined ? {} : { color }),
  },
  paragraph: {
    spacing: spacingOf({ points, ...air }),
    ...(start + end === 0 ? {} : { indent: { start: twips(start), ...(end === 0 ? {} : { end: twips(end) }) } }),
    ...(keepNext ? { keepNext } : {}),
    ...(keepLines ? { keepLines } : {}),
  },
})

export const bulletList = 'report-bullets'
export const numberedList = 'report-numbers'

/** Points. */
export const listIndent = (level: number): number => 14 * (level + 1)
const indent = (level: number) => ({ indent: { start: twips(listIndent(level)), hanging: twips(11 + level) } })
const levelsOfLists = [0, 1, 2]
export const numbering = {
  config: [
    {
      reference: bulletList,
      levels: levelsOfLists.map(level => ({
        level,
        format: LevelFormat.BULLET,
        text: ['\u2022', '\u2013', '\u2022'][level] ?? '',
        alignment: AlignmentType.START,
        style: { paragraph: indent(level), run: { color: colours.teal } },
      })),
    },
    {
      reference: numberedList,
      levels: levelsOfLists.map(level => ({
        level,
        format: [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN][level] ?? LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { start: twips(18 * (level + 1)), hanging: twips(18) } } },
      })),
    },
  ],
}
