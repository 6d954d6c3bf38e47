import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMeasureReadings, useProject, useRows } from '../../data/hooks'
import { PeriodPicker } from '../../terms/chosen-period'
import { StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { ReportOutline } from './report-outline'
import { ReportTexts } from './report-texts'
import classes from './reports.module.css'
import { useReportPeriod } from './use-report-period'
import { WriteReport } from './write-report'

const noReadings = new Map()

export function ReportsScreen() {
  const { t } = useTranslation('reports')
  const project = useProject()
  const readings = useMeasureReadings()
  const measures = useRows('measure')
  const elements = useRows('element')
  const narratives = useRows('narrative')
  const imports = useRows('import')
  const workshops = useRows('workshop')
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
        <WriteReport period={period} readings={readings} />
        <ReportOutline rows={rows} readings={readings} period={period} />
        <ReportTexts key={period.key} rows={rows} readings={readings} period={period} />
      </Stack>
    </>
  )
}
