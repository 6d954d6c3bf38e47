import { removed } from '@core/change/change'
import type { Period } from '@core/observation/period'
import type { Measure, Narrative, ReportExport, ReportOutline } from '@core/project/entities'
import { type Outline, outlineCalled } from '@core/report/outlines'
import { type ChangedFigure, figuresChanged, textsAt, textsChanged } from '@core/report/past-exports'
import { timeInWords } from '@core/words/format'
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { IconFileTypeDocx, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useCommit } from '../../terms/actions'
import common from '../../ui/common.module.css'
import { showDone } from '../../ui/notices'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import { reportForms } from './report-file'
import type { Readings } from './report-rows'
import classes from './reports.module.css'
import { type FiguresByPeriod, useLiveFigures } from './use-live-figures'
import type { WrittenAs } from './write-report'

type PastExportsProps = {
  exports: readonly ReportExport[]
  own: readonly ReportOutline[]
  /** All there are to report on. */
  periods: readonly Period[]
  measures: readonly Measure[]
  narratives: readonly Narrative[]
  readings: Readings
  onWriteAgain: (outline: Outline, period: Period, as: WrittenAs) => unknown
}

/** Every report that was saved, the newest first, with what a new one would say otherwise. */
export function PastExports({ exports, periods, ...rest }: PastExportsProps) {
  const { t } = useTranslation('reportWriting')
  const reported = periods.filter(({ key }) => exports.some(({ period }) => period === key))
  const figures = useLiveFigures(rest.readings, reported)
  return (
    <Section title={t('exportsTitle')} mb={0}>
      <Text c="dimmed" mb="sm">
        {t(exports.length === 0 ? 'exportsNone' : 'exportsHint')}
      </Text>
      <ul className={classes.exports}>
        {exports
          .toSorted((a, b) => b.exportedAt.localeCompare(a.exportedAt))
          .map(each => (
            <PastExport
              key={each.id}
              past={each}
              period={reported.find(({ key }) => key === each.period) ?? null}
              figures={figures}
              {...rest}
            />
          ))}
      </ul>
    </Section>
  )
}

type PastExportProps = Omit<PastExportsProps, 'exports' | 'periods'> & {
  past: ReportExport
  period: Period | null
  figures: FiguresByPeriod
}

function PastExport({ past, period, figures, own, measures, narratives, onWriteAgain }: PastExportProps) {
  const { t } = useTranslation(['reportWriting', 'kinds'])
  const commit = useCommit()
  const [writing, setWriting] = useState(false)
  const found = outlineCalled(past.outline, own)
  const outline = found.ok ? found.value : null
  const form = reportForms.find(each => each === past.form)
  const write = async () => {
    if (!outline || !period || !form) return
    setWriting(true)
    await onWriteAgain(outline, period, { form, templateId: past.templateId ?? '', print: past.print ?? null })
    setWriting(false)
  }
  const remove = async () => {
    if (await commit('reportExport.remove', [removed('reportExport', past)]))
      showDone({ title: t('exportRemoved'), message: t('outlineDeletedMore') })
  }
  const written = t(`form.${past.form}`)
  const print = past.print && t(`kinds:reportOutline.choices.print.${past.print}`)
  const name = t('exportOf', { outline: past.outlineName, period: past.periodLabel })
  return (
    <li data-field={`export-${past.id}`}>
      <Stack gap={4}>
        <Group justify="space-between" align="flex-start" gap="sm" wrap="nowrap">
          <div className={common.grow}>
            <Text fw={600} dir="auto" className={classes.name}>
              {name}
            </Text>
            <Text size="sm" c="dimmed" className={classes.name}>
              {t(past.templateName === '' ? 'exportMore' : 'exportMoreTemplate', {
                form: print ? t('exportPrint', { form: written, print }) : written,
                time: timeInWords(past.exportedAt),
                template: past.templateName,
              })}
            </Text>
          </div>
          <ActionIcon color="red" aria-label={t('exportRemove', { name })} onClick={remove}>
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </Group>
        <SinceThen past={past} period={period} figures={figures} measures={measures} narratives={narratives} />
        {outline && period && form && (
          <div>
            <Button
              size="sm"
              variant="default"
              leftSection={<IconFileTypeDocx size={18} aria-hidden />}
              aria-label={t('writeAgainOf', { name })}
              loading={writing}
              onClick={write}
            >
              {t('writeAgain')}
            </Button>
          </div>
        )}
        {!outline && (
          <Text size="sm" c="dimmed">
            {t('outlineGone')}
          </Text>
        )}
      </Stack>
    </li>
  )
}

type SinceThenProps = Pick<PastExportProps, 'past' | 'period' | 'figures' | 'measures' | 'narratives'>

function SinceThen({ past, period, figures, measures, narratives }: SinceThenProps) {
  const { t } = useTranslation('reportWriting')
  if (!period) return <Text size="sm">{t('periodGone')}</Text>
  const now = figures?.get(past.period)
  if (!now) return <Text size="sm">{t(figures === undefined ? 'comparing' : 'notCompared')}</Text>
  const changed = figuresChanged(past.figures, now.ofMeasures)
  const places = past.texts.map(({ section, elementId }) => ({ section, elementId }))
  const texts = textsChanged(past.texts, textsAt(narratives, past.period, places)).length
  const titleOf = (id: string) => measures.find(each => each.id === id)?.title ?? t('measureGone')
  return (
    <>
      {changed.length === 0 ? (
        <Text size="sm">{t('nothingChanged')}</Text>
      ) : (
        <details className={common.disclosure}>
          <summary>{t('figuresChanged', { count: changed.length })}</summary>
          <ul className={common.points}>
            {changed.map(each => (
              <li key={each.measureId}>
                <Text size="sm" span>
                  {saidOf(t, each, titleOf(each.measureId))}
                </Text>
              </li>
            ))}
          </ul>
        </details>
      )}
      {texts > 0 && <Text size="sm">{t('textsChanged', { count: texts })}</Text>}
    </>
  )
}

type Say = ReturnType<typeof useTranslation<'reportWriting'>>['t']

function saidOf(t: Say, { before, now }: ChangedFigure, title: string): string {
  const none = t('noFigure')
  return now === null
    ? t('figureGone', { title, before: before || none })
    : t('figureChanged', { title, before: before || none, now: now || none })
}
