import { isPlanned, stateOf } from '@core/workshop/plan'
import { Anchor, Button, Stack } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useParams } from 'react-router'
import { useRow, useSession } from '../../../data/hooks'
import { useUnfinished } from '../../../terms/unfinished-session'
import { ErrorNotice, StillReading } from '../../../ui/notices'
import { PageHeader } from '../../../ui/page-header'
import shared from '../workshops.module.css'
import { FacilitatorScreen } from './facilitator-screen'
import { ForgetFinished } from './forget-finished'
import { ResumeSession } from './resume-session'
import { StartSession } from './start-session'

/** Holds a workshop: gets ready, runs it, or goes on with one that was interrupted. */
export function RunPage() {
  const { workshopId = '' } = useParams()
  const { t } = useTranslation('workshopRun')
  return (
    <Stack gap="lg">
      <Anchor component={Link} to=".." relative="path" className={shared.back ?? ''}>
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
