import type { StageNow } from '@core/workshop/session/views'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../ui/use-translation'
import classes from './run/run.module.css'

/** Ms left of the stage, below 0 once it is over its time; null: it has no set time. Ticks while it runs. */
export function useTimeLeft({ endsAt, leftWhenPaused, minutes }: StageNow): number | null {
  const [now, setNow] = useState(() => Date.now())
  const isRunning = endsAt !== null
  useEffect(() => {
    if (!isRunning) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
  if (endsAt !== null) return endsAt - now
  return minutes > 0 || (leftWhenPaused ?? 0) !== 0 ? leftWhenPaused : null
}

/** Whole minutes while there are at least two, else seconds. `over`: the time is up, and by how much. */
function timeLeftParts(ms: number): {
  readonly over: boolean
  readonly unit: 'minutes' | 'seconds'
  readonly count: number
} {
  const over = ms < 0
  const seconds = Math.floor(Math.abs(ms) / 1000)
  if (over || seconds >= 120)
    return { over, unit: 'minutes', count: over ? Math.floor(seconds / 60) : Math.ceil(seconds / 60) }
  return { over, unit: 'seconds', count: seconds }
}

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

/** A session opens with its time standing still, so that one phone can be tried first. */
const longestOpeningMs = 20_000

/** Nothing has begun yet: the first stage is paused with all of its time still there. */
export const isWaitingToBegin = ({ number, minutes, leftWhenPaused }: StageNow): boolean =>
  number === 1 && leftWhenPaused !== null && minutes * 60_000 - leftWhenPaused < longestOpeningMs
