import { cutTo, rect, text, widthOf } from '@core/export/picture-parts'
import { xmlElement } from '@core/export/xml'
import type { ChartDrawn, SeriesDrawn } from './chart-values'
import { type DrawnSize, pictureOfDrawing } from './drawing-parts'

const ink = { text: '#1F2933', quiet: '#52606D', line: '#CBD2D9' } as const
const size = 11
const quiet = { size, fill: ink.quiet } as const

/** A chart much as Word draws it, from the figures it holds itself: columns, bars, lines or slices with their labels. */
export function chartPicture(chart: ChartDrawn, picture: DrawnSize): string {
  const { series, legend, title } = chart
  const head =
    title === ''
      ? []
      : [text(cutTo(title, picture.width, 13), picture.width / 2, 16, { size: 13, weight: 700, anchor: 'middle' })]
  const top = head.length * 22
  const key = legend ? legendOf(chart, picture.width, top) : []
  const area = { top: top + (legend ? 26 : 10), bottom: picture.height - 8, left: 6, right: picture.width - 6 }
  const isPie = series.every(({ kind }) => kind === 'pie')
  const body = isPie
    ? slicesOf(chart, area)
    : series.some(({ kind }) => kind === 'bar')
      ? barsOf(chart, area)
      : columnsOf(chart, area)
  return pictureOfDrawing(picture, [...head, ...key, ...body])
}

type Area = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

function legendOf({ series, categories }: ChartDrawn, width: number, top: number): string[] {
  const isPie = series.every(({ kind }) => kind === 'pie')
  const entries = isPie
    ? categories.map((name, at) => ({ name, colour: sliceColour(at), line: false, dashes: null }))
    : series.map(({ name, colour, kind, dashes }) => ({ name, colour, line: kind === 'line', dashes }))
  const room = width / Math.max(1, entries.length) - 34
  const names = entries.map(({ name }) => cutTo(name, Math.max(room, 24), size))
  const wide = names.map(name => widthOf(name, size) + 34)
  let x = Math.max(0, (width - wide.reduce((sum, each) => sum + each, 0)) / 2)
  return entries.flatMap(({ colour, line, dashes }, at) => {
    const place = x
    x += wide[at] ?? 0
    return [
      line
        ? stroke(`M${place} ${top + 12}H${place + 18}`, colour, 2, dashes)
        : rect({ x: place + 5, y: top + 7, width: 10, height: 10 }, { fill: colour }),
      text(names[at] ?? '', place + 22, top + 16, quiet),
    ]
  })
}

const stroke = (d: string, colour: string, width: number, dashes: string | null = null): string =>
  xmlElement('path', { d, fill: 'none', stroke: colour, 'stroke-width': String(width), 'stroke-dasharray': dashes })

const marksOf = ({ low, high }: ChartDrawn): number[] =>
  Array.from({ length: 5 }, (_, at) => low + ((high - low) * at) / 4)

/** What each value of a column begins at and ends at, on the axis. */
function spansOf(drawn: readonly SeriesDrawn[], place: number, stacked: ChartDrawn['stacked']) {
  const all = drawn.reduce((sum, { values }) => sum + Math.abs(values[place] ?? 0), 0) || 1
  let from = 0
  return drawn.map(({ values }) => {
    const value = values[place] ?? null
    if (value === null) return null
    if (stacked === 'no') return { from: 0, to: value }
    const begin = from
    from += stacked === 'shares' ? value / all : value
    return { from: begin, to: from }
  })
}

function columnsOf(chart: ChartDrawn, { top, bottom, left, right }: Area): string[] {
  const { categories, series, stacked, low, high, axis } = chart
  const marks = axis ? marksOf(chart) : []
  const words = marks.map(value => axis?.words(value) ?? '')
  const gutter = axis ? Math.max(...words.map(each => widthOf(each, size))) + 8 + (axis.title === '' ? 0 : 16) : 0
  const x0 = left + gutter
  const foot = bottom - 20
  const y = (value: number) => foot - ((value - low) / (high - low)) * (foot - top - 12)
  const step = (right - x0) / Math.max(1, categories.length)
  const columns = series.filter(({ kind }) => kind !== 'line')
  const wide = stacked === 'no' ? (step * 0.62) / Math.max(1, columns.length) : step * 0.62
  const grid = marks.flatMap((value, at) => [
    stroke(`M${x0} ${y(value)}H${right}`, ink.line, 0.75),
    text(words[at] ?? '', x0 - 6, y(value) + 4, { ...quiet, anchor: 'end' }),
  ])
  const drawn = categories.flatMap((_, place) =>
    spansOf(columns, place, stacked).flatMap((span, at) => {
      const one = columns[at]
      if (!span || !one) return []
      const x = x0 + step * place + step * 0.19 + (stacked === 'no' ? wide * at : 0)
      const [upper, lower] = [Math.min(y(span.from), y(span.to)), Math.max(y(span.from), y(span.to))]
      return [
        rect({ x, y: upper, width: wide, height: lower - upper }, { fill: one.colour }),
        text(one.labels[place] ?? '', x + wide / 2, upper - 4, { size, anchor: 'middle' }),
      ]
    }),
  )
  const centre = (place: number) => x0 + step * (place + 0.5)
  return [
    ...grid,
    ...(axis && axis.title !== '' ? [turned(cutTo(axis.title, foot - top, size), left + 10, (top + foot) / 2)] : []),
    ...drawn,
    ...series.filter(({ kind }) => kind === 'line').flatMap(each => lineOf(each, centre, y)),
    stroke(`M${x0} ${y(Math.max(0, low))}H${right}`, ink.line, 1),
    ...everyFew(categories, step).map(([name, place]) =>
      text(cutTo(name, step * everyStep(categories, step) - 4, size), centre(place), foot + 15, {
        ...quiet,
        anchor: 'middle',
      }),
    ),
  ]
}

const turned = (said: string, x: number, y: number): string =>
  xmlElement('g', { transform: `translate(${x} ${y}) rotate(-90)` }, [text(said, 0, 0, { ...quiet, anchor: 'middle' })])

function lineOf(
  { values, colour, dashes, labels }: SeriesDrawn,
  x: (place: number) => number,
  y: (value: number) => number,
): string[] {
  const d = values
    .map((value, at) =>
      value === null
        ? ''
        : `${at === 0 || (values[at - 1] ?? null) === null ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join('')
  const alone = values.filter(value => value !== null).length === 1
  return [
    stroke(d, colour, 2, dashes),
    ...values.flatMap((value, at) => {
      if (value === null) return []
      const mark = `M${x(at)} ${y(value) - 4}l4 4l-4 4l-4 -4z`
      return [
        ...(dashes === null || alone ? [xmlElement('path', { d: mark, fill: colour })] : []),
        text(labels[at] ?? '', x(at), y(value) - 8, { size, anchor: 'middle' }),
      ]
    }),
  ]
}

/** As many names as have room, from the first. */
const everyStep = (names: readonly string[], step: number): number =>
  Math.max(1, Math.ceil(Math.min(90, Math.max(...names.map(name => widthOf(name, size)), 1) + 8) / Math.max(1, step)))
const everyFew = (names: readonly string[], step: number) =>
  [...names.entries()].flatMap(([place, name]) =>
    place % everyStep(names, step) === 0 ? [[name, place] as const] : [],
  )

function barsOf(chart: ChartDrawn, { top, bottom, left, right }: Area): string[] {
  const { categories, series, stacked, low, high } = chart
  const room = Math.min((right - left) * 0.4, Math.max(...categories.map(name => widthOf(name, size))) + 8)
  const x0 = left + room
  const x = (value: number) => x0 + ((value - low) / (high - low)) * (right - x0 - 40)
  const step = (bottom - top) / Math.max(1, categories.length)
  const high1 = stacked === 'no' ? (step * 0.66) / series.length : step * 0.66
  return categories.flatMap((name, place) => [
    text(cutTo(name, room - 8, size), x0 - 6, top + step * (place + 0.5) + 4, { ...quiet, anchor: 'end' }),
    ...spansOf(series, place, stacked).flatMap((span, at) => {
      const one = series[at]
      if (!span || !one) return []
      const [from, to] = [Math.min(x(span.from), x(span.to)), Math.max(x(span.from), x(span.to))]
      const y = top + step * place + step * 0.17 + (stacked === 'no' ? high1 * at : 0)
      return [
        rect({ x: from, y, width: to - from, height: high1 }, { fill: one.colour }),
        text(one.labels[place] ?? '', to + 5, y + high1 / 2 + 4, { size }),
      ]
    }),
  ])
}

const slices = ['#12436D', '#28A197', '#801650', '#F46A25', '#3D3D3D', '#A285D1'] as const
const sliceColour = (at: number): string => slices[at % slices.length] ?? slices[0]

function slicesOf({ series, categories }: ChartDrawn, { top, bottom, left, right }: Area): string[] {
  const values = (series[0]?.values ?? []).map(value => Math.max(0, value ?? 0))
  const all = values.reduce((sum, value) => sum + value, 0)
  if (all === 0) return []
  const [cx, cy, r] = [(left + right) / 2, (top + bottom) / 2, Math.min(right - left, bottom - top) / 2 - 14]
  let turn = 0
  return values.flatMap((value, at) => {
    const [from, to] = [turn, turn + (value / all) * 2 * Math.PI]
    turn = to
    const point = (angle: number, far = r) =>
      `${(cx + far * Math.sin(angle)).toFixed(1)} ${(cy - far * Math.cos(angle)).toFixed(1)}`
    // A whole circle has no beginning for an arc to come back to.
    const d = `M${cx} ${cy}L${point(from)}A${r} ${r} 0 ${to - from > Math.PI ? 1 : 0} 1 ${point(Math.min(to, from + 2 * Math.PI - 0.001))}Z`
    const middle = (from + to) / 2
    return [
      xmlElement('path', { d, fill: sliceColour(at), stroke: '#FFFFFF' }),
      text(
        series[0]?.labels[at] || (categories.length > 8 ? '' : (categories[at] ?? '')),
        cx + (r + 6) * Math.sin(middle),
        cy - (r + 6) * Math.cos(middle),
        {
          ...quiet,
          anchor: Math.sin(middle) < 0 ? 'end' : 'start',
        },
      ),
    ]
  })
}
