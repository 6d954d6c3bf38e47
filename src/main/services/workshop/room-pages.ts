import { randomUUID } from 'node:crypto'
import type { LiveSession } from '@core/workshop/session/live-session'
import { participantView } from '@core/workshop/session/participant-view'
import type { Person } from '@core/workshop/session/state'
import { joinKey } from '@core/workshop/session/withdrawal-code'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { plainCode } from '../../../participant/form'
import type { Language } from '../../../participant/language'
import { pageHtml } from '../../../participant/page'
import type { JoinPage, OwnPage, Page, ProblemPage } from '../../../participant/page-content'
import { askedFor } from '../../../participant/place'
import { sameKey } from '../launch-key'
import type { HttpContext } from '../web'
import { cookieFor, type PhoneTokens, tokenCookie } from './room-access'
import type { RoomCounters } from './room-limits'

/** One request, with what is known of who asks. */
export type Asked = {
  readonly c: HttpContext
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

export const retryLater = { 'retry-after': '3' } as const

/** The pages that phones are shown. */
export function roomPages(live: LiveSession, tokens: PhoneTokens, counters: RoomCounters) {
  const send = ({ c }: Asked, status: ContentfulStatusCode, page: Page, headers = {}): Response =>
    c.html(pageHtml(page), status, headers)

  /** Why there is no page for this person now; in JSON where that is asked for. */
  function problem(asked: Asked, status: ContentfulStatusCode, kind: ProblemPage['kind'], headers = {}): Response {
    if (asked.wantsJson) return asked.c.json({ problem: kind }, status, headers)
    const { language, removed } = asked
    return send(asked, status, { kind, language, code: removed?.withdrawalCode ?? null }, headers)
  }

  function joinPage(asked: Asked, status: ContentfulStatusCode, notice: JoinPage['notice'], code: string): Response {
    const { title, question, perspectives, plan } = live.state().opening
    const { language, search, hash } = asked
    const words = { language, at: askedFor(search).at, title, question, perspectives, code, notice }
    // Given out before anything is asked: a form that is sent twice is one person.
    const headers = hash === null ? { 'set-cookie': cookieFor(tokenCookie, tokens.give()) } : {}
    return send(asked, status, { kind: 'join', ...words, paymentOffer: plan.paymentOffer }, headers)
  }

  /** The long code of the QR picture cannot be guessed: it is never counted, and never refused for others' guesses. */
  function codeChecked(asked: Asked, typed: string): 'right' | 'wrong' | 'not-now' {
    const { code, ...session } = live.state()
    const plain = plainCode(typed) ?? ''
    const key = joinKey(session)
    if (key !== null && plain.length === key.length) return sameKey(plain, key) ? 'right' : 'wrong'
    if (!counters.mayGuess(asked.from)) return 'not-now'
    if (sameKey(plain, code)) return 'right'
    counters.guessedWrong(asked.from)
    return 'wrong'
  }

  /** For whoever is not in the session. */
  function strangersPage(asked: Asked, status: ContentfulStatusCode = 200): Response {
    const { state, locked } = live.state()
    const { at, code } = askedFor(asked.search)
    if (state === 'closed') return problem(asked, 410, 'closed')
    if (asked.removed && at === null && code === '') return problem(asked, 403, 'removed')
    if (locked) return problem(asked, 403, 'locked')
    // A wrong code is said where it was typed, and not after more questions.
    const checked = at === 'who' && plainCode(code) !== null ? codeChecked(asked, code) : 'right'
    if (checked === 'not-now') return problem(asked, 429, 'guessed', { 'retry-after': '60' })
    return checked === 'wrong' ? joinPage(asked, 403, 'wrong-code', code) : joinPage(asked, status, null, code)
  }

  /** `typed`: the fields of a form that could not be taken. */
  function ownPage(
    asked: Asked,
    status: ContentfulStatusCode = 200,
    notice: OwnPage['notice'] = null,
    typed: OwnPage['typed'] = null,
  ): Response {
    const view = asked.person && participantView(live.state(), asked.person.id)
    const { language, search } = asked
    if (!view) return strangersPage(asked, status)
    const own = { language, at: askedFor(search).at, view, notice, typed, newId: randomUUID() }
    return send(asked, status, { kind: 'own', ...own })
  }

  return { codeChecked, problem, joinPage, strangersPage, ownPage }
}

export type RoomPages = ReturnType<typeof roomPages>
