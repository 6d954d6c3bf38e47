import { countingInWords, lackingInWords } from '@core/measure/figure-words'
import { monthOfDay } from '@core/observation/day'
import type { MeasureReading } from '@core/observation/measure-reading'
import { periodsBetween } from '@core/observation/period'
import type { Measure } from '@core/project/entities'
import { dayInWords, rowInWords } from '@core/words/format'
import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { lazy, Suspense, useId, useMemo } from 'react'
import { Link } from 'react-router'
import { useProject, useSession } from '../../data/hooks'
import { useNewestByHand, useReadingsByDimension } from '../../data/observations/use-observations'
import { ChartLegend } from '../../terms/figures/chart-legend'
import { type FigureRow, finerRows, latestKnownRow, latestRow, namedFigureRows } from '../../terms/figures/figure-rows'
import { useFigureWords } from '../../terms/figures/figure-words'
import { useNamedPeriods } from '../../terms/named-periods'
import common from '../../ui/common.module.css'
import { StillReading } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import { Breakdowns } from './breakdowns'
import { useChartFiles } from './charts/chart-files'
import { ExportChart } from './charts/export-chart'
import { DistributionView } from './distribution-view'
import { FigureTable } from './figure-table'
import { isFiner, useGrouping } from './grouping'
import { JudgingsView } from './judgings-view'
import classes from './measures.module.css'
import { PartsDiffer } from './parts-differ'

const mostShown = 100
const mostNamedSaid = 6

/** What was told, newest first, in people's own words. Nothing is counted. */
function StoriesView({ measure }: { measure: Measure }) {
  const { t } = useTranslation('measures')
  const stories = useNewestByHand(measure.id, mostShown)
  if (!stories) return <StillReading label={t('reading')} />
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t('storiesLead')}</Text>
      {stories.length === 0 && <Text>{t('storiesNone')}</Text>}
      <ul className={common.list}>
        {stories.map(({ id, day, note, source, dimensions }) => (
          <li key={id} className={classes.story}>
            <Title order={2} size="h4">
              {dayInWords(day)}
            </Title>
            <Text className={classes.told ?? ''} dir="auto">
              {note === '' ? t('storyWithoutWords') : note}
            </Text>
            <Text size="sm" c="dimmed" dir="auto">
              {[...Object.values(dimensions).filter(Boolean), source].filter(Boolean).join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
      <Button component={Link} to="?view=observations" variant="default" className={classes.start ?? ''}>
        {t('storiesGo')}
      </Button>
    </Stack>
  )
}

/** The same of months or quarters, which nothing is compared with. */
function useFinerSentence(measure: Measure, rows: readonly FigureRow[]): string {
  const { t } = useTranslation('measures')
  const words = useFigureWords()
  const [first, last] = [rows.find(({ figure }) => figure !== null), latestRow(rows)]
  if (!first?.figure || !last) return ''
  return t('sayMany', {
    from: words.bare(first.figure, measure),
    first: first.period.label,
    to: words.withUnit(last.figure, measure),
    last: last.period.label,
  })
}

/** Named periods lead nowhere: each figure by itself, the first few. */
function useNamedSentence(measure: Measure, rows: readonly FigureRow[]): string {
  const { t } = useTranslation('measures')
  const words = useFigureWords()
  const figures = rows.flatMap(({ period, figure }) =>
    figure ? [`${period.label}: ${words.withUnit(figure, measure)}`] : [],
  )
  return figures.length === 0 ? '' : t('sayNamed', { figures: rowInWords(figures.slice(-mostNamedSaid)) })
}

/** What the chart shows, in one or two sentences: from where to where, and how that stands. */
function useFigureSentence(measure: Measure, rows: readonly FigureRow[]): string {
  const { t } = useTranslation('measures')
  const words = useFigureWords()
  const first = rows.find(({ figure }) => figure !== null)
  const last = latestRow(rows)
  const newest = latestKnownRow(rows)
  const differ = newest?.standing.code === 'seen-differently' ? t('sayDiffer', { period: newest.period.label }) : ''
  if (!first?.figure || !last) {
    if (newest?.standing.code === 'not-added') return t('sayNotAdded', { period: newest.period.label })
    return differ === '' ? t('sayNone') : differ
  }

  const to = words.withUnit(last.figure, measure)
  const way =
    first.period.key === last.period.key
      ? t('sayOne', { to, last: last.period.label })
      : t('sayMany', {
          from: words.bare(first.figure, measure),
          first: first.period.label,
          to,
          last: last.period.label,
        })
  const { code, baseline, target } = last.standing
  const standing = target
    ? t(`sayTarget.${code}`, { period: last.period.label, target: words.bare(target.value, measure) })
    : t(`saySimply.${code}`, { baseline: baseline ? words.bare(baseline.value, measure) : '' })
  const lacking = lackingInWords(last.figure)
  const without = lacking === '' ? '' : t('sayWithout', { period: last.period.label, lacking })
  return [way, without, standing, differ].filter(said => said !== '').join(' ')
}

// The chart library is the heaviest thing on the page: sentence and table need not wait for it.
const FigureChart = lazy(async () => ({ default: (await import('../../terms/figures/figure-chart')).FigureChart }))

const chartHeight = 320

type FiguresViewProps = { measure: Measure; reading: MeasureReading; rows: readonly FigureRow[] }

/** Chart, sentence and table of one measure; of a story, what was told. */
export function FiguresView(props: FiguresViewProps) {
  return props.measure.kind === 'story' ? <StoriesView measure={props.measure} /> : <FiguresOfNumbers {...props} />
}

function FiguresOfNumbers({ measure, reading, rows }: FiguresViewProps) {
  const { t } = useTranslation('measures')
  const { id } = useSession()
  const { yearStart } = useProject()
  const named = useNamedPeriods()
  const namedRows = useMemo(() => namedFigureRows(measure, reading, named), [measure, reading, named])
  const { offered, grouping, choose } = useGrouping(reading, namedRows.length > 0)
  const groupingLabel = useId()
  const finer = isFiner(grouping)
  const shown = useMemo(
    () =>
      grouping === 'year' ? rows : grouping === 'named' ? namedRows : finerRows(measure, reading, grouping, yearStart),
    [grouping, rows, namedRows, measure, reading, yearStart],
  )
  const ofYears = useFigureSentence(measure, rows)
  const ofFiner = useFinerSentence(measure, shown)
  const ofNamed = useNamedSentence(measure, namedRows)
  const sentence = grouping === 'year' ? ofYears : finer ? ofFiner : ofNamed
  const dimensions = useReadingsByDimension(measure)
  const newest = latestRow(rows)
  const hasFigures = newest !== null
  const { t: charts } = useTranslation('charts')
  const files = useChartFiles(measure)
  const drawn = hasFigures && measure.kind !== 'milestone'
  const judged = (reading.judgings ?? []).length > 0
  const notAdded = rows.some(({ standing }) => standing.code === 'not-added')
  const years = rows.map(({ period }) => period)
  const isScale = measure.kind === 'scale'
  const periods = finer ? shown.map(({ period }) => period) : [...years, ...named.toReversed()]
  return (
    <Stack gap="xl">
      {!hasFigures && notAdded && <Text>{sentence}</Text>}
      {!hasFigures && !judged && !notAdded && (
        <Group>
          <Text>{sentence}</Text>
          {measure.kind !== 'rubric' && (
            <Button component={Link} to="?view=observations" variant="default">
              {t('addObservation')}
            </Button>
          )}
          <Button component={Link} to={`/p/${id}/evidence`} variant="default">
            {t('bringInData')}
          </Button>
        </Group>
      )}
      {newest && dimensions && (
        <PartsDiffer measure={measure} reading={reading} dimensions={dimensions} period={newest.period} />
      )}
      {offered.length > 1 && (
        <Group gap="sm">
          <Text id={groupingLabel} fw={600}>
            {t('grain')}
          </Text>
          <SegmentedControl
            aria-labelledby={groupingLabel}
            size="sm"
            value={grouping}
            onChange={choose}
            data={offered.map(value => ({ value, label: t(`grains.${value}`) }))}
          />
        </Group>
      )}
      {shown.length > 0 && (
        <div className={classes.chartAndTable}>
          {drawn && (
            <figure className={common.figure}>
              <ChartLegend measure={measure} rows={shown} finer={finer} />
              <div role="img" aria-label={sentence} style={{ height: chartHeight }}>
                <Suspense fallback={null}>
                  <FigureChart measure={measure} rows={shown} finer={finer} />
                </Suspense>
              </div>
              <figcaption className={classes.caption}>
                {sentence}
                {countingInWords(measure).length > 0 && (
                  <Text size="sm" c="dimmed" mt="xs">
                    {t('workedOut', { ways: countingInWords(measure).join(' ') })}
                  </Text>
                )}
              </figcaption>
            </figure>
          )}
          <FigureTable
            measure={measure}
            rows={shown}
            caption={t(`grainCaption.${grouping}`, { title: measure.title })}
            columnPeriod={t(`columnGrain.${grouping}`)}
            withStanding={!finer}
          />
        </div>
      )}
      {drawn && (
        <div>
          <ExportChart title={charts('overTimeFile', { title: measure.title })} {...files.trend(shown, grouping)} />
        </div>
      )}
      {namedRows.length > 0 && grouping === 'year' && (
        <FigureTable
          measure={measure}
          rows={namedRows}
          caption={t('grainCaption.named', { title: measure.title })}
          columnPeriod={t('columnGrain.named')}
        />
      )}
      {measure.kind === 'rubric' && (
        <JudgingsView measure={measure} reading={reading} periods={[...named, ...periodsJudged(reading, yearStart)]} />
      )}
      {isScale && <DistributionView measure={measure} reading={reading} periods={periods} />}
      {measure.kind !== 'milestone' && dimensions && (
        <Breakdowns measure={measure} reading={reading} dimensions={dimensions} grouping={grouping} />
      )}
    </Stack>
  )
}

/** Reporting years from the newest judging to the oldest. */
function periodsJudged({ judgings = [] }: MeasureReading, yearStart: number) {
  const months = judgings.map(({ day }) => monthOfDay(day))
  return months.length === 0 ? [] : periodsBetween(Math.min(...months), Math.max(...months), yearStart).reverse()
}
