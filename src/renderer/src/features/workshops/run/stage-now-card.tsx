import { type StageKind, stageKinds } from '@core/project/entities'
import type { Act } from '@core/workshop/session/act'
import { stillOpen } from '@core/workshop/session/still-open'
import type { FacilitatorView } from '@core/workshop/session/views'
import { usualStage } from '@core/workshop/templates'
import { Button, Group, NativeSelect, Text, Title } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowLeft,
  IconArrowRight,
  IconLock,
  IconLockOpen,
  IconPlayerPause,
  IconPlayerPlay,
  IconPresentation,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../../data/new-id'
import { host } from '../../../host'
import { ConfirmDialog } from '../../../ui/dialog'
import { showProblem } from '../../../ui/notices'
import { isWaitingToBegin, TimeLeft } from '../time-left'
import { useRoom } from './room-context'
import classes from './run.module.css'

/** The whole flow: to skip a stage, to go to any other, and to put another in after this one. */
function AllStages({ view }: { view: FacilitatorView }) {
  const { t } = useTranslation(['workshopRun', 'workshopPlan'])
  const { act } = useRoom()
  const [kind, setKind] = useState<StageKind>('talk')
  const add = () =>
    act(({ stages, stage }) => ({
      kind: 'set-stages',
      stages: stages.toSpliced(stage.number, 0, { ...usualStage(kind), id: newId() }),
    }))
  return (
    <details className={classes.details}>
      <summary>{t('stages')}</summary>
      <ol className={classes.stages}>
        {view.stages.map(({ id, title, minutes }) => {
          const isNow = id === view.stage.id
          return (
            <li key={id} {...(isNow ? { 'aria-current': 'step' } : {})}>
              <span className={classes.stageName}>
                <bdi>{title}</bdi>, {t('workshopPlan:minutes', { count: minutes })}
              </span>
              {isNow ? (
                <b>{t('stageNow')}</b>
              ) : (
                <Button size="sm" variant="default" onClick={() => act({ kind: 'go-to', stageId: id })}>
                  <bdi>{t('stageGo', { title })}</bdi>
                </Button>
              )}
            </li>
          )
        })}
      </ol>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t('workshopPlan:addStageKind')}
          value={kind}
          data={stageKinds.map(value => ({ value, label: t(`workshopPlan:kind.${value}`) }))}
          onChange={event => setKind(stageKinds.find(each => each === event.currentTarget.value) ?? kind)}
        />
        <Button variant="default" onClick={add}>
          {t('stageAdd')}
        </Button>
      </Group>
    </details>
  )
}

/** The stage that is on: what to say, how long it still takes, who is here, and everything that moves the session. */
export function StageNowCard({ view }: { view: FacilitatorView }) {
  const { t } = useTranslation('workshopRun')
  const { stage, stages, people, answeredInStage, joining } = view
  const paused = stage.leftWhenPaused !== null
  const previous = stages[stage.number - 2]
  return (
    <section className={classes.now} aria-labelledby="stage-now">
      <div className={classes.nowHead}>
        <div className={classes.nowTitle}>
          <Text c="dimmed">{t('stageOf', { number: stage.number, of: stage.of })}</Text>
          <Title order={2} id="stage-now" dir="auto">
            {stage.title}
          </Title>
        </div>
        <TimeLeft stage={stage} />
      </div>
      <div className={classes.nowWords}>
        <div>
          <Title order={3} size="h4" c="dimmed" fw={600}>
            {t('say')}
          </Title>
          <p className={classes.say} dir="auto">
            {stage.say}
          </p>
        </div>
        <div>
          <p className={classes.count} role="status">
            {t('joined', { count: people.here })}
          </p>
          {stage.kind !== 'talk' && <p>{t('answered', { count: answeredInStage })}</p>}
          {people.joined > people.here && <p>{t('gone', { count: people.joined - people.here })}</p>}
          {joining.locked && <p>{t('locked')}</p>}
          <Title order={3} size="h4" c="dimmed" fw={600} mt="sm">
            {t('prompt')}
          </Title>
          <p dir="auto">{stage.prompt}</p>
        </div>
      </div>
      {paused && !isWaitingToBegin(stage) && (
        <p className={classes.paused} role="status">
          <b>{t('paused')}.</b> {t('pausedMore')}
        </p>
      )}
      <Group gap="sm">
        {previous && (
          <MoveButton
            act={{ kind: 'go-to', stageId: previous.id }}
            variant="default"
            icon={<IconArrowLeft size={20} />}
          >
            {t('goBack', { title: previous.title })}
          </MoveButton>
        )}
        {paused ? (
          <MoveButton act={{ kind: 'resume' }} icon={<IconPlayerPlay size={20} />}>
            {isWaitingToBegin(stage) ? t('begin') : t('goOn')}
          </MoveButton>
        ) : (
          <MoveButton act={{ kind: 'pause' }} variant="default" icon={<IconPlayerPause size={20} />}>
            {t('pause')}
          </MoveButton>
        )}
        <NextStep view={view} />
        {view.undo !== null && (
          <MoveButton act={{ kind: 'undo' }} variant="subtle" icon={<IconArrowBackUp size={20} />}>
            {t('undoAct', { what: t(`undoOf.${view.undo}`) })}
          </MoveButton>
        )}
      </Group>
      <Group gap="xs">
        <MoveButton act={{ kind: 'add-minutes', minutes: 5 }} variant="subtle">
          {t('moreMinutes')}
        </MoveButton>
        <MoveButton act={{ kind: 'add-minutes', minutes: -5 }} variant="subtle">
          {t('fewerMinutes')}
        </MoveButton>
        {joining.locked ? (
          <MoveButton act={{ kind: 'unlock-joining' }} variant="subtle" icon={<IconLockOpen size={20} />}>
            {t('unlock')}
          </MoveButton>
        ) : (
          <MoveButton act={{ kind: 'lock-joining' }} variant="subtle" icon={<IconLock size={20} />}>
            {t('lock')}
          </MoveButton>
        )}
        <Button
          variant="subtle"
          leftSection={<IconPresentation size={20} aria-hidden />}
          onClick={() =>
            host
              .openProjector({ sessionId: view.opening.sessionId })
              .catch(() => showProblem({ title: t('notDone'), message: t('notDoneHost') }))
          }
        >
          {t('projector')}
        </Button>
      </Group>
      <AllStages view={view} />
    </section>
  )
}

/** The one thing that comes next, by its name: the vote of this stage is opened and closed before the stage after it begins. */
function NextStep({ view }: { view: FacilitatorView }) {
  const { t } = useTranslation('workshopRun')
  const { act } = useRoom()
  const [asking, setAsking] = useState(false)
  const { stage, stages } = view
  const open = stillOpen(view)
  const paused = stage.leftWhenPaused !== null
  const next = stages[stage.number]
  if (!next) return <Text c="dimmed">{t('lastStage')}</Text>
  const move = () => act({ kind: 'go-to', stageId: next.id })
  return (
    <>
      <Button
        variant={paused || open.length > 0 ? 'default' : 'filled'}
        leftSection={<IconArrowRight size={20} aria-hidden />}
        onClick={() => (open.length > 0 ? setAsking(true) : move())}
      >
        <bdi>{t('moveOn', { title: next.title })}</bdi>
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('moveTitle')}
        confirm={t('moveYes')}
        cancel={t('moveNo')}
        onConfirm={() => {
          setAsking(false)
          move()
        }}
        onCancel={() => setAsking(false)}
      >
        <ul>
          {open.map(({ what, count }) => (
            <li key={what}>{t(`stillOpen.${what}`, { count })}</li>
          ))}
        </ul>
        <Text>{t('moveText')}</Text>
      </ConfirmDialog>
    </>
  )
}

type MoveButtonProps = { act: Act; variant?: string; icon?: React.ReactNode; children: string }

function MoveButton({ act: wanted, variant = 'filled', icon, children }: MoveButtonProps) {
  const { act } = useRoom()
  return (
    <Button variant={variant} leftSection={icon && <span aria-hidden>{icon}</span>} onClick={() => act(wanted)}>
      <bdi>{children}</bdi>
    </Button>
  )
}
