import { isVoteDue } from '@core/workshop/session/next-step'
import { Stack, Text, Title } from '@mantine/core'
import common from '../../../ui/common.module.css'
import { useTranslation } from '../../../ui/use-translation'
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
        <details className={common.disclosure}>
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
  const { view } = useRoom()
  const closed = view.closedVotes.length
  return (
    <>
      {closed > 0 && <Text>{t('voteClosed', { count: closed })}</Text>}
      {!isVoteDue(view) && <Text c="dimmed">{t('voteNotHere')}</Text>}
      <HowCounted />
    </>
  )
}

function OpenVote() {
  const { t } = useTranslation('workshopRun')
  const { vote } = useRoom().view
  if (!vote) return null
  const { round, answered, complete, of } = vote
  return (
    <>
      <Text fw={700}>{t('voteIsOpen', { round })}</Text>
      <p className={classes.count} role="status">
        {t('voteAnswered', { answered, of, complete })}
      </p>
      <HowCounted />
      <Text c="dimmed">{t('voteNoPeek')}</Text>
    </>
  )
}
