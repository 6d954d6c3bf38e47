import { titleOf } from '@core/report/text'
import { cutTo, ink, linesIn, type Picture, pictureOf, rect, text, widthOf } from './picture-parts'
import { xmlElement } from './xml'

/** `value` null: nothing to draw, and `words` say why. */
type ChartPoint = { readonly value: number | null; readonly words: string }

/** One panel. `points`: one for each period. `targets`: alike, null where there is none. */
export type ChartPanel = {
  readonly name: string
  readonly points: readonly ChartPoint[]
  readonly targets: readonly (number | null)[]
}

export type ChartDrawing = {
  readonly title: string
  readonly subtitle: string
  /** What the chart shows, in a sentence. */
  readonly sentence: string
  /** `bars`: a bar for each panel, of its last point. `lines`: a small plot for each, all on one axis. */
  readonly draw: 'bars' | 'lines'
  readonly periods: readonly string[]
  readonly panels: readonly ChartPanel[]
  readonly baseline: number | null
  /** Where the axis begins and ends. Absent: from zero to the largest value. */
  readonly range?: { readonly low: number; readonly high: number }
  readonly axisWords: (value: number) => string
  /** What is hidden and why, what diamonds and dashes mean; empty: nothing to say. */
  readonly notes: readonly string[]
}

const series = { figure: '#12436d', baseline: '#28a197', target: '#801650' }
const width = 1040
const margin = 32

/** A chart as a picture of its own: no style, font or file from elsewhere. Sizes in pixels. */
export function chartSvg(drawing: ChartDrawing): Picture {
  const body = drawing.draw === 'bars' ? barsOf(drawing) : plotsOf(drawing)
  return chartSheet(drawing, body)
}

/** What stands around every chart: title, subtitle and sentence above, notes below. */
export function chartSheet(
  { title, subtitle, sentence, notes }: Pick<ChartDrawing, 'title' | 'subtitle' | 'sentence' | 'notes'>,
  body: Body,
): Picture {
  const room = width - 2 * margin
  const saidLines = linesIn(sentence, room, 17)
  const noteLines = notes.flatMap(note => linesIn(note, room, 14))
  const titleLines = linesIn(titleOf(title), room, 24, 2)
  const top = 46 + (titleLines.length - 1) * 30
  const head = top + 52 + saidLines.length * 25
  const height = Math.ceil(head + body.height + noteLines.length * 21 + margin)
  return pictureOf({ title: `${titleOf(title)}, ${subtitle}`, description: sentence }, { width, height }, [
    ...titleLines.map((line, index) => text(line, margin, 46 + index * 30, { size: 24, weight: 700 })),
    text(cutTo(subtitle, room, 15), margin, top + 26, { size: 15, fill: ink.quiet }),
    ...saidLines.map((line, index) => text(line, margin, top + 56 + index * 25, { size: 17 })),
    xmlElement('g', { transform: `translate(0 ${head})` }, body.parts),
    ...noteLines.map((line, index) =>
      text(line, margin, head + body.height + 16 + index * 21, { size: 14, fill: ink.quiet }),
    ),
  ])
}

export const sheetSize = { width, margin }

export type Body = { readonly parts: string[]; readonly height: number }

const barRow = 34

function barsOf(drawing: ChartDrawing): Body {
  const { panels } = drawing
  const names = 300
  const room = width - names - 220 - 2 * margin
  const { low, high } = rangeOf(drawing)
  const x = (value: number) => names + margin + ((value - low) / (high - low)) * room
  const parts = panels.flatMap(({ name, points }, index) => {
    const point = points.at(-1)
    const y = index * barRow
    const value = point?.value ?? null
    const [from, to] = value === null ? [0, 0] : [Math.min(x(0), x(value)), Math.max(x(0), x(value))]
    const bar =
      value === null
        ? []
        : [rect({ x: from, y: y + 6, width: Math.max(1, to - from), height: 20 }, { fill: series.figure })]
    return [
      text(cutTo(titleOf(name), names - 16, 15), margin, y + 21, { size: 15 }),
      ...bar,
      text(cutTo(point?.words ?? '', 210, 15), (value === null ? x(0) : to) + 8, y + 21, {
        size: 15,
        weight: value === null ? 400 : 600,
        fill: value === null ? ink.quiet : ink.text,
      }),
    ]
  })
  return { parts, height: panels.length * barRow + 12 }
}

function plotsOf(drawing: ChartDrawing): Body {
  const { panels, periods, axisWords } = drawing
  const columns = Math.min(3, Math.max(1, panels.length))
  const outer = (width - 2 * margin) / columns
  const tall = panels.length === 1 ? 360 : 150
  const top = 54
  const { low, high } = rangeOf(drawing)
  const everyLevel = drawing.range !== undefined && panels.length === 1 && high - low <= 10
  const marks = everyLevel ? Array.from({ length: high - low + 1 }, (_, place) => low + place) : [low, high]
  const axis = 24 + Math.min(126, Math.max(...marks.map(value => widthOf(axisWords(value), 13))))
  const inner = outer - axis - 40
  const y = (value: number) => top + tall * (1 - (value - low) / (high - low))
  const x = (index: number) => axis + (periods.length < 2 ? inner / 2 : (index / (periods.length - 1)) * inner)
  const parts = panels.map(({ name, points, targets }, place) => {
    const values = points.map(({ value }) => value)
    const last = values.findLastIndex(value => value !== null)
    const label = points[last]?.words ?? points.at(-1)?.words ?? ''
    const grid = marks.flatMap(value => [
      line(axis, y(value), axis + inner, y(value), ink.faint),
      text(cutTo(axisWords(value), axis - 16, 13), axis - 8, y(value) + 5, {
        size: 13,
        fill: ink.quiet,
        anchor: 'end',
      }),
    ])
    const dots = values.flatMap((value, index) => (value === null ? [] : [circle(x(index), y(value))]))
    const diamonds = targets.flatMap((target, index) => (target === null ? [] : [diamond(x(index), y(target))]))
    return xmlElement(
      'g',
      {
        transform: `translate(${margin + (place % columns) * outer} ${Math.floor(place / columns) * (tall + top + 54)})`,
      },
      [
        text(cutTo(titleOf(name), outer - 40, 15), 0, 16, { size: 15, weight: 600 }),
        text(cutTo(label, outer - 40, 13), 0, 36, { size: 13 }),
        ...grid,
        ...(drawing.baseline === null
          ? []
          : [line(axis, y(drawing.baseline), axis + inner, y(drawing.baseline), series.baseline, '2 4')]),
        xmlElement('path', { d: brokenLine(values, x, y), fill: 'none', stroke: series.figure, 'stroke-width': '2.5' }),
        ...dots,
        ...diamonds,
        ...periodWords(periods, x, inner, top + tall + 20),
      ],
    )
  })
  return { parts, height: Math.ceil(panels.length / columns) * (tall + top + 54) + 8 }
}

/** Periods along the axis: the first, the last, and of those between as many as have room. */
function periodWords(periods: readonly string[], x: (index: number) => number, inner: number, y: number): string[] {
  const last = periods.length - 1
  const look = { size: 13, fill: ink.quiet }
  if (last < 1) return periods.map(period => text(cutTo(period, inner, 13), x(0), y, { ...look, anchor: 'middle' }))
  const widest = Math.max(...periods.map(period => widthOf(period, 13))) + 16
  const step = Math.ceil(widest / (inner / last))
  const clearOfEnds = (index: number) =>
    x(index) - widest / 2 > x(0) + widest && x(index) + widest / 2 < x(last) - widest
  const room = Math.max(inner / 2 - 8, 40)
  return periods.flatMap((period, index) => {
    if (index === 0) return [text(cutTo(period, room, 13), x(0), y, { ...look, anchor: 'start' })]
    if (index === last) return [text(cutTo(period, room, 13), x(last), y, { ...look, anchor: 'end' })]
    return index % step === 0 && clearOfEnds(index) ? [text(period, x(index), y, { ...look, anchor: 'middle' })] : []
  })
}

/** One axis for all. */
function rangeOf({ panels, baseline, draw, range }: Pick<ChartDrawing, 'panels' | 'baseline' | 'draw' | 'range'>): {
  low: number
  high: number
} {
  if (range && draw === 'lines') return range
  const drawn = panels.flatMap(({ points, targets }) =>
    draw === 'bars' ? [points.at(-1)?.value ?? null] : [...points.map(({ value }) => value), ...targets],
  )
  const values = [0, ...drawn, draw === 'lines' ? baseline : null].filter(value => value !== null)
  const low = values.reduce((least, value) => Math.min(least, value), 0)
  const high = values.reduce((most, value) => Math.max(most, value), low)
  return high > low ? { low, high } : { low, high: low + 1 }
}

/** A line that stops where a period has nothing to draw. */
export function brokenLine(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  return values
    .map((value, index) =>
      value === null
        ? ''
        : `${(values[index - 1] ?? null) === null ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join('')
}

const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, dashes: string | null = null): string =>
  xmlElement('path', { d: `M${x1} ${y1}L${x2} ${y2}`, stroke, 'stroke-width': '1.5', 'stroke-dasharray': dashes })

const circle = (x: number, y: number): string =>
  xmlElement('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: '4', fill: series.figure })

const diamond = (x: number, y: number): string =>
  xmlElement('path', { d: `M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`, fill: series.target })
