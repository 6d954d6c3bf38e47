import type { Box } from '@core/theory/box'
import type { ElementOverlay } from '@core/theory/element-overlay'
import type { ElementMovement } from '@core/theory/overlay'
import { t } from '@core/words/words'
import { cutTo, ink, linesIn, rect, text } from './picture-parts'
import { hiddenSign, type Sign, signSvg, statusSigns, trendSigns } from './picture-signs'
import { xmlElement } from './xml'

type Progress = NonNullable<ElementMovement['progress']>

/** One mark of an overlay: a sign and words. `judged`: what people said, in a square of its own. */
export type OverlayMark = {
  readonly sign: Sign | Progress
  readonly lines: readonly string[]
  readonly judged: boolean
}

const size = 13
const leading = 17
const gap = 7
const padding = 12
const signRoom = { path: 24, bar: 48 }
const roomIn = (sign: OverlayMark['sign'], width: number, judged: boolean): number =>
  width - 2 * padding - (typeof sign === 'string' ? signRoom.path : signRoom.bar) - (judged ? 14 : 0)

/** What is laid over an element, in the words and the order of the screen: what is worked out, then what people judged. */
export function marksOf({ movement, before, judged }: ElementOverlay, width: number): OverlayMark[] {
  const mark = (sign: OverlayMark['sign'], said: string, ofPeople = false): OverlayMark => ({
    sign,
    lines: linesIn(said, roomIn(sign, width, ofPeople), size, 3),
    judged: ofPeople,
  })
  const { progress = null, trend = null, hidden = 0 } = movement ?? {}
  return [
    ...(progress ? [mark(progress, progressSaid(progress))] : []),
    ...(trend && before !== null
      ? [mark(trendSigns[trend], t(`export:theory.overlay.trend.${trend}`, { before }))]
      : []),
    ...(hidden > 0 && !progress && !trend ? [mark(hiddenSign, t('export:theory.overlay.fewPeople'))] : []),
    ...(judged
      ? [
          mark(
            statusSigns[judged.status],
            t('export:theory.overlay.judged', { status: t(`terms:resultStatus.${judged.status}`) }),
            true,
          ),
        ]
      : []),
  ]
}

function progressSaid({ lowest, highest }: Progress): string {
  const [from, to] = [lowest, highest].map(share => `${Math.round(share * 100)}%`) as [string, string]
  if (highest < 0) return t('export:theory.overlay.behind')
  if (lowest < 0) return t('export:theory.overlay.behindTo', { to })
  return from === to
    ? t('export:theory.overlay.progress', { share: from })
    : t('export:theory.overlay.progressFromTo', { from, to })
}

const heightOf = ({ lines, judged }: OverlayMark): number => lines.length * leading + (judged ? 10 : 0) + gap

/** Pixels that the marks take below one another. */
export const heightOfMarks = (marks: readonly OverlayMark[]): number =>
  marks.length === 0 ? 0 : marks.reduce((sum, mark) => sum + heightOf(mark), gap)

export function marksSvg(marks: readonly OverlayMark[], box: Box, top: number): string[] {
  let y = top + gap
  return marks.flatMap(mark => {
    const from = y
    y += heightOf(mark)
    return markSvg(mark, box, from)
  })
}

function markSvg({ sign, lines, judged }: OverlayMark, box: Box, y: number): string[] {
  const inset = judged ? 7 : 0
  const x = box.x + padding + inset
  const first = y + (judged ? 5 : 0)
  const [drawn, room] =
    typeof sign === 'string'
      ? [signSvg(sign, x, first - 1, ink.text), signRoom.path]
      : [barSvg(sign, x, first + 2), signRoom.bar]
  const around = {
    x: box.x + padding,
    y,
    width: box.width - 2 * padding,
    height: lines.length * leading + 10,
  }
  return [
    ...(judged ? [rect(around, { fill: ink.paper, rx: '3', stroke: ink.text, 'stroke-width': '2' })] : []),
    drawn,
    ...lines.map((line, index) =>
      text(line, x + room, first + 13 + index * leading, { size, weight: judged ? 700 : 400 }),
    ),
  ]
}

const within = (share: number): number => Math.min(1, Math.max(0, share)) * 38

/** From baseline (left) to target (right). Of several measures the part between the one that came least far and the furthest is thin. */
function barSvg({ lowest, highest }: Progress, x: number, y: number): string {
  const [from, to] = [within(lowest), within(highest)]
  return xmlElement('g', {}, [
    rect({ x, y, width: 42, height: 11 }, { fill: ink.paper, rx: '2', stroke: ink.text }),
    rect({ x: x + 2, y: y + 2, width: from, height: 7 }, { fill: ink.text }),
    rect({ x: x + 2 + from, y: y + 4, width: to - from, height: 3 }, { fill: ink.text }),
  ])
}

/** For those who do not see the picture. */
export const marksSaid = (overlay: ElementOverlay): string[] =>
  marksOf(overlay, 10_000).map(({ lines }) => lines.join(' '))

const sampleProgress: Progress = { lowest: 0.3, highest: 0.7, measures: 2 }

type LegendRow = { readonly sign: OverlayMark['sign'] | 'judged' | 'standing'; readonly said: string }

/** What the marks in a picture are, below it. Nothing where there are none. `y`: where it begins. */
export function legendSvg(
  overlays: readonly ElementOverlay[],
  period: string | null,
  { x, y, width }: Pick<Box, 'x' | 'y' | 'width'>,
): { readonly parts: string[]; readonly height: number } {
  const moving = overlays.flatMap(({ movement }) => movement ?? [])
  const judged = overlays.some(each => each.judged !== null)
  if (period === null || (moving.length === 0 && !judged)) return { parts: [], height: 0 }
  const before = overlays.find(({ movement }) => movement?.trend)?.before ?? null
  const rows: LegendRow[] = [
    { sign: 'standing', said: t('export:theory.overlay.legendStanding', { period }) },
    ...(moving.some(({ progress }) => progress)
      ? [{ sign: sampleProgress, said: t('export:theory.overlay.legendProgress') }]
      : []),
    ...(before === null ? [] : [{ sign: trendSigns.better, said: t('export:theory.overlay.legendTrend', { before }) }]),
    ...(judged ? [{ sign: 'judged' as const, said: t('export:theory.overlay.legendJudged', { period }) }] : []),
  ]
  const room = width - 64
  let from = y + 22
  const parts = rows.flatMap(({ sign, said }) => {
    const lines = linesIn(said, room, size)
    const top = from
    from += lines.length * leading + 6
    return [
      sampleOf(sign, x, top),
      ...lines.map((line, index) => text(line, x + 60, top + 12 + index * leading, { size })),
    ]
  })
  return {
    parts: [
      text(cutTo(t('export:theory.overlay.legendTitle'), width, 14), x, y + 8, { size: 14, weight: 700 }),
      ...parts,
    ],
    height: from - y + 24,
  }
}

function sampleOf(sign: LegendRow['sign'], x: number, y: number): string {
  if (sign === 'standing') return rect({ x, y, width: 42, height: 14 }, { fill: '#d8efec', stroke: ink.line })
  if (sign === 'judged')
    return rect(
      { x: x + 1, y, width: 40, height: 14 },
      { fill: ink.paper, rx: '3', stroke: ink.text, 'stroke-width': '2' },
    )
  return typeof sign === 'string' ? signSvg(sign, x + 12, y - 2, ink.text) : barSvg(sign, x, y + 2)
}
