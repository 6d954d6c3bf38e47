import { numberInCell } from '@core/import/number-cell'
import {
  placesOfQuestion,
  withColumnAsQuestion,
  withQuestion,
  withQuestionAsGroup,
  withQuestionUse,
  withScaleRange,
  withSeparator,
} from '@core/import/survey/edit-survey'
import {
  answerSeparators,
  type QuestionUse,
  questionUses,
  type Survey,
  type SurveyQuestion,
} from '@core/import/survey/plan'
import { questionTitle, titleOfQuestion } from '@core/import/survey/recognise'
import type { QuestionAccount } from '@core/import/survey/survey-tally'
import { rangeOfLevels } from '@core/import/survey/word-scales'
import { shareInWords } from '@core/measure/figure-words'
import { rowInWords } from '@core/words/format'
import { Checkbox, Group, NativeSelect, Stack, TagsInput, Text } from '@mantine/core'
import { useRows } from '../../../data/hooks'
import common from '../../../ui/common.module.css'
import { ChoiceGroup } from '../../../ui/draft-fields'
import { useTranslation } from '../../../ui/use-translation'
import classes from './import-wizard.module.css'
import type { ImportWizardState } from './use-import-wizard'

type OneQuestionProps = { wizard: ImportWizardState; survey: Survey; question: SurveyQuestion }
type Choice = QuestionUse | 'group'

/** One question: how it was answered, what becomes of it, and which answers count. */
export function OneQuestion({ wizard, survey, question }: OneQuestionProps) {
  const { t } = useTranslation('evidence')
  const measures = useRows('measure')
  const { mapping, changeMapping, found } = wizard
  if (!mapping || !found || !measures) return null
  const surveyed = { ...mapping, survey }
  const places = placesOfQuestion(mapping, question.key)
  const samples = places.flatMap(place => found.preview.columns[place]?.samples ?? [])
  const account = found.preview.reading?.answers.find(({ key }) => key === question.key)
  const isSplit = Object.keys(question.split).length > 0
  const canAverage =
    !isSplit &&
    (Object.keys(question.scale).length > 0 || samples.some(cell => typeof numberInCell(cell, 'point') !== 'string'))
  const choices = questionUses.filter(
    use => (use !== 'mean' || canAverage || question.use === 'mean') && (use !== 'scale' || question.levels.length > 0),
  )
  const canGroup = !isSplit && question.separator === null
  const choose = (value: string) => {
    if (value === 'group') changeMapping(withQuestionAsGroup(surveyed, question.key), { rereads: true })
    const use = questionUses.find(each => each === value)
    if (use) changeMapping(withQuestionUse(surveyed, question.key, use, measures), { rereads: true })
  }
  const isOpen = question.use === 'nothing' && samples.some(cell => cell.length > 60)
  return (
    <fieldset className={classes.target}>
      <legend dir="auto">{titleOfQuestion(question, mapping.columns, survey.tool)}</legend>
      <Stack gap="sm">
        <Text c="dimmed">{isOpen ? t('questionOpen') : accountWords()}</Text>
        {account && (question.use === 'count' || question.use === 'scale') && (
          <Answers question={question} account={account} />
        )}
        <UseSelect
          levels={question.levels}
          value={question.use}
          choices={[...choices, ...(canGroup ? (['group'] as const) : [])]}
          onChoose={choose}
        />
        {question.use === 'scale' && <ScaleRange wizard={wizard} survey={survey} question={question} />}
        {question.noAnswer && (question.use === 'mean' || question.use === 'scale') && (
          <TagsInput
            label={t('questionNoAnswer')}
            description={t('questionNoAnswerHint')}
            maw="24rem"
            value={question.noAnswer}
            onChange={noAnswer => {
              const { asksNoAnswer: _, ...settled } = question
              changeMapping(withQuestion(surveyed, { ...settled, noAnswer }), { rereads: true })
            }}
          />
        )}
        {question.use === 'share' && (
          <AnswerBoxes
            label={t('questionCounted')}
            question={question}
            account={account}
            stored={question.counted}
            onChoose={counted => changeMapping(withQuestion(surveyed, { ...question, counted }), { rereads: true })}
          />
        )}
        {(question.use === 'share' || question.use === 'count') && !isSplit && (
          <details className={common.details}>
            <summary>{t('questionMore')}</summary>
            <Stack gap="sm" mt="xs">
              <NativeSelect
                label={t('questionSeparator')}
                maw="24rem"
                value={question.separator ?? 'none'}
                data={(['none', ...answerSeparators] as const).map(each => ({
                  value: each,
                  label: t(`separator.${each}`),
                }))}
                onChange={event => {
                  const chosen = answerSeparators.find(each => each === event.currentTarget.value) ?? null
                  changeMapping(withSeparator(surveyed, question.key, chosen, found.table), { rereads: true })
                }}
              />
              {question.use === 'count' && (
                <AnswerBoxes
                  label={t('questionNamed')}
                  hint={t('questionNamedHint')}
                  question={question}
                  account={account}
                  stored={question.answers}
                  onChoose={answers =>
                    changeMapping(withQuestion(surveyed, { ...question, answers }), { rereads: true })
                  }
                />
              )}
            </Stack>
          </details>
        )}
        {question.use === 'mean' && (
          <Text c="dimmed" dir="auto">
            {Object.keys(question.scale).length > 0 && `${t('questionMean', { scale: scaleWords(question) })} `}
            {t('questionFew', { number: survey.smallestGroup })}
          </Text>
        )}
      </Stack>
    </fieldset>
  )

  function accountWords(): string {
    if (!account || question.use === 'nothing')
      return t('questionExamples', { samples: samples.slice(0, 4).join(' · ') })
    const said = t('questionAnswered', { answered: account.answered })
    const nothing = account.saidNothing > 0 ? t('questionSaidNothing', { count: account.saidNothing }) : ''
    return [said, nothing, comesTo(account)].filter(Boolean).join(' ')
  }

  function comesTo({ inShare, outOf, sum, numbers }: QuestionAccount): string {
    if (question.use === 'share' && outOf > 0) {
      return t('questionShare', { part: inShare, whole: outOf, share: shareInWords(inShare / outOf) })
    }
    if (question.use !== 'mean' || numbers === 0) return ''
    if (numbers < survey.smallestGroup) return t('questionTooFew', { number: survey.smallestGroup })
    return t('questionAverage', { mean: sum / numbers, count: numbers })
  }
}

const scaleWords = ({ scale }: SurveyQuestion): string =>
  rowInWords(
    Object.entries(scale)
      .toSorted((a, b) => a[1] - b[1])
      .map(([answer, number]) => `${answer} = ${number}`),
  )

/** A question by whose answers the others are told apart. */
export function GroupQuestion({ wizard, place }: { wizard: ImportWizardState; place: number }) {
  const { t } = useTranslation('evidence')
  const measures = useRows('measure')
  const { mapping, changeMapping, found } = wizard
  const survey = mapping?.survey
  if (!mapping || !survey || !found || !measures) return null
  const samples = found.preview.columns[place]?.samples ?? []
  const headings = mapping.columns.map(({ name }) => name)
  return (
    <fieldset className={classes.target}>
      <legend dir="auto">{questionTitle(headings[place] ?? '', survey.tool, headings)}</legend>
      <Stack gap="sm">
        <Text c="dimmed">{t('questionExamples', { samples: samples.slice(0, 4).join(' · ') })}</Text>
        <UseSelect
          value="group"
          choices={['group', 'count', 'share', 'nothing']}
          onChoose={value => {
            const use = questionUses.find(each => each === value)
            if (!use) return
            const next = withColumnAsQuestion({ ...mapping, survey }, place, use, found.table, measures)
            changeMapping(next, { rereads: true })
          }}
        />
      </Stack>
    </fieldset>
  )
}

type UseSelectProps = {
  value: Choice
  choices: readonly Choice[]
  /** Of a scale, lowest first. */
  levels?: readonly string[]
  onChoose: (value: string) => void
}

function UseSelect({ value, choices, levels = [], onChoose }: UseSelectProps) {
  const { t } = useTranslation('evidence')
  const scaleEnds = { lowest: levels[0] ?? '', highest: levels.at(-1) ?? '' }
  return (
    <NativeSelect
      label={t('questionUse')}
      description={t(`useHint.${value}`, scaleEnds)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      maw="32rem"
      value={value}
      data={choices.map(use => ({ value: use, label: t(`use.${use}`) }))}
      onChange={event => onChoose(event.currentTarget.value)}
    />
  )
}

const answersShown = 12
const lowestNumbers = [0, 1]
const highestNumbers = [3, 4, 5, 6, 7, 8, 9, 10]

/** Where a scale of numbers begins and ends, which its answers alone do not say. Not of a measure that is there: its levels are its own. */
function ScaleRange({ wizard, survey, question }: OneQuestionProps) {
  const { t } = useTranslation('evidence')
  const { mapping, changeMapping } = wizard
  const range = rangeOfLevels(question.levels)
  const target = mapping?.measures.find(({ key }) => key === question.key)?.target
  if (!mapping || range === null || target?.as !== 'new') return null
  const { lowest, highest } = range
  const set = (from: number, to: number) =>
    changeMapping(withScaleRange({ ...mapping, survey }, question, from, to), { rereads: true })
  const ends = (numbers: readonly number[], own: number) =>
    [...new Set([...numbers, own])].sort((a, b) => a - b).map(String)
  return (
    <Group gap="md">
      <NativeSelect
        label={t('scaleLowest')}
        value={String(lowest)}
        data={ends(lowestNumbers, lowest)}
        onChange={event => set(Number(event.currentTarget.value), highest)}
      />
      <NativeSelect
        label={t('scaleHighest')}
        value={String(highest)}
        data={ends(highestNumbers, highest)}
        onChange={event => set(lowest, Number(event.currentTarget.value))}
      />
    </Group>
  )
}

/** How often each answer was given, as it comes in. */
function Answers({ question, account }: { question: SurveyQuestion; account: QuestionAccount }) {
  const { t } = useTranslation('evidence')
  const counts = new Map(account.answers.map(({ answer, count }) => [answer, count]))
  const named = question.answers.map(answer => ({ answer, count: counts.get(answer) ?? 0 }))
  const others = account.answers.filter(({ answer }) => !question.answers.includes(answer))
  const other = others.reduce((sum, { count }) => sum + count, 0)
  const all = other > 0 ? [...named, { answer: t('anotherAnswer'), count: other }] : named
  return (
    <ul className={classes.answers}>
      {all.slice(0, answersShown).map(({ answer, count }) => (
        <li key={answer}>{t('answerWithCount', { answer, count })}</li>
      ))}
      {all.length > answersShown && <li>{t('answersMore', { count: all.length - answersShown })}</li>}
    </ul>
  )
}

const boxesShown = 40

type AnswerBoxesProps = {
  label: string
  hint?: string
  question: SurveyQuestion
  account: QuestionAccount | undefined
  stored: readonly string[]
  onChoose: (chosen: string[]) => void
}

function AnswerBoxes({ label, hint, question, account, stored, onChoose }: AnswerBoxesProps) {
  const { t } = useTranslation('evidence')
  const counts = new Map(account?.answers.map(({ answer, count }) => [answer, count]))
  const answers = [...new Set([...question.answers, ...stored, ...counts.keys()])].slice(0, boxesShown)
  return (
    <ChoiceGroup
      label={label}
      description={hint}
      stored={stored}
      onChoose={chosen => {
        onChoose(chosen)
        return 'kept'
      }}
    >
      <Stack gap="xs" mt="xs">
        {answers.map(answer => (
          <Checkbox
            key={answer}
            value={answer}
            label={t('answerWithCount', { answer, count: counts.get(answer) ?? 0 })}
          />
        ))}
      </Stack>
    </ChoiceGroup>
  )
}
