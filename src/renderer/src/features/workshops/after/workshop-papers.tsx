import type { Workshop } from '@core/project/entities'
import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core'
import { IconFileText, IconFileTypeDocx, IconMessages } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useProject, useRows } from '../../../data/hooks'
import { useExport } from '../../../terms/export/use-export'
import { useTranslation } from '../../../ui/use-translation'
import { type Paper, paperFile } from './paper-file'
import { TakeWordsBack } from './take-words-back'

/** What people take away from a finished workshop, and what is told them later. */
export function WorkshopPapers({ workshop }: { workshop: Workshop }) {
  const { t } = useTranslation('workshopAfter')
  const project = useProject()
  const measures = useRows('measure')
  const { working, takeOut } = useExport()
  const [large, setLarge] = useState(false)
  const save = (paper: Exclude<Paper, 'back'>) => {
    if (!measures) return
    const source = { project, workshop, measures, now: new Date().toISOString(), large }
    void takeOut({ name: t(`paperName.${paper}`, { title: workshop.title }), kind: 'report', ending: '.docx' }, () =>
      paperFile({ paper, source }),
    )
  }
  const waits = working || measures === undefined
  return (
    <section aria-labelledby="papers">
      <Stack gap="sm">
        <Title order={2} size="h3" id="papers">
          {t('papersTitle')}
        </Title>
        <Text c="dimmed" maw="44em">
          {t('papersHint', { threshold: project.smallestGroup })}
        </Text>
        <Checkbox label={t('large')} checked={large} onChange={event => setLarge(event.currentTarget.checked)} />
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconFileText size={20} aria-hidden />}
            disabled={waits}
            onClick={() => save('summary')}
          >
            {t('summary')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileTypeDocx size={20} aria-hidden />}
            disabled={waits}
            onClick={() => save('record')}
          >
            {t('record')}
          </Button>
          <Button variant="default" component={Link} to="you-said" leftSection={<IconMessages size={20} aria-hidden />}>
            {t('youSaid')}
          </Button>
          {workshop.record && <TakeWordsBack workshop={workshop} record={workshop.record} />}
        </Group>
      </Stack>
    </section>
  )
}
