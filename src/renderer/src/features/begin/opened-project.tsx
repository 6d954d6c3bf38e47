import { Button, Container } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useParams } from 'react-router'
import { SessionProvider } from '../../data/hooks'
import { type OpenProjectResult, openProject } from '../../data/session'
import { ErrorNotice } from '../../ui/error-notice'
import { PageHeader } from '../../ui/page-header'
import { StillReading } from '../../ui/still-reading'
import { RecoveryScreen } from './recovery-screen'

/** Opens the project in the address for the screens within, and lets go of it when the person leaves. */
export function OpenedProject() {
  const { projectId = '' } = useParams()
  const [attempt, setAttempt] = useState(0)
  return <Opening key={`${projectId} ${attempt}`} projectId={projectId} onAgain={() => setAttempt(attempt + 1)} />
}

function Opening({ projectId, onAgain }: { projectId: string; onAgain: () => void }) {
  const { t } = useTranslation('begin')
  const opened = useOpened(projectId)
  if (opened === undefined) {
    return (
      <Container component="main" size="lg" py="xl">
        <StillReading label={t('opening')} />
      </Container>
    )
  }
  if (opened.ok) {
    return (
      <SessionProvider session={opened.value} onReopen={onAgain}>
        <Outlet />
      </SessionProvider>
    )
  }
  if (opened.problem === 'behind') return <RecoveryScreen offer={opened.recovery} onRecovered={onAgain} />
  const title = t(`openProblem.${opened.problem}.title`)
  return (
    <Container component="main" size="sm" py="xl">
      <PageHeader title={t('notOpened')} />
      <ErrorNotice
        title={title}
        lost={t(`openProblem.${opened.problem}.lost`)}
        next={t(`openProblem.${opened.problem}.next`)}
        actions={
          <>
            {(opened.problem === 'blocked' || opened.problem === 'host-gone') && (
              <Button onClick={onAgain}>{t('again')}</Button>
            )}
            <Button variant="default" component={Link} to="/begin">
              {t('allProjects')}
            </Button>
          </>
        }
      />
    </Container>
  )
}

/** `undefined`: still opening. What nobody foresaw is thrown, to the screen that keeps the data and says so. */
function useOpened(projectId: string): OpenProjectResult | undefined {
  const [opened, setOpened] = useState<OpenProjectResult>()
  const [trouble, setTrouble] = useState<{ error: unknown } | null>(null)
  useEffect(() => {
    let left = false
    const opening = openProject(projectId)
    opening.then(
      result => {
        if (!left) setOpened(result)
      },
      (error: unknown) => {
        if (!left) setTrouble({ error })
      },
    )
    return () => {
      left = true
      opening.then(
        async result => {
          if (result.ok) await result.value.close()
        },
        () => undefined,
      )
    }
  }, [projectId])
  if (trouble) throw trouble.error
  return opened
}
