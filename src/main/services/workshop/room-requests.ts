import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip, gzipSync } from 'node:zlib'
import { HostError } from '@core/host-api'
import type { LiveSession } from '@core/workshop/session/live-session'
import { participantView } from '@core/workshop/session/participant-view'
import { Hono, type Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import { languageAccepted, languageCalled } from '../../../participant/language'
import { codeOf } from '../host-error'
import { closing, type HttpContext, type OverHttp, strictHeaders } from '../web'
import type { ChangeStreams } from './change-streams'
import { helperRequests } from './co-facilitator-requests'
import { confirmRequests } from './confirm-requests'
import { fromOwnPage, languageCookie, type PhoneTokens, peopleByToken, tokenHash, tokenIn } from './room-access'
import { type RoomCounters, roomLimits } from './room-limits'
import { type Asked, retryLater, roomPages } from './room-pages'
import { bodyOf, roomPosts } from './room-posts'

type Bytes = Uint8Array<ArrayBuffer>
type PhoneFile = { readonly type: string; readonly plain: Bytes; readonly zipped: Bytes }

const typeOfFile = {
  '/phone.js': 'text/javascript; charset=utf-8',
  '/phone.css': 'text/css; charset=utf-8',
} as const

/** The page's own script and style, by the path they are asked for under. One that was not built is not there. */
export async function phoneFiles(folder: string): Promise<ReadonlyMap<string, PhoneFile>> {
  const found = await Promise.all(
    Object.entries(typeOfFile).map(async ([path, type]) => {
      const plain = await readFile(join(folder, path)).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return null
        throw error
      })
      if (plain === null) return []
      return [[path, { type, plain: new Uint8Array(plain), zipped: new Uint8Array(gzipSync(plain)) }] as const]
    }),
  )
  return new Map(found.flat())
}

export type Room = {
  readonly live: LiveSession
  /** `192.168.1.20:47311` */
  readonly host: string
  readonly files: ReadonlyMap<string, PhoneFile>
  readonly streams: ChangeStreams
  readonly counters: RoomCounters
  readonly tokens: PhoneTokens
}

/** Everything that phones can ask, and nothing that a facilitator does, but for what co-facilitator-requests.ts lets one phone do. */
export function roomRequests({ live, host, files, streams, counters, tokens }: Room) {
  const personWith = peopleByToken(live)
  const pages = roomPages(live, tokens, counters)
  const helper = helperRequests(live, pages, counters)
  const confirm = confirmRequests(live, pages, counters)
  /** Changes on their way to the disk. */
  let underWay = 0
  // As it was sent: no page of ours asks for `/a/../answer`. What is no path at all is refused before any route.
  const getPath = (_: Request, options?: { env?: OverHttp['Bindings'] }) =>
    /^\/[^?]*/.exec(options?.env?.incoming.url ?? '')?.[0] ?? '/'
  const app = new Hono<OverHttp>({ getPath }).use(roomHeaders)

  app.use(packPages)
  app.use(async (c, next) => {
    const { incoming } = c.env
    c.header('cache-control', 'no-store')
    if (incoming.headers.host !== host || !incoming.url?.startsWith('/'))
      return sentence(c, 400, 'This address is not served here.')
    if (!counters.mayAsk(addressOf(c))) return pages.problem(askedIn(c), 429, 'busy', { ...retryLater, ...closing })
    // Hono would answer it as a GET without its body.
    return c.req.method === 'HEAD' ? notDone(c, 'GET') : next()
  })

  const gets: Readonly<Record<string, (asked: Asked) => Response>> = {
    '/': asked => pages.ownPage(asked),
    '/helper': asked => helper.page(asked),
    '/confirm': asked => confirm.page(asked),
    '/state': ({ c, person }) => {
      const view = person && participantView(live.state(), person.id)
      return view ? c.json(view) : c.json({ problem: 'gone' }, 403)
    },
    '/events': ({ c, person }) => (person ? streams.open(c, person.id) : c.json({ problem: 'gone' }, 403)),
  }
  for (const [path, answer] of Object.entries(gets)) {
    app.get(path, c => answer(askedIn(c)))
    app.all(path, c => notDone(c, 'GET'))
  }
  for (const [path, { type, plain, zipped }] of files) {
    // Nothing of anybody's is in it, and it is asked for with every page.
    const headers = { 'content-type': type, 'cache-control': 'private, max-age=300', vary: 'accept-encoding' }
    const asGzip = { ...headers, 'content-encoding': 'gzip' }
    app.get(path, c => (takesGzip(c) ? c.body(zipped, 200, asGzip) : c.body(plain, 200, headers)))
    app.all(path, c => notDone(c, 'GET'))
  }
  const tooLarge = bodyLimit({
    maxSize: roomLimits.bodyBytes,
    onError: c => pages.problem(askedIn(c), 413, 'too-long', closing),
  })
  for (const [path, answer] of [...roomPosts(live, pages, counters, tokens), ...helper.posts, ...confirm.posts]) {
    app.post(path, async (c, next) => {
      if (fromOwnPage(c.env.incoming, `http://${host}`)) await next()
      else return sentence(c, 403, 'This did not come from our own page.')
    })
    app.post(path, tooLarge, async c => {
      const body = await bodyOf(c.req)
      if (!body.ok) return sentence(c, 400, 'This is nothing that our page sends.')
      // Only what has arrived whole takes a place: who sends slowly keeps nobody else waiting.
      if (underWay >= roomLimits.atOnce) return busy(c)
      underWay += 1
      try {
        return await answer(askedIn(c), body.value)
      } finally {
        underWay -= 1
      }
    })
    app.all(path, c => notDone(c, 'POST'))
  }
  app.notFound(c => pages.problem(askedIn(c), 404, 'not-found', c.req.method === 'GET' ? {} : closing))
  app.onError((error, c) => {
    // Where a phone goes away in the middle of its request there is nobody to tell.
    if (!(error instanceof HostError) && c.env.incoming.complete) console.error(error)
    return busy(c)
  })

  function askedIn(c: HttpContext): Asked {
    const token = tokenIn(c)
    const known = token === null ? null : personWith(tokenHash(token))
    const joinsWith = token !== null && (known ? !known.gone : tokens.isOurs(token)) ? token : null
    const chosen = languageCalled(getCookie(c, languageCookie))
    return {
      c,
      search: new URL(c.req.url).searchParams,
      from: addressOf(c),
      language: chosen ?? languageAccepted(c.req.header('accept-language')),
      hash: joinsWith === null ? null : tokenHash(joinsWith),
      person: known?.gone ? null : known,
      removed: known?.removed ? known : null,
      wantsJson: (c.req.header('accept') ?? '').includes('application/json'),
    }
  }

  /** More than can be answered now, or a disk that takes no more: the phone keeps it and tells it again. */
  const busy = (c: HttpContext): Response => pages.problem(askedIn(c), 503, 'busy', { ...retryLater, ...closing })

  return app
}

/** With everything that is sent into the room, pages and refusals alike. */
const roomHeaders = strictHeaders(
  { formAction: ["'self'"] },
  {
    // Our own forms are known by their origin, which a browser keeps to itself under `no-referrer`. To others nothing is told.
    referrerPolicy: 'same-origin',
    // Browsers heed it only where there are certificates, and complain elsewhere.
    crossOriginOpenerPolicy: false,
  },
)

const takesGzip = (c: HttpContext): boolean => /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')

/**
 * Pages, packed where the phone can unpack: sixty phones ask at once when the group moves on, over one Wi-Fi. In one piece: as a
 * stream (`hono/compress`) it takes half as much time again.
 */
async function packPages(c: HttpContext, next: Next): Promise<void> {
  await next()
  if (!takesGzip(c) || !c.res.headers.get('content-type')?.startsWith('text/html')) return
  const page = await promisify(gzip)(await c.res.arrayBuffer())
  c.res = new Response(new Uint8Array(page), c.res)
  c.header('content-encoding', 'gzip')
}

const addressOf = (c: HttpContext): string => c.env.incoming.socket.remoteAddress ?? ''

const sentence = (c: HttpContext, status: 400 | 403 | 405, text: string, headers = {}): Response =>
  c.text(`${text}\n`, status, { ...closing, ...headers })

const notDone = (c: HttpContext, allow: string): Response => sentence(c, 405, 'This is not done here.', { allow })
