import { edited } from '@core/change/change'
import { emptyValue } from '@core/project/entities/record-fields'
import type { EditableField } from '@core/record/field-text'
import { recordKinds } from '@core/record/kinds'
import { Button, Stack, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useRow, useRows } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { FieldsDialog } from '../../terms/records/fields-dialog'
import { useRecordWords } from '../../terms/records/record-words'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'

const answers = recordKinds.reflection.fields.find(({ name }) => name === 'answers')
const fields: readonly EditableField[] = answers?.type === 'list' ? answers.fields : []

/** On a reflection's page: the questions that are not answered in it, each to be answered with one press. None has to be. */
export function ReflectionMore({ id }: { id: string }) {
  const { t } = useTranslation('learning')
  const reflection = useRow('reflection', id)
  const questions = useRows('powerQuestion')
  const words = useRecordWords('reflection')
  const commit = useCommit()
  const [open, setOpen] = useState<string | null>(null)
  if (!reflection || !questions || !words) return null
  const left = questions.filter(question => reflection.answers.every(({ questionId }) => questionId !== question.id))
  if (left.length === 0) return null
  const save = async (given: Readonly<Record<string, unknown>>) => {
    const empty = Object.fromEntries(fields.map(field => [field.name, emptyValue(field)]))
    const answer = { ...empty, ...given, id: newId() } as (typeof reflection.answers)[number]
    const changed = { ...reflection, answers: [...reflection.answers, answer] }
    if (await commit('reflection.edit', [edited('reflection', reflection, changed)])) setOpen(null)
  }
  return (
    <div data-no-print>
      <Section title={t('questionsTitle')} order={3}>
        <Text maw="44em">{t('questionsAbout')}</Text>
        <Stack component="ul" gap="sm" p={0} mt="sm" style={{ listStyle: 'none' }}>
          {left.map(question => (
            <li key={question.id}>
              <Text dir="auto" style={{ overflowWrap: 'anywhere' }}>
                {question.words}
              </Text>
              <Button
                variant="default"
                size="sm"
                mt={4}
                leftSection={<IconPencil size={18} aria-hidden />}
                aria-label={t('answerQuestion', { question: question.words })}
                onClick={() => setOpen(question.id)}
              >
                {t('answerIt')}
              </Button>
            </li>
          ))}
        </Stack>
      </Section>
      {open !== null && (
        <FieldsDialog
          title={words.addTo('answers')}
          label={t('answerSave')}
          fields={fields}
          words={words.within('answers')}
          given={{ questionId: open }}
          onClose={() => setOpen(null)}
          onSave={save}
        />
      )}
    </div>
  )
}
