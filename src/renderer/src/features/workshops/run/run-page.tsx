import { timeInWords } from '@core/words/format'
import { isPlanned, stateOf } from '@core/workshop/plan'
import type { UnfinishedSession } from '@core/workshop/session/session-calls'
import { Anchor, Button, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, Navigate, useParams } from 'react-router'
import { useRow, useSession } from '../../../data/hooks'
import { host } from '../../../host'
import { useUnfinished } from '../../../terms/unfinished-session'
import common from '../../../ui/common.module.css'
import { ErrorNotice, logError, StillReading } from '../../../ui/notices'
import { PageHeader } from '../../../ui/page-header'
import { useTranslation } from '../../../ui/use-translation'
import { AddressChoice, useAddressChoice } from './address-choice'
import { FacilitatorScreen } from './facilitator-screen'
import { ForgetFinished } from './forget-finished'
import classes from './run.module.css'
import { StartSession } from './start-session'

/** A session that is on this computer's disk and open nowhere: the program was closed or stopped in the middle of it. */
function ResumeSession({ session, onOpened }: { session: UnfinishedSession; onOpened: () => void }) {
  const { t } = useTranslation('workshopRun')
  const choice = useAddressChoice()
  const [opening, setOpening] = useState(false)
  const [failed, setFailed] = useState(false)
  const resume = async () => {
    setOpening(true)
    setFailed(false)
    try {
      await host.resumeSession({ sessionId: session.sessionId, address: choice.chosen })
      onOpened()
    } catch (problem) {
      logError(problem)
      setFailed(true)
      setOpening(false)
    }
  }
  return (
    <Stack gap="xl" maw="60rem">
      <PageHeader title={t('resumeTitle')} intro={t('resumeLead')} />
      <Text>
        <b dir="auto">{session.title}</b>
        <br />
        {t('resumeOpened', { time: timeInWords(session.openedAt) })}
      </Text>
      <AddressChoice choice={choice} />
      {failed && <ErrorNotice title={t('resumeFailedTitle')} lost={t('resumeFailed')} next={t('resumeFailedNext')} />}
      <Button
        className={classes.startButton ?? ''}
        size="lg"
        leftSection={<IconPlayerPlay size={22} aria-hidden />}
        loading={opening}
        onClick={resume}
      >
        {t('resumeNow')}
      </Button>
    </Stack>
  )
}

/** Holds a workshop: gets ready, runs it, or goes on with one that was interrupted. */
export function RunPage() {
  const { workshopId = '' } = useParams()
  const { t } = useTranslation('workshopRun')
  return (
    <Stack gap="lg">
      <Anchor component={Link} to=".." relative="path" className={common.back ?? ''}>
        <IconArrowLeft size={18} aria-hidden /> {t('back')}
      </Anchor>
      <RunContent workshopId={workshopId} />
    </Stack>
  )
}

function RunContent({ workshopId }: { workshopId: string }) {
  const { t } = useTranslation('workshopRun')
  const { id: projectId } = useSession()
  const workshop = useRow('workshop', workshopId)
  const { unfinished, lookAgain } = useUnfinished()
  // While it opens, the row says so a moment before the host is asked again.
  const [opening, setOpening] = useState(false)
  if (workshop === undefined || unfinished === undefined) return <StillReading label={t('reading')} />
  if (unfinished === 'failed') {
    return (
      <>
        <PageHeader title={workshop?.title ?? t('hostGoneTitle')} />
        <ErrorNotice
          title={t('hostGoneTitle')}
          lost={t('hostGone')}
          next={t('hostGoneNext')}
          actions={<Button onClick={lookAgain}>{t('again')}</Button>}
        />
      </>
    )
  }
  const session = unfinished.find(each => each.workshopId === workshopId && each.projectId === projectId)
  if (session && workshop && stateOf(workshop) === 'closed') {
    return <ForgetFinished session={session} onDone={lookAgain} />
  }
  if (session?.running) return <FacilitatorScreen sessionId={session.sessionId} onGone={lookAgain} />
  if (session) return <ResumeSession session={session} onOpened={lookAgain} />
  const [other] = unfinished
  if (other) {
    return (
      <>
        <PageHeader title={t('otherTitle')} />
        <ErrorNotice
          title={t('otherTitle')}
          lost={t('other', { title: other.title })}
          actions={
            <Button component={Link} to={`/p/${other.projectId}/workshops/${other.workshopId}/run`}>
              {t('otherGo')}
            </Button>
          }
        />
      </>
    )
  }
  const isToOpen = workshop && (stateOf(workshop) === 'planned' || (opening && stateOf(workshop) === 'running'))
  if (!isToOpen || !isPlanned(workshop)) {
    return <Navigate to=".." relative="path" replace />
  }
  return <StartSession workshop={workshop} onOpening={setOpening} onOpened={lookAgain} />
}
