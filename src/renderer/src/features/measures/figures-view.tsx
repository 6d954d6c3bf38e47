import { monthOfDay } from '@core/observation/day'
import type { MeasureReading } from '@core/observation/measure-reading'
import { periodsBetween } from '@core/observation/period'
import type { Measure } from '@core/project/entities'
import { Button, Group, Stack, Text } from '@mantine/core'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useProject, useSession } from '../../data/hooks'
import { useReadingsByDimension } from '../../data/observations/use-observations'
import { useNamedPeriods } from '../../terms/named-periods'
import { Breakdowns } from './breakdowns'
import { ChartLegend } from './chart-legend'
import { ExportChart } from './charts/export-chart'
import { useChartFiles } from './charts/use-chart-files'
import { DistributionView } from './distribution-view'
import type { FigureRow } from './figure-rows'
import { latestRow, namedFigureRows } from './figure-rows'
import { FigureTable } from './figure-table'
import { JudgingsView } from './judgings-view'
import classes from './measures.module.css'
import { PartsDiffer } from './parts-differ'
import { StoriesView } from './stories-view'
import { useFigureSentence } from './use-figure-sentence'

// The chart library is the heaviest thing on the page: sentence and table need not wait for it.
const FigureChart = lazy(async () => ({ default: (await import('./figure-chart')).FigureChart }))

export const chartHeight = 320

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
  const sentence = useFigureSentence(measure, rows)
  const namedRows = useMemo(() => namedFigureRows(measure, reading, named), [measure, reading, named])
  const dimensions = useReadingsByDimension(measure)
  const newest = latestRow(rows)
  const hasFigures = newest !== null
  const { t: charts } = useTranslation('charts')
  const files = useChartFiles(measure)
  const drawn = hasFigures && measure.kind !== 'milestone'
  const judged = (reading.judgings ?? []).length > 0
  const years = rows.map(({ period }) => period)
  const isScale = measure.kind === 'scale'
  const periods = isScale ? [...years, ...named.toReversed()] : []
  return (
    <Stack gap="xl">
      {!hasFigures && !judged && (
        <Group>
          <Text>{sentence}</Text>
          <Button component={Link} to="?view=observations" variant="default">
            {t('addObservation')}
          </Button>
          <Button component={Link} to={`/p/${id}/evidence`} variant="default">
            {t('bringInData')}
          </Button>
        </Group>
      )}
      {newest && dimensions && (
        <PartsDiffer measure={measure} reading={reading} dimensions={dimensions} period={newest.period} />
      )}
      {rows.length > 0 && (
        <div className={classes.chartAndTable}>
          {drawn && (
            <figure className={classes.figure}>
              <ChartLegend measure={measure} hasTargets={rows.some(({ target }) => target !== null)} />
              <div role="img" aria-label={sentence} style={{ height: chartHeight }}>
                <Suspense fallback={null}>
                  <FigureChart measure={measure} rows={rows} />
                </Suspense>
              </div>
              <figcaption className={classes.caption} dir="auto">
                {sentence}
              </figcaption>
            </figure>
          )}
          <FigureTable measure={measure} rows={rows} caption={t('figuresCaption', { title: measure.title })} />
        </div>
      )}
      {drawn && (
        <div>
          <ExportChart title={charts('overTimeFile', { title: measure.title })} {...files.trend(rows)} />
        </div>
      )}
      {namedRows.length > 0 && (
        <FigureTable
          measure={measure}
          rows={namedRows}
          caption={t('namedFiguresCaption', { title: measure.title })}
          columnPeriod={t('columnNamedPeriod')}
        />
      )}
      {measure.kind === 'rubric' && (
        <JudgingsView measure={measure} reading={reading} periods={[...named, ...periodsJudged(reading, yearStart)]} />
      )}
      {isScale && <DistributionView measure={measure} reading={reading} periods={periods} />}
      {measure.kind !== 'milestone' && dimensions && (
        <Breakdowns measure={measure} reading={reading} dimensions={dimensions} />
      )}
    </Stack>
  )
}

/** Reporting years from the newest judging to the oldest. */
function periodsJudged({ judgings = [] }: MeasureReading, yearStart: number) {
  const months = judgings.map(({ day }) => monthOfDay(day))
  return months.length === 0 ? [] : periodsBetween(Math.min(...months), Math.max(...months), yearStart).reverse()
}
