import { otherDomainId, type Workshop } from '@core/project/entities'
import { Group, Text } from '@mantine/core'
import { IconLock, IconShare } from '@tabler/icons-react'
import common from '../../../ui/common.module.css'
import { Mark } from '../../../ui/mark'
import { Section } from '../../../ui/section'
import { useTranslation } from '../../../ui/use-translation'
import shared from '../workshops.module.css'

type Told = NonNullable<Workshop['record']>['ideas'][number]

type StoryMarksProps = { plan: Workshop['plan']; told: Pick<Told, 'domainId' | 'use'> }

/** For whom a story was told, and what it is about. */
export function StoryMarks({ plan, told }: StoryMarksProps) {
  const { t } = useTranslation(['workshops', 'terms'])
  const use = told.use ?? 'room'
  const Icon = use === 'room' ? IconLock : IconShare
  const domain =
    plan?.domains?.find(({ id }) => id === (told.domainId ?? otherDomainId))?.name ?? t('terms:domainOther')
  return (
    <Group gap="xs">
      <Mark tone={use === 'room' ? 'missing' : 'plain'} icon={<Icon size={18} aria-hidden />}>
        {t(`terms:storyUse.${use}`)}
      </Mark>
      <Text c="dimmed">{t('storyAbout', { domain })}</Text>
    </Group>
  )
}

/** What came out of a session of stories: those that the group chose and why, and those that were told too. */
export function ChosenStories({ workshop }: { workshop: Workshop }) {
  const { t } = useTranslation('workshops')
  const { record, items } = workshop
  const chosen = record?.chosen ?? []
  const ideasOf = (itemId: string) => items.find(({ id }) => id === itemId)?.ideaIds ?? []
  const inChosen = new Set(chosen.flatMap(({ itemId }) => ideasOf(itemId)))
  const others = (record?.ideas ?? []).filter(({ id, withdrawnOn }) => !inChosen.has(id) && withdrawnOn === null)
  return (
    <>
      <Section title={t('storiesChosen')}>
        {chosen.length === 0 && <Text c="dimmed">{t('storiesNone')}</Text>}
        <ol className={shared.agreed}>
          {chosen.map(story => (
            <ChosenStory key={story.itemId} workshop={workshop} story={story} ideaIds={ideasOf(story.itemId)} />
          ))}
        </ol>
      </Section>
      <Section title={t('storiesOthers')}>
        {others.length === 0 && <Text c="dimmed">{t('storiesOthersNone')}</Text>}
        <ul className={shared.agreed}>
          {others.map(told => (
            <li key={told.id} className={shared.card}>
              <p className={common.written} dir="auto">
                {told.words}
              </p>
              <StoryMarks plan={workshop.plan} told={told} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

type ChosenStoryProps = {
  workshop: Workshop
  story: NonNullable<NonNullable<Workshop['record']>['chosen']>[number]
  ideaIds: readonly string[]
}

function ChosenStory({ workshop, story: { itemId, title, why, minorityView }, ideaIds }: ChosenStoryProps) {
  const { t } = useTranslation('workshops')
  const words = workshop.items.find(({ id }) => id === itemId)?.words ?? t('storyGone')
  const told = (workshop.record?.ideas ?? []).filter(({ id }) => ideaIds.includes(id))
  const isFree = told.length > 0 && told.every(({ use }) => use === 'unnamed')
  const reasons = (workshop.record?.reasons ?? []).filter(
    reason => reason.itemId === itemId && reason.withdrawnOn === null,
  )
  return (
    <li className={shared.card}>
      {title !== '' && (
        <p className={shared.wording} dir="auto">
          {title}
        </p>
      )}
      <p className={common.written} dir="auto">
        {words}
      </p>
      <StoryMarks plan={workshop.plan} told={{ domainId: told[0]?.domainId, use: isFree ? 'unnamed' : 'room' }} />
      {why !== '' && (
        <Text>
          <strong>{t('storyWhy')}:</strong> <bdi>{why}</bdi>
        </Text>
      )}
      {minorityView !== '' && (
        <Text>
          <strong>{t('minorityView')}:</strong> <bdi>{minorityView}</bdi>
        </Text>
      )}
      {reasons.length > 0 && (
        <div>
          <Text fw={700}>{t('storyReasons')}</Text>
          <ul className={common.points}>
            {reasons.map(({ id, words: reason }) => (
              <li key={id} dir="auto">
                {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
    </li>
  )
}
