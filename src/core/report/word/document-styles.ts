import { AlignmentType, type IStylesOptions, LevelFormat, LineRuleType } from 'docx'
import { colours, font } from './page'

const languages = { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' }
const half = (points: number) => Math.round(points * 2)
const twips = (points: number) => Math.round(points * 20)

const spacing = (before: number, after: number) => ({ before: twips(before), after: twips(after) })

const heading = (points: number, before: number, after: number) => ({
  run: { font, size: half(points), bold: true, color: colours.heading },
  paragraph: { spacing: spacing(before, after), keepNext: true, keepLines: true },
})

const paragraphStyle = (
  id: string,
  name: string,
  run: { size?: number; color?: string; bold?: boolean; italics?: boolean },
  paragraph: object,
) => ({ id, name, basedOn: 'Normal', quickFormat: true, run: { font, ...run }, paragraph })

/** In points; `tiny`: captions, tables and charts; `above`: the air over headings of level 2. A paper for people has no letter smaller than its body. */
type Sizes = Readonly<Record<'body' | 'lead' | 'small' | 'tiny' | 'h1' | 'h2' | 'h3' | 'above', number>>
export const reportSizes: Sizes = { body: 10.5, lead: 12, small: 9.5, tiny: 9, h1: 20, h2: 14.5, h3: 11.5, above: 22 }
export const paperSizes: Readonly<Record<'plain' | 'large', Sizes>> = {
  plain: { body: 12, lead: 12, small: 12, tiny: 12, h1: 18, h2: 14.5, h3: 12.5, above: 12 },
  large: { body: 18, lead: 18, small: 18, tiny: 18, h1: 25, h2: 21, h3: 19, above: 16 },
}

/** The styles a person can change in Word to change the whole report at once. */
export const documentStyles = ({ body, lead, small, tiny, h1, h2, h3, above }: Sizes): IStylesOptions => ({
  default: {
    document: {
      run: { font, size: half(body), color: colours.text, language: languages },
      paragraph: { spacing: { ...spacing(0, 8), line: 288, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font, size: half(30), bold: true, color: colours.heading },
      paragraph: { spacing: { ...spacing(0, 18), line: 264, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(h1, 30, 10),
    heading2: heading(h2, above, 6),
    heading3: heading(h3, above - 6, 4),
    listParagraph: { run: { font }, paragraph: { spacing: spacing(0, 4) } },
    caption: {
      run: { font, size: half(tiny), bold: false, italics: false, color: colours.text },
      paragraph: { spacing: spacing(4, 6) },
    },
    hyperlink: { run: { color: colours.navy, underline: {} } },
  },
  paragraphStyles: [
    paragraphStyle(
      'ReportKicker',
      'Report kicker',
      { size: half(11), bold: true, color: colours.teal },
      {
        spacing: spacing(150, 8),
      },
    ),
    paragraphStyle(
      'ReportPeriod',
      'Report period',
      { size: half(18), color: colours.text },
      { spacing: spacing(14, 30) },
    ),
    paragraphStyle(
      'ReportMade',
      'Report made',
      { size: half(small), color: colours.quiet },
      { spacing: spacing(30, 0) },
    ),
    paragraphStyle(
      'ReportContents',
      'Report contents',
      { size: half(20), bold: true, color: colours.heading },
      {
        spacing: spacing(0, 10),
        keepNext: true,
      },
    ),
    paragraphStyle(
      'ReportLead',
      'Report lead',
      { size: half(lead) },
      { spacing: { ...spacing(0, 8), line: 300, lineRule: LineRuleType.AUTO } },
    ),
    paragraphStyle(
      'ReportNote',
      'Report note',
      { size: half(small), color: colours.quiet },
      { spacing: spacing(0, 6) },
    ),
    paragraphStyle(
      'ReportQuote',
      'Report quote',
      { size: half(Math.max(lead, body + 1.5)), italics: true },
      {
        spacing: spacing(2, 2),
        indent: { start: twips(14), end: twips(14) },
        keepLines: true,
      },
    ),
    paragraphStyle(
      'ReportQuoteSource',
      'Report quote source',
      { size: half(small), color: colours.quiet },
      {
        spacing: spacing(0, 8),
        indent: { start: twips(14) },
      },
    ),
    paragraphStyle(
      'ReportCell',
      'Report cell',
      { size: half(tiny) },
      { spacing: { ...spacing(0, 0), line: 252, lineRule: LineRuleType.AUTO } },
    ),
    paragraphStyle('ReportKeyTitle', 'Report key title', { bold: true }, { spacing: spacing(6, 0), keepNext: true }),
    paragraphStyle(
      'ReportKeyFigure',
      'Report key figure',
      { size: half(Math.max(26, h1 + 6)), bold: true, color: colours.heading },
      { spacing: { ...spacing(0, 0), line: 252, lineRule: LineRuleType.AUTO }, keepNext: true },
    ),
    paragraphStyle('ReportPicture', 'Report picture', {}, { spacing: spacing(6, 0), keepNext: true }),
    paragraphStyle('TOC1', 'toc 1', { bold: true }, { spacing: spacing(8, 2) }),
    paragraphStyle('TOC2', 'toc 2', {}, { spacing: spacing(0, 2), indent: { start: twips(14) } }),
  ],
})

export const bulletList = 'report-bullets'
export const numberedList = 'report-numbers'

const indent = (level: number) => ({ indent: { start: twips(14 * (level + 1)), hanging: twips(11 + level) } })
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
