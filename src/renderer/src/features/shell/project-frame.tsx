import {
  IconArrowsSplit2,
  IconBulb,
  IconChartLine,
  IconChevronLeft,
  IconFileText,
  IconHome,
  IconRuler2,
  IconSettings,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { Suspense, useCallback, useRef, useState } from 'react'
import { Link, NavLink, Outlet, useNavigation } from 'react-router'
import { useSession } from '../../data/hooks'
import { OneCopyNotice } from '../../terms/one-copy-notice'
import { UnfinishedSessionNotice } from '../../terms/unfinished-session'
import { useFieldFromAddress } from '../../ui/hooks'
import { StillReading } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import classes from './frame.module.css'
import { SaveNotice } from './save-sign'
import { TopBar } from './top-bar'

/** One place and one order, so that hands learn them. */
const areas = [
  { name: 'overview', Icon: IconHome },
  { name: 'theory', Icon: IconArrowsSplit2 },
  { name: 'measures', Icon: IconRuler2 },
  { name: 'evidence', Icon: IconChartLine },
  { name: 'workshops', Icon: IconUsersGroup },
  { name: 'people', Icon: IconUsers },
  { name: 'learning', Icon: IconBulb },
  { name: 'reports', Icon: IconFileText },
  { name: 'settings', Icon: IconSettings },
] as const

function Navigation({ projectId, onChosen }: { projectId: string; onChosen: () => void }) {
  const { t } = useTranslation('shell')
  return (
    <nav aria-label={t('areas')}>
      <Link to="/begin" className={classes.back}>
        <IconChevronLeft size={22} stroke={1.75} aria-hidden />
        {t('allProjects')}
      </Link>
      <ul className={classes.areas}>
        {areas.map(({ name, Icon }) => (
          <li key={name}>
            <NavLink to={`/p/${projectId}/${name}`} className={classes.area ?? ''} onClick={onChosen}>
              <Icon size={22} stroke={1.75} aria-hidden />
              {t(name)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** By itself: the frame is not drawn anew with each address. */
function FieldFromAddress() {
  useFieldFromAddress()
  return null
}

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
      <FieldFromAddress />
      <main className={classes.content} ref={content} tabIndex={-1} aria-busy={fetching}>
        <Suspense fallback={<StillReading label={t('reading')} />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  )
}
