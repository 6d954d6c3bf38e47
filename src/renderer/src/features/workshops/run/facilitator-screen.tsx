import type { FacilitatorView } from '@core/workshop/session/views'
import { Button, Tabs } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { ErrorNotice, StillReading } from '../../../ui/notices'
import { PageHeader } from '../../../ui/page-header'
import { useTranslation } from '../../../ui/use-translation'
import { MethodContext } from '../rating-words'
import { useWifiForWall } from '../use-wifi-on-wall'
import { HandedOver } from '../ways-in/shared-laptop'
import { FinishSession } from './finish-session'
import { NetworkGone } from './network-trouble'
import { NowBar } from './now-bar'
import { type PanelId, panelOfStage, panelsShown } from './panels'
import { keptOr, RoomContext, useRoomSession } from './room-context'
import classes from './run.module.css'
import { useStageEnd } from './stage-end'
import { StageWords } from './stage-words'

/** The browser asks before the page is closed, while this holds. What is said in a session is on the disk anyway. */
function useAskBeforeLeaving(holds: boolean) {
  useEffect(() => {
    if (!holds) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [holds])
}

/** Everything the person who leads the session needs, on one screen. `onGone`: the host has it open no more. */
export function FacilitatorScreen({ sessionId, onGone }: { sessionId: string; onGone: () => void }) {
  const { t } = useTranslation('workshopRun')
  const { view, connection, act } = useRoomSession(sessionId)
  const room = useMemo(() => view && { view, act, keep: keptOr(t('stillHere')) }, [view, act, t])
  useAskBeforeLeaving(view?.state === 'open')
  useWifiForWall(sessionId)
  useEffect(() => {
    if (connection === 'gone') onGone()
  }, [connection, onGone])
  if (!view || !room) {
    return connection === 'lost' ? <ConnectionLost onAgain={onGone} /> : <StillReading label={t('reading')} />
  }
  return (
    <RoomContext value={room}>
      <MethodContext value={view.opening.plan.method}>
        {view.state === 'closed' && (
          <PageHeader title={view.opening.title} intro={<span dir="auto">{view.opening.question}</span>} />
        )}
        {connection === 'lost' && <ConnectionLost onAgain={onGone} />}
        {view.state === 'closed' ? (
          <FinishSession view={view} />
        ) : view.handedOver ? (
          <>
            <PageHeader title={view.opening.title} />
            <HandedOver />
          </>
        ) : (
          <OpenSession view={view} />
        )}
      </MethodContext>
    </RoomContext>
  )
}

function ConnectionLost({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation('workshopRun')
  return (
    <ErrorNotice
      title={t('connectionLostTitle')}
      lost={t('connectionLost')}
      actions={<Button onClick={onAgain}>{t('again')}</Button>}
    />
  )
}

function OpenSession({ view }: { view: FacilitatorView }) {
  const { t } = useTranslation('workshopRun')
  const [panel, setPanel] = useState<PanelId>(() => panelOfStage(view))
  const stageId = view.stage.id
  const stageEnd = useStageEnd(view.stage.endsAt)
  const panels = panelsShown(view)
  // A new stage brings its own panel to the front.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the kind of a stage goes with its id
  useEffect(() => setPanel(panelOfStage(view)), [stageId])
  return (
    <>
      <NetworkGone view={view} />
      <NowBar view={view} lit={stageEnd.lit} onPanel={setPanel} />
      <div className={classes.columns}>
        <StageWords view={view} stageEnd={stageEnd} />
        <Tabs
          value={panel}
          onChange={value => setPanel(panels.find(({ id }) => id === value)?.id ?? panel)}
          keepMounted={false}
          miw={0}
        >
          <Tabs.List aria-label={t('panels')} className={classes.tabs ?? ''}>
            {panels.map(({ id }) => (
              <Tabs.Tab key={id} value={id}>
                {t(`panel.${id}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {panels.map(({ id, Panel }) => (
            <Tabs.Panel key={id} value={id} pt="md">
              <Panel />
            </Tabs.Panel>
          ))}
        </Tabs>
      </div>
    </>
  )
}
