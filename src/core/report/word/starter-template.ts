import { t } from '@core/words/words'
import {
  AlignmentType,
  BorderStyle,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Footer,
  Header,
  LevelFormat,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import { repairPackage } from '../template/repair'
import { WordPackage } from '../template/word-package'
import { parseXml } from '../template/xml-tree'
import { documentStyles, reportSizes } from './document-styles'
import { finishedPackage } from './finished-package'
import { colours, font, type Paper, papers } from './page'

export type { Paper } from './page'

/** Advice beside the places it is about: comments of ours, which are gone as soon as the template is filled. */
const comments = ['organisation', 'figures', 'report', 'styles'] as const

/** Fields as they are typed. */
const figures = {
  period: '{{period}}',
  people: '{{people}}',
  sessions: '{{sessions}}',
  met: '{{targets met}}',
  measures: '{{measures}}',
}

const bullets = 'bullets'

/**
 * A template to begin from: our look with fields where most organisations have them, to be made one's own in Word. The same bytes each
 * time.
 */
export async function starterTemplate(paper: Paper): Promise<Uint8Array> {
  const { width, height, margin } = papers[paper]
  const right = [{ type: TabStopType.RIGHT, position: width - 2 * margin }]
  const commented = (about: (typeof comments)[number], text: string) => {
    const id = comments.indexOf(about)
    return [
      new CommentRangeStart(id),
      new TextRun(text),
      new CommentRangeEnd(id),
      new TextRun({ children: [new CommentReference(id)] }),
    ]
  }
  const styles = documentStyles(reportSizes)
  const document = new Document({
    title: t('reportTemplate:starter.title'),
    creator: t('report:program'),
    comments: {
      children: comments.map((about, id) => ({
        id,
        author: 'Common Measure',
        initials: 'CM',
        children: [new Paragraph(t(`reportTemplate:starter.comment.${about}`))],
      })),
    },
    styles: {
      ...styles,
      paragraphStyles: [
        ...(styles.paragraphStyles ?? []),
        {
          id: 'ListBullet',
          name: 'List Bullet',
          basedOn: 'Normal',
          quickFormat: true,
          paragraph: { spacing: { before: 0, after: 80 }, numbering: { reference: bullets, level: 0 } },
        },
        {
          id: 'Quote',
          name: 'Quote',
          basedOn: 'Normal',
          quickFormat: true,
          run: { italics: true },
          paragraph: {
            indent: { start: 280, end: 280 },
            border: { left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: colours.teal } },
          },
        },
      ],
    },
    numbering: {
      config: [
        {
          reference: bullets,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '\u2022',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { start: 280, hanging: 220 } }, run: { color: colours.teal } },
            },
          ],
        },
      ],
    },
    theme: { fonts: { headings: font, body: font } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: { width, height }, margin: { top: margin, bottom: margin, left: margin, right: margin } },
        },
        headers: {
          first: new Header({ children: [new Paragraph({})] }),
          default: new Header({
            children: [
              new Paragraph({
                style: 'ReportNote',
                tabStops: right,
                children: [new TextRun('{{organisation}}\t{{period}}')],
              }),
            ],
          }),
        },
        footers: {
          first: new Footer({ children: [new Paragraph({})] }),
          default: new Footer({
            children: [
              new Paragraph({
                style: 'ReportNote',
                tabStops: right,
                children: [new TextRun({ children: ['{{project}}\t', `${t('report:page')} `, PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ style: 'ReportKicker', children: commented('organisation', '{{organisation}}') }),
          new Paragraph({ style: 'Title', text: '{{project}}' }),
          new Paragraph({
            style: 'ReportPeriod',
            text: t('reportTemplate:starter.period', { first: '{{first day}}', last: '{{last day}}' }),
          }),
          new Paragraph({ style: 'ReportLead', text: '{{purpose}}' }),
          new Paragraph({
            style: 'Heading1',
            pageBreakBefore: true,
            children: commented('styles', t('reportTemplate:starter.short')),
          }),
          new Paragraph({ children: commented('figures', t('reportTemplate:starter.figures', figures)) }),
          new Paragraph({ children: commented('report', '{{report}}') }),
        ],
      },
    ],
  })
  return withTableStyle(finishedPackage(document, '2026-01-01T00:00:00.000Z'))
}

const line = (side: string, color: string, size: number) =>
  `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${color}"/>`

/** What `docx` has no option for: a style of tables, which a person can change in Word for all of them. */
function withTableStyle(bytes: Uint8Array): Uint8Array {
  const opened = WordPackage.open(bytes)
  if (!opened.ok) throw new Error(`docx wrote a document that is ${opened.problem}`)
  const template = opened.value
  const styles = template.tree(template.beside('styles') ?? '')
  styles.children.push(
    parseXml(
      `<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report table"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>${line('top', colours.heading, 8)}${line('bottom', colours.heading, 8)}${line('insideH', colours.rule, 4)}</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="${colours.heading}"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${colours.headerFill}"/></w:tcPr></w:tblStylePr></w:style>`,
    ),
  )
  repairPackage(template)
  return template.write()
}
