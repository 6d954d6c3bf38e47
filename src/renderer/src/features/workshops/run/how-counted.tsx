import type { CountingChoice } from '@core/workshop/session/act'
import type { Counting } from '@core/workshop/session/views'
import { Button, Checkbox, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { wordsOfWay } from '../../../../../participant/screens/counted'
import { sayIn } from '../../../../../participant/words'
import { newId } from '../../../data/new-id'
import common from '../../../ui/common.module.css'
import { HintNotice } from '../../../ui/hints'
import { Section } from '../../../ui/section'
import { useTranslation } from '../../../ui/use-translation'
import { Disclosure } from './disclosure'
import { useGroupName, useRoom } from './room-context'

/** How votes will be counted: which groups are too small for it, what was chosen about them, and what people read of it. */
export function HowCounted() {
  const { t } = useTranslation('workshopRun')
  const { view } = useRoom()
  const { counting } = view
  if (!counting.settled) {
    return (
      <HintNotice icon={<IconUsersGroup aria-hidden />} title={t('countNeeded')}>
        <Stack gap="sm">
          <Text>{t(counting.way === 'choose-again' ? 'countAskedAgain' : 'countNeededWhy')}</Text>
          <GroupSizes counting={counting} />
          <CountingForm />
        </Stack>
      </HintNotice>
    )
  }
  return (
    <Section title={t('counted')} order={4} mb={0}>
      <Text lang="en" dir="auto">
        {sayIn('en')(wordsOfWay[counting.way ?? 'groups'], { fewest: counting.threshold })}
      </Text>
      <Text c="dimmed">{t('countedRead')}</Text>
      {view.vote === null && (
        <Disclosure summary={t('countChange')}>
          <Stack gap="sm" mt="xs">
            <GroupSizes counting={counting} />
            <CountingForm />
          </Stack>
        </Disclosure>
      )}
    </Section>
  )
}

function GroupSizes({ counting: { groups, threshold } }: { counting: Counting }) {
  const { t } = useTranslation('workshopRun')
  const nameOf = useGroupName()
  const sizeOf = (people: number) => (people < 2 ? 'alone' : people < threshold ? 'small' : 'enough')
  return (
    <ul className={common.points}>
      {groups.map(({ id, people }) => (
        <li key={id}>
          <b dir="auto">{nameOf(id)}</b>: {t('countPeople', { count: people })}.{' '}
          {t(`countSize.${sizeOf(people)}`, { threshold })}
        </li>
      ))}
    </ul>
  )
}

const ways = ['together', 'join', 'outcome-only', 'choose-again', 'groups'] as const
type Way = (typeof ways)[number]

function CountingForm() {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const [way, setWay] = useState<Way | null>(null)
  const [joined, setJoined] = useState<string[]>([])
  const [name, setName] = useState('')
  const perspectives = view.opening.perspectives.filter(({ id }) =>
    view.people.byPerspective.some(each => each.perspectiveId === id && each.people > 0),
  )
  const names = perspectives.filter(({ id }) => joined.includes(id)).map(each => each.name)
  const choice = (): CountingChoice | null => {
    if (way === 'join') {
      if (joined.length < 2) return null
      const called = (name.trim() || names.join(', ')).slice(0, 200)
      const others = view.counting.joined.filter(
        ({ perspectiveIds }) => !perspectiveIds.some(id => joined.includes(id)),
      )
      return {
        way: 'groups',
        joined: [...others.map(copyOf), { id: newId(), name: called, perspectiveIds: joined }],
      }
    }
    return way === 'groups' ? { way, joined: view.counting.joined.map(copyOf) } : way && { way }
  }
  const choose = async (event: FormEvent) => {
    event.preventDefault()
    const chosen = choice()
    if (chosen && (await act({ kind: 'count-as', choice: chosen }))) setWay(null)
  }
  return (
    <form onSubmit={choose}>
      <Radio.Group
        label={t('countWay')}
        value={way ?? ''}
        onChange={value => setWay(ways.find(each => each === value) ?? null)}
      >
        <Stack gap="xs" mt="xs">
          {ways.map(each => (
            <Radio
              key={each}
              value={each}
              label={t(`countWays.${each}`)}
              description={t(`countWaysMore.${each}`, { threshold: view.counting.threshold })}
            />
          ))}
        </Stack>
      </Radio.Group>
      {way === 'join' && (
        <Stack gap="xs" mt="sm">
          <Checkbox.Group label={t('countJoinWhich')} value={joined} onChange={setJoined}>
            <Group gap="md" mt="xs">
              {perspectives.map(each => (
                <Checkbox key={each.id} value={each.id} label={<bdi>{each.name}</bdi>} />
              ))}
            </Group>
          </Checkbox.Group>
          <TextInput
            label={t('countJoinName')}
            maw="28rem"
            maxLength={200}
            placeholder={names.join(', ')}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
          />
        </Stack>
      )}
      <Button type="submit" mt="sm" variant="default" disabled={choice() === null}>
        {t('countChoose')}
      </Button>
    </form>
  )
}

const copyOf = ({ perspectiveIds, ...group }: Counting['joined'][number]) => ({
  ...group,
  perspectiveIds: [...perspectiveIds],
})
