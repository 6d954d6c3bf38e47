import { Suspense, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigation } from 'react-router'
import { useSession } from '../../data/hooks'
import { OneCopyNotice } from '../../terms/one-copy-notice'
import { UnfinishedSessionNotice } from '../../terms/unfinished-session'
import { StillReading } from '../../ui/notices'
import classes from './frame.module.css'
import { Navigation } from './navigation'
import { SaveNotice } from './save-notice'
import { TopBar } from './top-bar'

/** What stands around every screen of an open project. */
export function ProjectFrame() {
  const { t } = useTranslation('shell')
  const { id } = useSession()
  const content = useRef<HTMLElement>(null)
  const [menuOpened, setMenuOpened] = useState(false)
  const turnMenu = useCallback(() => setMenuOpened(opened => !opened), [])
  const fetching = useNavigation().state === 'loading'
  return (
    <div className={classes.frame}>
      {/* A button: in a link, the part after # would be the address of a screen. */}
      <button type="button" className={classes.skip} onClick={() => content.current?.focus()}>
        {t('skipToContent')}
      </button>
      <TopBar menuOpened={menuOpened} onMenu={turnMenu} />
      <div className={classes.notice} data-no-print>
        <SaveNotice />
        <OneCopyNotice />
        <UnfinishedSessionNotice />
      </div>
      <div className={classes.side} data-opened={menuOpened}>
        <Navigation projectId={id} onChosen={() => setMenuOpened(false)} />
      </div>
      <main className={classes.content} ref={content} tabIndex={-1} aria-busy={fetching}>
        <Suspense fallback={<StillReading label={t('reading')} />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  )
}
