import { type ConfirmingProblem, confirmationKey, eventsOfConfirming } from '@core/workshop/session/confirmation'
import type { LiveSession } from '@core/workshop/session/live-session'
import type { ConfirmationAsked } from '@core/workshop/session/state'
import { codeAsMeant } from '@core/workshop/session/withdrawal-code'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type ConfirmNotice, type ConfirmPage, confirmAddress, confirmHtml } from '../../../participant/confirm/page'
import { languageCalled } from '../../../participant/language'
import { sameKey } from '../launch-key'
import type { RoomCounters } from './room-limits'
import { type Asked, type RoomPages, retryLater } from './room-pages'
import type { Body } from './room-posts'

const mostLetters = 40
/** What is counted together: no phone has to be known to answer. */
const confirming = 'confirm'

type PageParts = ConfirmPage extends infer Each ? (Each extends ConfirmPage ? Omit<Each, 'language'> : never) : never

/** Whether somebody sees an outcome the same way: one page by one link, with nothing of the session and of nobody who is in it. */
export function confirmRequests(live: LiveSession, pages: RoomPages, counters: RoomCounters) {
  const send = ({ c, language }: Asked, status: ContentfulStatusCode, page: PageParts): Response =>
    c.html(confirmHtml({ ...page, language } as ConfirmPage), status)

  /** All that are asked are looked through, so that the time it takes tells nothing. */
  function askedWith(typed: string): ConfirmationAsked | null {
    if (typed.length > mostLetters) return null
    const state = live.state()
    const code = codeAsMeant(typed)
    const found = [...state.confirmations.values()].filter(({ id }) => sameKey(code, confirmationKey(state, id) ?? ' '))
    return found[0] ?? null
  }

  const form = (
    { words, forWhom }: ConfirmationAsked,
    code: string,
    notice: ConfirmNotice | null,
    typed: { answer: string; words: string },
  ): PageParts => ({ kind: 'asked', code, words, forWhom, notice, typed })

  /** The one that was chosen on the page itself. */
  const inChosen = (asked: Asked, chosen: string | null | undefined): Asked => ({
    ...asked,
    language: languageCalled(chosen ?? undefined) ?? asked.language,
  })

  function page(given: Asked): Response {
    const asked = inChosen(given, given.search.get('language'))
    if (live.state().state === 'closed') return send(asked, 410, { kind: 'over', notice: null, typed: '' })
    const code = asked.search.get('code') ?? ''
    const found = askedWith(code)
    if (!found) return send(asked, 403, { kind: 'ended', notice: null, typed: '' })
    if (found.said) return send(asked, 200, { kind: 'thanks' })
    return send(asked, 200, form(found, codeAsMeant(code), null, { answer: '', words: '' }))
  }

  async function answer(given: Asked, body: Body): Promise<Response> {
    const fields = body.kind === 'form' ? body.fields : {}
    const asked = inChosen(given, fields.language)
    const { code = '', answer = '' } = fields
    const words = (fields.words ?? '').replace(/\r\n?/g, '\n')
    const found = askedWith(code)
    if (!found && live.state().state !== 'closed')
      return send(asked, 403, { kind: 'ended', notice: null, typed: words })
    if (!counters.maySay(confirming)) return pages.problem(asked, 429, 'busy', retryLater)
    const done = await live.change<ConfirmingProblem>(state =>
      eventsOfConfirming(state, found?.id ?? '', { answer, words }),
    )
    if (done.ok) return asked.c.redirect(confirmAddress(codeAsMeant(code), languageCalled(fields.language)), 303)
    if (done.problem === 'closed') return send(asked, 410, { kind: 'over', notice: 'closed', typed: words })
    if (done.problem === 'gone' || !found) return send(asked, 403, { kind: 'ended', notice: null, typed: words })
    if (done.problem === 'answered') return send(asked, 409, { kind: 'ended', notice: 'answered', typed: words })
    return send(asked, 400, form(found, codeAsMeant(code), done.problem, { answer, words }))
  }

  return { page, posts: new Map([['/confirm/answer', answer]]) }
}
