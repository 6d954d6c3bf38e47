import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconLock, IconMailOpened } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../../ui/dialog'
import { RuleSentences } from '../rule-sentences'
import { HowCounted } from './how-counted'
import { ItemsEditor } from './items-editor'
import { useRoom } from './room-context'
import classes from './run.module.css'

/** What is voted on, and the vote: opened, counted by who has answered, and closed for good. */
export function VotePanel() {
  const { t } = useTranslation('workshopRun')
  const { view } = useRoom()
  const { rule, finalSay } = view.opening
  return (
    <Stack gap="xl">
      <section className={classes.vote} aria-labelledby="the-vote">
        <Title order={3} id="the-vote">
          {t('vote')}
        </Title>
        {view.vote ? <OpenVote /> : <VoteToOpen />}
        <details className={classes.details}>
          <summary>{t('voteRule')}</summary>
          <RuleSentences rule={rule} />
          <Text mt="xs">
            <b>{t('voteFinalSay')}:</b> <bdi>{finalSay}</bdi>
          </Text>
        </details>
      </section>
      <ItemsEditor />
    </Stack>
  )
}

function VoteToOpen() {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const closed = view.closedVotes.length
  return (
    <>
      {closed > 0 && <Text>{t('voteClosed', { count: closed })}</Text>}
      <HowCounted />
      {view.stage.kind === 'vote' ? (
        <Group>
          <Button
            leftSection={<IconMailOpened size={20} aria-hidden />}
            disabled={view.items.length === 0 || !view.counting.settled}
            onClick={() => act({ kind: 'open-vote' })}
          >
            {t('voteOpen', { round: closed + 1 })}
          </Button>
          {view.items.length === 0 && <Text c="dimmed">{t('itemsNone')}</Text>}
        </Group>
      ) : (
        <Text c="dimmed">{t('voteNotHere')}</Text>
      )}
    </>
  )
}

function OpenVote() {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const [asking, setAsking] = useState(false)
  const { vote } = view
  if (!vote) return null
  const { round, answered, complete, of } = vote
  const waiting = Math.max(0, of - answered)
  return (
    <>
      <Text fw={700}>{t('voteIsOpen', { round })}</Text>
      <p className={classes.count} role="status">
        {t('voteAnswered', { answered, of, complete })}
      </p>
      <HowCounted />
      <Text c="dimmed">{t('voteNoPeek')}</Text>
      <Group>
        <Button leftSection={<IconLock size={20} aria-hidden />} onClick={() => setAsking(true)}>
          {t('voteClose')}
        </Button>
      </Group>
      <ConfirmDialog
        opened={asking}
        title={t('voteCloseTitle', { round })}
        confirm={t('voteCloseYes')}
        cancel={t('voteCloseNo')}
        danger
        onConfirm={() => {
          setAsking(false)
          act({ kind: 'close-vote' })
        }}
        onCancel={() => setAsking(false)}
      >
        <Stack gap="xs">
          {waiting > 0 && <Text fw={700}>{t('voteCloseWaiting', { count: waiting })}</Text>}
          <Text>{t('voteCloseText')}</Text>
        </Stack>
      </ConfirmDialog>
    </>
  )
}
