import { type Problem, problem } from '@core/result'
import { Button, Container } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Link, Outlet, useParams } from 'react-router'
import { type Reopen, SessionProvider } from '../../data/hooks'
import { type OpenProjectResult, openProject } from '../../data/open-project'
import { host } from '../../host'
import { onLetIn } from '../../host-key'
import { ErrorNotice, StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { useTranslation } from '../../ui/use-translation'
import { RecoveryScreen } from './recovery-screen'

/** Opens the project in the address for the screens within, and lets go of it when the person leaves. */
export function OpenedProject() {
  const { projectId = '' } = useParams()
  const [attempt, setAttempt] = useState<{ number: number; whenOpen?: (() => void) | undefined }>({ number: 0 })
  return (
    <Opening
      key={`${projectId} ${attempt.number}`}
      projectId={projectId}
      whenOpen={attempt.whenOpen}
      onAgain={whenOpen => setAttempt({ number: attempt.number + 1, whenOpen })}
    />
  )
}

type OpeningProps = { projectId: string; whenOpen: (() => void) | undefined; onAgain: Reopen }

function Opening({ projectId, whenOpen, onAgain }: OpeningProps) {
  const { t } = useTranslation('begin')
  const opened = useOpened(projectId)
  const isOpen = opened?.ok === true
  const toSay = useRef(whenOpen)
  useEffect(() => {
    if (!isOpen) return
    toSay.current?.()
    toSay.current = undefined
  }, [isOpen])
  const isShut = opened?.ok === false && opened.problem === 'no-access'
  // Another tab was let in, and with it this one.
  useEffect(() => (isShut ? onLetIn(() => onAgain()) : undefined), [isShut, onAgain])
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
  if (opened.problem === 'behind') return <RecoveryScreen offer={opened.recovery} onRecovered={() => onAgain()} />
  return (
    <Container component="main" size="sm" py="xl">
      <PageHeader title={t('notOpened')} />
      <ErrorNotice
        title={t(`openProblem.${opened.problem}.title`)}
        lost={t(`openProblem.${opened.problem}.lost`)}
        next={t(`openProblem.${opened.problem}.next`)}
        actions={
          <>
            {(opened.problem === 'blocked' || opened.problem === 'host-gone') && (
              <Button onClick={() => onAgain()}>{t('again')}</Button>
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

/** `no-access`: this page may not ask the machine for the second copy, so that nobody knows whether there is one. */
type Opened = OpenProjectResult | Problem<'no-access'>

async function openIfHere(projectId: string): Promise<Opened> {
  const opened = await openProject(projectId)
  if (opened.ok || (opened.problem !== 'not-here' && opened.problem !== 'unreadable')) return opened
  const about = await host.about().catch(() => null)
  return about?.secondCopy === false ? problem('no-access') : opened
}

/** `undefined`: still opening. What nobody foresaw is thrown, to the screen that keeps the data and says so. */
function useOpened(projectId: string): Opened | undefined {
  const [opened, setOpened] = useState<Opened>()
  const [issue, setProblem] = useState<{ error: unknown } | null>(null)
  useEffect(() => {
    let left = false
    const opening = openIfHere(projectId)
    opening.then(
      result => {
        if (!left) setOpened(result)
      },
      (error: unknown) => {
        if (!left) setProblem({ error })
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
  if (issue) throw issue.error
  return opened
}
