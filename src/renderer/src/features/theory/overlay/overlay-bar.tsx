import { type Period, periodsLike } from '@core/observation/period'
import { ActionIcon, Button, Switch, Text, VisuallyHidden } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconPlayerTrackNext, IconPlayerTrackPrev } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { PeriodPicker } from '../../../terms/chosen-period'
import { useNamedPeriods } from '../../../terms/named-periods'
import classes from './overlay.module.css'
import { usePeriodPlay } from './use-period-play'

type OverlayBarProps = {
  periods: readonly Period[]
  period: Period
  choose: (key: string) => void
  /** Whether judged status, progress and trend are shown beside the standing. */
  more: boolean
  showMore: (more: boolean) => void
}

/** Which period the theory is looked at in, and how much is laid over it. */
export function OverlayBar({ periods, period, choose, more, showMore }: OverlayBarProps) {
  const { t } = useTranslation('overlay')
  const alike = periodsLike(period, periods, useNamedPeriods())
  const play = usePeriodPlay(alike, period, choose)
  const { earlier, later } = play
  return (
    <section className={classes.strip} aria-label={t('label')}>
      <PeriodPicker
        periods={periods}
        period={period}
        choose={key => {
          play.pause()
          choose(key)
        }}
      />
      {alike.length > 1 && (
        <div className={classes.buttons}>
          <ActionIcon
            variant="default"
            aria-label={t('back')}
            // Stays in the tab order at the end of the way, so that the focus is not lost there.
            data-disabled={earlier === null}
            aria-disabled={earlier === null}
            onClick={() => earlier && play.step(earlier)}
          >
            <IconPlayerTrackPrev size={20} aria-hidden className={classes.turns ?? ''} />
          </ActionIcon>
          <Button
            variant="default"
            leftSection={
              play.playing ? <IconPlayerPause size={20} aria-hidden /> : <IconPlayerPlay size={20} aria-hidden />
            }
            onClick={play.playing ? play.pause : play.play}
          >
            {t(play.playing ? 'pause' : 'play')}
          </Button>
          <ActionIcon
            variant="default"
            aria-label={t('forward')}
            data-disabled={later === null}
            aria-disabled={later === null}
            onClick={() => later && play.step(later)}
          >
            <IconPlayerTrackNext size={20} aria-hidden className={classes.turns ?? ''} />
          </ActionIcon>
        </div>
      )}
      <Switch
        className={classes.switch ?? ''}
        label={t('more')}
        checked={more}
        onChange={event => showMore(event.currentTarget.checked)}
      />
      <VisuallyHidden role="status">
        {t('now', { period: period.label, number: play.number, count: alike.length })}
      </VisuallyHidden>
      {more && (
        <details className={classes.legend}>
          <summary>{t('legendOpen')}</summary>
          <Text size="sm" c="dimmed" maw="44em">
            {t('legend')}
          </Text>
        </details>
      )}
    </section>
  )
}
