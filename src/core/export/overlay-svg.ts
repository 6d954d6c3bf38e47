import type { ResultStatus } from '@core/project/entities'
import type { Box } from '@core/theory/box'
import type { ElementMovement, ElementOverlay } from '@core/theory/overlay'
import { t } from '@core/words/words'
import { cutTo, ink, linesIn, rect, text } from './picture-parts'
import { xmlElement } from './xml'

/** A sign as lines in a square of 24 by 24. The same as on the screen: Tabler Icons (tabler.io/icons, MIT licence). */
type Sign = string

const clock = 'M20.942 13.018a9 9 0 1 0 -7.909 7.922M12 7v5l2 2M17 17v5M21 17v5'
const route =
  'M3 19a2 2 0 1 0 4 0a2 2 0 0 0 -4 0M19 7a2 2 0 1 0 0 -4a2 2 0 0 0 0 4M11 19h5.5a3.5 3.5 0 0 0 0 -7h-8a3.5 3.5 0 0 1 0 -7h4.5'
const halfCircle = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M12 3v18M12 14l7 -7M12 19l8.5 -8.5M12 9l4.5 -4.5'
const flag = 'M5 5a5 5 0 0 1 7 0a5 5 0 0 0 7 0v9a5 5 0 0 1 -7 0a5 5 0 0 0 -7 0v-9M5 21v-7'
const archive =
  'M3 6a2 2 0 0 1 2 -2h14a2 2 0 0 1 2 2a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2M5 8v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2 -2v-10M10 12l4 0'

const statusSigns: Record<ResultStatus, Sign> = {
  'not-known': 'M8 8a3.5 3 0 0 1 3.5 -3h1a3.5 3 0 0 1 3.5 3a3 3 0 0 1 -2 3a3 4 0 0 0 -2 4M12 19l0 .01',
  'not-yet': clock,
  'not-achieved': 'M18 6l-12 12M6 6l12 12',
  'partly-achieved': halfCircle,
  'on-track': route,
  achieved: flag,
  'no-longer-relevant': archive,
}

const trendSigns: Record<NonNullable<ElementMovement['trend']>, Sign> = {
  better:
    'M7 11v8a1 1 0 0 1 -1 1h-2a1 1 0 0 1 -1 -1v-7a1 1 0 0 1 1 -1h3a4 4 0 0 0 4 -4v-1a2 2 0 0 1 4 0v5h3a2 2 0 0 1 2 2l-1 5a2 3 0 0 1 -2 2h-7a3 3 0 0 1 -3 -3',
  same: 'M5 10h14M5 14h14',
  worse:
    'M7 13v-8a1 1 0 0 0 -1 -1h-2a1 1 0 0 0 -1 1v7a1 1 0 0 0 1 1h3a4 4 0 0 1 4 4v1a2 2 0 0 0 4 0v-5h3a2 2 0 0 0 2 -2l-1 -5a2 3 0 0 0 -2 -2h-7a3 3 0 0 0 -3 3',
  mixed: 'M11 16h10M11 16l4 4M11 16l4 -4M13 8h-10M13 8l-4 4M13 8l-4 -4',
}

const hiddenSign: Sign =
  'M10.585 10.587a2 2 0 0 0 2.829 2.828M16.681 16.673a8.717 8.717 0 0 1 -4.681 1.327c-3.6 0 -6.6 -2 -9 -6c1.272 -2.12 2.712 -3.678 4.32 -4.674m2.86 -1.146a9.055 9.055 0 0 1 1.82 -.18c3.6 0 6.6 2 9 6c-.666 1.11 -1.379 2.067 -2.138 2.87M3 3l18 18'

/** Drawn 18 pixels high and wide, from its top left corner. */
const signSvg = (sign: Sign, x: number, y: number, ink: string): string =>
  xmlElement('path', {
    d: sign,
    transform: `translate(${x} ${y}) scale(0.75)`,
    fill: 'none',
    stroke: ink,
    'stroke-width': '2',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  })

type Progress = NonNullable<ElementMovement['progress']>

/** One mark of an overlay: a sign and words. `judged`: what people said, in a square of its own. */
type OverlayMark = {
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
export function marksOf({ movement, before, judged, judgedFor }: ElementOverlay, width: number): OverlayMark[] {
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
            t('export:theory.overlay.judged', {
              period: judgedFor ?? '',
              status: t(`terms:resultStatus.${judged.status}`),
            }),
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
