import type { FacilitatorView } from '@core/workshop/session/views'
import { Button, Text, Title } from '@mantine/core'
import { IconBell, IconPlayerPause } from '@tabler/icons-react'
import { PageHeader } from '../../../ui/page-header'
import { useTranslation } from '../../../ui/use-translation'
import { isWaitingToBegin, TimeLeft } from '../time-left'
import { NextButton } from './next-button'
import type { PanelId } from './panels'
import { useRoom } from './room-context'
import classes from './run.module.css'

type NowBarProps = { view: FacilitatorView; lit: boolean; onPanel: (panel: PanelId) => void }

/** What is always in sight: the stage, its time, who is here, and the one thing that comes next. `lit`: its time has just run out. */
export function NowBar({ view, lit, onPanel }: NowBarProps) {
  const { t } = useTranslation('workshopRun')
  const { act } = useRoom()
  const { stage, people, answeredInStage, joining, opening } = view
  const paused = stage.leftWhenPaused !== null
  return (
    <section className={classes.bar} data-lit={lit} aria-labelledby="stage-now">
      <div className={classes.barStage}>
        <PageHeader title={opening.title} compact />
        <Title order={2} id="stage-now" size="h3" dir="auto">
          {stage.title}
        </Title>
        <Text c="dimmed">{t('stageOf', { number: stage.number, of: stage.of })}</Text>
      </div>
      <div className={classes.barTime}>
        <TimeLeft stage={stage} />
        <p role="status" className={classes.lit}>
          {lit && (
            <>
              <IconBell size={20} aria-hidden /> {t('timeIsUp')}
            </>
          )}
        </p>
      </div>
      <div className={classes.barPeople}>
        <p className={classes.count} role="status">
          {t('joined', { count: people.here })}
        </p>
        {stage.kind !== 'talk' && <p>{t('answered', { count: answeredInStage })}</p>}
        {people.joined > people.here && <p>{t('gone', { count: people.joined - people.here })}</p>}
        {joining.locked && <p>{t('locked')}</p>}
      </div>
      <div className={classes.barNext}>
        <NextButton view={view} onPanel={onPanel} />
        {!paused && (
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={20} aria-hidden />}
            onClick={() => act({ kind: 'pause' })}
          >
            {t('pause')}
          </Button>
        )}
      </div>
      {paused && !isWaitingToBegin(stage) && (
        <p className={classes.paused} role="status">
          <b>{t('paused')}.</b> {t('pausedMore')}
        </p>
      )}
    </section>
  )
}
