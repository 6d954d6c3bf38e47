import { type ChartDrawing, type ChartPanel, chartSvg } from '@core/export/chart-svg'
import { figuresCsv } from '@core/export/csv-files'
import type { Picture } from '@core/export/picture-parts'
import type { Figure } from '@core/observation/aggregate'
import { baselineForOthers } from '@core/privacy/measure'
import { type FigureSeries, mostSeriesShared, type SharedSeries, sharedSeries, sharedTrend } from '@core/privacy/series'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import type { Measure } from '@core/project/entities'
import { useTranslation } from 'react-i18next'
import { useProject } from '../../../data/hooks'
import type { FigureRow } from '../figure-rows'
import { useFigureWords } from '../measure-words'
import { rangeOfLevels } from './range-of-levels'

/** As many as can be read on one page. */
const mostDrawn = { bars: 40, lines: 24 } as const

/** One chart as a picture and as a table. */
export type ChartFiles = {
  readonly picture: () => Shareable<Picture>
  readonly table: () => Shareable<Uint8Array<ArrayBuffer>>
}

/** What leaves the room of a measure's charts: the same figures in the picture and in the table, small numbers hidden in both. */
export function useChartFiles(measure: Measure) {
  const { t } = useTranslation(['charts', 'terms'])
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
  const axisWords = (value: number) => words.bare(value, measure)
  const range = rangeOfLevels(measure)

  const trend = (rows: readonly FigureRow[]): ChartFiles => {
    const figures = sharedTrend(
      rows.map(({ figure }) => figure),
      measure,
      threshold,
    )
    const series = madeFrom(figures, shared => [{ name: measure.title, figures: shared }])
    const periods = rows.map(({ period }) => period.label)
    const targets = rows.map(({ target }) => target)
    const baseline = baselineForOthers(measure, threshold)?.value ?? 'hidden'
    const known = baseline === 'hidden' ? null : baseline
    return {
      picture: () =>
        madeFrom(series, shared =>
          chartSvg({
            title: measure.title,
            subtitle: [t('trendSubtitle'), measure.unit].filter(Boolean).join(', '),
            sentence: t('sayTrendShared', { first: periods[0], last: periods.at(-1) }),
            draw: 'lines',
            periods,
            panels: shared.map(each => panelOf({ ...each, name: measure.unit }, targets)),
            baseline: known,
            axisWords,
            ...(range ? { range } : {}),
            notes: [
              ...notesOf(shared),
              ...(targets.some(target => target !== null) ? [t('noteTarget')] : []),
              ...(known === null ? [] : [t('noteBaseline', { value: axisWords(known) })]),
            ],
          }),
        ),
      table: () => madeFrom(series, shared => figuresCsv(shared, periods, targets, { named: 'measure', threshold })),
    }
  }
  /** One period (`bars`) or several; the first of `all` are shown, as many as can be looked through for small numbers. */
  const byDimension = (
    all: readonly FigureSeries[],
    periods: readonly string[],
    dimension: string,
    draw: ChartDrawing['draw'],
  ): ChartFiles => {
    const count = Math.min(mostSeriesShared(periods.length), mostDrawn[draw])
    // Each item of a scale is answered once by each person.
    const asked = dimension === 'item' ? { ...measure, items: [] } : measure
    const shared = () => sharedSeries(all.slice(0, count), all.slice(count), asked, threshold, dimension)
    const said = {
      count: Math.min(count, all.length),
      all: all.length,
      first: periods[0],
      last: periods.at(-1),
      period: periods[0],
    }
    return {
      picture: () =>
        madeFrom(shared(), series =>
          chartSvg({
            title: measure.title,
            subtitle: [
              draw === 'bars' ? t('by', { dimension, period: said.period }) : t('yearsBy', { dimension }),
              measure.unit,
            ]
              .filter(Boolean)
              .join(', '),
            sentence: draw === 'bars' ? t('sayBarsShared', said) : t('sayShared', said),
            draw,
            periods,
            panels: series.map(each => panelOf(each)),
            baseline: null,
            axisWords,
            ...(range ? { range } : {}),
            notes: notesOf(series),
          }),
        ),
      table: () => madeFrom(shared(), series => figuresCsv(series, periods, [], { named: dimension, threshold })),
    }
  }
  return { trend, byDimension }
}
