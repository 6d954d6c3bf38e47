import { levelChoices, withLevel } from '@core/import/nested-rows'
import { withNoAnswersSettled } from '@core/import/no-answer-codes'
import type { MappingQuestion } from '@core/import/questions'
import { openNoAnswers } from '@core/import/questions'
import { withDateOrder } from '@core/import/survey/propose-survey'
import { dayFromIso, isoFromDay } from '@core/observation/day'
import { rowInWords } from '@core/words/format'
import { Radio, Stack, Text } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { DraftDay } from '../../../ui/draft-fields'
import { HintNotice } from '../../../ui/hints'
import { useTranslation } from '../../../ui/use-translation'
import { withNumberFormat, withPeriods } from './mapping-edits'
import type { ImportWizardState } from './use-import-wizard'

export const periodChoices = ['month', 'quarter', 'half-year', 'year'] as const

/** What only the person can know, asked once for the whole file. */
export function MappingQuestions({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const questions = wizard.found?.preview.questions ?? []
  const once = questions.filter(
    (question, index) =>
      question.code === 'ask-level' || questions.findIndex(({ code }) => code === question.code) === index,
  )
  return (
    <HintNotice icon={<IconHelpCircle aria-hidden />} title={t('questionsTitle')}>
      <Stack gap="md">
        <Text>{t('questionsHint')}</Text>
        {once.map(question => (
          <OneQuestion key={`${question.code} ${question.column}`} question={question} wizard={wizard} />
        ))}
      </Stack>
    </HintNotice>
  )
}

function OneQuestion({ question: { code, column }, wizard }: { question: MappingQuestion; wizard: ImportWizardState }) {
  const { t } = useTranslation(['evidence', 'terms'])
  const { mapping, changeMapping, found } = wizard
  if (!mapping) return null
  const survey = column === null ? undefined : found?.table.columns[column]
  const name = survey?.name || (column === null ? '' : t('unnamedColumn', { number: column + 1 }))
  const readTwoWays = survey?.samples.find(sample => /^\D?\d{1,3}[.,]\d{3}$/.test(sample.trim()))
  switch (code) {
    case 'ask-day':
      return <DayField wizard={wizard} />
    case 'ask-date-order':
      return (
        <Radio.Group
          label={t('question.ask-date-order')}
          description={t('dateExample', { sample: survey?.samples[0] ?? '', column: name })}
          onChange={value => {
            const order = value === 'month-first' ? 'month-first' : 'day-first'
            if (found) changeMapping(withDateOrder(mapping, order, found.table), { rereads: true })
          }}
        >
          <Stack gap="xs" mt="xs">
            {(['day-first', 'month-first'] as const).map(order => (
              <Radio key={order} value={order} label={t(`dateOrder.${order}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )
    case 'ask-number-format':
      return (
        <Radio.Group
          label={t('question.ask-number-format')}
          description={t('numberExample', { sample: readTwoWays ?? survey?.samples[0] ?? '', column: name })}
          onChange={value => {
            changeMapping(withNumberFormat(mapping, value === 'comma' ? 'comma' : 'point'), { rereads: true })
          }}
        >
          <Stack gap="xs" mt="xs">
            {(['point', 'comma'] as const).map(mark => (
              <Radio key={mark} value={mark} label={t(`numbers.${mark}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )
    case 'ask-level': {
      const nested = mapping.rows.nested?.find(each => each.column === column)
      const choices = nested && found ? levelChoices(nested, found.table) : []
      return (
        <Radio.Group
          label={t('question.ask-level', { column: name })}
          description={t('levelHint')}
          onChange={value => {
            const chosen = choices[Number(value)]
            if (chosen && column !== null) changeMapping(withLevel(mapping, column, chosen.take), { rereads: true })
          }}
        >
          <Stack gap="xs" mt="xs">
            {choices.map(({ names, rows }, index) => (
              <Radio
                key={names.join()}
                value={String(index)}
                label={t('levelChoice', { names: rowInWords(names) + (rows > names.length ? '…' : ''), count: rows })}
              />
            ))}
          </Stack>
        </Radio.Group>
      )
    }
    case 'ask-periods':
      return (
        <Radio.Group
          label={t('question.ask-periods')}
          description={t('periodsExample', { column: name })}
          onChange={value => {
            const only = periodChoices.find(each => each === value)
            if (only) changeMapping(withPeriods(mapping, only), { rereads: true })
          }}
        >
          <Stack gap="xs" mt="xs">
            {periodChoices.map(unit => (
              <Radio key={unit} value={unit} label={t(`terms:periodUnit.${unit}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )
    case 'ask-no-answer': {
      const examples = openNoAnswers(mapping).map(open =>
        t('noAnswerExample', { codes: rowInWords(open.codes), column: mapping.columns[open.column]?.name ?? '' }),
      )
      return (
        <Radio.Group
          label={t('question.ask-no-answer')}
          description={[...examples, t('noAnswerHint')].join(' ')}
          onChange={value => {
            changeMapping(withNoAnswersSettled(mapping, value === 'numbers' ? 'numbers' : 'missing'), { rereads: true })
          }}
        >
          <Stack gap="xs" mt="xs">
            {(['missing', 'numbers'] as const).map(are => (
              <Radio key={are} value={are} label={t(`noAnswer.${are}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )
    }
    case 'day-not-needed':
      return <DayField wizard={wizard} />
    default:
      return <Text>{t(`question.${code}`, { column: name })}</Text>
  }
}

/** The one day of a file whose columns say none. */
export function DayField({ wizard, label, hint }: { wizard: ImportWizardState; label?: string; hint?: string }) {
  const { t } = useTranslation('evidence')
  const { mapping, changeMapping } = wizard
  if (!mapping) return null
  return (
    <DraftDay
      label={label ?? t('question.ask-day')}
      description={hint ?? t('askDayHint')}
      maw="24rem"
      stored={mapping.day === null ? '' : isoFromDay(mapping.day)}
      badDay={t('dayBad')}
      keepText={iso => {
        const day = iso === '' ? null : dayFromIso(iso)
        if (day && !day.ok) return { error: t('dayBad') }
        changeMapping({ ...mapping, day: day ? day.value : null }, { rereads: true })
        return 'kept'
      }}
    />
  )
}
