import { monthOf } from '@core/observation/day'
import type { MeasureReading } from '@core/observation/measure-reading'
import { type Period, periodOfMonth, type YearStart } from '@core/observation/period'
import { readyOutlines as outlines, type ReadyOutline } from '@core/project/entities'
import { Radio, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useMeasureReadings, useProject, useRows } from '../../data/hooks'
import { PeriodPicker, useChosenPeriod } from '../../terms/chosen-period'
import { StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { Section } from '../../ui/section'
import { LearningGaps } from './learning-gaps'
import { type Readings, type ReportRows, reportGaps, reportParts } from './report-rows'
import { ReportTexts } from './report-texts'
import classes from './reports.module.css'
import { WriteReport } from './write-report'

type ReportOutlineProps = { rows: ReportRows; readings: Readings; period: Period }

/** The parts of the report, and what each will lack. */
function ReportOutline({ rows, readings, period }: ReportOutlineProps) {
  const { t } = useTranslation('reports')
  const gaps = reportGaps(rows, readings, period)
  return (
    <Section title={t('holdsTitle')} mb={0}>
      <Text c="dimmed" mb="sm">
        {t('holdsHint')}
      </Text>
      <ol className={classes.parts}>
        {reportParts.map(part => (
          <li key={part} data-whole={gaps[part].length === 0}>
            {gaps[part].length === 0 ? (
              <IconCircleCheck size={22} role="img" aria-label={t('ready')} />
            ) : (
              <IconInfoCircle size={22} aria-hidden />
            )}
            <div>
              <Text fw={600}>{t(`part.${part}`)}</Text>
              {gaps[part].map(({ code, count }) => (
                <Text key={code} c="dimmed">
                  {t(`gap.${code}`, { count })}
                </Text>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** The period to report on: one that has figures, or the year we are in where nothing was recorded yet. */
function useReportPeriod(readings: ReadonlyMap<string, MeasureReading>, yearStart: YearStart) {
  const { periods, period, choose } = useChosenPeriod(readings, yearStart)
  if (period) return { periods, period, choose, hasFigures: true }
  const now = new Date()
  const thisYear: Period = periodOfMonth(monthOf(now.getFullYear(), now.getMonth() + 1), yearStart)
  return { periods: [thisYear], period: thisYear, choose, hasFigures: false }
}

const noReadings = new Map()

type ChooseOutlineProps = { outline: ReadyOutline; onChoose: (outline: ReadyOutline) => void }

/** Which report: each with what it is for. */
function ChooseOutline({ outline, onChoose }: ChooseOutlineProps) {
  const { t } = useTranslation(['reports', 'report'])
  return (
    <Radio.Group
      label={t('outlineLabel')}
      value={outline}
      onChange={next => onChoose(outlines.find(each => each === next) ?? 'year')}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs" spacing="sm">
        {outlines.map(each => (
          <Radio
            key={each}
            value={each}
            label={t(`report:outline.${each}.name`)}
            description={t(`report:outline.${each}.about`)}
          />
        ))}
      </SimpleGrid>
    </Radio.Group>
  )
}

export function ReportsScreen() {
  const { t } = useTranslation('reports')
  const project = useProject()
  const readings = useMeasureReadings()
  const measures = useRows('measure')
  const elements = useRows('element')
  const narratives = useRows('narrative')
  const imports = useRows('import')
  const workshops = useRows('workshop')
  const [search, setSearch] = useSearchParams()
  const outline = outlines.find(each => each === search.get('outline')) ?? 'year'
  const chooseOutline = (next: ReadyOutline) =>
    setSearch(now => {
      const changed = new URLSearchParams(now)
      changed.set('outline', next)
      return changed
    })
  const { periods, period, choose, hasFigures } = useReportPeriod(readings ?? noReadings, project.yearStart)
  if (!readings || !measures || !elements || !narratives || !imports || !workshops) {
    return <StillReading label={t('reading')} />
  }
  const rows = {
    project: [project],
    measure: measures,
    element: elements,
    narrative: narratives,
    import: imports,
    workshop: workshops,
  }
  return (
    <>
      <PageHeader title={t('title')} intro={t('lead')} />
      <Stack gap="xl">
        <div className={classes.period}>
          <PeriodPicker periods={periods} period={period} choose={choose} />
          {!hasFigures && (
            <Text mt="xs" c="dimmed">
              {t('noFigures')}
            </Text>
          )}
        </div>
        <ChooseOutline outline={outline} onChoose={chooseOutline} />
        <WriteReport period={period} readings={readings} outline={outline} />
        <LearningGaps period={period} outline={outline} />
        {(outline === 'year' || outline === 'difference') && (
          <>
            <ReportOutline rows={rows} readings={readings} period={period} />
            <ReportTexts key={period.key} rows={rows} readings={readings} period={period} />
          </>
        )}
      </Stack>
    </>
  )
}
