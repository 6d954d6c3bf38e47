import { added } from '@core/change/change'
import { dayFromIso, isoFromDay } from '@core/observation/day'
import { type Period, periodOfDay, reportingYear } from '@core/observation/period'
import { type Judgement, resultStatuses } from '@core/project/entities'
import type { Judged } from '@core/theory/claims'
import { Checkbox, Group, NativeSelect, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useProject } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { DayField } from '../../ui/day-field'
import { Dialog } from '../../ui/dialog'
import { useFields } from '../../ui/use-fields'
import { useTranslation } from '../../ui/use-translation'
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
  const named = useNamedPeriods()
  const [about, setAbout] = useState(period ?? thisYear)
  const [judgedBy, setJudgedBy] = useState<string[]>([])

  const { values, field, check } = useFields({ status: '', reason: '', day: isoFromDay(today()) }, given => {
    const on = dayFromIso(given.day)
    return {
      status: given.status === '' ? t('statusNeeded') : null,
      reason: problemOf(given.reason.trim()),
      day: !on.ok ? t('dayNeeded') : on.value > today() ? t('dayToCome') : null,
    }
  })

  const submit = async () => {
    const status = resultStatuses.find(each => each === values.status)
    const day = dayFromIso(values.day)
    if (!check() || !status || !day.ok) return
    const judgement: Judgement = {
      id: newId(),
      about: judged.about,
      aboutId: judged.aboutId,
      status,
      day: day.value,
      period: about.key,
      recordedAt: new Date().toISOString(),
      reason: values.reason.trim(),
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
        data={[
          { value: '', label: t('statusChoose'), disabled: true },
          ...resultStatuses.map(each => ({ value: each, label: t(`terms:resultStatus.${each}`) })),
        ]}
        {...field('status')}
      />
      <Textarea
        label={t('reasonField')}
        description={t('reasonHint')}
        required
        autosize
        minRows={3}
        maxRows={12}
        {...field('reason')}
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
        <DayField label={t('dayField')} max={isoFromDay(today())} {...field('day')} />
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
