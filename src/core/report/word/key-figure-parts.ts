import {
  BorderStyle,
  type FileChild,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { KeyFigure, KeyFigures } from '../model'
import { chartRun } from './chart-run'
import { columnColours } from './drawn-parts'
import { colours, font, pixelsOf, type Room } from './page'
import { sentence, spacerPart, styled } from './text-parts'

/** Pixels. */
export const chartHeight = 72
/** Twips at the right of each card, and above and below it. */
const [gap, margin] = [240, 60]
/** Narrower than this, the figures stand one below the other. */
const roomForTwo = 6000

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = { top: none, bottom: none, left: none, right: none }

/** Figures with small charts of one size, two by two. A table without lines, read card by card; it says that it has no header row. */
export function keyFigureParts({ figures }: KeyFigures, room: Room): FileChild[] {
  const { across, width } = cardsAcross(room)
  const rows = Array.from({ length: Math.ceil(figures.length / across) }, (_, row) =>
    Array.from({ length: across }, (_, column) => figures[row * across + column] ?? null),
  )
  return [
    new Table({
      width: { size: width * across, type: WidthType.DXA },
      columnWidths: Array.from({ length: across }, () => width),
      layout: TableLayoutType.FIXED,
      tableLook: {
        firstRow: false,
        firstColumn: false,
        lastRow: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
      margins: { top: margin, bottom: margin, left: 0, right: gap, marginUnitType: WidthType.DXA },
      borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
      rows: rows.map(
        cards =>
          new TableRow({
            cantSplit: true,
            children: cards.map(
              card =>
                new TableCell({
                  width: { size: width, type: WidthType.DXA },
                  verticalAlign: VerticalAlignTable.TOP,
                  borders: noBorders,
                  children: card ? cardParts(card, room, width - gap) : [styled('ReportCell', '')],
                }),
            ),
          }),
      ),
    }),
    spacerPart(),
  ]
}

/** How many stand side by side, and their size in twips. */
export function cardsAcross({ widthTwips }: Room) {
  const across = widthTwips >= roomForTwo ? 2 : 1
  return { across, width: Math.floor(widthTwips / across), gap, margin }
}

const cardParts = ({ title, figure, unit, line, chart }: KeyFigure, room: Room, width: number): Paragraph[] => [
  styled('ReportKeyTitle', title),
  new Paragraph({
    style: 'ReportKeyFigure',
    children: [
      ...sentence(figure, figure.length > longFigure ? { size: smallFigure } : {}),
      ...(unit === '' ? [] : sentence(` ${unit}`, { size: room.chartPoints * 2 + 2, bold: false })),
    ],
  }),
  new Paragraph({ style: 'ReportNote', keepNext: true, children: sentence(line) }),
  new Paragraph({
    style: 'ReportPicture',
    children: [
      chartRun({
        type: 'column',
        categories: chart.categories,
        series: [
          {
            name: chart.figures.name,
            values: chart.figures.values,
            color: colours.otherColumn,
            colors: columnColours(chart),
            dataLabels: chart.levels
              ? false
              : {
                  value: true,
                  position: 'outsideEnd',
                  numberFormat: chart.numberFormat,
                  font: { size: room.chartPoints, color: colours.text },
                },
          },
        ],
        gapWidth: 60,
        font: { name: font },
        legend: false,
        chartArea: { fill: 'none', border: 'none' },
        categoryAxis: { font: { size: room.chartPoints, color: colours.text } },
        valueAxis: { visible: false, gridlines: false, minimum: 0, numberFormat: chart.numberFormat },
        transformation: { width: Math.max(120, pixelsOf(width)), height: chartHeight },
        altText: { name: chart.caption, title: chart.caption, description: chart.alt },
      }),
    ],
  }),
]

/** Letters from which a figure in words, as a rubric's level, is set smaller; and how small, in half points. */
const longFigure = 9
const smallFigure = 36
