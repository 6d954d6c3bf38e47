import { added } from '@core/change/change'
import { roundFromWorkshop, roundOfWorkshop } from '@core/learning/workshop-round'
import type { Workshop } from '@core/project/entities'
import { Anchor, Button, Stack, Text } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useProject, useRows } from '../../../data/hooks'
import { useCommit } from '../../../terms/actions'
import { addressOfRow } from '../../../terms/address-of-row'
import { Section } from '../../../ui/section'
import { useTranslation } from '../../../ui/use-translation'

/** Takes a session of stories over into Learning, as a round: once. */
export function StoryRoundOfWorkshop({ workshop }: { workshop: Workshop }) {
  const { t } = useTranslation('workshopAfter')
  const project = useProject()
  const stories = useRows('story')
  const rounds = useRows('storyRound')
  const commit = useCommit()
  const [working, setWorking] = useState(false)
  if (!stories || !rounds || workshop.record === undefined) return null
  const saved = roundOfWorkshop(workshop, rounds)
  const save = async () => {
    setWorking(true)
    const made = roundFromWorkshop(workshop, { stories, rounds })
    await commit('workshop.round', [...made.stories.map(each => added('story', each)), added('storyRound', made.round)])
    setWorking(false)
  }
  return (
    <div data-no-print>
      <Section title={t('roundTitle')}>
        {saved ? (
          <Text>
            {t('roundSaved')}{' '}
            <Anchor component={Link} to={`/p/${project.id}/${addressOfRow('storyRound', saved.id)}`} dir="auto">
              {saved.title}
            </Anchor>
          </Text>
        ) : (
          <Stack gap="sm" align="flex-start">
            <Text maw="44em">{t('roundAbout')}</Text>
            <Button
              variant="default"
              loading={working}
              leftSection={<IconDeviceFloppy size={20} aria-hidden />}
              onClick={save}
            >
              {t('roundSave')}
            </Button>
          </Stack>
        )}
      </Section>
    </div>
  )
}
