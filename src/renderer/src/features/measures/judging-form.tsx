import { added, edited } from '@core/change/change'
import { dayFromIso, isoFromDay } from '@core/observation/day'
import type { Measure, RubricJudging } from '@core/project/entities'
import { NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useProject } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { useTextProblem } from '../../terms/title-problem'
import { today } from '../../terms/today'
import { DayField } from '../../ui/day-field'
import { Dialog } from '../../ui/dialog'
import { useFields } from '../../ui/use-fields'
import { useTranslation } from '../../ui/use-translation'
import { countFromText } from './typed-value'

type JudgingFormProps = { measure: Measure; before: RubricJudging | null; onClose: () => void }

/** Records how one group judged on one day: how many chose each level, why, and what some saw differently. */
export function JudgingForm({ measure, before, onClose }: JudgingFormProps) {
  const { t } = useTranslation(['measures', 'terms'])
  const { perspectives, smallestGroup } = useProject()
  const commit = useCommit()
  const [counts, setCounts] = useState(() => measure.rubric.map((_, place) => textOf(before?.counts[place])))
  const textProblem = useTextProblem()
  const { values, set, field, check } = useFields(
    () => ({
      perspectiveId: before?.perspectiveId ?? perspectives[0]?.id ?? '',
      day: isoFromDay(before?.day ?? today()),
      dontKnow: textOf(before?.dontKnow),
      reason: before?.reason ?? '',
      dissent: before?.dissent ?? '',
    }),
    ({ day, reason, dissent }) => ({
      day: dayFromIso(day).ok ? null : t('observationProblem.day'),
      reason: textProblem(reason),
      dissent: textProblem(dissent),
    }),
  )
  const [problem, setProblem] = useState<string | null>(null)
  const read = counts.map(countFromText)
  const unsure = countFromText(values.dontKnow)
  const people = read.reduce<number>((sum, count) => sum + (count ?? 0), 0)

  const save = async () => {
    const on = dayFromIso(values.day)
    const whole = read.filter(count => count !== null)
    if (!check() || !on.ok) return
    if (whole.length < read.length || unsure === null) return setProblem(t('judgingCounts'))
    if (people + unsure === 0) return setProblem(t('judgingNobody'))
    const judging: RubricJudging = {
      id: before?.id ?? newId(),
      measureId: measure.id,
      day: on.value,
      perspectiveId: values.perspectiveId,
      counts: whole,
      dontKnow: unsure,
      reason: values.reason.trim(),
      dissent: values.dissent.trim(),
    }
    const done = before
      ? await commit('judging.edit', [edited('rubricJudging', before, judging)])
      : await commit('judging.add', [added('rubricJudging', judging)])
    if (done) onClose()
  }
  const number = (label: string, value: string, onType: (text: string) => void, hint?: string) => (
    <TextInput
      key={label}
      label={<span dir="auto">{label}</span>}
      description={hint ? <span dir="auto">{hint}</span> : undefined}
      maw="24rem"
      inputMode="numeric"
      autoComplete="off"
      value={value}
      error={countFromText(value) === null}
      onChange={event => onType(event.currentTarget.value)}
    />
  )
  const others = perspectives.some(({ id }) => id === values.perspectiveId)
    ? []
    : [{ value: values.perspectiveId, label: t('terms:groupGone') }]
  return (
    <Dialog
      onClose={onClose}
      size="lg"
      title={t(before ? 'editJudgingTitle' : 'addJudging')}
      action={{ label: t('observationSave'), onChoose: save }}
      error={problem === null ? null : { title: t('formProblemsTitle'), lost: problem }}
    >
      <NativeSelect
        label={t('judgedGroup')}
        data={[...others, ...perspectives.map(({ id, name }) => ({ value: id, label: name }))]}
        {...field('perspectiveId')}
      />
      <DayField label={t('observationDay')} maw="16rem" {...field('day')} />
      <Stack component="fieldset" gap="sm" m={0} p={0} bd="none">
        <Text component="legend" fw={600} p={0}>
          {t('judgingHowMany')}
        </Text>
        {measure.rubric.map(({ name, words }, place) =>
          number(
            t('distributionLevelName', { place: place + 1, name }),
            counts[place] ?? '',
            text => setCounts(counts.with(place, text)),
            words,
          ),
        )}
        {number(t('terms:rating.dont-know'), values.dontKnow, set('dontKnow'))}
      </Stack>
      {people > 0 && people < smallestGroup && (
        <Text role="status">{t('judgingSmall', { threshold: smallestGroup })}</Text>
      )}
      <Textarea
        label={t('judgingReason')}
        description={t('judgingReasonHint')}
        autosize
        minRows={2}
        {...field('reason')}
      />
      <Textarea
        label={t('judgedDissent')}
        description={t('judgingDissentHint')}
        autosize
        minRows={2}
        {...field('dissent')}
      />
    </Dialog>
  )
}

const textOf = (count: number | undefined): string => (count === undefined || count === 0 ? '' : String(count))
