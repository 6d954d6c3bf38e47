import { useEffect, useRef } from 'react'
import phoneStyle from '../../../../../participant/phone.css?inline'

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

/**
 * The page that phones get, on this computer: the same screens, words and languages, in a tree of its own. `html` is made by
 * `pageHtml`, in which everything people wrote is text; scripts in it never run. What is true of phones alone (`data-phone`) is
 * left out. `status`: what was just saved.
 */
export function OwnPage({ html, status, onGo, onSend }: { html: string; status: string } & OnOwnPage) {
  const host = useRef<HTMLDivElement>(null)
  const did = useRef<OnOwnPage>({ onGo, onSend })
  useEffect(() => {
    did.current = { onGo, onSend }
  })

  useEffect(() => {
    const element = host.current
    if (!element) return
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    shadow.adoptedStyleSheets = [style]
    const page = new DOMParser().parseFromString(html, 'text/html')
    element.lang = page.documentElement.lang
    element.dir = page.documentElement.dir
    const body = document.createElement('div')
    body.className = 'body'
    body.append(...page.querySelectorAll('body > header, #status, main, body > footer'))
    for (const ofPhones of body.querySelectorAll('[data-phone]')) ofPhones.remove()
    shadow.replaceChildren(body)
    shadow.querySelector<HTMLElement>('#notice, h1')?.focus()
  }, [html])

  useEffect(() => {
    const line = host.current?.shadowRoot?.getElementById('status')
    if (line) line.textContent = status
  }, [status])

  useEffect(() => {
    const shadow = host.current?.shadowRoot
    if (!shadow) return
    const onSubmit = (event: Event) => {
      if (!(event instanceof SubmitEvent) || !(event.target instanceof HTMLFormElement)) return
      event.preventDefault()
      const fields = textsOf(new FormData(event.target, event.submitter))
      const action = new URL(event.target.getAttribute('action') ?? '/', pageOrigin).pathname
      if (event.target.method === 'get') did.current.onGo(new URLSearchParams(fields))
      else did.current.onSend(action, fields)
    }
    const onClick = (event: Event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link) return
      event.preventDefault()
      did.current.onGo(searchOf(link.getAttribute('href') ?? '/'))
    }
    shadow.addEventListener('submit', onSubmit)
    shadow.addEventListener('click', onClick)
    return () => {
      shadow.removeEventListener('submit', onSubmit)
      shadow.removeEventListener('click', onClick)
    }
  }, [])
  return <div ref={host} />
}

/** Its addresses are only read, never asked for. */
const pageOrigin = 'http://page.invalid'

export const searchOf = (address: string): URLSearchParams => new URL(address, pageOrigin).searchParams

const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])))
