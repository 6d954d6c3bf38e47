import type { ReportBlock, ReportChart, ReportModel } from '@core/report/model'
import { t } from '@core/words/words'
import { type Sheet, type SheetCell, spreadsheet } from './spreadsheet'

/**
 * All figures of a report as a workbook: what each chart draws as numbers, and each table as it is shown. It is made of the report, and so holds
 * no more than the report does.
 */
export function reportWorkbook(model: ReportModel): Uint8Array<ArrayBuffer> {
  const sheets = [figureSheet(model), ...tableSheets(model.blocks)]
  return spreadsheet(model.title, sheets, { now: model.madeAt })
}

function figureSheet({ title, blocks }: ReportModel): Sheet {
  return {
    name: t('export:reportSheets.charts'),
    widths: [60, 16, 24, 14],
    above: [title],
    headings: t('export:reportHeadings', { returnObjects: true }),
    rows: chartsOf(blocks).flatMap(chartRows),
  }
}

/** A small chart of a figure that has one of its own further on is drawn of the same numbers. */
function chartsOf(blocks: readonly ReportBlock[]): ReportChart[] {
  const charts = blocks.flatMap(block => (block.kind === 'chart' ? [block] : []))
  const isElsewhere = (title: string) => charts.some(({ caption }) => caption.startsWith(title))
  const small = blocks.flatMap(block => (block.kind === 'key-figures' ? block.figures : []))
  return [...small.flatMap(({ title, chart }) => (isElsewhere(title) ? [] : [chart])), ...charts]
}

function chartRows({ caption, categories, figures, target, baseline }: ReportChart): SheetCell[][] {
  const series = [figures, ...(target ? [target] : [])]
  return [
    ...(baseline ? [[caption, '', baseline.name, baseline.value]] : []),
    ...series.flatMap(({ name, values }) =>
      categories.flatMap((category, index): SheetCell[][] => {
        const value = values[index] ?? null
        return value === null ? [] : [[caption, category, name, value]]
      }),
    ),
  ]
}

const tableSheets = (blocks: readonly ReportBlock[]): Sheet[] =>
  blocks
    .flatMap(block => (block.kind === 'table' ? [block] : []))
    .map(({ caption, columns, rows }, index) => ({
      name: t('export:reportSheets.table', { number: index + 1 }),
      widths: columns.map((_, place) => (place === 0 ? 40 : 20)),
      above: caption === '' ? [] : [caption],
      headings: columns.map(({ label }) => label),
      rows: rows.map(({ cells }) => cells.map(({ text }) => text)),
    }))
