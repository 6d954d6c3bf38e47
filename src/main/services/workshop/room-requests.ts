import type { IncomingMessage, ServerResponse } from 'node:http'
import { HostError } from '@core/host-api'
import type { LiveSession } from '@core/workshop/session/live-session'
import { participantView } from '@core/workshop/session/participant-view'
import { languageAccepted, languageCalled } from '../../../participant/language'
import type { ChangeStreams } from './change-streams'
import { peopleByToken } from './people-by-token'
import { type PhoneFile, sendPhoneFile } from './phone-files'
import type { PhoneTokens } from './phone-tokens'
import { cookieIn, fromOwnPage, languageCookie, tokenHash, tokenIn } from './room-access'
import { sendJson, sendSentence } from './room-answer'
import { type RoomCounters, roomLimits } from './room-limits'
import { type Asked, closing, retryLater, roomPages } from './room-pages'
import { bodyIn, roomPosts } from './room-posts'

export type Room = {
  readonly live: LiveSession
  /** `192.168.1.20:47311` */
  readonly host: string
  readonly files: ReadonlyMap<string, PhoneFile>
  readonly streams: ChangeStreams
  readonly counters: RoomCounters
  readonly tokens: PhoneTokens
}

/** Everything that phones can ask, and nothing that a facilitator does: that never comes over the network. */
export function roomRequests({ live, host, files, streams, counters, tokens }: Room) {
  const personWith = peopleByToken(live)
  const pages = roomPages(live, tokens)
  const posts = roomPosts(live, pages, counters, tokens)
  const gets = new Map<string, (asked: Asked) => void>([
    ['/', asked => pages.ownPage(asked)],
    ['/state', state],
    ['/events', events],
    ...[...files].map(([path, file]) => [path, (asked: Asked) => sendPhoneFile(asked, file)] as const),
  ])
  /** Changes on their way to the disk. */
  let underWay = 0

  function state({ person, response }: Asked): void {
    const view = person && participantView(live.state(), person.id)
    if (view) sendJson(response, 200, view)
    else sendJson(response, 403, { problem: 'gone' })
  }

  function events({ person, response }: Asked): void {
    if (person) streams.add(person.id, response)
    else sendJson(response, 403, { problem: 'gone' })
  }

  /** Refuses what no page of ours asks; then answers. */
  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request
    if (headers.host !== host || !url.startsWith('/')) {
      return sendSentence(response, 400, 'This address is not served here.', closing)
    }
    const [path = ''] = url.split('?', 1)
    const asked = askedIn(request, response, url.slice(path.length))
    if (!counters.mayAsk(asked.from)) return pages.problem(asked, 429, 'busy', { ...retryLater, ...closing })
    const [get, post] = [gets.get(path), posts.get(path)]
    if (!get && !post) return pages.problem(asked, 404, 'not-found', method === 'GET' ? {} : closing)
    if (method !== (get ? 'GET' : 'POST')) {
      return sendSentence(response, 405, 'This is not done here.', { allow: get ? 'GET' : 'POST', ...closing })
    }
    if (get) return get(asked)
    if (!fromOwnPage(request, `http://${host}`)) {
      return sendSentence(response, 403, 'This did not come from our own page.', closing)
    }
    const body = await bodyIn(asked)
    if (body && post) await inTurn(asked, () => post(asked, body))
  }

  /** Only what has arrived whole takes a place: who sends slowly keeps nobody else waiting. */
  async function inTurn(asked: Asked, work: () => Promise<void>): Promise<void> {
    if (underWay >= roomLimits.atOnce) return busy(asked.request, asked.response)
    underWay += 1
    try {
      await work()
    } finally {
      underWay -= 1
    }
  }

  function askedIn(request: IncomingMessage, response: ServerResponse, search: string): Asked {
    const token = tokenIn(request)
    const known = token === null ? null : personWith(tokenHash(token))
    const joinsWith = token !== null && (known ? !known.gone : tokens.isOurs(token)) ? token : null
    const chosen = languageCalled(cookieIn(request, languageCookie) ?? undefined)
    return {
      request,
      response,
      search: new URLSearchParams(search),
      from: request.socket.remoteAddress ?? '',
      language: chosen ?? languageAccepted(request.headers['accept-language']),
      hash: joinsWith === null ? null : tokenHash(joinsWith),
      person: known?.gone ? null : known,
      removed: known?.removed ? known : null,
      wantsJson: (request.headers.accept ?? '').includes('application/json'),
    }
  }

  /** More than can be answered now, or a disk that takes no more: the phone keeps it and tells it again. */
  const busy = (request: IncomingMessage, response: ServerResponse): void =>
    pages.problem(askedIn(request, response, ''), 503, 'busy', { ...retryLater, ...closing })

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await route(request, response)
    } catch (error) {
      // A phone that goes away in the middle of its request: there is nobody to tell.
      if (response.destroyed || !request.complete) return
      if (!(error instanceof HostError)) console.error(error)
      busy(request, response)
    }
  }
}
