import { dayFromIso } from '@core/observation/day'
import { type ReportingPeriodKind, reportingPeriodKinds } from '@core/project/entities'
import { Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../data/new-id'
import { DayField } from '../ui/day-field'
import { Dialog } from '../ui/dialog'
import { DraftSelect } from '../ui/draft-fields'
import type { Kept } from '../ui/use-draft'
import { periodProblemWords, usePeriodEdits } from './named-periods'
import { useTitleProblem } from './title-problem'

type NamePeriodProps = { onClose: () => void; onNamed: (id: string) => void }

/** Asks what a period is called and which days are in it. */
export function NamePeriod({ onClose, onNamed }: NamePeriodProps) {
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
