import type { Pictogram } from '@core/project/entities'
import { t } from '@core/words/words'
import {
  BorderStyle,
  type FileChild,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { readsRightToLeft } from '../../export/xml'
import { pictogramPng } from '../easy-read/draw-pictogram'
import type { Statement, Statements } from '../model'
import { colours, type Room, twipsPerPixel } from './page'
import { spacerPart, typedRuns } from './text-parts'

/** 3.2 cm. */
export const statementPictureTwips = 1815
/** Twips above and below each statement, and between its picture and its words. */
export const statementMargin = 200
const gap = 380
/** Narrower than this, as in a cell of a template, the picture is half as large. */
const roomForPicture = 5000

/** Of the picture and of the words, in twips. */
export function statementWidths({ widthTwips }: Pick<Room, 'widthTwips'>): [picture: number, words: number] {
  const picture = sideOf(widthTwips) + gap
  return [picture, Math.max(600, widthTwips - picture)]
}
const sideOf = (widthTwips: number): number =>
  widthTwips < roomForPicture ? Math.round(statementPictureTwips / 2) : statementPictureTwips

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = { top: none, bottom: none, left: none, right: none }

/**
 * Picture at the left, words at the right, one idea below the other: a table without lines that is read row by row and says that it has no
 * header row. It lies the other way round where its words run from right to left.
 */
export function statementParts({ statements }: Statements, room: Room): FileChild[] {
  const widths = statementWidths(room)
  const pixels = Math.round(sideOf(room.widthTwips) / twipsPerPixel)
  const isMirrored = readsRightToLeft(statements.flatMap(({ lines }) => lines.map(({ text }) => text)).join(' '))
  const cell = (width: number, children: Paragraph[]) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      borders: noBorders,
      children,
    })
  return [
    new Table({
      width: { size: widths[0] + widths[1], type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      ...(isMirrored ? { visuallyRightToLeft: true } : {}),
      tableLook: {
        firstRow: false,
        firstColumn: false,
        lastRow: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
      margins: { top: statementMargin, bottom: statementMargin, left: 0, right: 0, marginUnitType: WidthType.DXA },
      borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
      rows: statements.map(
        statement =>
          new TableRow({
            cantSplit: true,
            children: [
              cell(widths[0], [picturePart(statement, { pixels, isMirrored })]),
              cell(widths[1], wordParts(statement)),
            ],
          }),
      ),
    }),
    spacerPart(),
  ]
}

/** How a figure compares stands on its page. */
const keepsNext = ({ figure }: Statement): boolean => figure !== ''

const picturePart = (
  statement: Statement,
  { pixels, isMirrored }: { pixels: number; isMirrored: boolean },
): Paragraph => {
  const { photo, picture } = statement
  const said = photo?.alt ?? t(`report:pictogram.${picture}`)
  return new Paragraph({
    style: 'ReportCell',
    keepNext: keepsNext(statement),
    // At the edge of the page, with the air between it and the words.
    ...(isMirrored ? { bidirectional: true } : {}),
    children: [
      new ImageRun({
        ...(photo ? { type: 'jpg', data: photo.bytes } : { type: 'png', data: bytesOf(picture) }),
        transformation: { width: pixels, height: pixels },
        altText: { name: said, title: said, description: said },
      }),
    ],
  })
}

const drawn = new Map<Pictogram, Uint8Array>()
function bytesOf(name: Pictogram): Uint8Array {
  const bytes = drawn.get(name) ?? pictogramPng(name, colours.heading)
  drawn.set(name, bytes)
  return bytes
}

/** Letters from which a figure in words, as a rubric's level, is set smaller; and how small, in half points. */
const longFigure = 14
const smallFigure = 44

function wordParts(statement: Statement): Paragraph[] {
  const { figure, lines } = statement
  const keepNext = keepsNext(statement)
  const words = lines.map(
    ({ bold, ...line }) =>
      new Paragraph({ style: 'ReportStatement', keepNext, ...typedRuns(line, bold ? { bold } : {}) }),
  )
  if (figure === '') return words
  const looks = figure.length > longFigure ? { size: smallFigure } : {}
  return [new Paragraph({ style: 'ReportStatementFigure', ...typedRuns({ text: figure }, looks) }), ...words]
}
