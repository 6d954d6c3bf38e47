import { type Period, periodsLike } from '@core/observation/period'
import { ActionIcon, VisuallyHidden } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { IconPlayerPause, IconPlayerPlay, IconPlayerTrackNext, IconPlayerTrackPrev } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { PeriodPicker } from '../../../terms/chosen-period'
import { useNamedPeriods } from '../../../terms/named-periods'
import { useTranslation } from '../../../ui/use-translation'
import classes from './overlay.module.css'

/** Long enough to look over a picture; much longer for whoever asked for stillness. */
const pauseMs = 2500
const stillPauseMs = 6000

/** Steps through the periods, one at a time. `periods`: newest first, as the picker has them. */
export function usePeriodPlay(periods: readonly Period[], period: Period, choose: (key: string) => void) {
  const reduceMotion = useReducedMotion(undefined, { getInitialValueInEffect: false })
  const [playing, setPlaying] = useState(false)
  /** Where playing begins: the address may take a moment to say so, and until then nothing is played to its end. */
  const [from, setFrom] = useState<string | null>(null)
  const at = periods.findIndex(({ key }) => key === period.key)
  const earlier = periods[at + 1] ?? null
  const later = at > 0 ? (periods[at - 1] ?? null) : null

  useEffect(() => {
    if (!playing || (from !== null && from !== period.key)) return
    setFrom(null)
    if (later === null) {
      setPlaying(false)
      return
    }
    const timer = setTimeout(() => choose(later.key), reduceMotion ? stillPauseMs : pauseMs)
    return () => clearTimeout(timer)
  }, [playing, from, period.key, later, choose, reduceMotion])

  return {
    earlier,
    later,
    playing,
    /** From 1, oldest first. */
    number: periods.length - at,
    play: () => {
      // From the newest there is nothing to go on to: it begins again.
      const oldest = periods.at(-1)
      const begins = later === null && oldest ? oldest.key : null
      if (begins !== null) choose(begins)
      setFrom(begins)
      setPlaying(true)
    },
    pause: () => setPlaying(false),
    step: (to: Period) => {
      setPlaying(false)
      choose(to.key)
    },
  }
}

type PeriodBarProps = { periods: readonly Period[]; period: Period; choose: (key: string) => void }

/** Which period the theory is looked at in; steps and plays through them. */
export function PeriodBar({ periods, period, choose }: PeriodBarProps) {
  const { t } = useTranslation('overlay')
  const alike = periodsLike(period, periods, useNamedPeriods())
  const play = usePeriodPlay(alike, period, choose)
  const { earlier, later } = play
  const pick = (key: string) => {
    play.pause()
    choose(key)
  }
  return (
    <section className={classes.strip} aria-label={t('label')}>
      <PeriodPicker periods={periods} period={period} choose={pick} inRow />
      {alike.length > 1 && (
        <div className={classes.buttons}>
          <ActionIcon
            variant="default"
            size={44}
            aria-label={t('back')}
            title={t('back')}
            // Stays in the tab order at the end of the way, so that the focus is not lost there.
            data-disabled={earlier === null}
            aria-disabled={earlier === null}
            onClick={() => earlier && play.step(earlier)}
          >
            <IconPlayerTrackPrev size={20} aria-hidden className={classes.turns ?? ''} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={44}
            aria-label={t(play.playing ? 'pause' : 'play')}
            title={t(play.playing ? 'pause' : 'play')}
            onClick={play.playing ? play.pause : play.play}
          >
            {play.playing ? <IconPlayerPause size={20} aria-hidden /> : <IconPlayerPlay size={20} aria-hidden />}
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={44}
            aria-label={t('forward')}
            title={t('forward')}
            data-disabled={later === null}
            aria-disabled={later === null}
            onClick={() => later && play.step(later)}
          >
            <IconPlayerTrackNext size={20} aria-hidden className={classes.turns ?? ''} />
          </ActionIcon>
        </div>
      )}
      <VisuallyHidden role="status">
        {t('now', { period: period.label, number: play.number, count: alike.length })}
      </VisuallyHidden>
    </section>
  )
}
