import type { StageKind } from '@core/project/entities'
import type { FacilitatorView } from '@core/workshop/session/views'
import { Button, Stack, Tabs } from '@mantine/core'
import { type ComponentType, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice, StillReading } from '../../../ui/notices'
import { PageHeader } from '../../../ui/page-header'
import { useWifiForWall } from '../use-wifi-on-wall'
import { PaperPanel } from '../ways-in/paper-panel'
import { AgreePanel } from './agree-panel'
import { CaptureIdea } from './capture-idea'
import { ClosePanel } from './close-panel'
import { DifferencesPanel } from './differences-panel'
import { FinishSession } from './finish-session'
import { IdeasPanel } from './ideas-panel'
import { PeoplePanel } from './people-panel'
import { keptOr, RoomContext, useRoomSession } from './room-context'
import classes from './run.module.css'
import { StageNowCard } from './stage-now-card'
import { VotePanel } from './vote-panel'

const panelIds = ['people', 'paper', 'ideas', 'vote', 'differences', 'agree', 'close'] as const
type PanelId = (typeof panelIds)[number]

/** What the facilitator can look at, in the order of the flow. */
const panels: readonly { readonly id: PanelId; readonly Panel: ComponentType }[] = [
  { id: 'people', Panel: PeoplePanel },
  { id: 'paper', Panel: PaperPanel },
  { id: 'ideas', Panel: IdeasPanel },
  { id: 'vote', Panel: VotePanel },
  { id: 'differences', Panel: DifferencesPanel },
  { id: 'agree', Panel: AgreePanel },
  { id: 'close', Panel: ClosePanel },
]

const panelOf: Readonly<Record<StageKind, PanelId>> = {
  welcome: 'people',
  ideas: 'ideas',
  share: 'ideas',
  vote: 'vote',
  differences: 'differences',
  agree: 'agree',
  talk: 'people',
  close: 'close',
}
const panelOfStage = (kind: StageKind): PanelId => panelOf[kind]

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
      <PageHeader title={view.opening.title} intro={<span dir="auto">{view.opening.question}</span>} />
      {connection === 'lost' && <ConnectionLost onAgain={onGone} />}
      {view.state === 'closed' ? <FinishSession view={view} /> : <OpenSession view={view} />}
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
  const [panel, setPanel] = useState<PanelId>(() => panelOfStage(view.stage.kind))
  const stageId = view.stage.id
  // A new stage brings its own panel to the front.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the kind of a stage goes with its id
  useEffect(() => setPanel(panelOfStage(view.stage.kind)), [stageId])
  return (
    <Stack gap="lg">
      <StageNowCard view={view} />
      <CaptureIdea />
      <Tabs
        value={panel}
        onChange={value => setPanel(panels.find(({ id }) => id === value)?.id ?? panel)}
        keepMounted={false}
      >
        <Tabs.List aria-label={t('panels')} className={classes.tabs ?? ''}>
          {panels.map(({ id }) => (
            <Tabs.Tab key={id} value={id}>
              {t(`panel.${id}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {panels.map(({ id, Panel }) => (
          <Tabs.Panel key={id} value={id} pt="lg">
            <Panel />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  )
}
