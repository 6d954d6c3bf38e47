import type { ProjectorView } from '@core/workshop/session/views'
import { useTranslation } from 'react-i18next'
import classes from './projector.module.css'

/** The levels of a rubric side by side, the lowest first; nothing in other sessions. */
export function WallLevels({ levels }: Pick<ProjectorView, 'levels'>) {
  const { t } = useTranslation('projector')
  if (levels.length === 0) return null
  return (
    <ol className={classes.levels} aria-label={t('levels')}>
      {levels.map(({ id, name, words }) => (
        <li key={id} className={classes.idea}>
          <h2 className={classes.heading} dir="auto">
            {name}
          </h2>
          {words === '' ? (
            <p className={classes.quiet}>{t('levelEmpty')}</p>
          ) : (
            words.split('\n').map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines can have the same words, and their order stays
              <p key={place} dir="auto">
                {line}
              </p>
            ))
          )}
        </li>
      ))}
    </ol>
  )
}
