import { dayFromIso, isoFromDay } from '@core/observation/day'
import { periodsOfGrain } from '@core/observation/grain'
import type { Period } from '@core/observation/period'
import { type ReportingPeriodKind, reportingPeriodKinds } from '@core/project/entities'
import { Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useProject } from '../data/hooks'
import { newId } from '../data/new-id'
import { DayField } from '../ui/day-field'
import { Dialog } from '../ui/dialog'
import { DraftSelect } from '../ui/draft-fields'
import type { Kept } from '../ui/use-draft'
import { useTranslation } from '../ui/use-translation'
import { periodProblemWords, usePeriodEdits } from './named-periods'
import { useTitleProblem } from './title-problem'

type NamePeriodProps = {
  /** Reporting years whose quarters and months are offered. */
  years?: readonly Period[]
  onClose: () => void
  onNamed: (id: string) => void
}

const noYears: readonly Period[] = []

/** Asks what a period is called and which days are in it. */
export function NamePeriod({ years = noYears, onClose, onNamed }: NamePeriodProps) {
  const { t } = useTranslation('terms')
  const edits = usePeriodEdits()
  const titleProblem = useTitleProblem()
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState<ReportingPeriodKind>('campaign-phase')
  const [firstDay, setFirstDay] = useState('')
  const [lastDay, setLastDay] = useState('')
  const [errors, setErrors] = useState<{ title: string | null; days: string | null }>({ title: null, days: null })

  const add = async () => {
    const wrongTitle = titleProblem(title)
    const first = dayFromIso(firstDay)
    const last = dayFromIso(lastDay)
    if (wrongTitle !== null || !first.ok || !last.ok) {
      setErrors({ title: wrongTitle, days: first.ok && last.ok ? null : t('periodNeedsDays') })
      return
    }
    const period = { id: newId(), title: title.trim(), kind, firstDay: first.value, lastDay: last.value }
    const problem = edits.problemFor(period)
    if (problem !== null) {
      const words = t(periodProblemWords[problem])
      setErrors(problem === 'backwards' ? { title: null, days: words } : { title: words, days: null })
      return
    }
    if (!(await edits.add(period))) return
    onNamed(period.id)
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('namePeriod')} action={{ label: t('periodAdd'), onChoose: add }}>
      <Text c="dimmed">{t('namePeriodHint')}</Text>
      {years.length > 0 && (
        <ReadyPeriod
          years={years}
          onChoose={({ label, firstDay: first, lastDay: last }, chosen) => {
            setTitle(label)
            setKind(chosen)
            setFirstDay(isoFromDay(first))
            setLastDay(isoFromDay(last))
          }}
        />
      )}
      <TextInput
        label={t('periodTitle')}
        description={t('periodTitleHint')}
        autoComplete="off"
        value={title}
        error={errors.title}
        onChange={event => setTitle(event.currentTarget.value)}
      />
      <PeriodKindSelect
        kind={kind}
        onChoose={chosen => {
          setKind(chosen)
          return 'kept'
        }}
      />
      <Group grow align="flex-start">
        <DayField
          label={t('periodFirstDay')}
          value={firstDay}
          error={errors.days !== null}
          onChange={event => setFirstDay(event.currentTarget.value)}
        />
        <DayField
          label={t('periodLastDay')}
          value={lastDay}
          error={errors.days}
          onChange={event => setLastDay(event.currentTarget.value)}
        />
      </Group>
      <Text size="sm" c="dimmed">
        {t('periodDaysHint')}
      </Text>
    </Dialog>
  )
}

type ReadyPeriodProps = {
  years: readonly Period[]
  onChoose: (period: Period, kind: 'quarter' | 'month') => void
}

/** The quarters and months of those years, to be taken as they are. */
function ReadyPeriod({ years, onChoose }: ReadyPeriodProps) {
  const { t } = useTranslation('terms')
  const { yearStart } = useProject()
  const groups = useMemo(
    () =>
      years.map(({ label, firstMonth, lastMonth }) => ({
        label,
        offered: (['quarter', 'month'] as const).flatMap(kind =>
          periodsOfGrain(kind, firstMonth, lastMonth, yearStart).map(period => ({ kind, period })),
        ),
      })),
    [years, yearStart],
  )
  return (
    <NativeSelect
      label={t('periodReady')}
      description={t('periodReadyHint')}
      data={[
        { value: '', label: t('periodOwn') },
        ...groups.map(({ label, offered }) => ({
          group: label,
          items: offered.map(({ period }) => ({ value: period.key, label: period.label })),
        })),
      ]}
      onChange={event => {
        const { value } = event.currentTarget
        const found = groups.flatMap(({ offered }) => offered).find(({ period }) => period.key === value)
        if (found) onChoose(found.period, found.kind)
      }}
    />
  )
}

type PeriodKindSelectProps = {
  kind: ReportingPeriodKind
  onChoose: (kind: ReportingPeriodKind) => Kept | Promise<Kept>
  /** Where a table's heading says what it is. */
  hiddenLabel?: string
}

export function PeriodKindSelect({ kind, onChoose, hiddenLabel }: PeriodKindSelectProps) {
  const { t } = useTranslation('terms')
  return (
    <DraftSelect
      miw="11rem"
      {...(hiddenLabel === undefined ? { label: t('periodKind') } : { 'aria-label': hiddenLabel })}
      stored={kind}
      data={reportingPeriodKinds.map(value => ({ value, label: t(`periodKinds.${value}`) }))}
      keepText={chosen => onChoose(reportingPeriodKinds.find(value => value === chosen) ?? kind)}
    />
  )
}
