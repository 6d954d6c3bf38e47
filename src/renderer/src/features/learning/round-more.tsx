import { withoutTurning } from '@core/bidi'
import { added, edited } from '@core/change/change'
import { nextRound, notChosen, offeredAgain } from '@core/learning/workshop-round'
import type { Story, StoryRound } from '@core/project/entities'
import { Button, Group, List, Stack, Text } from '@mantine/core'
import { IconArrowRight, IconPlus } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import { useProject, useRow, useRows } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { addressOfRow } from '../../terms/address-of-row'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'

/** On a round's page: what the last round did not choose, what this one did not, and the round after it. */
export function RoundMore({ id }: { id: string }) {
  const round = useRow('storyRound', id)
  const rounds = useRows('storyRound')
  const stories = useRows('story')
  if (!round || !rounds || !stories) return null
  return (
    <Stack gap="xl">
      <OfferedAgain round={round} offered={offeredAgain(round, { rounds, stories })} />
      <NotChosen left={notChosen(round, stories)} hasChosen={round.choices.length > 0} />
      <NextRound round={round} rounds={rounds} />
    </Stack>
  )
}

function OfferedAgain({ round, offered }: { round: StoryRound; offered: readonly Story[] }) {
  const { t } = useTranslation('learning')
  const commit = useCommit()
  if (offered.length === 0) return null
  const read = (stories: readonly Story[]) =>
    commit('storyRound.edit', [
      edited('storyRound', round, { ...round, storyIds: [...round.storyIds, ...stories.map(({ id }) => id)] }),
    ])
  return (
    <div data-no-print>
      <Section title={t('offeredTitle')} order={3}>
        <Stack gap="sm" align="flex-start">
          <Text maw="44em">{t('offeredAbout')}</Text>
          {offered.map(story => (
            <Group key={story.id} gap="sm">
              <Text dir="auto">{story.title}</Text>
              <Button
                size="sm"
                variant="default"
                leftSection={<IconPlus size={18} aria-hidden />}
                aria-label={t('readAgainOf', { title: story.title })}
                onClick={() => read([story])}
              >
                {t('readAgain')}
              </Button>
            </Group>
          ))}
          {offered.length > 1 && (
            <Button variant="default" onClick={() => read(offered)}>
              {t('readAllAgain', { count: offered.length })}
            </Button>
          )}
        </Stack>
      </Section>
    </div>
  )
}

function NotChosen({ left, hasChosen }: { left: readonly Story[]; hasChosen: boolean }) {
  const { t } = useTranslation('learning')
  if (!hasChosen || left.length === 0) return null
  return (
    <Section title={t('notChosenTitle')} order={3}>
      <List>
        {left.map(({ id, title }) => (
          <List.Item key={id} dir="auto">
            {title}
          </List.Item>
        ))}
      </List>
    </Section>
  )
}

function NextRound({ round, rounds }: { round: StoryRound; rounds: readonly StoryRound[] }) {
  const { t } = useTranslation('learning')
  const project = useProject()
  const commit = useCommit()
  const navigate = useNavigate()
  const following = rounds.filter(({ earlierRoundId }) => earlierRoundId === round.id)
  const goTo = (id: string) => navigate(`/p/${project.id}/${addressOfRow('storyRound', id)}`)
  const begin = async () => {
    const order = rounds.reduce((last, each) => Math.max(last, each.order), 0) + 1
    const next = nextRound(round, {
      title: withoutTurning(t('roundAfter', { title: round.title })),
      id: newId(),
      order,
    })
    if (await commit('storyRound.add', [added('storyRound', next)])) await goTo(next.id)
  }
  return (
    <div data-no-print>
      <Section title={t('nextRoundTitle')} order={3}>
        <Stack gap="sm" align="flex-start">
          <Text maw="44em">{t('nextRoundAbout')}</Text>
          {following.map(({ id, title }) => (
            <Button
              key={id}
              variant="subtle"
              rightSection={<IconArrowRight size={20} aria-hidden />}
              onClick={() => goTo(id)}
            >
              <bdi>{title}</bdi>
            </Button>
          ))}
          <Button variant="default" leftSection={<IconPlus size={20} aria-hidden />} onClick={begin}>
            {t('nextRoundBegin')}
          </Button>
        </Stack>
      </Section>
    </div>
  )
}
