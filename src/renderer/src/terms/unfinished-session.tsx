import type { UnfinishedSession } from '@core/workshop/session/session-calls'
import { Anchor } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { Link, Navigate, useLocation } from 'react-router'
import { host } from '../host'
import { useTranslation } from '../ui/use-translation'
import classes from './one-copy-notice.module.css'

/** `failed`: the host cannot be asked. */
type Unfinished = readonly UnfinishedSession[] | 'failed'

/** Sessions that this computer has not finished, of any project. `undefined`: still asking. */
export function useUnfinished(): { unfinished: Unfinished | undefined; lookAgain: () => void } {
  const [unfinished, setUnfinished] = useState<Unfinished>()
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks anew
  useEffect(() => {
    let left = false
    host.unfinishedSessions().then(
      found => {
        if (!left) setUnfinished(found)
      },
      () => {
        if (!left) setUnfinished('failed')
      },
    )
    return () => {
      left = true
    }
  }, [attempt])
  const lookAgain = useCallback(() => setAttempt(now => now + 1), [])
  return { unfinished, lookAgain }
}

/** Offers to go on with a workshop's session that is not finished. Nothing on the session's own screen, or without one. */
export function UnfinishedSessionNotice() {
  const { t } = useTranslation('terms')
  const { unfinished, lookAgain } = useUnfinished()
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: on another screen a session may have begun or ended
  useEffect(lookAgain, [pathname])
  const [session] = unfinished === undefined || unfinished === 'failed' ? [] : unfinished
  if (!session) return null
  const path = `/p/${session.projectId}/workshops/${session.workshopId}/run`
  if (pathname === path) return null
  // Whoever holds the laptop sees the session's own page, whatever they type or press.
  if (session.handedOver) return <Navigate to={path} replace />
  return (
    <section className={classes.notice} aria-label={t('notice')}>
      <IconPlayerPlay size={22} aria-hidden />
      <span>
        {t('unfinishedSession', { title: session.title })}{' '}
        <Anchor component={Link} to={path} underline="always">
          {t('unfinishedSessionGo')}
        </Anchor>
      </span>
    </section>
  )
}
