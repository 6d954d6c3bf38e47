import {
  AlignmentType,
  BorderStyle,
  BuilderElement,
  type FileChild,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableProperties,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Cell, Column, ReportTable } from '../model'
import { cellMargins, columnWidths } from './column-widths'
import { colours, type Room, standingLooks } from './page'
import { isPlain, typedRuns } from './text-parts'
import { filled, hole, WrittenBlock } from './written-xml'

/** Rows up to this many stay on one page. */
const rowsKeptTogether = 9
/** Of a longer table so many stay together at its beginning and at its end: none is alone on a page. */
const fewestRows = 3

/** Whether a row is on one page with the next, and the last one with what follows the table. */
export const keepsNextRow = (
  place: number,
  { rows, keepNext = false }: Pick<ReportTable, 'rows' | 'keepNext'>,
): boolean =>
  place === rows.length - 1
    ? keepNext
    : rows.length <= rowsKeptTogether || place < fewestRows - 1 || place >= rows.length - fewestRows

/** What `docx` has no option for: a screen reader's name and description of the table. */
class DescribedTable extends Table {
  describe(caption: string, description: string): this {
    const properties = this.root.find(child => child instanceof TableProperties)
    if (!properties) throw new Error('docx made a table without properties')
    for (const [name, value] of caption === ''
      ? []
      : ([
          ['w:tblCaption', caption],
          ['w:tblDescription', description],
        ] as const)) {
      properties.addChildElement(new BuilderElement({ name, attributes: { val: { key: 'w:val', value } } }))
    }
    return this
  }
}

const line = (color: string, size: number) => ({ style: BorderStyle.SINGLE, size, color })
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

const alignments = { start: AlignmentType.START, end: AlignmentType.END } as const

/** Looks of one cell or row. */
type CellLooks = { readonly width: number; readonly align: Column['align']; readonly fill: string | null } & RowLooks
type RowLooks = { readonly header?: boolean; readonly bold?: boolean; readonly keepNext?: boolean }

const cellPart = (content: Cell, { width, align, fill, header = false, bold = false, keepNext = false }: CellLooks) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: header ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
    ...(fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill } } : {}),
    children: [
      new Paragraph({
        style: 'ReportCell',
        keepNext,
        alignment: alignments[align],
        ...typedRuns(content, {
          bold: header || bold,
          ...(header ? { color: colours.heading } : {}),
        }),
      }),
    ],
  })

const lookOf = ({ width, align, fill, header, bold, keepNext }: CellLooks): string =>
  `cell ${width} ${align} ${fill} ${header} ${bold} ${keepNext}`

const rowPart = ({ header = false }: RowLooks, children: readonly TableCell[]) =>
  new TableRow({ ...(header ? { tableHeader: true } : {}), cantSplit: true, children })

const tableOf = ({ caption, description }: ReportTable, widths: readonly number[], rows: readonly TableRow[]) =>
  new DescribedTable({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true, lastRow: false, lastColumn: false },
    margins: { ...cellMargins, marginUnitType: WidthType.DXA },
    borders: {
      top: line(colours.heading, 8),
      bottom: line(colours.heading, 8),
      insideHorizontal: line(colours.rule, 4),
      left: none,
      right: none,
      insideVertical: none,
    },
    rows,
  }).describe(caption, description)

export function tablePart(table: ReportTable, { widthTwips, chartPoints: points }: Room): FileChild {
  const widths = columnWidths(table, points, widthTwips)
  const looksOf = (content: Cell, index: number, row: RowLooks): CellLooks => ({
    width: widths[index] ?? 0,
    align: table.columns[index]?.align ?? 'start',
    fill: row.header ? colours.headerFill : content.standing ? standingLooks[content.standing].tint : null,
    ...row,
  })
  const rows: { readonly cells: readonly Cell[]; readonly looks: RowLooks }[] = [
    { cells: table.columns.map(({ label }) => ({ text: label })), looks: { header: true, keepNext: true } },
    ...table.rows.map(({ cells, emphasis = false }, place) => ({
      cells,
      looks: { bold: emphasis, keepNext: keepsNextRow(place, table) },
    })),
  ]
  if (!rows.every(({ cells }) => cells.every(({ text, runs }) => !runs && isPlain(text)))) {
    const parts = rows.map(({ cells, looks }) =>
      rowPart(
        looks,
        cells.map((content, index) => cellPart(content, looksOf(content, index, looks))),
      ),
    )
    return tableOf(table, widths, parts)
  }
  const written = rows.map(({ cells, looks }) => {
    const inside = cells.map((content, index) => {
      const cell = looksOf(content, index, looks)
      return filled(lookOf(cell), () => cellPart({ text: hole }, cell), [content.text])
    })
    const anyCell = looksOf({ text: '' }, 0, looks)
    const row = filled(`row ${looks.header === true}`, () => rowPart(looks, [cellPart({ text: hole }, anyCell)]))
    return row.replace(/<w:tc>.*<\/w:tc>/s, () => inside.join(''))
  })
  const { caption, description } = table
  const shell = filled(
    `table ${caption === ''} ${widths}`,
    () => tableOf({ ...table, ...(caption === '' ? {} : { caption: hole, description: hole }) }, widths, []),
    caption === '' ? [] : [caption, description],
  )
  return new WrittenBlock(shell.replace(/(?=<\/w:tbl>)/, () => written.join('')))
}
