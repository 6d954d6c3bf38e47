import { type ChartDrawing, type ChartPanel, chartSvg } from '@core/export/chart-svg'
import { figuresCsv, levelsCsv } from '@core/export/csv-files'
import { levelsSvg } from '@core/export/levels-svg'
import type { Picture } from '@core/export/picture-parts'
import { aggregationUsed, isLevel } from '@core/measure/adding-up'
import type { Distribution } from '@core/measure/distribution'
import type { JudgedBy } from '@core/measure/judging'
import type { Figure } from '@core/observation/aggregate'
import { type Grain, periodInWords } from '@core/observation/grain'
import type { Period } from '@core/observation/period'
import { type SharedLevels, sharedDistributions, sharedJudgings } from '@core/privacy/levels'
import { baselineForOthers } from '@core/privacy/measure'
import {
  type FigureSeries,
  mostSeriesShared,
  type SharedSeries,
  sharedAs,
  sharedSeries,
  sharedTrend,
} from '@core/privacy/series'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import type { Measure } from '@core/project/entities'
import { dayInWords } from '@core/words/format'
import { documentLanguage } from '@core/words/words'
import { useProject } from '../../../data/hooks'
import type { FigureRow } from '../../../terms/figures/figure-rows'
import { useFigureWords } from '../../../terms/figures/figure-words'
import { usePerspectiveName } from '../../../terms/use-perspective-name'
import { documentWords } from '../../../words'
import { type Grouping, isFiner } from '../grouping'

/** From the lowest level to the highest: there is no level zero. Null: its figures are no places on levels. */
export function rangeOfLevels(measure: Measure): { readonly low: number; readonly high: number } | null {
  const isPlace = isLevel(measure) || (measure.kind === 'scale' && aggregationUsed(measure) !== 'count')
  return isPlace ? { low: 1, high: Math.max(2, measure.rubric.length) } : null
}

/** As many as can be read on one page. */
const mostDrawn = { bars: 40, lines: 24 } as const

/** One chart as a picture and as a table. */
type ChartFiles = {
  readonly picture: () => Shareable<Picture>
  readonly table: () => Shareable<Uint8Array<ArrayBuffer>>
}

/** What leaves the room of a measure's charts: the same figures in the picture and in the table, small numbers hidden in both. */
export function useChartFiles(measure: Measure) {
  const t = documentWords(['charts', 'terms'])
  const { smallestGroup: threshold } = useProject()
  const words = useFigureWords()

  const panelOf = ({ name, figures }: SharedSeries, targets: readonly (number | null)[] = []): ChartPanel => ({
    name,
    points: figures.map(figure => {
      if (figure === null) return { value: null, words: t('noFigure') }
      if (figure === 'hidden') return { value: null, words: t('terms:hidden') }
      return { value: figure.value, words: pointWords(figure) }
    }),
    targets,
  })
  const pointWords = (figure: Figure): string => {
    const said = words.bare(figure, measure)
    const { numerator, denominator } = figure
    if (numerator === null || denominator === null) return said
    const counts = t('terms:partOfWhole', { part: numerator, whole: denominator })
    return said === counts ? said : t('sharePart', { figure: said, counts })
  }
  const notesOf = (series: readonly SharedSeries[]): string[] =>
    series.some(({ figures }) => figures.includes('hidden')) ? [t('noteHidden', { threshold })] : []
  /** Of the newest figure that is shown. */
  const asOfNotes = (series: readonly SharedSeries[]): string[] => {
    const days = series.flatMap(({ days: each = [] }) => each.filter(day => day !== null))
    if (days.length === 0) return []
    const newest = days.reduce((last, day) => Math.max(last, day))
    return [t('noteAsOf', { day: dayInWords(newest, documentLanguage) })]
  }
  const axisWords = (value: number) => words.bare(value, measure)
  const range = rangeOfLevels(measure)

  const trend = (rows: readonly FigureRow[], grouping: Grouping): ChartFiles => {
    const figures = sharedTrend(
      rows.map(({ figure }) => figure),
      measure,
      threshold,
    )
    const series = madeFrom(figures, shared => [
      sharedAs(
        measure.title,
        shared,
        rows.map(({ asOf }) => asOf),
      ),
    ])
    const periodNames = () => rows.map(({ period }) => periodInWords(period))
    const targets = rows.map(({ target }) => target)
    const baseline = baselineForOthers(measure, threshold)?.value ?? 'hidden'
    // Named periods lead nowhere: each has a bar.
    const apart = grouping === 'named'
    const known = apart || baseline === 'hidden' || isFiner(grouping) ? null : baseline
    return {
      picture: () =>
        madeFrom(series, shared => {
          const periods = periodNames()
          return chartSvg({
            title: measure.title,
            subtitle: [t(`trendSubtitle.${grouping}`), measure.unit].filter(Boolean).join(', '),
            sentence: t('sayTrendShared', { first: periods[0], last: periods.at(-1) }),
            draw: apart ? 'bars' : 'lines',
            periods,
            panels: shared.flatMap(({ figures }) =>
              apart
                ? figures.map((figure, place) => panelOf({ name: periods[place] ?? '', figures: [figure] }))
                : [panelOf({ name: measure.unit, figures }, targets)],
            ),
            baseline: known,
            axisWords,
            ...(range ? { range } : {}),
            notes: [
              ...notesOf(shared),
              ...asOfNotes(shared),
              ...(!apart && targets.some(target => target !== null) ? [t('noteTarget')] : []),
              ...(known === null ? [] : [t('noteBaseline', { value: axisWords(known) })]),
            ],
          })
        }),
      table: () =>
        madeFrom(series, shared => figuresCsv(shared, periodNames(), targets, { named: 'measure', threshold })),
    }
  }
  /** One period (`bars`) or several, year by year or more finely; the first of `all` are shown, as many as can be looked through for small numbers. */
  const byDimension = (
    all: readonly FigureSeries[],
    periods: readonly Period[],
    dimension: string,
    draw: ChartDrawing['draw'],
    grain: Grain = 'year',
  ): ChartFiles => {
    const count = Math.min(mostSeriesShared(periods.length), mostDrawn[draw])
    // Each item of a scale is answered once by each person.
    const asked = dimension === 'item' ? { ...measure, items: [] } : measure
    const shared = () => sharedSeries(all.slice(0, count), all.slice(count), asked, threshold, dimension)
    return {
      picture: () =>
        madeFrom(shared(), series => {
          const names = periods.map(periodInWords)
          const [first, last] = [names[0], names.at(-1)]
          const said = { count: Math.min(count, all.length), all: all.length, first, last, period: first }
          const subtitle =
            draw === 'bars'
              ? t('by', { dimension, period: first })
              : t('courseBy', { dimension, course: t(`course.${grain}`) })
          return chartSvg({
            title: measure.title,
            subtitle: [subtitle, measure.unit].filter(Boolean).join(', '),
            sentence: draw === 'bars' ? t('sayBarsShared', said) : t('sayShared', said),
            draw,
            periods: names,
            panels: series.map(each => panelOf(each)),
            baseline: null,
            axisWords,
            ...(range ? { range } : {}),
            notes: [...notesOf(series), ...asOfNotes(series)],
          })
        }),
      table: () =>
        madeFrom(shared(), series =>
          figuresCsv(series, periods.map(periodInWords), [], { named: dimension, threshold }),
        ),
    }
  }
  return { trend, byDimension }
}

/** What leaves the room of how answers lie over levels: the same counts in the picture and in the table, small ones hidden in both. */
export function useLevelFiles(measure: Measure) {
  const t = documentWords('charts')
  const { smallestGroup: threshold } = useProject()
  const nameOf = usePerspectiveName()

  const filesOf = (
    panels: () => Shareable<SharedLevels[]>,
    places: number,
    said: { subtitle: string; named: string },
  ): ChartFiles => {
    const levels = Array.from({ length: places }, (_, place) => measure.rubric[place]?.name ?? String(place + 1))
    return {
      picture: () =>
        madeFrom(panels(), shared => {
          const anyHidden = shared.some(({ counts, all, dontKnow }) => [...counts, all, dontKnow].includes('hidden'))
          return levelsSvg({
            title: measure.title,
            subtitle: said.subtitle,
            sentence: t(said.named === 'group' ? 'sayJudgedShared' : 'sayLevelsShared', {
              first: shared.at(0)?.name,
              last: shared.at(-1)?.name,
              count: shared.length,
            }),
            levels,
            panels: shared,
            notes: anyHidden ? [t('noteHidden', { threshold })] : [],
          })
        }),
      table: () => madeFrom(panels(), shared => levelsCsv(shared, levels, { named: said.named, threshold })),
    }
  }

  return {
    /** `item`: the one question that is shown. Null: all together. */
    distribution: (rows: readonly { period: Period; found: Distribution }[], item: string | null): ChartFiles => {
      const named = () => rows.map(({ period, found }) => ({ name: periodInWords(period), found }))
      // Of one question everybody gave one answer.
      const asked = item === null ? measure : { ...measure, items: [] }
      const subtitle = item === null ? t('levelsSubtitle') : t('levelsOfItem', { item })
      return filesOf(() => sharedDistributions(named(), asked, threshold), measure.rubric.length, {
        subtitle,
        named: 'period',
      })
    },
    judgings: (judged: readonly JudgedBy[], period: Period): ChartFiles => {
      const places = Math.max(measure.rubric.length, ...judged.map(({ counts }) => counts.length))
      return filesOf(() => sharedJudgings(judged, places, nameOf, threshold), places, {
        subtitle: t('judgedSubtitle', { period: period.label }),
        named: 'group',
      })
    },
  }
}
