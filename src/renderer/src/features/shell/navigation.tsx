import {
  IconArrowsSplit2,
  IconChartLine,
  IconChevronLeft,
  IconFileText,
  IconHome,
  IconRuler2,
  IconSettings,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink } from 'react-router'
import classes from './frame.module.css'

/** One place and one order, so that hands learn them. Learning and People come before Reports and Settings when they are built. */
const areas = [
  { name: 'overview', Icon: IconHome },
  { name: 'theory', Icon: IconArrowsSplit2 },
  { name: 'measures', Icon: IconRuler2 },
  { name: 'evidence', Icon: IconChartLine },
  { name: 'workshops', Icon: IconUsersGroup },
  { name: 'reports', Icon: IconFileText },
  { name: 'settings', Icon: IconSettings },
] as const

export function Navigation({ projectId, onChosen }: { projectId: string; onChosen: () => void }) {
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
