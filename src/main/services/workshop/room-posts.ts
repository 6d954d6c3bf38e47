import { randomBytes, randomUUID } from 'node:crypto'
import { ok, problem, type Result } from '@core/result'
import { type Submission, submissionSchema } from '@core/workshop/session/answer'
import { eventOfJoining } from '@core/workshop/session/check-answer'
import type { LiveSession } from '@core/workshop/session/live-session'
import { participantView } from '@core/workshop/session/participant-view'
import { answered, newPersonFrom } from '@core/workshop/session/session-service'
import { stageOn } from '@core/workshop/session/state'
import type { HonoRequest } from 'hono'
import { type FormProblem, joinFromForm, longestCode, submissionFromForm } from '../../../participant/form'
import { languageCalled } from '../../../participant/language'
import { hrefOf, placeAfter } from '../../../participant/place'
import { lateArrival } from '../../../participant/screens/welcome'
import { cookieFor, languageCookie, type PhoneTokens, tokenCookie, tokenHash } from './room-access'
import type { RoomCounters } from './room-limits'
import { type Asked, type RoomPages, retryLater } from './room-pages'

type Fields = Readonly<Record<string, string>>
export type Body =
  | { readonly kind: 'form'; readonly fields: Fields }
  | { readonly kind: 'json'; readonly value: unknown }

/** Of what a person sends; a slip has a field for every proposal. */
const mostFields = 30
const mostFieldsOfSlip = 210

/** What was posted, unchecked. */
export async function bodyOf(request: HonoRequest): Promise<Result<Body, 'not-valid'>> {
  const text = await request.text()
  const [type = ''] = (request.header('content-type') ?? '').split(';')
  if (type.trim().toLowerCase() === 'application/json') return jsonIn(text)
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return problem('not-valid')
  const fields = [...new URLSearchParams(text)]
  const most = request.path === '/helper/slip' ? mostFieldsOfSlip : mostFields
  return fields.length > most ? problem('not-valid') : ok({ kind: 'form', fields: Object.fromEntries(fields) })
}

function jsonIn(text: string): Result<Body, 'not-valid'> {
  try {
    return ok({ kind: 'json', value: JSON.parse(text) })
  } catch {
    return problem('not-valid')
  }
}

/** What phones may change, by path: all of it is their own person's. */
export function roomPosts(live: LiveSession, pages: RoomPages, counters: RoomCounters, tokens: PhoneTokens) {
  async function join(asked: Asked, body: Body): Promise<Response> {
    if (asked.person) return asked.c.redirect('/', 303)
    const { state, locked } = live.state()
    if (state === 'closed') return pages.problem(asked, 410, 'closed')
    const fields = fieldsOf(body)
    const typed = (fields.code ?? '').slice(0, longestCode)
    if (typed.trim() === '') return pages.joinPage(asked, 400, 'not-valid', '')
    const checked = pages.codeChecked(asked, typed)
    if (checked === 'not-now') return pages.problem(asked, 429, 'guessed', { 'retry-after': '60' })
    if (checked === 'wrong') return pages.joinPage(asked, 403, 'wrong-code', typed)
    if (locked) return pages.problem(asked, 403, 'locked')
    const joining = joinFromForm(fields)
    if (!joining.ok) return pages.joinPage(asked, 400, 'not-valid', typed)
    if (!counters.mayJoin(asked.from)) return pages.problem(asked, 429, 'busy', retryLater)
    return joinAs(asked, joining.value.perspectiveId, joining.value.language)
  }

  async function joinAs(asked: Asked, perspectiveId: string, language: string | null): Promise<Response> {
    const token = asked.hash === null ? tokens.give() : null
    const hash = token === null ? asked.hash : tokenHash(token)
    const newPerson = newPersonFrom({ randomBytes: bytes => new Uint8Array(randomBytes(bytes)), newId: randomUUID })
    const joined = await live.change(state => {
      // The same form, sent twice at once.
      if ([...state.people.values()].some(person => person.tokenHash === hash && !person.gone)) return ok([])
      const event = eventOfJoining(state, { door: 'phone', perspectiveId, tokenHash: hash }, newPerson)
      return event.ok ? ok([event.value]) : event
    })
    if (!joined.ok) {
      const { problem } = joined
      if (problem === 'gone') return pages.joinPage(asked, 400, 'not-valid', live.state().code)
      return pages.problem(asked, problem === 'closed' ? 410 : 403, problem)
    }
    if (token !== null) giveCookie(asked, tokenCookie, token)
    if (language !== null) giveCookie(asked, languageCookie, language)
    const { kind } = stageOn(live.state())
    return asked.c.redirect(kind === 'welcome' ? '/' : hrefOf(lateArrival), 303)
  }

  async function answer(asked: Asked, body: Body): Promise<Response> {
    const { person, wantsJson, c } = asked
    if (!person) return wantsJson ? c.json({ problem: 'gone' }, 403) : pages.strangersPage(asked, 403)
    if (!counters.maySay(person.id)) return pages.problem(asked, 429, 'busy', retryLater)
    const typed = body.kind === 'form' ? body.fields : null
    const submission = submissionIn(body)
    if (!submission.ok) {
      const { problem } = submission
      return wantsJson ? c.json({ problem }, 400) : pages.ownPage(asked, 400, problem, typed)
    }
    const said = await answered(live, person.id, submission.value)
    if (wantsJson) {
      const view = participantView(live.state(), person.id)
      return said.ok ? c.json({ view }) : c.json({ problem: said.problem, view }, 409)
    }
    return said.ok ? c.redirect(placeAfter(typed ?? {}), 303) : pages.ownPage(asked, 409, said.problem, typed)
  }

  async function leave(asked: Asked): Promise<Response> {
    const { person } = asked
    if (person) await live.change(() => ok([{ kind: 'went', participantId: person.id }]))
    giveCookie(asked, tokenCookie, '')
    return pages.problem(asked, 200, 'left')
  }

  async function chooseLanguage(asked: Asked, body: Body): Promise<Response> {
    const fields = fieldsOf(body)
    const chosen = languageCalled(fields.language)
    if (chosen !== null) giveCookie(asked, languageCookie, chosen)
    return asked.c.redirect(placeAfter(fields), 303)
  }

  return new Map([
    ['/join', join],
    ['/answer', answer],
    ['/leave', leave],
    ['/language', chooseLanguage],
  ])
}

const giveCookie = ({ c }: Asked, name: string, value: string): void =>
  c.header('set-cookie', cookieFor(name, value), { append: true })

/** What a form says; of JSON, nothing. */
const fieldsOf = (body: Body): Fields => (body.kind === 'form' ? body.fields : {})

function submissionIn(body: Body): Result<Submission, FormProblem> {
  if (body.kind === 'form') return submissionFromForm(body.fields)
  const read = submissionSchema.safeParse(body.value)
  return read.success ? ok(read.data) : problem('not-valid')
}
