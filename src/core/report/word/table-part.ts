import {
  AlignmentType,
  BorderStyle,
  BuilderElement,
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
import { colours, type Room, standingLooks } from './page'
import { typedRuns } from './text-parts'

/** Rows up to this many stay on one page. */
const rowsKeptTogether = 9
/** Of a longer table so many stay together at its beginning and at its end: none is alone on a page. */
const fewestRows = 3

/** Whether a row is on one page with the next. */
export const keepsNextRow = (place: number, rows: number): boolean =>
  place < rows - 1 && (rows <= rowsKeptTogether || place < fewestRows - 1 || place >= rows - fewestRows)

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

/** Twips. */
export const cellMargins = { top: 80, bottom: 80, left: 100, right: 100 }

const line = (color: string, size: number) => ({ style: BorderStyle.SINGLE, size, color })
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

export function columnWidths(columns: readonly Column[], textWidthTwips: number): number[] {
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map(column => Math.floor((column.width / whole) * textWidthTwips))
  const last = widths.length - 1
  return widths.map((width, index) =>
    index === last ? textWidthTwips - widths.slice(0, last).reduce((sum, each) => sum + each, 0) : width,
  )
}

const alignments = { start: AlignmentType.START, end: AlignmentType.END } as const

export function tablePart({ caption, description, columns, rows }: ReportTable, { widthTwips }: Room): Table {
  const widths = columnWidths(columns, widthTwips)
  const cell = (content: Cell, index: number, { header = false, bold = false, keepNext = false }) => {
    const looks = content.standing ? standingLooks[content.standing] : null
    const fill = header ? colours.headerFill : looks?.tint
    return new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: header ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
      ...(fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill } } : {}),
      children: [
        new Paragraph({
          style: 'ReportCell',
          keepNext,
          alignment: alignments[columns[index]?.align ?? 'start'],
          ...typedRuns(content, {
            bold: header || bold,
            ...(header ? { color: colours.heading } : {}),
          }),
        }),
      ],
    })
  }
  return new DescribedTable({
    width: { size: widthTwips, type: WidthType.DXA },
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
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column, index) => cell({ text: column.label }, index, { header: true, keepNext: true })),
      }),
      ...rows.map(
        (row, place) =>
          new TableRow({
            cantSplit: true,
            children: row.cells.map((content, index) =>
              cell(content, index, {
                bold: row.emphasis === true,
                keepNext: keepsNextRow(place, rows.length),
              }),
            ),
          }),
      ),
    ],
  }).describe(caption, description)
}
