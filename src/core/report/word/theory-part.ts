import { t } from '@core/words/words'
import { AlignmentType, LineRuleType, Paragraph, TextRun } from 'docx'
import { type IShapeCanvasChildOptions, ShapeCanvasRun } from 'docx/shapes'
import { readsRightToLeft } from '../../export/xml'
import type { TheoryBox, TheoryPicture } from '../model'
import { bendRoom, pictureLineHeight } from '../theory-picture'
import { colours, standingLooks } from './page'

const laneFill = ['F5F7FA', 'FFFFFF'] as const
const plain = {
  fill: 'FFFFFF',
  text: colours.text,
  border: { color: colours.quiet, width: 1, dash: 'solid' },
} as const

/** The theory of change as shapes that can be moved and edited in Word, with connectors that follow them. */
export function theoryPart(picture: TheoryPicture): Paragraph {
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
  for (const { from, to, route } of picture.links) {
    const [start, end] = route === 'straight' ? (['bottom', 'top'] as const) : ([route, route] as const)
    children.push({
      type: 'connector',
      from: { id: from, side: start },
      to: { id: to, side: end },
      route: route === 'straight' ? 'straight' : 'elbow',
      margin: bendRoom,
      altText: { name: t('report:theory.line', { from: titles.get(from) ?? from, to: titles.get(to) ?? to }) },
      line: { color: '7B8794', width: 1, endArrow: { type: 'triangle', width: 'medium', length: 'medium' } },
    })
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
