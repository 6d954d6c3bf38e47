import type { UnfinishedSession } from '@core/workshop/session/session-calls'
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../data/hooks'
import { whenSaved } from '../../../data/when-saved'
import { host } from '../../../host'
import { ErrorNotice } from '../../../ui/error-notice'
import { StillReading } from '../../../ui/still-reading'

/** What came out is in the project already, and the program stopped before the session was taken off this computer. */
export function ForgetFinished({ session, onDone }: { session: UnfinishedSession; onDone: () => void }) {
  const { t } = useTranslation('workshopRun')
  const { secondCopy } = useSession()
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const { sessionId } = session
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
        if (!left) onDone()
      },
      (trouble: unknown) => {
        console.error(trouble)
        if (!left) setFailed(true)
      },
    )
    return () => {
      left = true
    }
  }, [sessionId, secondCopy, onDone, attempt])
  if (!failed) return <StillReading label={t('finishing')} />
  return (
    <ErrorNotice
      title={t('forgetFailedTitle')}
      lost={t('forgetFailed')}
      actions={<Button onClick={() => setAttempt(attempt + 1)}>{t('again')}</Button>}
    />
  )
}
