import { monthOf } from '@core/observation/day'
import type { MeasureReading } from '@core/observation/measure-reading'
import { type Period, periodOfMonth, type YearStart } from '@core/observation/period'
import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useMeasureReadings, useProject, useRows } from '../../data/hooks'
import { PeriodPicker, useChosenPeriod } from '../../terms/chosen-period'
import { useNamedPeriods } from '../../terms/named-periods'
import { StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { useTranslation } from '../../ui/use-translation'
import { ChooseOutline } from './choose-outline'
import { LearningGaps } from './learning-gaps'
import { OutlineEditor } from './outline-editor'
import { PastExports } from './past-exports'
import { ReportPreview } from './preview/report-preview'
import type { Readings } from './report-rows'
import classes from './reports.module.css'
import { SectionTexts } from './section-texts'
import { Templates } from './templates'
import { TypedTexts } from './typed-texts'
import { useFigureChoices, useLiveFigures } from './use-live-figures'
import { useChosenOutline, useOutlineEdits } from './use-outline'
import { useReportLook } from './use-report-look'
import { type ScreenRows, useReportRows } from './use-report-rows'
import { useView, views } from './use-view'
import { asWord, useWriteReport, WriteReport } from './write-report'

/** The period to report on: one that has figures, or the year we are in where nothing was recorded yet. */
function useReportPeriod(readings: ReadonlyMap<string, MeasureReading>, yearStart: YearStart) {
  const { periods, period, before, choose } = useChosenPeriod(readings, yearStart)
  if (period) return { periods, period, before, choose, hasFigures: true }
  const now = new Date()
  const thisYear: Period = periodOfMonth(monthOf(now.getFullYear(), now.getMonth() + 1), yearStart)
  return { periods: [thisYear], period: thisYear, before: null, choose, hasFigures: false }
}

export function ReportsScreen() {
  const { t } = useTranslation('reports')
  const readings = useMeasureReadings()
  const rows = useReportRows()
  if (!readings || !rows) return <StillReading label={t('reading')} />
  return <Reports rows={rows} readings={readings} />
}

function Reports({ rows, readings }: { rows: ScreenRows; readings: Readings }) {
  const { t } = useTranslation(['reports', 'reportWriting', 'reportPreview'])
  const { yearStart } = useProject()
  const own = rows.reportOutline
  const { periods, period, before, choose, hasFigures } = useReportPeriod(readings, yearStart)
  const named = useNamedPeriods()
  const { outline, row, choose: chooseOutline } = useChosenOutline(own)
  const edits = useOutlineEdits(own)
  const { view, show } = useView(rows, outline, period)
  const figures = useLiveFigures(readings, [period])
  const choices = useFigureChoices(figures && (figures.get(period.key) ?? null))
  const { state, write } = useWriteReport(readings)
  const [previewing, setPreviewing] = useState(false)
  const [typed] = useState(() => new TypedTexts())
  const [chosen, setChosen] = useState(asWord)
  const templates = useRows('reportTemplate') ?? []
  // One that was deleted meanwhile is chosen no more.
  const as = templates.some(({ id }) => id === chosen.templateId) ? chosen : { ...chosen, templateId: '' }
  const look = useReportLook(readings, { period, outline: outline.id, print: as.print })
  return (
    <>
      <PageHeader title={t('title')} intro={t('lead')} />
      <Stack gap="xl">
        <div className={classes.bar}>
          <div>
            <PeriodPicker periods={periods} period={period} choose={choose} />
            {!hasFigures && (
              <Text mt="xs" c="dimmed">
                {t('noFigures')}
              </Text>
            )}
          </div>
          <ChooseOutline outline={outline} own={own} onChoose={chooseOutline} />
        </div>
        <WriteReport
          outline={outline}
          state={state}
          look={look}
          readings={readings}
          as={as}
          onChoose={setChosen}
          onWrite={() => write(outline, period, as)}
        />
        <Group justify="space-between" gap="sm">
          <SegmentedControl
            aria-label={t('reportWriting:view')}
            className={classes.views ?? ''}
            value={view}
            onChange={show}
            data={views.map(each => ({ value: each, label: t(`reportWriting:views.${each}`) }))}
          />
          <Button
            variant="default"
            aria-expanded={previewing}
            leftSection={previewing ? <IconEyeOff size={20} aria-hidden /> : <IconEye size={20} aria-hidden />}
            onClick={() => setPreviewing(!previewing)}
          >
            {t(previewing ? 'reportPreview:hide' : 'reportPreview:show')}
          </Button>
        </Group>
        <div className={classes.work} data-beside={previewing}>
          {/* Next to the button that shows it; on a wide screen it stands at the end of the line. */}
          {previewing && (
            <div className={classes.beside}>
              <ReportPreview
                name={outline.name}
                readings={readings}
                period={period}
                outline={outline.id}
                templateId={as.templateId}
                print={as.print}
                typed={typed}
              />
            </div>
          )}
          <div>
            {view === 'texts' && (
              <Stack gap="xl">
                <SectionTexts
                  key={`${period.key} ${outline.id}`}
                  outline={outline}
                  own={own}
                  rows={rows}
                  notes={rows.reportNote}
                  readings={readings}
                  period={period}
                  before={before}
                  figures={choices}
                  typed={typed}
                />
                <LearningGaps period={period} outline={outline.base} />
              </Stack>
            )}
            {view === 'sections' && (
              <OutlineEditor outline={outline} row={row} edits={edits} onChoose={chooseOutline} />
            )}
            {view === 'templates' && <Templates period={period} readings={readings} outline={outline.id} look={look} />}
            {view === 'exports' && (
              <PastExports
                exports={rows.reportExport}
                own={own}
                periods={[...periods, ...named]}
                measures={rows.measure}
                narratives={rows.narrative}
                readings={readings}
                onWriteAgain={write}
              />
            )}
          </div>
        </div>
      </Stack>
    </>
  )
}
