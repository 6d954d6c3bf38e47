import { createServer } from 'node:http'
import { join } from 'node:path'
import { HostError } from '@core/host-api'
import { linkWithTicket } from '@core/host-http'
import { type Ask, hostHandlers } from './host-handlers'
import { preparePrivateFolder, profileFolder } from './services/folders'
import { codeOf } from './services/host-error'
import { proofOfKey, randomKey, readLaunchKey, sameKey, writeLaunchKey } from './services/launch-key'
import { keepLog, logFolder, note } from './services/log'
import { createServices } from './services/services'
import { listenerFor } from './services/web'
import { connectionLimits, createTicketOffice, limitConnections, makeTicket } from './standalone/admission'
import { greetingPath, hostApp } from './standalone/host-app'
import { noFolderSentence } from './words'

/** How long a stop waits for calls under way. Each one is on disk when it is answered. */
const stopLimitMs = 5_000

export type StandaloneOptions = {
  port: number
  /** The built page. */
  pageFolder: string
  version: string
  env: NodeJS.ProcessEnv
  /** Whether what goes wrong is noted where this system's programs keep their logs. */
  keepsLog?: boolean
  /** Only tests set others. */
  limits?: Partial<typeof connectionLimits>
  /** Milliseconds since 1970. */
  now?: () => number
}

/** `newLink` makes a link that lets one browser in, once; `stop` waits until every call under way is on disk and answered. */
type Standalone = { address: string; newLink: () => string; stop: () => Promise<void> }

/** `already-running`: this person's own Common Measure is there. `port-taken`: somebody or something else. */
type StandaloneStart =
  | { state: 'serving'; standalone: Standalone }
  | { state: 'already-running'; link: string }
  | { state: 'port-taken' }
  | { state: 'no-folder'; sentence: string }

/** Serves the page and the services to this computer alone, on the one port its data belong to. */
export async function startStandalone(options: StandaloneOptions): Promise<StandaloneStart> {
  const { port, pageFolder, version, env, keepsLog = false, now = Date.now } = options
  const limits = { ...connectionLimits, ...options.limits }
  const profile = profileFolder(env, process.platform)
  const folder = join(profile, 'browser')
  const problem = preparePrivateFolder(folder, process.platform)
  if (problem !== null) return { state: 'no-folder', sentence: noFolderSentence(folder, problem) }
  const keyFile = join(folder, 'key')
  const address = `http://127.0.0.1:${port}/`
  const key = randomKey()
  const tickets = createTicketOffice(key, now)
  const services = createServices({
    folder,
    otherFolder: join(profile, 'desktop'),
    phoneFolder: join(pageFolder, '../participant'),
    threadFile: import.meta.env.DEV ? null : join(pageFolder, '../main/file-thread.js'),
    now: () => new Date(),
  })
  const handlers = hostHandlers(services, askedInThePage(version))
  /** Calls that are not answered yet, and what waits for the last of them. */
  let underWay = 0
  let whenQuiet = () => {}
  const { headersMs: headersTimeout, checkEveryMs: connectionsCheckingInterval } = limits
  // How long a whole request may take has no limit: its body may be a gigabyte. Whoever has no key is answered before it is read.
  const times = { headersTimeout, requestTimeout: 0, connectionsCheckingInterval }
  const server = createServer(times)
  let keyIsWritten = () => {}
  const keyWritten = new Promise<void>(resolve => {
    keyIsWritten = resolve
  })
  const proofFor = async (challenge: string) => {
    await keyWritten
    return /^[0-9a-f]{32}$/.test(challenge) ? proofOfKey(key, 'greeting', challenge) : null
  }
  const trust = limitConnections(server, limits)
  const answer = listenerFor(hostApp({ port, pageFolder, handlers, tickets, proofFor, trust, limits }))
  server.on('request', (request, response) => {
    underWay += 1
    response.once('close', () => {
      underWay -= 1
      if (underWay === 0) whenQuiet()
    })
    void answer(request, response)
  })

  const listening = await new Promise<boolean>((resolve, reject) => {
    server.once('error', error =>
      ['EADDRINUSE', 'EACCES'].includes(codeOf(error) ?? '') ? resolve(false) : reject(error),
    )
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
  if (keepsLog) {
    keepLog(logFolder(profile, process.platform))
    note('info', 'started', { version, platform: process.platform, node: process.version })
    process.on('uncaughtExceptionMonitor', error => note('error', 'uncaught', { error }))
  }

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
  toggleFullScreen: () => undefined,
  tellMenu: () => undefined,
  tellAppearance: () => undefined,
})
