import type { StageNow } from '@core/workshop/session/views'
import { useTranslation } from 'react-i18next'
import { timeLeftParts, useTimeLeft } from '../use-time-left'
import classes from './run.module.css'

/** How much of the stage is left, large; where its time is over, kindly. */
export function TimeLeft({ stage }: { stage: StageNow }) {
  const { t } = useTranslation('workshopRun')
  const ms = useTimeLeft(stage)
  if (ms === null) return <p className={classes.time}>{t('noTime')}</p>
  const { over, unit, count } = timeLeftParts(ms)
  const figure = unit === 'minutes' ? t('minutesLeft', { count }) : t('secondsLeft', { count })
  return (
    <p className={classes.time} role="timer" aria-label={t('timeLeft')} data-over={over}>
      <b className={classes.timeFigure}>{figure}</b> <span>{over ? t('over') : t('left')}</span>
    </p>
  )
}
