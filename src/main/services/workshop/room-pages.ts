import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LiveSession } from '@core/workshop/session/live-session'
import { participantView } from '@core/workshop/session/participant-view'
import type { Person } from '@core/workshop/session/state'
import type { Language } from '../../../participant/language'
import { pageHtml } from '../../../participant/page'
import type { JoinPage, OwnPage, Page, ProblemPage } from '../../../participant/page-content'
import { askedFor } from '../../../participant/place'
import type { PhoneTokens } from './phone-tokens'
import { cookieFor, tokenCookie } from './room-access'
import { sendJson, sendPage } from './room-answer'

/** One request, with what is known of who asks. */
export type Asked = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly search: URLSearchParams
  readonly from: string
  readonly language: Language
  /** Of the token this session gave the phone; null: it holds none that it could join with, or has joined with. */
  readonly hash: string | null
  /** Null: nobody who is in the session. */
  readonly person: Person | null
  /** Who it was before the facilitator removed it. */
  readonly removed: Person | null
  readonly wantsJson: boolean
}

export const closing = { connection: 'close' } as const
export const retryLater = { 'retry-after': '3' } as const

/** The pages that phones are shown. */
export function roomPages(live: LiveSession, tokens: PhoneTokens) {
  const send = (asked: Asked, status: number, page: Page, headers = {}): void =>
    sendPage(asked.response, status, pageHtml(page), headers)

  /** Why there is no page for this person now; in JSON where that is asked for. */
  function problem(asked: Asked, status: number, kind: ProblemPage['kind'], headers = {}): void {
    if (asked.wantsJson) sendJson(asked.response, status, { problem: kind }, headers)
    else send(asked, status, { kind, language: asked.language, code: asked.removed?.withdrawalCode ?? null }, headers)
  }

  function joinPage(asked: Asked, status: number, notice: JoinPage['notice'], code: string): void {
    const { title, question, perspectives, plan } = live.state().opening
    const { language, search, hash } = asked
    const words = { language, at: askedFor(search).at, title, question, perspectives, code, notice }
    // Given out before anything is asked: a form that is sent twice is one person.
    const headers = hash === null ? { 'set-cookie': cookieFor(tokenCookie, tokens.give()) } : {}
    send(asked, status, { kind: 'join', ...words, paymentOffer: plan.paymentOffer }, headers)
  }

  /** For whoever is not in the session. */
  function strangersPage(asked: Asked, status = 200): void {
    const { state, locked } = live.state()
    const { at, code } = askedFor(asked.search)
    if (state === 'closed') problem(asked, 410, 'closed')
    else if (asked.removed && at === null && code === '') problem(asked, 403, 'removed')
    else if (locked) problem(asked, 403, 'locked')
    else joinPage(asked, status, null, code)
  }

  /** `typed`: the fields of a form that could not be taken. */
  function ownPage(asked: Asked, status = 200, notice: OwnPage['notice'] = null, typed: OwnPage['typed'] = null): void {
    const view = asked.person && participantView(live.state(), asked.person.id)
    const { language, search } = asked
    if (view) {
      const own = { language, at: askedFor(search).at, view, notice, typed, newId: randomUUID() }
      send(asked, status, { kind: 'own', ...own })
    } else strangersPage(asked, status)
  }

  return { problem, joinPage, strangersPage, ownPage }
}

export type RoomPages = ReturnType<typeof roomPages>
