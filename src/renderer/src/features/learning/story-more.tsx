import { edited } from '@core/change/change'
import { storyForOthers } from '@core/privacy/told-stories'
import { type Channel, channels, type Story } from '@core/project/entities'
import { dayInWords } from '@core/words/format'
import { Button, List, Stack, Text } from '@mantine/core'
import { IconCheck, IconLock } from '@tabler/icons-react'
import { useRef } from 'react'
import { useRow, useRows } from '../../data/hooks'
import { useCommit } from '../../terms/actions'
import { today } from '../../terms/today'
import { HintNotice } from '../../ui/hints'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import { WithdrawStory } from './withdraw-story'
import { WordsAndThemes } from './words-and-themes'

/** What belongs to a story beside its fields: whether the wording is approved, where it may go, and its words with their themes. */
export function StoryMore({ id }: { id: string }) {
  const { t } = useTranslation('learning')
  const story = useRow('story', id)
  if (!story) return null
  return (
    <Stack gap="xl">
      {story.withdrawnOn === null ? (
        <Approval story={story} />
      ) : (
        <Text>{t('withdrawnOn', { day: dayInWords(story.withdrawnOn) })}</Text>
      )}
      <WhereItMayGo story={story} />
      <WordsAndThemes story={story} />
      {story.withdrawnOn === null && <WithdrawStory story={story} />}
    </Stack>
  )
}

function Approval({ story }: { story: Story }) {
  const { t } = useTranslation('learning')
  const commit = useCommit()
  const { sharedWords, approvedWords, approvedOn } = story
  const isApproved = approvedOn !== null && approvedWords === sharedWords && sharedWords.trim() !== ''
  const told = useRef<HTMLDivElement>(null)
  const approve = async () => {
    const approved = { ...story, approvedWords: sharedWords, approvedOn: today() }
    // The button goes.
    if (await commit('story.approve', [edited('story', story, approved)])) told.current?.focus()
  }
  return (
    <Section title={t('approvalTitle')} order={3}>
      <div ref={told} tabIndex={-1}>
        {isApproved ? (
          <Text>{t('approvedOn', { day: dayInWords(approvedOn) })}</Text>
        ) : (
          <Stack gap="sm" align="flex-start">
            <Text>
              {sharedWords.trim() === ''
                ? t('nothingToApprove')
                : approvedOn === null
                  ? t('notApproved')
                  : t('changedSinceApproved', { day: dayInWords(approvedOn) })}
            </Text>
            {sharedWords.trim() !== '' && (
              <Button
                variant="default"
                leftSection={<IconCheck size={20} aria-hidden />}
                onClick={approve}
                data-no-print
              >
                {t('approve')}
              </Button>
            )}
          </Stack>
        )}
      </div>
    </Section>
  )
}

function WhereItMayGo({ story }: { story: Story }) {
  const { t } = useTranslation(['learning', 'kinds'])
  const people = useRows('person')
  const consents = useRows('consent')
  const contacts = useRows('contact')
  if (!people || !consents || !contacts) return null
  const rows = { person: people, consent: consents, contact: contacts }
  const verdicts = channels.map(channel => ({ channel, ...storyForOthers(story, rows, { on: today(), channel }) }))
  const told = verdicts.flatMap(verdict => ('told' in verdict ? [verdict] : []))
  const gaps = [...new Set(verdicts.flatMap(verdict => ('gap' in verdict ? [verdict.gap] : [])))]
  const named = (channel: Channel) => t(`kinds:consent.choices.channels.${channel}`)
  return (
    <Section title={t('whereTitle')} order={3}>
      {told.length === 0 ? (
        <HintNotice icon={<IconLock size={22} aria-hidden />} title={t('staysHere')}>
          <List>
            {gaps.map(gap => (
              <List.Item key={gap}>{t(`storyGap.${gap}`)}</List.Item>
            ))}
          </List>
        </HintNotice>
      ) : (
        <List>
          {told.map(({ channel, told: { by } }) => (
            <List.Item key={channel}>
              {by === null
                ? t('mayGoUnnamed', { channel: named(channel) })
                : t('mayGoNamed', { channel: named(channel), name: by })}
            </List.Item>
          ))}
        </List>
      )}
    </Section>
  )
}
