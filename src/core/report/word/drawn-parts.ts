import type { Point } from '@core/theory/box'
import { t } from '@core/words/words'
import { AlignmentType, LineRuleType, Paragraph, TextRun } from 'docx'
import type { ChartSeries } from 'docx/charts'
import { type IShapeCanvasChildOptions, ShapeCanvasRun } from 'docx/shapes'
import { readsRightToLeft } from '../../export/xml'
import type { ReportChart, TheoryBox, TheoryLine, TheoryPicture } from '../model'
import { pictureLineHeight } from '../theory-picture'
import { chartRun } from './chart-run'
import { colours, font, pixelsOf, type Room, standingLooks } from './page'

/** Pixels. */
export const chartHeight = 264
/** More columns than this and their labels would run into each other. */
const mostLabels = 12

/**
 * Columns for the figures with their numbers at the foot, where no line runs over them; a dashed line with diamonds from
 * target to target; a dotted line for the baseline.
 */
export function chartPart(chart: ReportChart, { chartPoints: points, widthTwips }: Room): Paragraph {
  const grey = { color: colours.quiet, size: points }
  const { categories, figures, target, baseline, levels } = chart
  const labelled = categories.length <= mostLabels
  const series: ChartSeries[] = [
    {
      name: figures.name,
      values: figures.values,
      color: colours.otherColumn,
      colors: columnColours(chart),
      dataLabels: labelled
        ? {
            value: true,
            position: 'insideBase',
            numberFormat: chart.numberFormat,
            font: { size: points, color: colours.text },
          }
        : false,
      ...(labelled ? { pointLabels: columnLabels(chart, points) } : {}),
    },
  ]
  if (target) {
    series.push({
      name: target.name,
      values: target.values,
      type: 'line',
      color: colours.navy,
      line: { color: colours.navy, width: 2.25, dash: 'dash' },
      markers: { shape: 'diamond', size: 9 },
      dataLabels: false,
    })
  }
  if (baseline) {
    series.push({
      name: baseline.name,
      values: categories.map(() => baseline.value),
      type: 'line',
      color: colours.plum,
      line: { color: colours.plum, width: 2.25, dash: 'shortDot' },
      markers: categories.length === 1 ? { shape: 'dash', size: 12 } : false,
      dataLabels: false,
    })
  }
  return new Paragraph({
    style: 'ReportPicture',
    children: [
      chartRun({
        type: 'column',
        categories,
        series,
        gapWidth: categories.length < 4 ? 160 : 60,
        emptyValues: 'connect',
        font: { name: font },
        legend: { position: 'top', font: grey },
        chartArea: { fill: 'none', border: 'none' },
        categoryAxis: { font: grey },
        valueAxis: {
          ...(levels ? { visible: false, gridlines: false, minimum: 0, interval: 1 } : {}),
          ...(chart.top === null ? {} : { maximum: chart.top }),
          ...(levels ? {} : { title: { text: chart.axisTitle, font: grey } }),
          numberFormat: chart.numberFormat,
          font: grey,
        },
        transformation: { width: pixelsOf(widthTwips), height: chartHeight },
        altText: { name: chart.caption, title: chart.caption, description: chart.alt },
      }),
    ],
  })
}

/** The reported period's column stands out. */
export const columnColours = ({ categories, reported }: ReportChart): (string | undefined)[] =>
  categories.map((_, index) => (index === reported ? colours.column : undefined))

/** A level's name stands for its number; the label of the reported period is white on its dark column. */
const columnLabels = ({ figures, levels, reported, numberFormat }: ReportChart, points: number) =>
  figures.values.map((value, index) => {
    if (value === null) return false
    const isReported = index === reported
    if (!isReported && !levels) return undefined
    const font = { size: points, ...(isReported ? { bold: true, color: 'FFFFFF' } : { color: colours.text }) }
    return levels
      ? { text: levels[Math.round(value) - 1] ?? '', font }
      : { value: true, position: 'insideBase' as const, numberFormat, font }
  })

const laneFill = ['F5F7FA', 'FFFFFF'] as const
const plain = {
  fill: 'FFFFFF',
  text: colours.text,
  border: { color: colours.quiet, width: 1, dash: 'solid' },
} as const

/** The theory of change as shapes that can be moved and edited in Word, with connectors that follow them. */
export function theoryPart(whole: TheoryPicture, room: Room): Paragraph {
  const picture = scaledToFit(whole, room)
  const children: IShapeCanvasChildOptions[] = []
  for (const [place, lane] of picture.lanes.entries()) {
    children.push({
      type: 'rectangle',
      transformation: { width: picture.width, height: lane.height, offset: { left: 0, top: lane.y } },
      fill: laneFill[place % laneFill.length] ?? laneFill[0],
      line: { color: colours.rule, width: 0.5 },
      altText: { name: lane.label },
      textOptions: { verticalAlignment: 'top', margins: { left: 5, top: 3, right: 5, bottom: 0 } },
      children: [
        new Paragraph({
          alignment: AlignmentType.START,
          spacing: { before: 0, after: 0, line: 200, lineRule: LineRuleType.EXACT },
          children: [new TextRun({ text: lane.label, bold: true, size: 15, color: colours.quiet })],
        }),
      ],
    })
  }
  const titles = new Map(picture.boxes.map(({ id, title }) => [id, title]))
  for (const line of picture.links) {
    const altText = {
      name: t('report:theory.line', { from: titles.get(line.from) ?? line.from, to: titles.get(line.to) ?? line.to }),
    }
    children.push(lineShape(line, altText))
  }
  for (const box of picture.boxes) children.push(boxShape(box, picture.fontPoints))
  return new Paragraph({
    style: 'ReportPicture',
    children: [
      new ShapeCanvasRun({
        children,
        transformation: { width: picture.width, height: picture.height },
        fallback: true,
        altText: { name: picture.caption, title: picture.caption, description: picture.alt },
      }),
    ],
  })
}

const lineLooks = {
  color: '7B8794',
  width: 1,
  endArrow: { type: 'triangle', width: 'medium', length: 'medium' },
} as const

/** A straight line follows its boxes when these are moved; one that goes past others is a shape of its own. */
function lineShape({ from, to, route }: TheoryLine, altText: { name: string }): IShapeCanvasChildOptions {
  const [first, last] = [route.at(0), route.at(-1)]
  if (!first || !last) throw new Error(`no line from ${from} to ${to}`)
  if (route.length === 2) {
    const [start, end] = connectionPoints(first, last)
    return {
      type: 'connector',
      route: 'straight',
      from: { id: from, point: start },
      to: { id: to, point: end },
      line: lineLooks,
      altText,
    }
  }
  const [xs, ys] = [route.map(({ x }) => x), route.map(({ y }) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return {
    type: 'custom',
    transformation: {
      width: Math.max(1, Math.max(...xs) - left),
      height: Math.max(1, Math.max(...ys) - top),
      offset: { left, top },
    },
    paths: [{ path: `M ${route.map(({ x, y }) => `${x} ${y}`).join(' L ')}`, fill: false }],
    line: lineLooks,
    altText,
  }
}

/** The middles of the sides that a straight line goes from and to; named as points, or Word would be told to spread lines along a side. */
function connectionPoints(first: Point, last: Point) {
  const { top, bottom, left, right } = middles
  if (first.y === last.y) return first.x < last.x ? ([right, left] as const) : ([left, right] as const)
  return first.y < last.y ? ([bottom, top] as const) : ([top, bottom] as const)
}
const middles = {
  top: { x: 50, y: 0 },
  bottom: { x: 50, y: 100 },
  left: { x: 0, y: 50 },
  right: { x: 100, y: 50 },
} as const

function boxShape(box: TheoryBox, fontPoints: number): IShapeCanvasChildOptions {
  const looks = box.standing ? standingLooks[box.standing] : plain
  const line = (text: string, bold: boolean, points: number) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: {
        before: 0,
        after: 0,
        line: Math.round(points * pictureLineHeight * 20),
        lineRule: LineRuleType.EXACT,
      },
      bidirectional: readsRightToLeft(text),
      children: [
        new TextRun({
          text,
          bold,
          size: Math.round(points * 2),
          color: looks.text,
          rightToLeft: readsRightToLeft(text),
        }),
      ],
    })
  return {
    type: 'roundedRectangle',
    adjustments: { cornerRadius: 8 },
    id: box.id,
    transformation: { width: box.width, height: box.height, offset: { left: box.x, top: box.y } },
    fill: looks.fill,
    line: looks.border,
    altText: { name: box.title, ...(box.standingWords ? { description: box.standingWords } : {}) },
    textOptions: { margins: { left: 4, right: 4, top: 2, bottom: 2 } },
    children: [
      line(box.title, box.standingWords !== '', fontPoints),
      ...(box.standingWords ? [line(box.standingWords, false, fontPoints - 1)] : []),
    ],
  }
}

/** For the caption, and the heading above: pixels. */
const besidePicture = 130

/** Everything smaller by the same share, letters too, where it is wider or higher than there is room; else as it is. */
export function scaledToFit(
  picture: TheoryPicture,
  { widthTwips, heightTwips }: Pick<Room, 'widthTwips' | 'heightTwips'>,
): TheoryPicture {
  const share = Math.min(
    pixelsOf(widthTwips) / picture.width,
    Math.max(200, pixelsOf(heightTwips) - besidePicture) / picture.height,
  )
  if (share >= 1) return picture
  const scaled = (pixels: number) => Math.round(pixels * share)
  const box = <T extends { x: number; y: number; width: number; height: number }>(each: T): T => ({
    ...each,
    x: scaled(each.x),
    y: scaled(each.y),
    width: scaled(each.width),
    height: scaled(each.height),
  })
  return {
    ...picture,
    width: scaled(picture.width),
    height: scaled(picture.height),
    lanes: picture.lanes.map(lane => ({ ...lane, y: scaled(lane.y), height: scaled(lane.height) })),
    boxes: picture.boxes.map(box),
    links: picture.links.map(line => ({
      ...line,
      route: line.route.map(({ x, y }) => ({ x: scaled(x), y: scaled(y) })),
    })),
    fontPoints: Math.floor(picture.fontPoints * share * 2) / 2,
  }
}
