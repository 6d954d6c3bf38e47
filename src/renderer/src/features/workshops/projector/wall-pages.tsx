import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './projector.module.css'

type WallPagesProps<T> = {
  all: readonly T[]
  /** How many fit where they can be read from the back. */
  atATime: number
  children: (shown: readonly T[]) => ReactNode
}

/** A long list, a page at a time, turned by two buttons. */
export function WallPages<T>({ all, atATime, children }: WallPagesProps<T>) {
  const { t } = useTranslation('projector')
  const [turned, setTurned] = useState(0)
  const pages = Math.max(1, Math.ceil(all.length / atATime))
  const page = Math.min(turned, pages - 1)
  return (
    <>
      {children(all.slice(page * atATime, (page + 1) * atATime))}
      {pages > 1 && (
        <div className={classes.pages}>
          <button type="button" className={classes.button} disabled={page === 0} onClick={() => setTurned(page - 1)}>
            {t('previousPage')}
          </button>
          <span>{t('pageOf', { page: page + 1, pages })}</span>
          <button
            type="button"
            className={classes.button}
            disabled={page === pages - 1}
            onClick={() => setTurned(page + 1)}
          >
            {t('nextPage')}
          </button>
        </div>
      )}
    </>
  )
}
