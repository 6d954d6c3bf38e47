import type { ProjectorView } from '@core/workshop/session/views'
import { useTranslation } from 'react-i18next'
import { useTimeLeft } from '../use-time-left'
import { isWaitingToBegin } from '../waiting-to-begin'
import classes from './projector.module.css'

/** The stage, the time that is left in round figures, and how many are here. */
export function WallHeader({ view }: { view: ProjectorView }) {
  const { t } = useTranslation('projector')
  const { stage, joined, answered } = view
  const counts = stage.kind === 'ideas' || stage.kind === 'vote' || stage.kind === 'agree'
  return (
    <header className={classes.header}>
      <div className={classes.headerTitle}>
        <p className={classes.quiet}>{t('stageOf', { number: stage.number, of: stage.of })}</p>
        <h1 className={classes.stageTitle} dir="auto">
          {stage.title}
        </h1>
      </div>
      <div className={classes.headerFacts}>
        <WallTime view={view} />
        <p>{t('here', { count: joined })}</p>
        {counts && <p>{t('answered', { count: answered })}</p>}
      </div>
    </header>
  )
}

function WallTime({ view: { stage } }: { view: ProjectorView }) {
  const { t } = useTranslation('projector')
  const ms = useTimeLeft(stage)
  if (isWaitingToBegin(stage)) return <p className={classes.time}>{t('soon')}</p>
  if (stage.leftWhenPaused !== null) return <p className={classes.time}>{t('paused')}</p>
  if (ms === null) return null
  const minutes = Math.ceil(ms / 60_000)
  if (ms <= 0) return <p className={classes.time}>{t('timeUp')}</p>
  return <p className={classes.time}>{ms < 60_000 ? t('lastMinute') : t('minutesLeft', { count: minutes })}</p>
}
