import { withColumnAsQuestion, withSurveyDays } from '@core/import/survey/edit-survey'
import type { Survey, SurveyQuestion } from '@core/import/survey/plan'
import { isPersonalHeading } from '@core/privacy/personal-columns'
import { rowInWords } from '@core/words/format'
import { Button, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useRows } from '../../../data/hooks'
import { useTranslation } from '../../../ui/use-translation'
import classes from './import-wizard.module.css'
import { DayField } from './mapping-questions'
import { Part } from './part'
import { GroupQuestion, OneQuestion } from './survey-question'
import type { ImportWizardState } from './use-import-wizard'

type SurveyQuestionsProps = { wizard: ImportWizardState; survey: Survey }

/** Every question with how it was answered and what becomes of it. Those that nothing becomes of are folded away. */
export function SurveyQuestions({ wizard, survey }: SurveyQuestionsProps) {
  const { t } = useTranslation('evidence')
  const { mapping } = wizard
  const [all, setAll] = useState(false)
  if (!mapping) return null
  const isOut = ({ use }: SurveyQuestion) => use === 'nothing'
  const out = survey.questions.filter(isOut)
  const groups = mapping.columns.flatMap(({ role }, place) => (role.as === 'dimension' ? [place] : []))
  return (
    <Part title={t('surveyQuestionsTitle')}>
      <SurveyDays wizard={wizard} survey={survey} />
      {groups.map(place => (
        <GroupQuestion key={place} wizard={wizard} place={place} />
      ))}
      {survey.questions
        .filter(question => all || !isOut(question) || out.length === survey.questions.length)
        .map(question => (
          <OneQuestion key={question.key} wizard={wizard} survey={survey} question={question} />
        ))}
      {out.length > 0 && out.length < survey.questions.length && (
        <div>
          <Button variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
            {t('questionsLeftOut', { count: out.length })}
          </Button>
        </div>
      )}
      <PersonalColumns wizard={wizard} survey={survey} />
    </Part>
  )
}

function SurveyDays({ wizard, survey }: SurveyQuestionsProps) {
  const { t } = useTranslation('evidence')
  const { mapping, changeMapping, found } = wizard
  if (!mapping) return null
  const hasTimes = mapping.columns.some(({ role }) => role.as === 'date')
  const asksDay = found?.preview.questions.some(({ code }) => code === 'ask-day') ?? false
  return (
    <>
      {hasTimes && (
        <Radio.Group
          label={t('surveyDays')}
          value={survey.days}
          onChange={value => {
            const days = value === 'month' ? 'month' : 'one-day'
            changeMapping(withSurveyDays({ ...mapping, survey }, days), { rereads: true })
          }}
        >
          <Stack gap="xs" mt="xs">
            {(['one-day', 'month'] as const).map(days => (
              <Radio key={days} value={days} label={t(`surveyDaysChoice.${days}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {survey.days === 'one-day' && !asksDay && (
        <DayField wizard={wizard} label={t('surveyDay')} hint={t('surveyDayHint')} />
      )}
    </>
  )
}

/** What may say who somebody is, and the tool's own columns: named, so that nobody has to wonder. */
function PersonalColumns({ wizard, survey }: SurveyQuestionsProps) {
  const { t } = useTranslation('evidence')
  const measures = useRows('measure')
  const { mapping, changeMapping, found } = wizard
  if (!mapping || !found || !measures) return null
  const ignored = mapping.columns.flatMap(({ name, role }, place) =>
    role.as === 'ignore' ? [{ name, place, isPersonal: role.personal === true || isPersonalHeading(name) }] : [],
  )
  const personal = ignored.filter(({ isPersonal }) => isPersonal)
  const service = ignored.filter(({ isPersonal, name }) => !isPersonal && name !== '')
  const surveyed = { ...mapping, survey }
  return (
    <>
      {personal.length > 0 && (
        <div>
          <Text fw={600}>{t('personalTitle')}</Text>
          <Text c="dimmed">{t('personalText')}</Text>
          <ul className={classes.personal}>
            {personal.map(({ name, place }) => (
              <li key={place}>
                <span dir="auto">{name}</span>
                <Button
                  size="compact-md"
                  variant="subtle"
                  aria-label={t('personalUseOf', { name })}
                  onClick={() =>
                    changeMapping(withColumnAsQuestion(surveyed, place, null, found.table, measures), { rereads: true })
                  }
                >
                  {t('personalUse')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {service.length > 0 && (
        <Text c="dimmed">
          {t('serviceColumns', { count: service.length, names: rowInWords(service.map(({ name }) => name)) })}
        </Text>
      )}
    </>
  )
}
