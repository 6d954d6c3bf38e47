import type { ProjectorView } from '@core/workshop/session/views'
import { useTranslation } from 'react-i18next'
import classes from './projector.module.css'
import { WallPages } from './wall-pages'

const ideasAtATime = 12

/** Everybody's ideas in one shuffled order, without names. */
export function WallIdeas({ view: { ideas, perspectives, stage } }: { view: ProjectorView }) {
  const { t } = useTranslation(['projector', 'terms'])
  const nameOf = (id: string) => perspectives.find(perspective => perspective.id === id)?.name ?? t('terms:groupGone')
  return (
    <>
      <p className={classes.prompt} dir="auto">
        {stage.prompt}
      </p>
      {ideas.length === 0 && <p>{t('ideasNone')}</p>}
      <WallPages all={ideas} atATime={ideasAtATime}>
        {shown => (
          <ul className={classes.ideas} aria-label={t('ideas')}>
            {shown.map(({ id, words, perspectiveId }) => (
              <li key={id} className={classes.idea}>
                <p dir="auto">{words}</p>
                {perspectiveId !== null && (
                  <p className={classes.quiet}>{t('from', { name: nameOf(perspectiveId) })}</p>
                )}
              </li>
            ))}
          </ul>
        )}
      </WallPages>
    </>
  )
}
