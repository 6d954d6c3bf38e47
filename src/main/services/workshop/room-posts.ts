import { randomBytes, randomUUID } from 'node:crypto'
import { ok } from '@core/result'
import { type Submission, submissionSchema } from '@core/workshop/session/answer'
import { eventOfJoining } from '@core/workshop/session/check-joining'
import type { LiveSession } from '@core/workshop/session/live-session'
import { participantView } from '@core/workshop/session/participant-view'
import { answered, newPersonFrom } from '@core/workshop/session/session-service'
import { joinKey } from '@core/workshop/session/withdrawal-code'
import { joinFromForm, longestCode, plainCode, submissionFromForm } from '../../../participant/form'
import { languageCalled } from '../../../participant/language'
import { placeAfter } from '../../../participant/place'
import { sameKey } from '../launch-key'
import type { PhoneTokens } from './phone-tokens'
import { type Body, bodyOf, type Fields } from './request-body'
import { cookieFor, languageCookie, tokenCookie, tokenHash } from './room-access'
import { sendJson, sendOn, sendPage, sendSentence } from './room-answer'
import { type RoomCounters, roomLimits } from './room-limits'
import { type Asked, closing, type RoomPages, retryLater } from './room-pages'

/** What phones may change, by path: all of it is their own person's. */
export function roomPosts(live: LiveSession, pages: RoomPages, counters: RoomCounters, tokens: PhoneTokens) {
  async function join(asked: Asked, body: Body): Promise<void> {
    if (asked.person) return sendOn(asked.response, '/')
    const { state, locked } = live.state()
    if (state === 'closed') return pages.problem(asked, 410, 'closed')
    const fields = fieldsOf(body)
    const typed = (fields.code ?? '').slice(0, longestCode)
    if (typed.trim() === '') return pages.joinPage(asked, 400, 'not-valid', '')
    const checked = codeChecked(asked, typed)
    if (checked === 'not-now') return pages.problem(asked, 429, 'guessed', { 'retry-after': '60' })
    if (checked === 'wrong') return pages.joinPage(asked, 403, 'wrong-code', typed)
    if (locked) return pages.problem(asked, 403, 'locked')
    const joining = joinFromForm(fields)
    if (!joining.ok) return pages.joinPage(asked, 400, 'not-valid', typed)
    if (!counters.mayJoin(asked.from)) return pages.problem(asked, 429, 'busy', retryLater)
    await joinAs(asked, joining.value.perspectiveId, joining.value.language)
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

  async function joinAs(asked: Asked, perspectiveId: string, language: string | null): Promise<void> {
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
    const cookies = [
      ...(token === null ? [] : [cookieFor(tokenCookie, token)]),
      ...(language === null ? [] : [cookieFor(languageCookie, language)]),
    ]
    sendOn(asked.response, '/', cookies.length > 0 ? { 'set-cookie': cookies } : {})
  }

  async function answer(asked: Asked, body: Body): Promise<void> {
    const { person, wantsJson, response } = asked
    if (!person) {
      if (wantsJson) sendJson(response, 403, { problem: 'gone' })
      else pages.strangersPage(asked, 403)
      return
    }
    if (!counters.maySay(person.id)) return pages.problem(asked, 429, 'busy', retryLater)
    const typed = body.kind === 'form' ? body.fields : null
    const submission = submissionIn(body)
    if (!submission) {
      if (wantsJson) sendJson(response, 400, { problem: 'not-valid' })
      else pages.ownPage(asked, 400, 'not-valid', typed)
      return
    }
    const said = await answered(live, person.id, submission)
    if (wantsJson) {
      const view = participantView(live.state(), person.id)
      if (said.ok) sendJson(response, 200, { view })
      else sendJson(response, 409, { problem: said.problem, view })
    } else if (said.ok) sendOn(response, placeAfter(typed ?? {}))
    else pages.ownPage(asked, 409, said.problem, typed)
  }

  async function leave(asked: Asked): Promise<void> {
    const { person } = asked
    if (person) await live.change(() => ok([{ kind: 'went', participantId: person.id }]))
    pages.problem(asked, 200, 'left', { 'set-cookie': cookieFor(tokenCookie, '') })
  }

  async function chooseLanguage(asked: Asked, body: Body): Promise<void> {
    const fields = fieldsOf(body)
    const chosen = languageCalled(fields.language)
    const headers = chosen === null ? {} : { 'set-cookie': cookieFor(languageCookie, chosen) }
    sendOn(asked.response, placeAfter(fields), headers)
  }

  return new Map([
    ['/join', join],
    ['/answer', answer],
    ['/leave', leave],
    ['/language', chooseLanguage],
  ])
}

/** What was posted; null: it is refused already. */
export async function bodyIn({ request, response }: Asked): Promise<Body | null> {
  const body = await bodyOf(request, roomLimits.bodyBytes)
  if (body.ok) return body.value
  // What is still on its way of a refused body is not waited for.
  if (body.problem === 'too-large') sendPage(response, 413, tooLarge, closing)
  else sendSentence(response, 400, 'This is nothing that our page sends.', closing)
  return null
}

const tooLarge = `<!doctype html><html lang="en"><title>Too long</title><p>This is too long to send at once. Nothing was lost: go back,
and send it in two parts.</p></html>`

/** What a form says; of JSON, nothing. */
const fieldsOf = (body: Body): Fields => (body.kind === 'form' ? body.fields : {})

/** Null: nothing that a page of ours sends. */
function submissionIn(body: Body): Submission | null {
  if (body.kind === 'form') {
    const read = submissionFromForm(body.fields)
    return read.ok ? read.value : null
  }
  const read = submissionSchema.safeParse(body.value)
  return read.success ? read.data : null
}
