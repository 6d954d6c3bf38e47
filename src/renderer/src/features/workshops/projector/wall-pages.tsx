import type { ProjectorView } from '@core/workshop/session/views'
import { atATime, type Listed, wallPage } from '@core/workshop/session/wall-pages'
import { type ReactNode, useEffect } from 'react'
import { host } from '../../../host'
import { logError } from '../../../ui/notices'
import { StayingButton } from '../../../ui/staying-button'
import { useTranslation } from '../../../ui/use-translation'
import classes from './projector.module.css'

type WallPagesProps<T> = {
  view: ProjectorView
  listed: Listed
  all: readonly T[]
  children: (shown: readonly T[]) => ReactNode
}

/** A long list, a page at a time. Shorter lists beside it stay on their last page. */
export function WallPages<T>({ view, listed, all, children }: WallPagesProps<T>) {
  const size = atATime(view, listed)
  const page = Math.min(wallPage(view).page, Math.max(0, Math.ceil(all.length / size) - 1))
  return children(all.slice(page * size, (page + 1) * size))
}

const turnsBy: Readonly<Record<string, number>> = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 }

/** Turns the pages here, by buttons, arrow keys, or the keys of a presenter's clicker; the facilitator turns the same ones. */
export function PageTurner({ view, sessionId }: { view: ProjectorView; sessionId: string }) {
  const { t } = useTranslation('projector')
  const { page, pages } = wallPage(view)
  const turn = (to: number) => host.turnWall({ sessionId, page: to }).catch(logError)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const to = page + (turnsBy[event.key] ?? 0)
      if (to === page || to < 0 || to >= pages || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      host.turnWall({ sessionId, page: to }).catch(logError)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [page, pages, sessionId])
  if (pages === 1) return null
  return (
    <div className={classes.pages}>
      <StayingButton className={classes.button} disabled={page === 0} onClick={() => turn(page - 1)}>
        {t('previousPage')}
      </StayingButton>
      <span role="status">{t('pageOf', { page: page + 1, pages })}</span>
      <StayingButton className={classes.button} disabled={page === pages - 1} onClick={() => turn(page + 1)}>
        {t('nextPage')}
      </StayingButton>
    </div>
  )
}

/** Of the one thing the facilitator points at: a frame and an arrow, and said to screen readers. */
export const pointedAt = ({ wall }: ProjectorView, id: string) =>
  wall.highlighted === id ? { 'data-pointed': true, 'aria-current': true } : {}
