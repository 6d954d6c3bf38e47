import { writeHtml } from '@core/report/html/write-html'
import type { ReportBlock, ReportModel } from '@core/report/model'
import { writeReport } from '@core/report/word/write-report'
import { Document, type FileChild, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { ChartRun } from 'docx/charts'
import { strToU8, zipSync } from 'fflate'

const [charts, tables, rowsEach, years, paragraphs] = [60, 40, 12, 8, 900]

const words =
  'tenants and staff count what changed together and say who was asked first and what came of it in each street'
const sentenceOf = (at: number): string =>
  Array.from({ length: 9 }, (_, turn) => `In part ${at * 9 + turn} ${words.slice(turn * 3)}.`).join(' ')

/** A made-up report of some 200 pages: text with a heading to every six paragraphs, 60 charts and 40 tables spread over it. */
export function longReport(): ReportModel {
  const categories = Array.from({ length: years }, (_, year) => String(2010 + year))
  const chart = (at: number): ReportBlock => ({
    kind: 'chart',
    caption: `What was counted, place ${at}`,
    alt: `Column chart. ${categories.join(', ')}.`,
    categories,
    reported: years - 1,
    figures: { name: 'Figure', values: categories.map((_, year) => (at * 37 + year * 11) % 500) },
    target: { name: 'Target', values: categories.map((_, year) => 100 + year * 20) },
    baseline: { name: 'Baseline', value: 90 },
    axisTitle: 'people',
    numberFormat: '#,##0',
    levels: null,
    top: null,
  })
  const table = (at: number): ReportBlock => ({
    kind: 'table',
    caption: `Place by place, part ${at}`,
    description: 'Each row is one place.',
    columns: ['Place', '2016', 'Target', 'Status'].map((label, column) => ({
      label,
      align: column === 0 ? 'start' : 'end',
      width: column === 0 ? 6 : 3,
    })),
    rows: Array.from({ length: rowsEach }, (_, row) => ({
      cells: [`Place ${row} of ${at}`, String(row * at), String(row * at + 9), 'Target met'].map(text => ({ text })),
    })),
  })
  const blocks = Array.from({ length: paragraphs }, (_, at): ReportBlock[] => [
    ...(at % 6 === 0
      ? [{ kind: 'heading', level: at % 60 === 0 ? 1 : 2, text: `Part ${at} of the report` } as const]
      : []),
    { kind: 'paragraph', tone: 'body', text: sentenceOf(at) },
    ...(at % (paragraphs / charts) === 0 ? [chart(at)] : []),
    ...(at % Math.floor(paragraphs / tables) === 7 ? [table(at)] : []),
  ]).flat()
  const cover = { kicker: 'Report', title: 'A long report', period: '2017', purpose: [], made: 'Made up' }
  return { title: 'A long report', cover, madeAt: '2020-01-31T12:00:00.000Z', blocks }
}

type Line = { readonly heading: boolean; readonly text: string }
/** Everything that is read, a line each. */
const linesOf = ({ blocks }: ReportModel): Line[] =>
  blocks.flatMap((block): Line[] => {
    if (block.kind === 'heading') return [{ heading: true, text: block.text }]
    if (block.kind === 'paragraph') return [{ heading: false, text: block.text }]
    if (block.kind === 'chart') return [{ heading: false, text: block.caption }]
    if (block.kind !== 'table') return []
    return [block.caption, ...block.rows.map(({ cells }) => cells.map(({ text }) => text).join('  '))].map(text => ({
      heading: false,
      text,
    }))
  })

/** What docx takes for the words alone: no chart, no table, no style, no list of contents. */
export const textOnly = (model: ReportModel): Promise<Uint8Array> =>
  Packer.pack(
    new Document({
      sections: [
        {
          children: linesOf(model).map(({ heading, text }) =>
            heading ? new Paragraph({ text, heading: HeadingLevel.HEADING_2 }) : new Paragraph(text),
          ),
        },
      ],
    }),
    'uint8array',
  )

/** What docx takes for the same words, charts and tables, as its documentation has them: no style, no list of contents, no page numbers. */
export const withCharts = ({ blocks }: ReportModel): Promise<Uint8Array> =>
  Packer.pack(new Document({ sections: [{ children: blocks.flatMap(block => plainParts(block)) }] }), 'uint8array')

function plainParts(block: ReportBlock): FileChild[] {
  if (block.kind === 'heading') return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2 })]
  if (block.kind === 'paragraph') return [new Paragraph(block.text)]
  if (block.kind === 'table') {
    const lines = [
      block.columns.map(({ label }) => label),
      ...block.rows.map(({ cells }) => cells.map(({ text }) => text)),
    ]
    const rows = lines.map(
      texts => new TableRow({ children: texts.map(text => new TableCell({ children: [new Paragraph(text)] })) }),
    )
    return [new Paragraph(block.caption), new Table({ rows }), new Paragraph('')]
  }
  if (block.kind !== 'chart') return []
  const { categories, figures, target, baseline, caption } = block
  const series = [
    { name: figures.name, values: figures.values },
    ...(target ? [{ name: target.name, values: target.values, type: 'line' as const }] : []),
    ...(baseline ? [{ name: baseline.name, values: categories.map(() => baseline.value), type: 'line' as const }] : []),
  ]
  return [new Paragraph({ children: [new ChartRun({ type: 'column', categories, series })] }), new Paragraph(caption)]
}

export const ours = (model: ReportModel): Promise<Uint8Array> => writeReport(model)
/** The web page without its looks: text and tables; charts are their words. */
export const asHtml = (model: ReportModel): string => writeHtml(model).replace(/<style>.*?<\/style>/s, '')

const office = 'http://schemas.openxmlformats.org'
/** For docxtemplater: a loop over the lines, a paragraph each, and what it is filled with. */
export function loopTemplate(model: ReportModel): { template: Uint8Array; data: object } {
  const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
  const body = p('{#lines}') + p('{text}') + p('{/lines}')
  const part = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`)
  const template = zipSync({
    '[Content_Types].xml': part(
      `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': part(
      `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': part(
      `<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  })
  return { template, data: { lines: linesOf(model) } }
}
