import { edited } from '@core/change/change'
import type { Workshop } from '@core/project/entities'
import { Stack, Text } from '@mantine/core'
import { useSession } from '../../data/hooks'
import { useSave } from '../../terms/actions'
import { Attachments } from '../../terms/attachments/attachments'
import { saveIfValid, useTextProblem } from '../../terms/title-problem'
import { DraftArea } from '../../ui/draft-fields'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'

/** What the team keeps for itself about a workshop: notes, photos of the flipchart. */
export function TeamNotes({ workshop: { id, teamNote = '' } }: { workshop: Workshop }) {
  const { t } = useTranslation('workshops')
  const { db } = useSession()
  const save = useSave()
  const textProblem = useTextProblem()
  const keep = (typed: string) =>
    save('workshop.edit', async () => {
      const stored = await db.rowsOf('workshop').get(id)
      if (!stored) return null
      const { teamNote: _, ...without } = stored
      const note = typed.trim()
      return [edited('workshop', stored, note === '' ? without : { ...without, teamNote: note })]
    })
  return (
    <Section title={t('teamNotes')}>
      <Stack maw="60rem">
        <Text c="dimmed">{t('teamNotesHint')}</Text>
        <DraftArea label={t('teamNote')} stored={teamNote} keepText={saveIfValid(textProblem, keep)} />
        <Attachments about={{ kind: 'workshop', id }} headingOrder={3} />
      </Stack>
    </Section>
  )
}
