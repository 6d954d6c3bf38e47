import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { eventOfAnswer } from '@core/workshop/session/check-answer'
import { participantView } from '@core/workshop/session/participant-view'
import type { SessionOpening } from '@core/workshop/session/views'
import { joinFromForm, submissionFromForm } from '../../src/participant/form'
import { type Language, languageAccepted, languageCalled } from '../../src/participant/language'
import { pageHtml } from '../../src/participant/page'
import type { OwnPage, Page } from '../../src/participant/page-content'
import { askedFor, hrefOf, placeAfter } from '../../src/participant/place'
import { lateArrival } from '../../src/participant/screens/welcome'
import { SessionInPlay } from '../core/workshop/session/build'

const built = resolve(import.meta.dirname, '../../out/participant')
export const joinCode = '7K2M9Q'

/** `busy`: everything is answered 503. `silent`: what is sent reaches the laptop, its answers never come back. `gone`: no network. */
export type Failure = 'busy' | 'silent' | 'gone' | 'foreign'

/** A session served to phones from memory: the real pages, forms and rules, without the locks of the real door. */
export class Room {
  readonly session: SessionInPlay
  problem: Failure | null = null
  /** How often an answer was sent to the laptop, repeats and all. */
  posts = 0
  readonly #server: Server
  readonly #listeners = new Set<ServerResponse>()
  #ids = 0

  constructor(fields: Partial<SessionOpening> = {}) {
    this.session = new SessionInPlay(fields)
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(error => {
        response.writeHead(500).end(String(error))
      })
    })
  }

  async open(): Promise<string> {
    await new Promise<void>(done => this.#server.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise(done => this.#server.close(() => done()))
  }

  /** What the laptop tells every phone. */
  tell(): void {
    for (const listener of this.#listeners) listener.write('event: changed\ndata: \n\n')
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://room')
    const cookies = new Map((request.headers.cookie ?? '').split('; ').map(pair => pair.split('=') as [string, string]))
    const language = languageCalled(cookies.get('language')) ?? languageAccepted(request.headers['accept-language'])
    const person = cookies.get('person') ?? ''
    const fields = request.method === 'POST' ? await formOf(request) : {}
    if (this.problem === 'gone') return void request.socket.destroy()
    const isAsset = url.pathname.startsWith('/phone.')
    if (this.problem === 'busy' && !isAsset) return this.#page(response, 503, { kind: 'busy', language })
    if (this.problem === 'foreign')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Sign in</p>')
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /phone.js':
      case 'GET /phone.css':
        response.writeHead(200, { 'content-type': url.pathname.endsWith('js') ? 'text/javascript' : 'text/css' })
        return void response.end(await readFile(resolve(built, url.pathname.slice(1))))
      case 'GET /events':
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': \n\n')
        this.#listeners.add(response)
        return void response.on('close', () => this.#listeners.delete(response))
      case 'GET /':
        return this.#home(response, person, language, askedFor(url.searchParams))
      case 'POST /join':
        return this.#join(response, language, fields)
      case 'POST /answer':
        return this.#take(response, person, language, fields)
      case 'POST /language':
        return goOn(response, placeAfter(fields), `language=${languageCalled(fields.language) ?? language}`)
      case 'POST /leave':
        this.session.take([{ kind: 'went', participantId: person }])
        response.setHeader('set-cookie', 'person=')
        return this.#page(response, 200, { kind: 'left', language })
      default:
        return this.#page(response, 404, { kind: 'not-found', language })
    }
  }

  #home(response: ServerResponse, person: string, language: Language, { at, code }: ReturnType<typeof askedFor>): void {
    const view = participantView(this.session.state, person)
    if (view) {
      this.#page(response, 200, { ...this.#own(view, language), at })
      return
    }
    const { title, question, perspectives, plan } = this.session.state.opening
    const { paymentOffer } = plan
    const page: Page = { kind: 'join', language, at, title, question, perspectives, paymentOffer, code, notice: null }
    this.#page(response, 200, page)
  }

  #join(response: ServerResponse, language: Language, fields: Record<string, string>): void {
    const joining = joinFromForm(fields)
    if (joining.ok && joining.value.code === joinCode) {
      goOn(response, hrefOf(lateArrival), `person=${this.session.join(joining.value.perspectiveId)}`)
      return
    }
    const { title, question, perspectives, plan } = this.session.state.opening
    const notice = joining.ok ? 'wrong-code' : 'not-valid'
    const { paymentOffer } = plan
    const code = fields.code ?? ''
    this.#page(response, 403, {
      kind: 'join',
      language,
      at: null,
      title,
      question,
      perspectives,
      paymentOffer,
      code,
      notice,
    })
  }

  #take(response: ServerResponse, person: string, language: Language, fields: Record<string, string>): void {
    this.posts += 1
    const submission = submissionFromForm(fields)
    const event = submission.ok ? eventOfAnswer(this.session.state, person, submission.value) : submission
    if (event.ok && event.value) this.session.take([event.value])
    if (this.problem === 'silent') return void response.destroy()
    const view = participantView(this.session.state, person)
    if (view === null) this.#page(response, 404, { kind: 'not-found', language })
    else if (event.ok) goOn(response, placeAfter(fields))
    else {
      const refused = { ...this.#own(view, language), notice: event.problem, typed: fields }
      this.#page(response, event.problem === 'not-valid' ? 400 : 409, refused)
    }
  }

  #own(view: OwnPage['view'], language: Language): OwnPage {
    return { kind: 'own', language, at: null, view, notice: null, typed: null, newId: `new-${++this.#ids}` }
  }

  #page(response: ServerResponse, status: number, page: Page): void {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...pageHeaders }).end(pageHtml(page))
  }
}

const pageHeaders = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
}

function goOn(response: ServerResponse, location: string, cookie?: string): void {
  response
    .writeHead(303, { location, ...(cookie && { 'set-cookie': `${cookie}; Path=/; HttpOnly; SameSite=Strict` }) })
    .end()
}

async function formOf(request: IncomingMessage): Promise<Record<string, string>> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString('utf8')))
}
