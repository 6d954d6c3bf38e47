import type { UnfinishedSession } from '@core/workshop/session/session-calls'
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useSession } from '../../../data/hooks'
import { whenSaved } from '../../../data/quitting'
import { host } from '../../../host'
import { ErrorNotice, logError, StillReading, showDone } from '../../../ui/notices'
import { PageHeader } from '../../../ui/page-header'
import { useTranslation } from '../../../ui/use-translation'

type ForgetFinishedProps = { session: UnfinishedSession; onDone: () => void }

/** What came out is in the project: once the second copy has it too, the session is taken off this computer. */
export function ForgetFinished({ session, onDone }: ForgetFinishedProps) {
  const { t } = useTranslation('workshopRun')
  const { secondCopy } = useSession()
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const { sessionId, title } = session
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt tries anew
  useEffect(() => {
    let left = false
    const forget = async () => {
      const outcome = await host.sessionOutcome({ sessionId })
      if (!outcome.ok || !(await whenSaved(secondCopy))) throw new Error('the session cannot be let go of yet')
      await host.forgetSession({ sessionId })
    }
    setFailed(false)
    forget().then(
      () => {
        if (left) return
        showDone({ title: t('finishedTitle'), message: t('finished') })
        onDone()
      },
      (problem: unknown) => {
        logError(problem)
        if (!left) setFailed(true)
      },
    )
    return () => {
      left = true
    }
  }, [sessionId, secondCopy, onDone, t, attempt])
  return (
    <>
      <PageHeader title={title} />
      {failed ? (
        <ErrorNotice
          title={t('forgetFailedTitle')}
          lost={t('forgetFailed')}
          next={t('forgetFailedNext')}
          actions={<Button onClick={() => setAttempt(attempt + 1)}>{t('again')}</Button>}
        />
      ) : (
        <StillReading label={t('finishing')} />
      )}
    </>
  )
}
