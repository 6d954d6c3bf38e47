import { added } from '@core/change/change'
import { dayFromIso, isoFromDay } from '@core/observation/day'
import { type Period, periodOfDay, reportingYear } from '@core/observation/period'
import { type Judgement, type ResultStatus, resultStatuses } from '@core/project/entities'
import type { Judged } from '@core/theory/claims'
import { Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { Dialog } from '../../ui/dialog'
import { useCommit } from '../actions'
import { PeriodSelect } from '../chosen-period'
import { useNamedPeriods } from '../named-periods'
import { useWordsProblem } from '../title-problem'
import { today } from '../today'

const longestReason = 5000
/** Years one can look back on, beside the one that was being looked at. */
const yearsBack = 15

type JudgementFormProps = { judged: Judged; period: Period | null; onClose: () => void }

/** What people judge of a result: written down once, and never rewritten. */
export function JudgementForm({ judged, period, onClose }: JudgementFormProps) {
  const { t } = useTranslation(['resultStatus', 'terms'])
  const { yearStart, perspectives } = useProject()
  const commit = useCommit()
  const problemOf = useWordsProblem(longestReason)
  const thisYear = periodOfDay(today(), yearStart)
  const [status, setStatus] = useState<ResultStatus | ''>('')
  const [reason, setReason] = useState('')
  const [day, setDay] = useState(isoFromDay(today()))
  const named = useNamedPeriods()
  const [about, setAbout] = useState(period ?? thisYear)
  const [judgedBy, setJudgedBy] = useState<string[]>([])
  const [asked, setAsked] = useState(false)

  const dayRead = dayFromIso(day)
  const problems = {
    status: status === '' ? t('statusNeeded') : null,
    reason: problemOf(reason.trim()),
    day: !dayRead.ok ? t('dayNeeded') : dayRead.value > today() ? t('dayToCome') : null,
  }
  const shown = asked ? problems : { status: null, reason: null, day: null }

  const submit = async () => {
    setAsked(true)
    if (status === '' || !dayRead.ok || Object.values(problems).some(issue => issue !== null)) return
    const judgement: Judgement = {
      id: newId(),
      about: judged.about,
      aboutId: judged.aboutId,
      status,
      day: dayRead.value,
      period: about.key,
      recordedAt: new Date().toISOString(),
      reason: reason.trim(),
      judgedBy: perspectives.map(({ id }) => id).filter(id => judgedBy.includes(id)),
    }
    if (await commit('judgement.add', [added('judgement', judgement)])) onClose()
  }

  const yearAsked = Number(periodOfDay((period ?? thisYear).lastDay, yearStart).key)
  const firstYear = Math.min(Number(thisYear.key) - yearsBack, yearAsked)
  const lastYear = Math.max(Number(thisYear.key), yearAsked)
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, back) => reportingYear(lastYear - back, yearStart))
  return (
    <Dialog onClose={onClose} title={t('formTitle')} size="lg" action={{ label: t('save'), onChoose: submit }}>
      <NativeSelect
        label={t('statusField')}
        description={t('statusHint')}
        required
        value={status}
        error={shown.status}
        data={[
          { value: '', label: t('statusChoose'), disabled: true },
          ...resultStatuses.map(each => ({ value: each, label: t(`terms:resultStatus.${each}`) })),
        ]}
        onChange={event => setStatus(resultStatuses.find(each => each === event.currentTarget.value) ?? '')}
      />
      <Textarea
        label={t('reasonField')}
        description={t('reasonHint')}
        required
        dir="auto"
        autosize
        minRows={3}
        maxRows={12}
        value={reason}
        error={shown.reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={t('byField')}
        description={t('byHint')}
        value={judgedBy}
        onChange={chosen => setJudgedBy([...chosen])}
      >
        <Stack gap="xs" mt="xs">
          {perspectives.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={<span dir="auto">{name}</span>} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Group align="flex-start" gap="md">
        <TextInput
          type="date"
          label={t('dayField')}
          min="1000-01-01"
          max={isoFromDay(today())}
          value={day}
          error={shown.day}
          onChange={event => setDay(event.currentTarget.value)}
        />
        <PeriodSelect
          label={t('periodField')}
          periods={years}
          named={named}
          period={about}
          choose={key => setAbout([...years, ...named].find(each => each.key === key) ?? about)}
        />
      </Group>
    </Dialog>
  )
}
