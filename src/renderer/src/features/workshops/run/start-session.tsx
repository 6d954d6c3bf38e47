import { edited } from '@core/change/change'
import { figuresToLookAt } from '@core/report/figures-to-look-at'
import { gapsInPlan, type PlannedWorkshop } from '@core/workshop/plan'
import type { SessionOpening } from '@core/workshop/session/views'
import { Button, Checkbox, Stack, Text, Title } from '@mantine/core'
import { IconLock, IconPlayerPlay, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useMeasureReadings, useProject, useRows } from '../../../data/hooks'
import { newId } from '../../../data/new-id'
import { host } from '../../../host'
import { useCommit } from '../../../terms/actions'
import { today } from '../../../terms/today'
import { HintNotice } from '../../../ui/hints'
import { ErrorNotice, logError } from '../../../ui/notices'
import { PageHeader } from '../../../ui/page-header'
import { useTranslation } from '../../../ui/use-translation'
import { MethodContext } from '../rating-words'
import { RuleSentences } from '../rule-sentences'
import { AddressChoice, useAddressChoice } from './address-choice'
import classes from './run.module.css'

const checks = ['wifi', 'phone', 'paper', 'projector', 'power', 'payment'] as const

type StartSessionProps = {
  workshop: PlannedWorkshop
  /** Told true before anything is opened, false where it could not be. */
  onOpening: (opening: boolean) => void
  onOpened: () => void
}

/** What to look through before people come, and the button that opens the session. */
export function StartSession({ workshop, onOpening, onOpened }: StartSessionProps) {
  const { t } = useTranslation('workshopRun')
  const project = useProject()
  const commit = useCommit()
  const choice = useAddressChoice()
  const readings = useMeasureReadings()
  const measures = useRows('measure')
  const looksAgain = workshop.plan.method === 'review'
  const isReading = looksAgain && (readings === undefined || measures === undefined)
  const lookedAt = new Set(workshop.plan.items.map(({ measureId }) => measureId))
  const figures =
    looksAgain && readings && measures
      ? figuresToLookAt(
          measures.filter(({ id }) => lookedAt.has(id)),
          readings,
          project,
        )
      : null
  const [opening, setOpening] = useState(false)
  const [failed, setFailed] = useState(false)

  const open = async () => {
    setOpening(true)
    onOpening(true)
    setFailed(false)
    try {
      const sessionId = newId()
      await host.openSession({
        opening: { ...sessionOpening(workshop, project, sessionId), ...(figures && { figures }) },
        address: choice.chosen,
      })
      // The time stands still until the facilitator begins: first one phone is tried.
      await host.actInSession({ sessionId, act: { kind: 'pause' } })
      await commit('workshop.open', [edited('workshop', workshop, { ...workshop, state: 'running', heldOn: today() })])
      onOpened()
    } catch (problem) {
      logError(problem)
      setFailed(true)
      onOpening(false)
    } finally {
      setOpening(false)
    }
  }
  if (gapsInPlan(workshop, project).length > 0) {
    return <ErrorNotice title={t('gapsTitle')} lost={t('gapsMore')} />
  }
  return (
    <Stack gap="xl" maw="60rem">
      <PageHeader title={t('startTitle', { title: workshop.title })} intro={t('startLead')} />
      <AddressChoice choice={choice} />
      {choice.chosen !== null && (
        <HintNotice icon={<IconShieldCheck aria-hidden />}>
          <Text>{t('firewallAhead')}</Text>
        </HintNotice>
      )}
      <Checkbox.Group label={<Title order={2}>{t('checklist')}</Title>} description={t('checklistHint')}>
        <Stack gap="xs" mt="sm">
          {checks.map(check => (
            <Checkbox key={check} value={check} label={t(`check.${check}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <HintNotice icon={<IconLock aria-hidden />} title={t('ruleFixed')}>
        <Text>{t('ruleFixedMore')}</Text>
        <MethodContext value={workshop.plan.method}>
          <RuleSentences rule={workshop.rule} />
        </MethodContext>
        <Text mt="xs">
          <b>{t('voteFinalSay')}:</b> <bdi>{workshop.finalSay}</bdi>
        </Text>
      </HintNotice>
      {failed && <ErrorNotice title={t('openFailedTitle')} lost={t('openFailed')} next={t('openFailedNext')} />}
      <Button
        className={classes.startButton ?? ''}
        size="lg"
        leftSection={<IconPlayerPlay size={22} aria-hidden />}
        loading={opening || isReading}
        loaderProps={{ 'aria-label': t('opening') }}
        onClick={open}
      >
        {t('openNow')}
      </Button>
    </Stack>
  )
}

const sessionOpening = (
  { id, title, question, plan, rule, finalSay }: PlannedWorkshop,
  project: ReturnType<typeof useProject>,
  sessionId: string,
): SessionOpening => ({
  sessionId,
  projectId: project.id,
  workshopId: id,
  title,
  question,
  plan,
  rule,
  finalSay,
  perspectives: project.perspectives.filter(perspective => plan.perspectiveIds.includes(perspective.id)),
  smallestGroup: project.smallestGroup,
})
