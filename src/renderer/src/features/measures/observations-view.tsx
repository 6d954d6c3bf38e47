import type { Measure } from '@core/project/entities'
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconClipboard, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../../data/hooks'
import { AnswersForm } from './answers-form'
import { Observations } from './grid/observations'
import { ObservationForm } from './observation-form'

/** Every recorded value of a measure, and the one place to add and correct them. */
export function ObservationsView({ measure }: { measure: Measure }) {
  const { t } = useTranslation('measures')
  const { t: grid } = useTranslation('observationGrid')
  const { id } = useSession()
  const [adding, setAdding] = useState(false)
  const [answers, setAnswers] = useState(false)
  const [pasting, setPasting] = useState(false)
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <Text c="dimmed">{t('observationsLead')}</Text>
        <Group>
          <Button component={Link} to={`/p/${id}/evidence`} variant="default">
            {t('bringInData')}
          </Button>
          {measure.kind === 'scale' && (
            <Button variant="default" disabled={measure.rubric.length === 0} onClick={() => setAnswers(true)}>
              {t('addAnswers')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconClipboard size={20} aria-hidden />}
            onClick={() => setPasting(true)}
          >
            {grid('pasteRows')}
          </Button>
          <Button
            leftSection={<IconPlus size={20} aria-hidden />}
            data-field="add-observation"
            onClick={() => setAdding(true)}
          >
            {t(measure.kind === 'story' ? 'addStory' : 'addObservation')}
          </Button>
        </Group>
      </Group>
      <Observations
        measure={measure}
        label={grid('gridOf', { title: measure.title })}
        pasting={pasting}
        onPasteDone={() => setPasting(false)}
      />
      {answers && <AnswersForm measure={measure} onClose={() => setAnswers(false)} />}
      {adding && <ObservationForm measure={measure} subject={{ task: 'add' }} onClose={() => setAdding(false)} />}
    </Stack>
  )
}
