import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { ok, problem } from '@core/result'
import { ratingAnswers } from '@core/workshop/session/answer'
import {
  eventOfHelping,
  eventOfSpokenIdea,
  eventsOfHelperSlip,
  helperView,
  isHelper,
  type SlipOfHelper,
} from '@core/workshop/session/co-facilitator'
import type { LiveSession } from '@core/workshop/session/live-session'
import { codeAsMeant, helperKey } from '@core/workshop/session/withdrawal-code'
import { getCookie } from 'hono/cookie'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import {
  type HelperPage,
  type HelperProblem,
  helperHtml,
  helperProblem,
} from '../../../participant/co-facilitator/page'
import { sameKey } from '../launch-key'
import type { HttpContext } from '../web'
import { cookieFor } from './room-access'
import type { RoomCounters } from './room-limits'
import { type Asked, type RoomPages, retryLater } from './room-pages'
import type { Body } from './room-posts'

const helperCookie = 'common-measure-helper'
const mostLetters = 40
const mostRemembered = 500

/** Never what a phone's token would be: neither is taken for the other. */
const hashOf = (token: string): string => createHash('sha256').update(`helper ${token}`).digest('hex')

type Fields = Readonly<Record<string, string>>
type Helping = Extract<HelperPage, { kind: 'helping' }>

/** What the phone of a co-facilitator may ask: its own page, entering slips and spoken ideas. Each time its token is looked at anew. */
export function helperRequests(live: LiveSession, pages: RoomPages, counters: RoomCounters) {
  const send = (c: HttpContext, status: ContentfulStatusCode, page: HelperPage): Response =>
    c.html(helperHtml(page), status)

  const hashIn = (c: HttpContext): string => hashOf((getCookie(c, helperCookie) ?? '').slice(0, mostLetters))
  const isIn = (c: HttpContext): boolean => isHelper(live.state(), hashIn(c))

  function mayJoin(typed: string): boolean {
    const key = helperKey(live.state())
    return key !== null && typed.length <= mostLetters && sameKey(codeAsMeant(typed), key)
  }

  /** Forms that were sent lately, by their id. A slip that arrives twice by two touches was not entered twice. */
  const sent = new Set<string>()
  function isSentAgain(form: string): boolean {
    if (form === '') return false
    if (sent.has(form)) return true
    sent.add(form)
    const [oldest] = sent
    if (sent.size > mostRemembered && oldest !== undefined) sent.delete(oldest)
    return false
  }

  const nothing = { saved: null, problem: null, typed: {} }
  const helping = (
    c: HttpContext,
    status: ContentfulStatusCode,
    more: Partial<Pick<Helping, 'saved' | 'problem' | 'typed'>> = {},
  ): Response =>
    send(c, status, { kind: 'helping', view: helperView(live.state()), newId: randomUUID(), ...nothing, ...more })
  /** Why there is no page of a helper's for this phone; null: there is. */
  function refusal(c: HttpContext): Response | null {
    if (live.state().state === 'closed') return send(c, 410, { kind: 'over' })
    return isIn(c) ? null : send(c, 403, { kind: 'ended' })
  }

  function page({ c, search }: Asked): Response {
    const code = search.get('code') ?? ''
    if (!isIn(c) && live.state().state !== 'closed' && mayJoin(code)) return send(c, 200, { kind: 'join', code })
    const saved = savedNow.find(each => each === search.get('saved')) ?? null
    return refusal(c) ?? helping(c, 200, { saved })
  }

  async function join({ c }: Asked, body: Body): Promise<Response> {
    const { code = '' } = fieldsOf(body)
    if (live.state().state === 'closed') return send(c, 410, { kind: 'over' })
    if (!mayJoin(code)) return isIn(c) ? c.redirect('/helper', 303) : send(c, 403, { kind: 'ended' })
    const token = randomBytes(16).toString('base64url')
    const joined = await live.change(state => {
      const event = eventOfHelping(state, hashOf(token))
      return event.ok ? ok([event.value]) : event
    })
    if (!joined.ok) return send(c, 403, { kind: 'ended' })
    c.header('set-cookie', cookieFor(helperCookie, token))
    return c.redirect('/helper', 303)
  }

  async function idea(asked: Asked, body: Body): Promise<Response> {
    const { c } = asked
    const refused = refusal(c)
    if (refused) return refused
    if (!counters.maySay(helperCookie)) return pages.problem(asked, 429, 'busy', retryLater)
    const fields = fieldsOf(body)
    const words = (fields.words ?? '').replace(/\r\n?/g, '\n')
    const said = { ideaId: fields.ideaId ?? '', words, perspectiveId: fields.perspective || null }
    const done = await live.change<string>(state => {
      if (!isHelper(state, hashIn(c))) return problem('refused')
      // The same form, sent twice.
      if (state.ideas.get(said.ideaId)?.words === words.trim()) return ok([])
      const event = eventOfSpokenIdea(state, said, Date.now())
      return event.ok ? ok([event.value]) : event
    })
    return done.ok ? c.redirect('/helper?saved=idea', 303) : notSaved(c, done.problem, fields)
  }

  async function slip(asked: Asked, body: Body): Promise<Response> {
    const { c } = asked
    const refused = refusal(c)
    if (refused) return refused
    if (!counters.maySay(helperCookie)) return pages.problem(asked, 429, 'busy', retryLater)
    const fields = fieldsOf(body)
    const typed = slipIn(
      fields,
      live.state().items.map(({ id }) => id),
    )
    const form = fields.form ?? ''
    if (isSentAgain(form)) return c.redirect('/helper?saved=again', 303)
    let keying: 1 | 2 = 1
    const done = await live.change<string>(state => {
      if (!isHelper(state, hashIn(c))) return problem('refused')
      const events = eventsOfHelperSlip(state, typed, randomUUID())
      if (!events.ok) return events
      keying = events.value.keying
      return ok(events.value.events)
    })
    if (!done.ok) {
      sent.delete(form)
      return notSaved(c, done.problem, fields)
    }
    return c.redirect(`/helper?saved=${keying === 1 ? 'once' : 'twice'}`, 303)
  }

  function notSaved(c: HttpContext, why: string, typed: Fields): Response {
    const said: HelperProblem = helperProblem(why)
    return isIn(c) ? helping(c, 409, { problem: said, typed }) : send(c, 403, { kind: 'ended' })
  }

  return {
    page,
    posts: new Map([
      ['/helper/join', join],
      ['/helper/idea', idea],
      ['/helper/slip', slip],
    ]),
  }
}

const savedNow = ['idea', 'once', 'twice', 'again'] as const

const fieldsOf = (body: Body): Fields => (body.kind === 'form' ? body.fields : {})

function slipIn(fields: Fields, itemIds: readonly string[]): SlipOfHelper {
  const digits = (fields.slip ?? '').replace(/\s/g, '')
  return {
    slip: /^\d{6}$/.test(digits) ? Number(digits) : 0,
    perspectiveId: fields.perspective ?? '',
    ratings: itemIds.map(itemId => ({
      itemId,
      rating: ratingAnswers.find(rating => rating === fields[`item.${itemId}`]) ?? null,
    })),
  }
}
