import type { Grain } from '@core/observation/grain'
import type { Period } from '@core/observation/period'
import type { FigureSeries } from '@core/privacy/series'
import type { Measure } from '@core/project/entities'
import { Button, Stack, Text, Title } from '@mantine/core'
import { useInViewport } from '@mantine/hooks'
import { useState } from 'react'
import { useFigureWords } from '../../../terms/figures/figure-words'
import { SmallLine } from '../../../ui/small-line'
import { TableFrame } from '../../../ui/table-frame'
import { useTranslation } from '../../../ui/use-translation'
import { useDimensionName } from '../dimension-name'
import { rangeOfLevels, useChartFiles } from './chart-files'
import classes from './charts.module.css'
import { ExportChart } from './export-chart'

/** Plots shown before more are asked for. */
const firstShown = 24

type SmallMultiplesProps = {
  measure: Measure
  dimension: string
  /** Of one length each. */
  grain: Grain
  periods: readonly Period[]
  series: readonly FigureSeries[]
}

/** One small plot for each place (or other word), all on one axis; the same as a table below. */
export function SmallMultiples({ measure, dimension, grain, periods: all, series }: SmallMultiplesProps) {
  const { t } = useTranslation('charts')
  const words = useFigureWords()
  const called = useDimensionName()(dimension)
  const files = useChartFiles(measure)
  const [showsAll, setShowsAll] = useState(false)
  const periods = all.map(({ label }) => label)
  const course = t(`course.${grain}`)
  if (periods.length < 2 || series.length === 0) return null
  const values = series.flatMap(({ figures }) => figures.map(figure => figure?.value ?? 0))
  const least = values.reduce((lowest, value) => Math.min(lowest, value), 0)
  const most = values.reduce((highest, value) => Math.max(highest, value), least)
  const { low, high } = rangeOfLevels(measure) ?? { low: least, high: most }
  const shown = showsAll ? series : series.slice(0, firstShown)
  const sentence = `${t('sayYears', { first: periods[0], last: periods.at(-1), ...waysOf(series) })} ${t('sameAxis', {
    low: words.bare(low, measure),
    high: words.bare(high, measure),
  })}`
  return (
    <Stack gap="md">
      <div className={classes.heading}>
        <Title order={2} size="h3">
          {t('courseTitle', { dimension: called, course })}
        </Title>
        <ExportChart
          title={t('courseByFile', { title: measure.title, dimension, course })}
          {...files.byDimension(series, all, dimension, 'lines', grain)}
        />
      </div>
      <Text>{sentence}</Text>
      <ul className={classes.plots}>
        {shown.map(each => (
          <Plot key={each.name} measure={measure} series={each} periods={periods} low={low} high={high} />
        ))}
      </ul>
      {shown.length < series.length && (
        <Button variant="default" className={classes.more ?? ''} onClick={() => setShowsAll(true)}>
          {t('showMore', { count: series.length })}
        </Button>
      )}
      <details>
        <summary className={classes.summary}>{t('courseTable', { course })}</summary>
        <TableFrame caption={t('courseCaption', { title: measure.title, dimension: called, course })}>
          <thead>
            <tr>
              <th scope="col" dir="auto">
                {called}
              </th>
              {periods.map(period => (
                <th key={period} scope="col" data-number>
                  {period}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ name, figures }) => (
              <tr key={name}>
                <th scope="row" dir="auto">
                  {name}
                </th>
                {periods.map((period, place) => {
                  const figure = figures[place]
                  return (
                    <td key={period} data-number>
                      {figure ? words.bare(figure, measure) : <span title={t('noFigure')}>–</span>}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </details>
    </Stack>
  )
}

/** How many went which way, from their first figure to their last. */
function waysOf(series: readonly FigureSeries[]): Record<'up' | 'down' | 'same' | 'unknown', number> {
  const ways = { up: 0, down: 0, same: 0, unknown: 0 }
  for (const { figures } of series) {
    const known = figures.filter(figure => figure !== null)
    const [first, last] = [known.at(0), known.at(-1)]
    if (!first || !last || known.length < 2) ways.unknown++
    else if (last.value === first.value) ways.same++
    else if (last.value > first.value) ways.up++
    else ways.down++
  }
  return ways
}

const size = { width: 220, height: 84, margin: 6 }

type PlotProps = { measure: Measure; series: FigureSeries; periods: readonly string[]; low: number; high: number }

/** Drawn once it comes into view: there may be hundreds. */
function Plot({ measure, series: { name, figures }, periods, low, high }: PlotProps) {
  const { t } = useTranslation('charts')
  const words = useFigureWords()
  const { ref, inViewport } = useInViewport<HTMLLIElement>()
  const first = figures.findIndex(figure => figure !== null)
  const last = figures.findLastIndex(figure => figure !== null)
  const [from, to] = [figures[first], figures[last]]
  const said =
    !from || !to
      ? t('noFigure')
      : first === last
        ? t('plotOne', { to: words.bare(to, measure), last: periods[last] })
        : t('plotFromTo', {
            from: words.bare(from, measure),
            first: periods[first],
            to: words.bare(to, measure),
            last: periods[last],
          })
  return (
    <li ref={ref} className={classes.plot}>
      <Text fw={600} dir="auto" lineClamp={2}>
        {name}
      </Text>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        className={classes.picture}
        role="img"
        aria-label={t('plot', { name, words: said })}
      >
        {inViewport && (
          <SmallLine
            {...size}
            {...{ low, high }}
            ground={Math.max(0, low)}
            values={figures.map(figure => figure?.value ?? null)}
            dotted
          />
        )}
      </svg>
      <Text size="sm" c="dimmed" aria-hidden>
        {said}
      </Text>
    </li>
  )
}
