import type { Socket } from 'node:net'
import { type HostApi, HostError } from '@core/host-api'
import { ticketEndpoint } from '@core/host-http'
import { Hono } from 'hono'
import { answerPage, pageHeaders, sentence } from '../services/page-files'
import { type HttpContext, type OverHttp, pathOf } from '../services/web'
import { fromOwnPage } from '../services/workshop/room-access'
import type { ConnectionLimits, TicketOffice } from './admission'
import { answerPost, answerTicket, credentialIn, problemAnswer } from './answer-call'

/** Where a second start finds out who is there: `?challenge=` is answered with a proof of the launch key. */
export const greetingPath = '/.well-known/common-measure'

type HostAppParts = {
  readonly port: number
  readonly pageFolder: string
  readonly handlers: HostApi
  readonly tickets: TicketOffice
  /** What proves to a second start that this host has the launch key; null: that is no challenge. */
  readonly proofFor: (challenge: string) => Promise<string | null>
  /** Hears that a connection belongs to our own page. */
  readonly trust: (socket: Socket) => void
  readonly limits?: ConnectionLimits
}

/** All that the browser host answers: the page's files to anybody on this computer, and calls to pages that were let in. */
export function hostApp({ port, pageFolder, handlers, tickets, proofFor, trust, limits }: HostAppParts) {
  const origin = `http://127.0.0.1:${port}`
  const app = new Hono<OverHttp>({ getPath: pathOf }).use(pageHeaders)
  const notDone = (allow: string) => (c: HttpContext) => sentence(c, 405, 'This is not done here.', { allow })

  // Data belong to the origin, so there is one address. `localhost` is sent there; any other name is a rebinding attempt.
  app.use(async (c, next) => {
    const { incoming } = c.env
    // A body that nobody reads must not hold the connection.
    if (hasBody(c)) c.header('connection', 'close')
    const { host } = incoming.headers
    if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`)
      return sentence(c, 421, 'This address is not served here.')
    if (!['GET', 'HEAD', 'POST'].includes(incoming.method ?? '')) return notDone('GET, HEAD, POST')(c)
    if (!incoming.url?.startsWith('/')) return sentence(c, 400, 'This address has no meaning.')
    return next()
  })

  for (const path of ['/host/*', ticketEndpoint]) {
    app.post(path, async (c, next) => {
      const { incoming } = c.env
      if (incoming.headers.host !== new URL(origin).host || !fromOwnPage(incoming, origin))
        throw new HostError('not-let-in')
      await next()
    })
    app.get(path, notDone('POST'))
  }
  app.post(ticketEndpoint, c => answerTicket(tickets.exchange, c))
  app.post('/host/*', c => {
    if (!tickets.hasGivenOut(credentialIn(c, 'Bearer'))) throw new HostError('not-let-in')
    trust(c.env.incoming.socket)
    c.header('connection', undefined)
    return answerPost(handlers, c, limits)
  })
  app.post('*', notDone('GET, HEAD'))

  app.get('*', async (c, next) => {
    if (c.env.incoming.headers.host === new URL(origin).host) return next()
    const { pathname, search } = new URL(c.req.url)
    const location = `${origin}${pathname}${search}`
    return sentence(c, 303, `It is at ${location}`, { location, 'cache-control': 'no-store' })
  })
  app.get(greetingPath, async c => {
    const proof = await proofFor(c.req.query('challenge') ?? '')
    return c.json({ app: 'common-measure', proof }, 200, { 'cache-control': 'no-store' })
  })
  app.get('*', async (c, next) => {
    await next()
    // Built files under assets carry a hash in their name.
    const lasting = c.req.path.startsWith('/assets/') && c.res.ok
    c.header('cache-control', lasting ? 'private, max-age=31536000, immutable' : 'no-cache')
  })
  app.get('*', answerPage(pageFolder))
  app.onError((error, c) => problemAnswer(c, error))
  return app
}

const hasBody = ({ env }: HttpContext): boolean => {
  const { headers } = env.incoming
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
