import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { HostError } from '@core/host-api'
import { linkWithTicket, ticketEndpoint } from '@core/host-http'
import { type Ask, hostHandlers } from './host-handlers'
import { codeOf } from './services/host-error'
import { proofOfKey, randomKey, readLaunchKey, sameKey, writeLaunchKey } from './services/launch-key'
import { preparePrivateFolder } from './services/private-folder'
import { profileFolder } from './services/profile-folder'
import { createServices } from './services/services'
import { fromOwnPage } from './services/workshop/room-access'
import { addressedTo, credentialIn, hasBody } from './standalone/access'
import { answerPost, answerTicket, sendProblem } from './standalone/answer-call'
import { answerPage, sendSentence } from './standalone/answer-page'
import { connectionLimits, limitConnections } from './standalone/connections'
import { createTicketOffice, makeTicket } from './standalone/tickets'
import { noFolderSentence } from './words'

/** Where a second start finds out who is there: `?challenge=` is answered with a proof of the launch key. */
const greetingPath = '/.well-known/common-measure'

/** How long a stop waits for calls under way. Each one is on disk when it is answered. */
const stopLimitMs = 5_000

export type StandaloneOptions = {
  port: number
  /** The built page. */
  pageFolder: string
  version: string
  env: NodeJS.ProcessEnv
  /** Only tests set others. */
  limits?: Partial<typeof connectionLimits>
  /** Milliseconds since 1970. */
  now?: () => number
}

/** `newLink` makes a link that lets one browser in, once; `stop` waits until every call under way is on disk and answered. */
export type Standalone = { address: string; newLink: () => string; stop: () => Promise<void> }

/** `already-running`: this person's own Common Measure is there. `port-taken`: somebody or something else. */
export type StandaloneStart =
  | { state: 'serving'; standalone: Standalone }
  | { state: 'already-running'; link: string }
  | { state: 'port-taken' }
  | { state: 'no-folder'; sentence: string }

/** Serves the page and the services to this computer alone, on the one port its data belong to. */
export async function startStandalone(options: StandaloneOptions): Promise<StandaloneStart> {
  const { port, pageFolder, version, env, now = Date.now } = options
  const limits = { ...connectionLimits, ...options.limits }
  const folder = join(profileFolder(env, process.platform), 'browser')
  const problem = preparePrivateFolder(folder, process.platform)
  if (problem !== null) return { state: 'no-folder', sentence: noFolderSentence(folder, problem) }
  const keyFile = join(folder, 'key')
  const address = `http://127.0.0.1:${port}/`
  const key = randomKey()
  const tickets = createTicketOffice(key, now)
  const phoneFolder = join(pageFolder, '../participant')
  const services = createServices({ folder, phoneFolder, now: () => new Date() })
  const handlers = hostHandlers(services, askedInThePage(version))
  /** Calls that are not answered yet, and what waits for the last of them. */
  let underWay = 0
  let whenQuiet = () => {}
  const { headersMs: headersTimeout, checkEveryMs: connectionsCheckingInterval } = limits
  // How long a whole request may take has no limit: its body may be a gigabyte. Whoever has no key is answered before it is read.
  const times = { headersTimeout, requestTimeout: 0, connectionsCheckingInterval }
  const server = createServer(times, async (request, response) => {
    underWay += 1
    response.once('close', () => {
      underWay -= 1
      if (underWay === 0) whenQuiet()
    })
    await answer(request, response).catch(error => sendProblem(response, error))
  })
  const trust = limitConnections(server, limits)
  let keyIsWritten = () => {}
  const keyWritten = new Promise<void>(resolve => {
    keyIsWritten = resolve
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // What is still on its way of a body that nobody reads must not hold the connection.
    if (hasBody(request)) response.setHeader('connection', 'close')
    const addressed = addressedTo(request, port)
    if (addressed === 'stranger') return sendSentence(response, 421, 'This address is not served here.')
    const { method = '', url = '' } = request
    if (!['GET', 'HEAD', 'POST'].includes(method))
      return sendSentence(response, 405, 'This is not done here.', { allow: 'GET, HEAD, POST' })
    const asked = `http://127.0.0.1:${port}${url}`
    if (!url.startsWith('/') || !URL.canParse(asked)) return sendSentence(response, 400, 'This address has no meaning.')
    const { pathname, searchParams } = new URL(asked)

    if (pathname.startsWith('/host/') || pathname === ticketEndpoint) {
      if (method !== 'POST') return sendSentence(response, 405, 'This is not done here.', { allow: 'POST' })
      if (addressed !== 'us' || !fromOwnPage(request, new URL(address).origin)) throw new HostError('not-let-in')
      if (pathname === ticketEndpoint) return answerTicket(tickets.exchange, request, response)
      if (!tickets.hasGivenOut(credentialIn(request, 'Bearer'))) throw new HostError('not-let-in')
      trust(request.socket)
      response.removeHeader('connection')
      return answerPost(handlers, request, response, pathname, limits)
    }
    if (method === 'POST') return sendSentence(response, 405, 'This is not done here.', { allow: 'GET, HEAD' })
    if (addressed === 'localhost') return goTo(response, asked)
    if (pathname === greetingPath) {
      await keyWritten
      return greet(response, key, searchParams.get('challenge') ?? '')
    }
    return answerPage(response, pageFolder, pathname, method === 'HEAD')
  }

  const listening = await new Promise<boolean>((resolve, reject) => {
    server.once('error', error => (codeOf(error) === 'EADDRINUSE' ? resolve(false) : reject(error)))
    server.listen(port, '127.0.0.1', () => resolve(true))
  })
  if (!listening) {
    const runningKey = await keyOfRunningHost(port, keyFile)
    if (runningKey === null) return { state: 'port-taken' }
    return { state: 'already-running', link: linkWithTicket(address, makeTicket(runningKey, now())) }
  }
  // On a full disk the app must start all the same: only a second start has to do without it.
  await writeLaunchKey(keyFile, key).catch(error => {
    if (!(error instanceof HostError)) throw error
  })
  keyIsWritten()

  const stop = async () => {
    // Pages that wait for news of a session hear that there is none, and phones that nobody is there; it can be resumed.
    await services.workshop.stop()
    await new Promise<void>(resolve => {
      const limit = setTimeout(() => server.closeAllConnections(), stopLimitMs)
      server.close(() => {
        clearTimeout(limit)
        resolve()
      })
      // A browser keeps connections open on which it has not asked anything yet: they are not worth waiting for.
      whenQuiet = () => server.closeAllConnections()
      if (underWay === 0) whenQuiet()
    })
  }
  const newLink = () => linkWithTicket(address, makeTicket(key, now()))
  return { state: 'serving', standalone: { address, newLink, stop } }
}

function goTo(response: ServerResponse, location: string): void {
  sendSentence(response, 303, `It is at ${location}`, { location, 'cache-control': 'no-store' })
}

function greet(response: ServerResponse, key: string, challenge: string): void {
  const proof = /^[0-9a-f]{32}$/.test(challenge) ? proofOfKey(key, 'greeting', challenge) : null
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify({ app: 'common-measure', proof }))
}

/** The launch key in our profile, where whoever holds the port can prove to have it. It is never shown to them. */
async function keyOfRunningHost(port: number, keyFile: string): Promise<string | null> {
  const challenge = crypto.randomUUID().replaceAll('-', '')
  try {
    const address = `http://127.0.0.1:${port}${greetingPath}?challenge=${challenge}`
    const greeting: unknown = await (await fetch(address, { signal: AbortSignal.timeout(2_000) })).json()
    const proof = typeof greeting === 'object' && greeting !== null && 'proof' in greeting ? greeting.proof : null
    // Read after the answer: a host that has just started has written it by then.
    const key = await readLaunchKey(keyFile)
    if (key === null || typeof proof !== 'string') return null
    return sameKey(proof, proofOfKey(key, 'greeting', challenge)) ? key : null
  } catch {
    return null
  }
}

/** In a browser the page itself asks the person for files and follows links; the server is never asked to. */
const askedInThePage = (version: string): Ask => ({
  about: () => ({ kind: 'browser', version, platform: process.platform, secondCopy: true }),
  savePath: () => Promise.reject(new HostError('bad-request')),
  openPath: () => Promise.reject(new HostError('bad-request')),
  openLink: () => Promise.reject(new HostError('bad-request')),
  readyToQuit: () => undefined,
  // The page opens its own second window.
  openProjector: () => undefined,
})
