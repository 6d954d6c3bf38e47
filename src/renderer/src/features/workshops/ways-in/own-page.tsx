import { type FormEvent, type MouseEvent, useCallback, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Page } from '../../../../../participant/page-content'
import { Main, pageParts, Status } from '../../../../../participant/page-parts'
import phoneStyle from '../../../../../participant/phone.css?inline'
import { OnPhone } from '../../../../../participant/screens/parts'

/** What a person did on their page: went to another screen of it, or sent a form. */
export type OnOwnPage = {
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
  useEffect(() => shadow?.querySelector<HTMLElement>('#notice, h1')?.focus(), [shadow, version])

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
          <div className="body" onSubmit={send} onClick={go}>
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

export const searchOf = (address: string): URLSearchParams => new URL(address, pageOrigin).searchParams

const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])))
