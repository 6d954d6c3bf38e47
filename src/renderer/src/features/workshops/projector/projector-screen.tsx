import { isolated } from '@core/bidi'
import type { ProjectorView } from '@core/workshop/session/views'
import { figuresNow } from '@core/workshop/session/wall-pages'
import { useCallback, useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { host } from '../../../host'
import common from '../../../ui/common.module.css'
import { StillReading } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import { MethodContext } from '../rating-words'
import { isWaitingToBegin, useTimeLeft } from '../time-left'
import { useWatched } from '../use-watched'
import { useWifiTold } from '../use-wifi-on-wall'
import classes from './projector.module.css'
import { PageTurner, pointedAt, WallPages } from './wall-pages'
import { WallResults } from './wall-results'
import { WallAgreement, WallIdeas, WallVote } from './wall-stages'
import { WallWelcome } from './wall-welcome'

/** How latecomers get in, and the way to a full screen. */
function WallFooter({ view, sessionId }: { view: ProjectorView; sessionId: string }) {
  const { t } = useTranslation('projector')
  const { joining, stage } = view
  const showsJoining = stage.kind !== 'welcome' && joining.address !== null
  return (
    <footer className={classes.footer}>
      {showsJoining && !joining.locked && (
        <p>
          {t('join')}: <b dir="ltr">{joining.address}</b> · {t('code')} <b dir="ltr">{joining.code}</b>
        </p>
      )}
      {showsJoining && joining.locked && <p>{t('locked')}</p>}
      <PageTurner view={view} sessionId={sessionId} />
      <FullScreenButton />
    </footer>
  )
}

/** Where the browser refuses, its own key does the same. */
function FullScreenButton() {
  const { t } = useTranslation('projector')
  const [refused, setRefused] = useState(false)
  const toggle = () =>
    host.toggleFullScreen().then(
      () => setRefused(false),
      () => setRefused(true),
    )
  return (
    <>
      {refused && <p role="status">{t('fullScreenRefused')}</p>}
      <button type="button" className={classes.button} onClick={toggle}>
        {t('fullScreen')}
      </button>
    </>
  )
}

/** The stage, the time that is left in round figures, and how many are here. */
function WallHeader({ view }: { view: ProjectorView }) {
  const { t } = useTranslation('projector')
  const { stage, joined, answered } = view
  const counts = stage.kind === 'ideas' || stage.kind === 'vote' || stage.kind === 'agree'
  return (
    <header className={classes.header}>
      <div className={classes.headerTitle}>
        <p className={common.quiet}>{t('stageOf', { number: stage.number, of: stage.of })}</p>
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

function WallTime({ view: { stage, wall } }: { view: ProjectorView }) {
  const { t } = useTranslation('projector')
  const ms = useTimeLeft(stage)
  if (isWaitingToBegin(stage)) return <p className={classes.time}>{t('soon')}</p>
  if (stage.leftWhenPaused !== null) return <p className={classes.time}>{t('paused')}</p>
  if (ms === null || !wall.showsTime) return null
  const minutes = Math.ceil(ms / 60_000)
  if (ms <= 0) return <p className={classes.time}>{t('timeUp')}</p>
  return <p className={classes.time}>{ms < 60_000 ? t('lastMinute') : t('minutesLeft', { count: minutes })}</p>
}

/** What stands on the wall, in plain words that can be read from the back. Nothing private ever reaches this window. */
export function ProjectorScreen() {
  const { sessionId = '' } = useParams()
  const { t } = useTranslation('projector')
  const ask = useCallback((afterRevision: number) => host.watchProjector({ sessionId, afterRevision }), [sessionId])
  const { view, connection } = useWatched(ask)
  const wifi = useWifiTold(sessionId)
  if (view?.state === 'closed') return <WallOver view={view} />
  if (!view) {
    return (
      <main className={classes.wall}>
        <title>{`${t('title')} – Common Measure`}</title>
        {connection === 'live' ? (
          <StillReading label={t('reading')} />
        ) : (
          <p className={classes.prompt}>{t(connection)}</p>
        )}
      </main>
    )
  }
  return (
    <MethodContext value={view.method}>
      <div className={classes.wall}>
        <title>{`${isolated(view.title)} – Common Measure`}</title>
        <WallHeader view={view} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <main className={classes.main} tabIndex={0}>
          {connection !== 'live' && <p role="status">{t(connection)}</p>}
          <StageOnWall view={view} wifi={wifi} />
        </main>
        <WallFooter view={view} sessionId={sessionId} />
      </div>
    </MethodContext>
  )
}

function StageOnWall({ view, wifi }: { view: ProjectorView; wifi: ReturnType<typeof useWifiTold> }) {
  const { stage } = view
  switch (stage.kind) {
    case 'welcome':
      return <WallWelcome view={view} wifi={wifi} />
    case 'ideas':
    case 'talk':
      return <WallPrompt view={view} />
    case 'share':
      return <WallIdeas view={view} />
    case 'vote':
      return <WallVote view={view} />
    case 'differences':
      return <WallResults view={view} />
    case 'agree':
    case 'close':
      return <WallAgreement view={view} />
  }
}

/** Measures that are looked at again, with what they say by now. */
function WallFigures({ view }: { view: ProjectorView }) {
  return (
    <WallPages view={view} listed="figures" all={figuresNow(view)}>
      {shown => (
        <ul className={classes.ideas}>
          {shown.map(({ id, words, figure }) => (
            <li key={id} className={classes.idea} {...pointedAt(view, id)}>
              <p dir="auto">
                <b>{words}</b>
              </p>
              <p dir="auto">{figure}</p>
            </li>
          ))}
        </ul>
      )}
    </WallPages>
  )
}

function WallPrompt({ view }: { view: ProjectorView }) {
  const { t } = useTranslation('projector')
  const { stage, question } = view
  const again = figuresNow(view).length > 0
  return (
    <>
      <p className={again ? classes.prompt : classes.hugePrompt} dir="auto">
        {stage.prompt}
      </p>
      {!again && question !== '' && question !== stage.prompt && (
        <p className={classes.question}>
          <span className={common.quiet}>{t('question')}: </span>
          <bdi>{question}</bdi>
        </p>
      )}
      {again && <WallFigures view={view} />}
    </>
  )
}

/** The last words: the session is over. */
function WallOver({ view }: { view: ProjectorView }) {
  const { t } = useTranslation('projector')
  const agreed = useMemo(() => view.agreements.filter(agreement => agreement.agreed === true), [view])
  return (
    <main className={classes.wall}>
      <title>{`${isolated(view.title)} – Common Measure`}</title>
      <h1 className={classes.stageTitle}>{t('goneTitle')}</h1>
      {agreed.length > 0 && (
        <>
          <h2 className={classes.heading}>{t('agreed')}</h2>
          <ol className={classes.agreed}>
            {agreed.map(({ itemId, wording }) => (
              <li key={itemId} dir="auto">
                {wording}
              </li>
            ))}
          </ol>
        </>
      )}
      <p>{t('thanksMore')}</p>
    </main>
  )
}
