import { targetForPart } from '@core/measure/target'
import { type Figure, figureForPeriod } from '@core/observation/aggregate'
import type { MeasureReading } from '@core/observation/measure-reading'
import { type Period, periodsBetween } from '@core/observation/period'
import type { FigureSeries } from '@core/privacy/series'
import type { Measure } from '@core/project/entities'
import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject } from '../../data/hooks'
import type { ReadingsByDimension } from '../../data/readings-by-dimension'
import { PeriodSelect } from '../../terms/chosen-period'
import { useFigureWords } from '../../terms/figures/figure-words'
import { useNamedPeriods } from '../../terms/named-periods'
import { TableFrame } from '../../ui/table-frame'
import { useChartFiles } from './charts/chart-files'
import chartClasses from './charts/charts.module.css'
import { ExportChart } from './charts/export-chart'
import { SmallMultiples } from './charts/small-multiples'
import classes from './measures.module.css'
import { PartsDiffer } from './parts-differ'

const largestShown = 10

type BreakdownsProps = { measure: Measure; reading: MeasureReading; dimensions: ReadingsByDimension }

/** The figures of one period by place (or another dimension), largest first. Nothing where they cannot be told apart. */
export function Breakdowns({ measure, reading, dimensions }: BreakdownsProps) {
  const { t } = useTranslation('measures')
  const [asked, setAsked] = useState<string | null>(null)
  if (dimensions.size === 0) return null
  const names = [...dimensions.keys()]
  const dimension = names.find(name => name === asked) ?? names.find(name => name === 'place') ?? names[0]
  const readings = dimension === undefined ? undefined : dimensions.get(dimension)
  if (dimension === undefined || !readings) return null
  return (
    <section aria-labelledby="breakdown-title">
      <Stack gap="md">
        <Title order={2} size="h3" id="breakdown-title" dir="auto">
          {t('breakdownTitle', { dimension })}
        </Title>
        <OneBreakdown
          measure={measure}
          dimension={dimension}
          reading={reading}
          dimensions={dimensions}
          readings={readings}
          pickDimension={
            names.length > 1 && (
              <NativeSelect
                label={t('breakdownBy')}
                value={dimension}
                data={names}
                onChange={event => setAsked(event.currentTarget.value)}
              />
            )
          }
        />
      </Stack>
    </section>
  )
}

type OneBreakdownProps = BreakdownsProps & {
  dimension: string
  readings: ReadonlyMap<string, MeasureReading>
  pickDimension: ReactNode
}

function OneBreakdown({ measure, dimension, reading, dimensions, readings, pickDimension }: OneBreakdownProps) {
  const { t } = useTranslation(['measures', 'terms'])
  const { yearStart } = useProject()
  const words = useFigureWords()
  const periods = useMemo(() => periodsWithFigures(readings.values(), yearStart), [readings, yearStart])
  const [asked, setAsked] = useState<string | null>(null)
  const named = useNamedPeriods()
  const period = [...periods, ...named].find(({ key }) => key === asked) ?? periods[0]
  const figures = useMemo(() => (period ? largestFirst(readings, measure, period) : []), [readings, measure, period])
  const years = useMemo(() => periods.toReversed(), [periods])
  const overYears = useMemo(() => seriesOverYears(readings, measure, years), [readings, measure, years])
  const { t: charts } = useTranslation('charts')
  const files = useChartFiles(measure)
  const sentence = useBreakdownSentence(measure)
  if (!period) return null
  const targetOf = (word: string) => targetForPart(measure, period, dimension, word)
  const hasTargets = measure.targets.some(({ period: key, of }) => key === period.key && of?.dimension === dimension)
  const shown = figures.slice(0, largestShown)
  const inPeriod = figures.map(({ word, figure }) => ({ name: word, figures: [figure] }))
  const hasWhole = shown.some(({ figure }) => figure.denominator !== null)
  const longest = shown.reduce((most, { figure }) => Math.max(most, Math.abs(figure.value)), 0) || 1
  const caption = { title: measure.title, dimension, period: period.label, count: shown.length, all: figures.length }
  return (
    <>
      <Group gap="md">
        {pickDimension}
        <PeriodSelect label={t('terms:period')} periods={periods} named={named} period={period} choose={setAsked} />
      </Group>
      {/* Of the newest period it is said beside its figure. */}
      {asked !== null && <PartsDiffer measure={measure} reading={reading} dimensions={dimensions} period={period} />}
      {shown.length === 0 ? (
        <Text c="dimmed">{t('breakdownNone', { dimension, period: period.label })}</Text>
      ) : (
        <Stack gap="md" className={classes.narrow ?? ''}>
          <Text dir="auto">{sentence(figures, period)}</Text>
          <TableFrame
            caption={
              <span dir="auto">
                {figures.length > shown.length ? t('breakdownCaption', caption) : t('breakdownCaptionAll', caption)}
              </span>
            }
          >
            <thead>
              <tr>
                <th scope="col" dir="auto" className={classes.dimension}>
                  {dimension}
                </th>
                <th scope="col" data-number>
                  {t('columnFigure')}
                </th>
                {hasWhole && (
                  <th scope="col" data-number>
                    {charts('outOf')}
                  </th>
                )}
                {hasTargets && (
                  <th scope="col" data-number>
                    {t('columnTarget')}
                  </th>
                )}
                <td />
              </tr>
            </thead>
            <tbody>
              {shown.map(({ word, figure }) => (
                <tr key={word}>
                  <th scope="row" dir="auto">
                    {word}
                  </th>
                  <td data-number>{words.bare(figure, measure)}</td>
                  {hasWhole && (
                    <td data-number>
                      {figure.numerator !== null &&
                        figure.denominator !== null &&
                        t('terms:partOfWhole', { part: figure.numerator, whole: figure.denominator })}
                    </td>
                  )}
                  {hasTargets && (
                    <td data-number>{mapTarget(targetOf(word), value => words.bare(value, measure)) ?? '–'}</td>
                  )}
                  <td className={chartClasses.bar} aria-hidden>
                    <div style={{ width: `${(100 * Math.abs(figure.value)) / longest}%` }} />
                  </td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
          <div>
            <ExportChart
              title={charts('byFile', { title: measure.title, dimension, period: period.label })}
              {...files.byDimension(inPeriod, [period.label], dimension, 'bars')}
            />
          </div>
        </Stack>
      )}
      <SmallMultiples
        measure={measure}
        dimension={dimension}
        periods={years.map(({ label }) => label)}
        series={overYears}
      />
    </>
  )
}

const mapTarget = (target: { value: number } | null, say: (value: number) => string): string | null =>
  target && say(target.value)

/** Newest first. */
function periodsWithFigures(readings: Iterable<MeasureReading>, yearStart: number): Period[] {
  const months = [...readings].flatMap(({ summary }) => [summary.month.at(0), summary.month.at(-1)])
  const known = months.filter(month => month !== undefined)
  return known.length === 0 ? [] : periodsBetween(Math.min(...known), Math.max(...known), yearStart).reverse()
}

function largestFirst(
  readings: ReadonlyMap<string, MeasureReading>,
  measure: Measure,
  period: Period,
): { word: string; figure: Figure }[] {
  return [...readings]
    .flatMap(([word, reading]) => {
      const figure = figureForPeriod(reading, measure, period)
      return figure ? [{ word, figure }] : []
    })
    .sort((a, b) => b.figure.value - a.figure.value || a.word.localeCompare(b.word))
}

/** Those with the largest last figure first, as in the breakdown of one period. */
function seriesOverYears(
  readings: ReadonlyMap<string, MeasureReading>,
  measure: Measure,
  years: readonly Period[],
): FigureSeries[] {
  const lastOf = ({ figures }: FigureSeries) => figures.findLast(figure => figure !== null)?.value ?? 0
  return [...readings]
    .map(([name, reading]) => ({ name, figures: years.map(year => figureForPeriod(reading, measure, year)) }))
    .sort((a, b) => lastOf(b) - lastOf(a) || a.name.localeCompare(b.name))
}

/** What the bars show: the largest and the smallest. */
function useBreakdownSentence(measure: Measure) {
  const { t } = useTranslation('charts')
  const words = useFigureWords()
  return (figures: readonly { word: string; figure: Figure }[], period: Period): string => {
    const [first, last] = [figures.at(0), figures.at(-1)]
    if (!first || !last) return ''
    const said = {
      period: period.label,
      count: figures.length,
      largest: first.word,
      largestFigure: words.withUnit(first.figure, measure),
      smallest: last.word,
      smallestFigure: words.withUnit(last.figure, measure),
    }
    if (figures.length === 1) return t('sayOnly', said)
    return first.figure.value === last.figure.value ? t('saySame', said) : t('sayLargest', said)
  }
}
