import { added } from '@core/change/change'
import { dayFromIso, isoFromDay } from '@core/observation/day'
import type { Measure, Observation } from '@core/project/entities'
import { NativeSelect, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { today } from '../../terms/today'
import { DayField } from '../../ui/day-field'
import { Dialog } from '../../ui/dialog'
import { useFields } from '../../ui/use-fields'
import { useTranslation } from '../../ui/use-translation'
import { countFromText } from './typed-value'

/** More are brought in from a file: each answer is a record of its own, so that any of them can be corrected. */
const mostAnswers = 500

/** Records how many people chose each level of a scale, as so many answers, in one step. */
export function AnswersForm({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const { t } = useTranslation('measures')
  const commit = useCommit()
  const items = measure.items ?? []
  const { values, field, check } = useFields(
    { day: isoFromDay(today()), item: items[0] ?? '', group: '', source: '' },
    ({ day, group, source }) => ({
      day: dayFromIso(day).ok ? null : t('observationProblem.day'),
      group: group.length > 500 ? t('textTooLong', { limit: 500 }) : null,
      source: source.length > 1000 ? t('textTooLong', { limit: 1000 }) : null,
    }),
  )
  const [counts, setCounts] = useState(() => measure.rubric.map(() => ''))
  const [problem, setProblem] = useState<string | null>(null)

  const save = async () => {
    const on = dayFromIso(values.day)
    const read = counts.map(countFromText)
    const whole = read.filter(count => count !== null)
    const answers = whole.reduce((sum, count) => sum + count, 0)
    if (!check() || !on.ok) return
    if (whole.length < read.length) return setProblem(t('judgingCounts'))
    if (answers === 0) return setProblem(t('answersNone'))
    if (answers > mostAnswers) return setProblem(t('answersTooMany', { most: mostAnswers }))
    const named = { item: values.item, group: values.group.trim() }
    const dimensions = Object.fromEntries(Object.entries(named).filter(([, word]) => word !== ''))
    const made = whole.flatMap((count, place) =>
      Array.from(
        { length: count },
        (): Observation => ({
          id: newId(),
          measureId: measure.id,
          day: on.value,
          flag: 'value',
          value: place + 1,
          denominator: null,
          dimensions,
          note: '',
          source: values.source.trim(),
          corrects: null,
        }),
      ),
    )
    const changes = made.map(answer => added('observation', answer))
    if (await commit('answers.add', changes)) onClose()
  }
  return (
    <Dialog
      onClose={onClose}
      size="lg"
      title={t('addAnswers')}
      action={{ label: t('observationSave'), onChoose: save }}
      error={problem === null ? null : { title: t('formProblemsTitle'), lost: problem }}
    >
      <Text c="dimmed">{t('answersLead')}</Text>
      <DayField label={t('observationDay')} maw="16rem" {...field('day')} />
      {items.length > 0 && <NativeSelect label={t('observationItem')} data={items} {...field('item')} />}
      {measure.rubric.map(({ name }, place) => (
        <TextInput
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
          key={place}
          label={t('distributionLevelName', { place: place + 1, name })}
          maw="24rem"
          inputMode="numeric"
          autoComplete="off"
          value={counts[place] ?? ''}
          error={countFromText(counts[place] ?? '') === null}
          onChange={event => setCounts(counts.with(place, event.currentTarget.value))}
        />
      ))}
      <TextInput label={t('observationGroup')} autoComplete="off" {...field('group')} />
      <TextInput
        label={t('observationSource')}
        description={t('observationSourceHint')}
        autoComplete="off"
        {...field('source')}
      />
    </Dialog>
  )
}
