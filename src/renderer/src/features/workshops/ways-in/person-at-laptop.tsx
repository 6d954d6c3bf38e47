import type { AnswerProblem } from '@core/workshop/session/answer'
import type { ParticipantView } from '@core/workshop/session/views'
import { type FormEvent, type MouseEvent, useCallback, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { type FormProblem, submissionFromForm } from '../../../../../participant/form'
import { type Language, languageCalled } from '../../../../../participant/language'
import type { Page } from '../../../../../participant/page-content'
import { Main, pageParts, Status } from '../../../../../participant/page-parts'
import { countAllLetters, countLetters } from '../../../../../participant/phone/letters'
import phoneStyle from '../../../../../participant/phone.css?inline'
import { askedFor, type Place, placeAfter } from '../../../../../participant/place'
import { OnPhone } from '../../../../../participant/screens/parts'
import { sayIn } from '../../../../../participant/words'
import { newId } from '../../../data/new-id'
import { host } from '../../../host'
import { logError, showProblem } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import { answered } from '../answered'
import { useRoom } from '../run/room-context'

/** What a person did on their page: went to another screen of it, or sent a form. */
type OnOwnPage = {
  readonly onGo: (search: URLSearchParams) => void
  readonly onSend: (action: string, fields: Readonly<Record<string, string>>) => void
}

/** The phones' style, for a page that lives in a part of another one. */
const style = new CSSStyleSheet()
style.replaceSync(
  phoneStyle
    .replaceAll(':root', ':host')
    .replace(/\bhtml:lang\((\w+)\)/g, ':host(:lang($1))')
    // The build takes the line ends out: a rule begins after another's brace as well.
    .replace(/(^|[}\s])html(?=[\s{])/g, '$1:host')
    .replace(/(^|[}\s])body(?=[\s{])/g, '$1.body'),
)

/** The page that phones get, on this computer: the same screens, words and languages, in a tree of its own. `status`: what was just saved. */
export function OwnPage({ page, status, onGo, onSend }: { page: Page; status: string } & OnOwnPage) {
  const [shadow, setShadow] = useState<ShadowRoot | null>(null)
  const attach = useCallback((element: HTMLDivElement | null) => {
    if (element === null) return
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [style]
    setShadow(root)
  }, [])
  const parts = pageParts(page)
  /** Another page, with fields of its own: nothing typed or chosen on the last one stays. */
  const version = JSON.stringify(page)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when there is another page
  useEffect(() => {
    shadow?.querySelector<HTMLElement>('#notice, h1')?.focus()
    if (shadow) countAllLetters(shadow)
  }, [shadow, version])

  // Nothing of this reaches the forms around it: in React's tree they hold this page too.
  const send = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const { nativeEvent, target } = event
    if (!(nativeEvent instanceof SubmitEvent) || !(target instanceof HTMLFormElement)) return
    const fields = textsOf(new FormData(target, nativeEvent.submitter))
    const action = new URL(target.getAttribute('action') ?? '/', pageOrigin).pathname
    if (target.method === 'get') onGo(new URLSearchParams(fields))
    else onSend(action, fields)
  }
  const count = ({ target }: FormEvent) => {
    if (target instanceof HTMLTextAreaElement) countLetters(target)
  }
  const go = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link) return
    event.preventDefault()
    event.stopPropagation()
    onGo(searchOf(link.getAttribute('href') ?? '/'))
  }
  return (
    <div ref={attach} lang={parts.language} dir={parts.direction}>
      {shadow &&
        createPortal(
          // biome-ignore lint/a11y/noStaticElementInteractions: it hears of the links and buttons inside, which keys press too.
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
          <div className="body" onSubmit={send} onClick={go} onInput={count}>
            <OnPhone value={false}>
              <header>{parts.header}</header>
              <Status say={parts.say}>{status}</Status>
              <Main key={version} {...parts} />
              <footer>{parts.footer}</footer>
            </OnPhone>
          </div>,
          shadow,
        )}
    </div>
  )
}

/** Its addresses are only read, never asked for. */
const pageOrigin = 'http://page.invalid'

const searchOf = (address: string): URLSearchParams => new URL(address, pageOrigin).searchParams

const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])))

type Fields = Readonly<Record<string, string>>
type PersonAtLaptopProps = {
  readonly participantId: string
  /** Where they begin; null: where the stage does. */
  readonly at?: Place | null
  readonly language: Language
  readonly onLanguage: (language: Language) => void
  /** The person says that they leave the session. */
  readonly onLeave: () => unknown
}

type Screen = {
  readonly at: Place | null
  readonly notice: AnswerProblem | FormProblem | null
  readonly typed: Fields | null
  readonly newId: string
}
const screenAt = (at: Place | null): Screen => ({ at, notice: null, typed: null, newId: newId() })

/** One person's own page, at the laptop: a turn at the shared one, or what stands on a sheet of paper. */
export function PersonAtLaptop({ participantId, at = null, language, onLanguage, onLeave }: PersonAtLaptopProps) {
  const { t } = useTranslation('workshopDoors')
  const { view: room } = useRoom()
  const { sessionId } = room.opening
  const [view, setView] = useState<ParticipantView | null>(null)
  const [screen, setScreen] = useState<Screen>(() => screenAt(at))
  const [status, setStatus] = useState('')

  // The stage moves on, or a vote closes: the person's page with it. Their own answers come back with each answer.
  const common = `${room.stage.id} ${room.vote?.round} ${room.closedVotes.length} ${room.state} ${room.stage.leftWhenPaused} ${room.items.length} ${room.agreements.map(({ gradient, agreed }) => `${gradient.state} ${agreed}`).join()}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when what everybody sees has changed
  useEffect(() => {
    let wanted = true
    host.participantAtLaptop({ sessionId, participantId }).then(
      found => {
        if (wanted && found) setView(found)
      },
      error => logError(error),
    )
    return () => {
      wanted = false
    }
  }, [sessionId, participantId, common])

  const answer = async (fields: Fields) => {
    const submission = submissionFromForm(fields)
    const stay = (notice: Screen['notice']) => {
      setStatus('')
      setScreen({ at: null, notice, typed: fields, newId: newId() })
    }
    if (!submission.ok) return stay(submission.problem)
    const done = await answered(host.answerAtLaptop({ sessionId, participantId, submission: submission.value }))
    if (done === null) return showProblem({ title: t('notSaved'), message: t('notSavedMore') })
    if (!done.ok) return stay(done.problem)
    setView(done.value)
    setScreen(screenAt(askedFor(searchOf(placeAfter(fields))).at))
    setStatus(sayIn(language)('saved'))
  }
  const onSend = async (action: string, fields: Fields) => {
    if (action === '/answer') return answer(fields)
    if (action === '/language') {
      onLanguage(languageCalled(fields.language) ?? language)
      return setScreen(screenAt(null))
    }
    if (action === '/leave') await onLeave()
  }
  const onGo = useCallback((search: URLSearchParams) => {
    setStatus('')
    setScreen(screenAt(askedFor(search).at))
  }, [])
  if (!view) return null
  return <OwnPage page={{ kind: 'own', language, view, ...screen }} status={status} onGo={onGo} onSend={onSend} />
}
