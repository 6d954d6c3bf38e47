import type { Act } from '@core/workshop/session/act'
import type { FacilitatorView } from '@core/workshop/session/views'
import { Button, Group, Title } from '@mantine/core'
import { IconArrowBackUp, IconArrowLeft, IconLock, IconLockOpen, IconPresentation } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { host } from '../../../host'
import { showProblem } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import { AllStages } from './all-stages'
import { CaptureIdea } from './capture-idea'
import { Disclosure } from './disclosure'
import { useRoom } from './room-context'
import classes from './run.module.css'
import { type StageEnd, StageEndChoice } from './stage-end'

/** What to say in the stage that is on, and everything that moves the session beside the next step. */
export function StageWords({ view, stageEnd }: { view: FacilitatorView; stageEnd: StageEnd }) {
  const { t } = useTranslation('workshopRun')
  const { stage, stages, joining, opening } = view
  const previous = stages[stage.number - 2]
  const area = useRef<HTMLElement>(null)
  // A new stage begins at its words, wherever this part was scrolled to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stage is the signal
  useEffect(() => {
    area.current?.scrollTo(0, 0)
  }, [stage.id])
  return (
    <section className={classes.words} ref={area} aria-labelledby="say-now">
      <Title order={3} size="h4" id="say-now">
        {t('say')}
      </Title>
      <p className={classes.say} dir="auto">
        {stage.say}
      </p>
      <Group gap="xs">
        <CaptureIdea />
        {view.undo !== null && (
          <ActButton act={{ kind: 'undo' }} icon={<IconArrowBackUp size={20} />}>
            {t('undoAct', { what: t(`undoOf.${view.undo}`) })}
          </ActButton>
        )}
      </Group>
      <div>
        <Title order={3} size="h4">
          {t('prompt')}
        </Title>
        <p dir="auto">
          <b>{opening.question}</b>
        </p>
        <p dir="auto">{stage.prompt}</p>
      </div>
      <Group gap="xs">
        <ActButton act={{ kind: 'add-minutes', minutes: 5 }}>{t('moreMinutes')}</ActButton>
        <ActButton act={{ kind: 'add-minutes', minutes: -5 }}>{t('fewerMinutes')}</ActButton>
        {previous && (
          <ActButton act={{ kind: 'go-to', stageId: previous.id }} icon={<IconArrowLeft size={20} />}>
            {t('goBack', { title: previous.title })}
          </ActButton>
        )}
        {joining.locked ? (
          <ActButton act={{ kind: 'unlock-joining' }} icon={<IconLockOpen size={20} />}>
            {t('unlock')}
          </ActButton>
        ) : (
          <ActButton act={{ kind: 'lock-joining' }} icon={<IconLock size={20} />}>
            {t('lock')}
          </ActButton>
        )}
        <Button
          variant="subtle"
          leftSection={<IconPresentation size={20} aria-hidden />}
          onClick={() =>
            host
              .openProjector({ sessionId: opening.sessionId })
              .catch(() => showProblem({ title: t('notDone'), message: t('notDoneHost') }))
          }
        >
          {t('projector')}
        </Button>
      </Group>
      <Disclosure summary={t('stageEnd')}>
        <StageEndChoice {...stageEnd} />
      </Disclosure>
      <AllStages view={view} />
    </section>
  )
}

function ActButton({ act: wanted, icon, children }: { act: Act; icon?: ReactNode; children: string }) {
  const { act } = useRoom()
  return (
    <Button variant="subtle" leftSection={icon && <span aria-hidden>{icon}</span>} onClick={() => act(wanted)}>
      <bdi>{children}</bdi>
    </Button>
  )
}
