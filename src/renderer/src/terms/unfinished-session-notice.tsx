import { Anchor } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import classes from './one-copy-notice.module.css'
import { useUnfinished } from './use-unfinished'

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
