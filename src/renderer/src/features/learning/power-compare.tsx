import { compareReflections } from '@core/learning/reflections'
import { dayInWords } from '@core/words/format'
import { NativeSelect, Stack, Text, Title } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { useState } from 'react'
import { useProject, useRows } from '../../data/hooks'
import { AddLink } from '../../terms/records/add-link'
import { EmptyState } from '../../ui/hints'
import { useTranslation } from '../../ui/use-translation'
import classes from './learning.module.css'

/** What was answered to one question over time, by perspective: never by person. */
export function PowerCompare() {
  const { t } = useTranslation(['learning', 'kinds'])
  const { perspectives } = useProject()
  const questions = useRows('powerQuestion')
  const reflections = useRows('reflection')
  const [chosen, setChosen] = useState<string | null>(null)
  if (!questions || !reflections) return null
  const answered = questions.filter(({ id }) =>
    reflections.some(({ answers }) => answers.some(({ questionId }) => questionId === id)),
  )
  const question = answered.find(({ id }) => id === chosen) ?? answered[0]
  if (!question)
    return (
      <EmptyState
        icon={<IconScale size={32} />}
        title={t('compareNone')}
        actions={<AddLink kind="reflection" isFirstStep />}
      >
        {t('compareNoneText')}
      </EmptyState>
    )
  const groups = compareReflections(reflections, question.id, perspectives)
  return (
    <Stack component="section" aria-label={t('compareTitle')}>
      <Title order={2}>{t('compareTitle')}</Title>
      <Text c="dimmed" maw="44em">
        {t('compareAbout')}
      </Text>
      <NativeSelect
        label={t('compareQuestion')}
        maw="40rem"
        value={question.id}
        data={answered.map(({ id, words }) => ({ value: id, label: words }))}
        onChange={event => setChosen(event.currentTarget.value)}
      />
      {groups.map(({ perspective, answers }) => (
        <section key={perspective?.id ?? ''} aria-label={perspective?.name ?? t('noPerspective')}>
          <Title order={3} size="h4" dir="auto">
            {perspective?.name ?? t('noPerspective')}
          </Title>
          <ul className={classes.contexts}>
            {answers.map(({ id, day, words, level }) => (
              <li key={id}>
                <Text size="sm" c="dimmed">
                  {level === null
                    ? dayInWords(day)
                    : t('dayAndLevel', { day: dayInWords(day), level: t(`kinds:reflection.choices.level.${level}`) })}
                </Text>
                <Text dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
                  {words || t('noWords')}
                </Text>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Stack>
  )
}
