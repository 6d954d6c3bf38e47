import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { HostError } from '@core/host-api'
import { type Ask, hostHandlers } from './host-handlers'
import { codeOf } from './services/host-error'
import { launchKey, proofOfKey, sameKey } from './services/launch-key'
import { preparePrivateFolder } from './services/private-folder'
import { profileFolder } from './services/profile-folder'
import { createServices } from './services/services'
import { addressedTo, cookieFor, fromOwnPage, holdsKey } from './standalone/access'
import { answerPost, sendProblem } from './standalone/answer-call'
import { answerPage, sendSentence } from './standalone/answer-page'
import { noFolderWords } from './words'

/** Where a second start finds out who is there: `?challenge=` is answered with a proof of the key. */
const greetingPath = '/.well-known/common-measure'

/** How long a stop waits for calls under way. Each one is on disk when it is answered. */
const stopLimitMs = 5_000

export type StandaloneOptions = {
  port: number
  /** The built page. */
  pageFolder: string
  version: string
  env: NodeJS.ProcessEnv
}

/** `link` lets a browser in; `stop` waits until every call under way is on disk and answered. */
export type Standalone = { address: string; link: string; stop: () => Promise<void> }

/** `already-running`: this person's own Common Measure is there. `port-taken`: somebody or something else. */
export type StandaloneStart =
  | { state: 'serving'; standalone: Standalone }
  | { state: 'already-running'; link: string }
  | { state: 'port-taken' }
  | { state: 'no-folder'; sentence: string }

/** Serves the page and the services to this computer alone, on the one port its data belong to. */
export async function startStandalone({ port, pageFolder, version, env }: StandaloneOptions): Promise<StandaloneStart> {
  const folder = join(profileFolder(env, process.platform), 'browser')
  const problem = preparePrivateFolder(folder, process.platform)
  if (problem !== null) return { state: 'no-folder', sentence: noFolderWords.text(folder, problem) }
  const key = await launchKey(join(folder, 'key'))
  const link = `http://127.0.0.1:${port}/?key=${key}`
  const phoneFolder = join(pageFolder, '../participant')
  const services = createServices({ folder, phoneFolder, now: () => new Date() })
  const handlers = hostHandlers(services, askedInThePage(version))
  /** Calls that are not answered yet, and what waits for the last of them. */
  let underWay = 0
  let whenQuiet = () => {}
  const server = createServer(async (request, response) => {
    underWay += 1
    response.once('close', () => {
      underWay -= 1
      if (underWay === 0) whenQuiet()
    })
    await answer(request, response).catch(error => sendProblem(response, error))
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const addressed = addressedTo(request, port)
    if (addressed === 'stranger') return sendSentence(response, 421, 'This address is not served here.')
    const { method = '', url = '' } = request
    if (!['GET', 'HEAD', 'POST'].includes(method))
      return sendSentence(response, 405, 'This is not done here.', { allow: 'GET, HEAD, POST' })
    const asked = `http://127.0.0.1:${port}${url}`
    if (!url.startsWith('/') || !URL.canParse(asked)) return sendSentence(response, 400, 'This address has no meaning.')
    const { pathname, searchParams } = new URL(asked)

    if (pathname.startsWith('/host/')) {
      if (method !== 'POST') return sendSentence(response, 405, 'This is not done here.', { allow: 'POST' })
      if (addressed !== 'us' || !fromOwnPage(request, port) || !holdsKey(request, key))
        throw new HostError('not-let-in')
      return answerPost(handlers, request, response, pathname)
    }
    if (method === 'POST') return sendSentence(response, 405, 'This is not done here.', { allow: 'GET, HEAD' })
    if (addressed === 'localhost') return goTo(response, asked)
    if (pathname === greetingPath) return greet(response, key, searchParams.get('challenge') ?? '')
    const given = searchParams.get('key')
    if (pathname === '/' && given !== null)
      return goTo(response, `http://127.0.0.1:${port}/`, sameKey(given, key) ? { 'set-cookie': cookieFor(key) } : {})
    return answerPage(response, pageFolder, pathname, method === 'HEAD')
  }

  const listening = await new Promise<boolean>((resolve, reject) => {
    server.once('error', error => (codeOf(error) === 'EADDRINUSE' ? resolve(false) : reject(error)))
    server.listen(port, '127.0.0.1', () => resolve(true))
  })
  if (!listening) return (await isOurs(port, key)) ? { state: 'already-running', link } : { state: 'port-taken' }

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
  return { state: 'serving', standalone: { address: `http://127.0.0.1:${port}/`, link, stop } }
}

function goTo(response: ServerResponse, location: string, headers: Readonly<Record<string, string>> = {}): void {
  sendSentence(response, 303, `It is at ${location}`, { ...headers, location, 'cache-control': 'no-store' })
}

function greet(response: ServerResponse, key: string, challenge: string): void {
  const proof = /^[0-9a-f]{32}$/.test(challenge) ? proofOfKey(key, challenge) : null
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify({ app: 'common-measure', proof }))
}

/** True where whoever holds the port can prove to have our key. The key itself is never shown to them. */
async function isOurs(port: number, key: string): Promise<boolean> {
  const challenge = crypto.randomUUID().replaceAll('-', '')
  try {
    const address = `http://127.0.0.1:${port}${greetingPath}?challenge=${challenge}`
    const greeting: unknown = await (await fetch(address, { signal: AbortSignal.timeout(2_000) })).json()
    const proof = typeof greeting === 'object' && greeting !== null && 'proof' in greeting ? greeting.proof : null
    return typeof proof === 'string' && sameKey(proof, proofOfKey(key, challenge))
  } catch {
    return false
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
