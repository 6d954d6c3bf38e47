import { asOfDay } from '@core/measure/as-of'
import { targetForPart } from '@core/measure/target'
import { type Figure, figureForPeriod } from '@core/observation/aggregate'
import type { Day } from '@core/observation/day'
import { type Grain, periodsOfGrain } from '@core/observation/grain'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { FigureSeries } from '@core/privacy/series'
import type { Measure } from '@core/project/entities'
import { dayInWords } from '@core/words/format'
import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { useProject } from '../../data/hooks'
import type { ReadingsByDimension } from '../../data/readings-by-dimension'
import { PeriodSelect } from '../../terms/chosen-period'
import { useFigureWords } from '../../terms/figures/figure-words'
import { useNamedPeriods } from '../../terms/named-periods'
import { TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { useChartFiles } from './charts/chart-files'
import chartClasses from './charts/charts.module.css'
import { ExportChart } from './charts/export-chart'
import { SmallMultiples } from './charts/small-multiples'
import { useDimensionName } from './dimension-name'
import { type Grouping, grainOf } from './grouping'
import classes from './measures.module.css'
import { PartsDiffer } from './parts-differ'

const largestShown = 10
const noPeriods: readonly Period[] = []

type BreakdownsProps = {
  measure: Measure
  reading: MeasureReading
  dimensions: ReadingsByDimension
  /** By which periods. */
  grouping: Grouping
}

/** The figures of one period by place (or another dimension), largest first. Nothing where they cannot be told apart. */
export function Breakdowns({ measure, reading, dimensions, grouping }: BreakdownsProps) {
  const { t } = useTranslation('measures')
  const nameOf = useDimensionName()
  const [asked, setAsked] = useState<string | null>(null)
  if (dimensions.size === 0) return null
  const names = [...dimensions.keys()]
  const dimension = names.find(name => name === asked) ?? names.find(name => name === 'place') ?? names[0]
  const readings = dimension === undefined ? undefined : dimensions.get(dimension)
  if (dimension === undefined || !readings) return null
  return (
    <section aria-labelledby="breakdown-title">
      <Stack gap="md">
        <Title order={2} size="h3" id="breakdown-title">
          {t('breakdownTitle', { dimension: nameOf(dimension) })}
        </Title>
        <OneBreakdown
          measure={measure}
          dimension={dimension}
          reading={reading}
          dimensions={dimensions}
          grouping={grouping}
          readings={readings}
          pickDimension={
            names.length > 1 && (
              <NativeSelect
                label={t('breakdownBy')}
                value={dimension}
                data={names.map(name => ({ value: name, label: nameOf(name) }))}
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

function OneBreakdown(props: OneBreakdownProps) {
  const { measure, dimension, reading, dimensions, grouping, readings, pickDimension } = props
  const { t } = useTranslation(['measures', 'terms'])
  const { yearStart } = useProject()
  const words = useFigureWords()
  const called = useDimensionName()(dimension)
  const grain = grainOf(grouping)
  const course = useMemo(() => periodsWithFigures(readings.values(), grain, yearStart), [readings, grain, yearStart])
  const [asked, setAsked] = useState<string | null>(null)
  const allNamed = useNamedPeriods()
  const periods = grouping === 'named' ? allNamed : course
  // Beside years, those that people named.
  const named = grouping === 'year' ? allNamed : noPeriods
  const period = [...periods, ...named].find(({ key }) => key === asked) ?? newestWithFigure(readings, measure, periods)
  const figures = useMemo(() => (period ? largestFirst(readings, measure, period) : []), [readings, measure, period])
  const fromFirst = useMemo(() => course.toReversed(), [course])
  const series = useMemo(() => seriesOver(readings, measure, fromFirst), [readings, measure, fromFirst])
  const { t: charts } = useTranslation('charts')
  const files = useChartFiles(measure)
  const sentence = useBreakdownSentence(measure)
  if (!period) return null
  const targetOf = (word: string) => targetForPart(measure, period, dimension, word)
  const hasTargets = measure.targets.some(({ period: key, of }) => key === period.key && of?.dimension === dimension)
  const shown = figures.slice(0, largestShown)
  const inPeriod = figures.map(({ word, figure, asOf }) => ({ name: word, figures: [figure], days: [asOf] }))
  const dated = shown.some(({ asOf }) => asOf !== null)
  const hasWhole = shown.some(({ figure }) => figure.denominator !== null)
  const longest = shown.reduce((most, { figure }) => Math.max(most, Math.abs(figure.value)), 0) || 1
  const caption = {
    title: measure.title,
    dimension: called,
    period: period.label,
    count: shown.length,
    all: figures.length,
  }
  return (
    <>
      <Group gap="md">
        {pickDimension}
        <PeriodSelect label={t('terms:period')} periods={periods} named={named} period={period} choose={setAsked} />
      </Group>
      {/* Of the newest period it is said beside its figure. */}
      {asked !== null && <PartsDiffer measure={measure} reading={reading} dimensions={dimensions} period={period} />}
      {shown.length === 0 ? (
        <Text c="dimmed">{t('breakdownNone', { dimension: called, period: period.label })}</Text>
      ) : (
        <Stack gap="md" className={classes.narrow ?? ''}>
          <Text>{sentence(figures, period)}</Text>
          <TableFrame
            caption={figures.length > shown.length ? t('breakdownCaption', caption) : t('breakdownCaptionAll', caption)}
          >
            <thead>
              <tr>
                <th scope="col" dir="auto" className={classes.dimension}>
                  {called}
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
                {dated && <th scope="col">{t('columnAsOf')}</th>}
                <td />
              </tr>
            </thead>
            <tbody>
              {shown.map(({ word, figure, asOf }) => (
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
                  {dated && <td data-nowrap>{asOf === null ? '–' : dayInWords(asOf)}</td>}
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
              {...files.byDimension(inPeriod, [period], dimension, 'bars')}
            />
          </div>
        </Stack>
      )}
      <SmallMultiples measure={measure} dimension={dimension} grain={grain} periods={fromFirst} series={series} />
    </>
  )
}

const mapTarget = (target: { value: number } | null, say: (value: number) => string): string | null =>
  target && say(target.value)

/** Newest first. */
function periodsWithFigures(readings: Iterable<MeasureReading>, grain: Grain, yearStart: number): Period[] {
  const months = [...readings].flatMap(({ summary }) => [summary.month.at(0), summary.month.at(-1)])
  const known = months.filter(month => month !== undefined)
  return known.length === 0 ? [] : periodsOfGrain(grain, Math.min(...known), Math.max(...known), yearStart).reverse()
}

/** Of months most may be empty: the newest that has anything, or else the newest. */
function newestWithFigure(readings: ReadonlyMap<string, MeasureReading>, measure: Measure, periods: readonly Period[]) {
  const hasFigure = (period: Period) =>
    [...readings.values()].some(reading => figureForPeriod(reading, measure, period) !== null)
  return periods.find(hasFigure) ?? periods[0]
}

function largestFirst(
  readings: ReadonlyMap<string, MeasureReading>,
  measure: Measure,
  period: Period,
): { word: string; figure: Figure; asOf: Day | null }[] {
  return [...readings]
    .flatMap(([word, reading]) => {
      const figure = figureForPeriod(reading, measure, period)
      return figure ? [{ word, figure, asOf: asOfDay(measure, reading, period) }] : []
    })
    .sort((a, b) => b.figure.value - a.figure.value || a.word.localeCompare(b.word))
}

/** Those with the largest last figure first, as in the breakdown of one period. */
function seriesOver(
  readings: ReadonlyMap<string, MeasureReading>,
  measure: Measure,
  periods: readonly Period[],
): FigureSeries[] {
  const lastOf = ({ figures }: FigureSeries) => figures.findLast(figure => figure !== null)?.value ?? 0
  return [...readings]
    .map(([name, reading]) => ({
      name,
      figures: periods.map(period => figureForPeriod(reading, measure, period)),
      days: periods.map(period => asOfDay(measure, reading, period)),
    }))
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
