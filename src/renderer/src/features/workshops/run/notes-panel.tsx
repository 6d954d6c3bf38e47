import { Stack, Text } from '@mantine/core'
import { Attachments } from '../../../terms/attachments/attachments'
import { DraftArea } from '../../../ui/draft-fields'
import { Section } from '../../../ui/section'
import { useTranslation } from '../../../ui/use-translation'
import { useKeptNote } from './difference-card'
import { useRoom } from './room-context'

/** What the facilitator keeps for themselves: notes that nobody else is shown, and photos of what stands on paper. */
export function NotesPanel() {
  const { t } = useTranslation('workshopRun')
  const { view } = useRoom()
  return (
    <Stack gap="xl">
      <PrivateNote />
      <Section title={t('flipchart')} order={3} mb={0}>
        <Text>{t('flipchartHint')}</Text>
        <Attachments about={{ kind: 'workshop', id: view.opening.workshopId }} headingOrder={4} hideHeading />
      </Section>
    </Stack>
  )
}

export function PrivateNote() {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const keepNote = useKeptNote()
  return (
    <DraftArea
      label={t('privateNote')}
      description={t('privateNoteHint')}
      minRows={4}
      stored={view.privateNote}
      keepText={keepNote(5000, words => act({ kind: 'private-note', words }))}
    />
  )
}
