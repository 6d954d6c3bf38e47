import { childOf, childrenOf, elementsIn, textIn, type XmlElement } from '../template/xml-tree'
import { colourOf, type Theme } from './drawing-parts'

export type ChartKind = 'column' | 'bar' | 'line' | 'pie'
export type SeriesDrawn = {
  readonly name: string
  readonly kind: ChartKind
  /** As they stand in the chart's own copy; null: none. */
  readonly values: readonly (number | null)[]
  readonly colour: string
  readonly dashes: string | null
  /** What stands at each value; '' nothing. */
  readonly labels: readonly string[]
}
/** A chart of Word as far as it can be drawn here. */
export type ChartDrawn = {
  readonly categories: readonly string[]
  readonly series: readonly SeriesDrawn[]
  readonly stacked: 'no' | 'values' | 'shares'
  readonly low: number
  readonly high: number
  /** Null: the axis of values is not shown. */
  readonly axis: { readonly title: string; readonly words: (value: number) => string } | null
  readonly legend: boolean
  readonly title: string
}

const accents = ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const
const kinds: Readonly<Record<string, ChartKind>> = {
  'c:barChart': 'column',
  'c:bar3DChart': 'column',
  'c:lineChart': 'line',
  'c:line3DChart': 'line',
  'c:areaChart': 'line',
  'c:scatterChart': 'line',
  'c:radarChart': 'line',
  'c:pieChart': 'pie',
  'c:pie3DChart': 'pie',
  'c:doughnutChart': 'pie',
}
const dashesOf: Readonly<Record<string, string>> = {
  dash: '6 4',
  sysDash: '4 3',
  sysDot: '1.5 3',
  dot: '1.5 3',
  lgDash: '9 4',
}

const val = (parent: XmlElement | undefined, ...path: string[]): string | undefined =>
  childOf(parent, ...path)?.attributes.val

/** Points of a cache by their index; `most` as many as it says there are. */
function pointsOf(parent: XmlElement | undefined): string[] {
  const [cache] = parent ? elementsIn(parent, 'c:strCache', 'c:numCache', 'c:strLit', 'c:numLit') : []
  const count = Math.min(500, Number(val(cache, 'c:ptCount') ?? 0) || 0)
  const points = new Map(
    childrenOf(cache, 'c:pt').map(each => [Number(each.attributes.idx), textIn(childOf(each, 'c:v') ?? each)]),
  )
  return Array.from({ length: count }, (_, at) => points.get(at) ?? '')
}

/** Reads what Word drew last from the chart's own copy of its figures. Null: there is nothing in it that can be drawn. */
export function chartValues(space: XmlElement, theme: Theme): ChartDrawn | null {
  const chart = childOf(space, 'c:chart')
  const area = childOf(chart, 'c:plotArea')
  const plots = childrenOf(area).filter(({ name }) => kinds[name] !== undefined)
  const found = plots.flatMap(plot => {
    const kind = kinds[plot.name] ?? 'column'
    const lying = kind === 'column' && val(plot, 'c:barDir') === 'bar'
    return childrenOf(plot, 'c:ser').map(series => ({ plot, kind: lying ? ('bar' as const) : kind, series }))
  })
  const series = found.map((each, at) => seriesOf(each, at, theme))
  if (series.length === 0) return null
  const categories = found.map(each => pointsOf(childOf(each.series, 'c:cat') ?? childOf(each.series, 'c:xVal')))
  const longest = categories.reduce((most, each) => (each.length > most.length ? each : most), [])
  const grouping = plots.map(plot => val(plot, 'c:grouping')).find(each => /tacked/.test(each ?? ''))
  const stacked = grouping === undefined ? 'no' : grouping === 'percentStacked' ? 'shares' : 'values'
  const axis = childOf(area, 'c:valAx')
  const scaling = childOf(axis, 'c:scaling')
  const { low, high } = rangeOf(series, stacked)
  const format = childOf(axis, 'c:numFmt')?.attributes.formatCode ?? 'General'
  return {
    categories: longest.length > 0 ? longest : (series[0]?.values.map((_, at) => String(at + 1)) ?? []),
    series,
    stacked,
    low: Number(val(scaling, 'c:min') ?? low),
    high: Number(val(scaling, 'c:max') ?? high),
    axis:
      axis === undefined || val(axis, 'c:delete') === '1'
        ? null
        : {
            title: wordsIn(childOf(axis, 'c:title')),
            words: value => asFormatted(value, stacked === 'shares' ? '0%' : format),
          },
    legend: childOf(chart, 'c:legend') !== undefined,
    title: wordsIn(childOf(chart, 'c:title')),
  }
}

const wordsIn = (parent: XmlElement | undefined): string =>
  parent ? elementsIn(parent, 'a:t').map(textIn).join('') : ''

function seriesOf(
  { plot, kind, series }: { plot: XmlElement; kind: ChartKind; series: XmlElement },
  at: number,
  theme: Theme,
): SeriesDrawn {
  const looks = childOf(series, 'c:spPr')
  const line = childOf(looks, 'a:ln')
  const values = pointsOf(childOf(series, 'c:val') ?? childOf(series, 'c:yVal')).map(text =>
    text.trim() === '' || !Number.isFinite(Number(text)) ? null : Number(text),
  )
  const labels = childOf(series, 'c:dLbls') ?? childOf(plot, 'c:dLbls')
  const own = new Map(childrenOf(labels, 'c:dLbl').map(each => [Number(val(each, 'c:idx')), each]))
  const format = childOf(labels, 'c:numFmt')?.attributes.formatCode ?? 'General'
  return {
    name: pointsOf(childOf(series, 'c:tx'))[0] ?? '',
    kind,
    values,
    colour:
      (kind === 'line' ? colourOf(line, theme) : null) ??
      colourOf(looks, theme) ??
      colourOf(line, theme) ??
      `#${theme.get(accents[at % accents.length] ?? 'accent1') ?? '28A197'}`,
    dashes: dashesOf[val(line, 'a:prstDash') ?? ''] ?? null,
    labels: values.map((value, place) => {
      const label = own.get(place)
      if (value === null || (label && val(label, 'c:delete') === '1')) return ''
      const words = wordsIn(childOf(label, 'c:tx'))
      if (words !== '') return words
      return val(label ?? labels, 'c:showVal') === '1' ? asFormatted(value, format) : ''
    }),
  }
}

/** From zero, unless something is below it, to a round number above everything. */
function rangeOf(series: readonly SeriesDrawn[], stacked: ChartDrawn['stacked']): { low: number; high: number } {
  if (stacked === 'shares') return { low: 0, high: 1 }
  const columns = Array.from({ length: Math.max(...series.map(({ values }) => values.length)) }, (_, at) =>
    series.map(({ values }) => values[at] ?? 0),
  )
  const tops = stacked === 'values' ? columns.map(each => each.reduce((sum, value) => sum + value, 0)) : columns.flat()
  const low = Math.min(0, ...tops)
  const top = Math.max(low, ...tops)
  const step = 10 ** Math.floor(Math.log10(Math.max(top - low, Number.MIN_VALUE)))
  const high = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map(times => times * step).find(each => each >= top) ?? top
  return high > low ? { low, high } : { low, high: low + 1 }
}

/** The few formats of numbers that charts have: `0%`, `#,##0.0`, `0" people"`. */
export function asFormatted(value: number, code: string): string {
  const [first = ''] = code.split(';')
  const said = [...first.matchAll(/"([^"]*)"/g)].map(([, words]) => words ?? '')
  const bare = first.replace(/"[^"]*"/g, ' ').trim()
  if (!/[0#]/.test(bare)) return String(Math.round(value * 1e6) / 1e6)
  const share = bare.includes('%')
  const decimals = /[.]([0#]+)/.exec(bare)?.[1]?.length ?? 0
  const number = (share ? value * 100 : value).toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: bare.includes(','),
  })
  const [before = '', after = ''] = first.trimStart().startsWith('"') ? said : ['', ...said]
  return `${before}${number}${share ? '%' : ''}${after}`
}
