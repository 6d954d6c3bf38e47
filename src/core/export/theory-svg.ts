import { readsRightToLeft, xmlElement, xmlText } from '@core/export/xml'
import { type Element, type Frame, type Link, levels, mainTheory } from '@core/project/entities'
import { titleOf } from '@core/report/text'
import { standingLooks } from '@core/report/word/page'
import { aboveAndAround, type Box, boxWidth, lineHeight, pathAlong, sizeOfBox, titleLines } from '@core/theory/box'
import type { LanesBy } from '@core/theory/columns'
import { drawnFrames } from '@core/theory/frames'
import { layoutTheory } from '@core/theory/hand-placed'
import type { ElementOverlay } from '@core/theory/overlay'
import type { ElementStandingCode } from '@core/theory/standing'
import { t } from '@core/words/words'
import { heightOfMarks, legendSvg, marksOf, marksSaid, marksSvg } from './overlay-svg'
import { cutTo, ink, type Picture, pictureOf, rect, text, widthOf } from './picture-parts'

export type TheoryDrawing = {
  readonly title: string
  readonly elements: readonly Element[]
  readonly links: readonly Link[]
  readonly frames?: readonly Frame[]
  /** Whose places by hand count. Absent: the main theory's. */
  readonly theory?: string
  /** Absent: by level. */
  readonly lanesBy?: LanesBy
  /** How an element stands; null: nothing is said of it. */
  readonly standingOf: (element: Element) => ElementStandingCode | null
  /** Progress, trend and judged status, laid over the standing. Absent: the picture has no overlay. */
  readonly overlayOf?: (element: Element) => ElementOverlay | null
  /** The year the standings are of. Null: there are no figures, and none are shown. */
  readonly period: string | null
}

const head = 84
const foot = 20
const narrowest = 560
const bandHeight = 30
const padding = 12
/** How much wider letters of the band are for their weight. */
const bolder = 1.08

/** What is said of one element below its title. */
type Told = { readonly standing: ElementStandingCode | null; readonly overlay: ElementOverlay | null }

/**
 * The theory of change as a picture of its own: no style, font or file from elsewhere. How an element stands is said in words,
 * by colour, and by the weight and dashes of its border; an overlay in words and signs, with a legend. Sizes in pixels.
 */
export function theorySvg(drawing: TheoryDrawing): Picture {
  const { title, elements, links, frames = [], theory = mainTheory, lanesBy = 'level', period } = drawing
  const told = (element: Element) => toldOf(drawing, element)
  const sizeOf = (element: Element) => sizeOfBox(element, heightBelow(told(element)))
  const layout = layoutTheory(elements, links, { theory, lanesBy, sizeOf })
  const width = Math.ceil(Math.max(layout.width, narrowest))
  const place = { x: 24, y: head + Math.ceil(layout.height) + 24, width: width - 48 }
  const overlays = elements.flatMap(element => told(element).overlay ?? [])
  const legend = legendSvg(overlays, period, place)
  const height = Math.ceil(layout.height) + head + foot + legend.height
  const lanes = layout.lanes.map((lane, index) =>
    xmlElement('g', {}, [
      rect(lane, { fill: index % 2 === 0 ? ink.lane : ink.other }),
      text(
        'level' in lane ? t(`terms:levels.${lane.level}`) : t(`terms:sphereName.${lane.sphere}`),
        lane.x + 16,
        lane.y + 32,
        {
          size: 17,
          weight: 700,
        },
      ),
    ]),
  )
  const around = drawnFrames(frames, layout.boxes).flatMap(({ frame, parts }) =>
    parts.map(part => frameSvg(titleOf(frame.title), part)),
  )
  const lines = links.flatMap(link => {
    const route = layout.routes.get(link.id)
    const look = { fill: 'none', stroke: ink.line, 'stroke-width': '2', 'marker-end': 'url(#arrow)' }
    return route ? [xmlElement('path', { d: pathAlong(route), ...look })] : []
  })
  const boxes = elements.flatMap(element => {
    const box = layout.boxes.get(element.id)
    return box ? [boxSvg(element, box, told(element))] : []
  })
  const subtitle =
    period === null
      ? t('export:theory.subtitle')
      : drawing.overlayOf
        ? t('export:theory.subtitleOverlaid', { period })
        : t('export:theory.subtitleOf', { period })
  const heading = titleOf(title)
  const said = {
    title: t('export:theory.named', { title: heading }),
    description: `${subtitle}. ${description(drawing)}`,
  }
  return pictureOf(said, { width, height }, [
    xmlElement('defs', {}, [arrow]),
    text(cutTo(heading, width - 48, 24), 24, 40, { size: 24, weight: 700 }),
    text(cutTo(subtitle, width - 48, 14), 24, 66, { size: 14, fill: ink.quiet }),
    xmlElement('g', { transform: `translate(${-layout.x} ${head - layout.y})` }, [
      ...lanes,
      ...around,
      ...lines,
      ...boxes,
    ]),
    ...legend.parts,
  ])
}

function toldOf({ standingOf, overlayOf, period }: TheoryDrawing, element: Element): Told {
  if (period === null) return { standing: null, overlay: null }
  return { standing: standingOf(element), overlay: overlayOf?.(element) ?? null }
}

const marksIn = ({ overlay }: Told) => (overlay ? marksOf(overlay, boxWidth) : [])

function heightBelow(told: Told): number {
  const marks = heightOfMarks(marksIn(told))
  const band = told.standing === null ? 0 : bandHeight
  return band + marks === 0 ? 0 : band + marks + 8
}

const arrow = xmlElement(
  'marker',
  { id: 'arrow', viewBox: '0 0 10 10', refX: '9', refY: '5', markerWidth: '7', markerHeight: '7', orient: 'auto' },
  [xmlElement('path', { d: 'M0 0 10 5 0 10Z', fill: ink.line })],
)

const frameSvg = (title: string, part: Box): string =>
  xmlElement('g', {}, [
    rect(part, {
      fill: ink.paper,
      'fill-opacity': '0.6',
      rx: '14',
      stroke: ink.quiet,
      'stroke-width': '2',
      'stroke-dasharray': '8 5',
    }),
    text(cutTo(title, part.width - 28, 15), part.x + 14, part.y + 22, { size: 15, weight: 700 }),
  ])

function boxSvg(element: Element, box: Box, told: Told): string {
  const { standing } = told
  const look = standing === null ? null : standingLooks[standing]
  const dashes = { solid: null, dash: '7 4', shortDot: '2 3' } as const
  const lines = titleLines(titleOf(element.title))
  const firstLine = box.y + aboveAndAround - 16
  const marks = marksIn(told)
  const marksTop = box.y + box.height - heightOfMarks(marks)
  const band = { x: box.x, y: marksTop - bandHeight, width: box.width, height: bandHeight }
  return xmlElement('g', {}, [
    rect(box, { fill: ink.paper, rx: '8' }),
    text(
      t('export:theory.placeOf', {
        level: t(`terms:level.${element.level}`),
        sphere: t(`terms:sphereName.${element.sphere}`),
      }),
      box.x + padding,
      box.y + 22,
      { size: 12, fill: ink.quiet },
    ),
    ...lines.map((line, index) => inBox(line, box, firstLine + index * lineHeight)),
    ...(look && standing
      ? [
          marks.length === 0
            ? xmlElement('path', { d: lowerPart(band), fill: `#${look.fill}` })
            : rect(band, { fill: `#${look.fill}` }),
          text(t(`terms:standing.${standing}`), band.x + padding, band.y + 20, {
            size: widthOf(t(`terms:standing.${standing}`), 13) * bolder > band.width - 2 * padding ? 12 : 13,
            weight: 600,
            fill: `#${look.text}`,
          }),
        ]
      : []),
    ...marksSvg(marks, box, marksTop),
    rect(box, {
      fill: 'none',
      rx: '8',
      stroke: look ? `#${look.border.color}` : ink.line,
      'stroke-width': String(look ? look.border.width + 0.5 : 1.5),
      'stroke-dasharray': look ? dashes[look.border.dash] : null,
    }),
  ])
}

/** A band along the bottom of a box, with the box's round corners. */
const lowerPart = ({ x, y, width, height }: Box): string =>
  `M${x} ${y}h${width}v${height - 8}a8 8 0 0 1 -8 8h${16 - width}a8 8 0 0 1 -8 -8z`

/** A line that begins where its script begins: on the right for Arabic and Hebrew. */
function inBox(line: string, box: Box, y: number): string {
  const backwards = readsRightToLeft(line)
  const x = backwards ? box.x + box.width - padding : box.x + padding
  const look = { 'font-size': '15', 'font-weight': '600', fill: ink.text, direction: backwards ? 'rtl' : null }
  return xmlElement('text', { x: String(x), y: String(y), ...look }, [xmlText(line)])
}

function description(drawing: TheoryDrawing): string {
  const { elements, links, frames = [] } = drawing
  const titles = new Map(elements.map(({ id, title }) => [id, titleOf(title)]))
  const said = (element: Element): string => {
    const { standing, overlay } = toldOf(drawing, element)
    const told = [...(standing ? [t(`terms:standing.${standing}`)] : []), ...(overlay ? marksSaid(overlay) : [])]
    const title = titleOf(element.title)
    return told.length === 0 ? title : t('export:theory.elementSaid', { title, standing: told.join('; ') })
  }
  const parts = levels.flatMap(level => {
    const own = elements.filter(element => element.level === level)
    return own.length === 0
      ? []
      : [t('export:theory.levelSaid', { level: t(`terms:levels.${level}`), titles: own.map(said) })]
  })
  const claims = links.flatMap(({ from, to }) => {
    const [start, end] = [titles.get(from), titles.get(to)]
    return start !== undefined && end !== undefined ? [t('export:theory.linkSaid', { from: start, to: end })] : []
  })
  const groups = frames.flatMap(frame => {
    const held = frame.elementIds.flatMap(id => titles.get(id) ?? [])
    return held.length === 0 ? [] : [t('export:theory.frameSaid', { title: titleOf(frame.title), titles: held })]
  })
  return [...parts, ...claims, ...groups].join(' ')
}
