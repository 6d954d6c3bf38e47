import type { Measure } from '@core/project/entities'
import { Button, Group, Stack, Text } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../../data/hooks'
import { Breakdowns } from './breakdowns'
import { ChartLegend } from './chart-legend'
import { TakeOutChart } from './charts/take-out-chart'
import { useChartFiles } from './charts/use-chart-files'
import type { FigureRow } from './figure-rows'
import { latestRow } from './figure-rows'
import { FigureTable } from './figure-table'
import classes from './measures.module.css'
import { useFigureSentence } from './use-figure-sentence'

// The chart library is the heaviest thing on the page: sentence and table need not wait for it.
const FigureChart = lazy(async () => ({ default: (await import('./figure-chart')).FigureChart }))

export const chartHeight = 320

/** Chart, sentence and table of one measure. */
export function FiguresView({ measure, rows }: { measure: Measure; rows: readonly FigureRow[] }) {
  const { t } = useTranslation('measures')
  const { id } = useSession()
  const sentence = useFigureSentence(measure, rows)
  const hasFigures = latestRow(rows) !== null
  const { t: charts } = useTranslation('charts')
  const files = useChartFiles(measure)
  return (
    <Stack gap="xl">
      {!hasFigures && (
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
      {rows.length > 0 && (
        <div className={classes.chartAndTable}>
          {hasFigures && (
            <figure className={classes.figure}>
              <ChartLegend measure={measure} hasTargets={measure.targets.length > 0} />
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
          <FigureTable measure={measure} rows={rows} />
        </div>
      )}
      {hasFigures && (
        <div>
          <TakeOutChart title={charts('overTimeFile', { title: measure.title })} {...files.trend(rows)} />
        </div>
      )}
      <Breakdowns measure={measure} />
    </Stack>
  )
}
