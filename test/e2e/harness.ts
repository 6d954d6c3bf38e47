import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import axe from 'axe-core'
import { _electron, type BrowserContext, chromium, type ElectronApplication, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/find-chromium.mjs'
import { findElectron } from '../../scripts/find-electron.mjs'

const root = resolve(import.meta.dirname, '../..')

/** The built app in one of its hosts, as a person at the machine would have it: the same for both. */
export type Workbench = {
  readonly kind: 'desktop' | 'browser'
  /** Another one after `restart`. */
  readonly page: Page
  /** The temporary profile: journal and snapshots are in it. */
  readonly profile: string
  /** The answer to the next question where to save. Say it before the page asks. */
  chooseSavePath: (path: string) => Promise<void>
  /** What was saved there, once it is whole. */
  savedFile: (path: string) => Promise<Buffer>
  /** The answer to the next question which file to open. Say it before the page asks. */
  chooseOpenFile: (path: string) => Promise<void>
  /** Quits as a person would, and starts again with the same profile; `whileStopped` may harm it in between. */
  restart: (whileStopped?: () => Promise<void>) => Promise<void>
  /** Quits; the profile is gone afterwards. */
  close: () => Promise<void>
}

export type DesktopWorkbench = Workbench & { readonly app: ElectronApplication }
export type BrowserWorkbench = Workbench & {
  readonly port: number
  readonly link: string
  readonly context: BrowserContext
}

/** Looks again by the clock, not with each frame: a page that is not being drawn has none. */
const byTheClock = { polling: 100 }

/** Each host by name, for tests that are the same in both: `describe.each(hosts)('$kind', ({ launch }) => …)`. */
export const hosts = [
  { kind: 'desktop', launch: (): Promise<Workbench> => launchDesktop() },
  { kind: 'browser', launch: (): Promise<Workbench> => launchBrowserHost() },
] as const

/** Every test on both hosts: `npm test -- --both-hosts`, public CI and `npm run test:faults`. */
const areBothWanted = process.env.COMMON_MEASURE_BOTH_HOSTS === '1' || process.env.COMMON_MEASURE_FAULTS === 'all'

/** For a long journey that hardly meets its host: one of them where time is short, and both elsewhere. See decision 49. */
export const hostsFor = (one: Workbench['kind']) => hosts.filter(({ kind }) => areBothWanted || kind === one)

/**
 * Electron's double, or Electron itself where `ELECTRON_REAL=1`. `args` follow the app on the command line. `profileOf`: another
 * workbench, whose profile it shares, and which is closed last.
 */
export async function launchDesktop({
  args = [],
  env = {},
  profileOf,
  appFolder = root,
}: {
  args?: string[]
  /** Another folder with a `package.json` of its own. */
  appFolder?: string
  env?: Record<string, string>
  profileOf?: Workbench
} = {}): Promise<DesktopWorkbench> {
  const profile = profileOf?.profile ?? (await mkdtemp(join(tmpdir(), 'common-measure-')))
  let app = await startElectron(profile, args, env, appFolder)
  let page = await loadedWindow(app)
  return {
    kind: 'desktop',
    get app() {
      return app
    },
    get page() {
      return page
    },
    profile,
    chooseSavePath: async path => {
      await noteWhatIsThere(path)
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      }, path)
    },
    savedFile: fileOnceReplaced,
    chooseOpenFile: path =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
      }, path),
    restart: async whileStopped => {
      await quit(app)
      await whileStopped?.()
      app = await startElectron(profile, [])
      page = await loadedWindow(app)
    },
    close: async () => {
      await quit(app)
      if (!profileOf) await removeFolder(profile)
    },
  }
}

/** Quits, whatever is open. Nothing that ran in it may have asked a network for anything; only the double can tell. */
async function quit(app: ElectronApplication): Promise<void> {
  const requestsThatLeft = await app.evaluate(({ dialog }, name) => {
    dialog.showMessageBox = (async (_window: unknown, { buttons = [] }: Electron.MessageBoxOptions) => ({
      response: buttons.indexOf('Close anyway'),
      checkboxChecked: false,
    })) as typeof dialog.showMessageBox
    return (globalThis as unknown as Record<symbol, string[] | undefined>)[Symbol.for(name)] ?? []
  }, 'electron double: requests that left')
  await app.close()
  if (requestsThatLeft.length > 0) throw new Error(`These requests left the computer: ${requestsThatLeft.join(', ')}`)
}

/** `npm start -- --browser` on a free port, with a Chromium of its own. */
export async function launchBrowserHost(): Promise<BrowserWorkbench> {
  const profile = await mkdtemp(join(tmpdir(), 'common-measure-'))
  const port = await freePort()
  let server = await startServer(profile, port)
  let context = await openBrowser(profile)
  let page = await loadedPage(context, server.link)
  const downloads = new Map<string, Promise<void>>()
  return {
    kind: 'browser',
    port,
    get link() {
      return server.link
    },
    get context() {
      return context
    },
    get page() {
      return page
    },
    profile,
    chooseSavePath: async path => {
      const download = page.waitForEvent('download')
      const saved = download.then(file => file.saveAs(path))
      saved.catch(() => undefined)
      downloads.set(path, saved)
    },
    savedFile: async path => {
      await downloads.get(path)
      return readFile(path)
    },
    chooseOpenFile: async path => {
      page.once('filechooser', chooser => chooser.setFiles(path))
    },
    restart: async whileStopped => {
      await context.close()
      await server.stop()
      await whileStopped?.()
      server = await startServer(profile, port)
      context = await openBrowser(profile)
      page = await loadedPage(context, server.link)
    },
    close: async () => {
      await context.close()
      await server.stop()
      await removeFolder(profile)
    },
  }
}

/** Fails with every rule of WCAG 2.2 A and AA that the page as it is now breaks, and where. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  let violations = await axeViolations(page)
  const notices = page.getByRole('button', { name: 'Close this notice' })
  // A notice, or the top bar over what is scrolled under it, makes a button small for a moment: a person closes the one and scrolls back.
  if (violations.some(({ id }) => id === 'target-size')) {
    await page.evaluate(() => window.scrollTo(0, 0))
    for (const close of await notices.all()) await close.click({ timeout: 2000 }).catch(() => undefined)
    violations = await axeViolations(page)
  }
  if (violations.length > 0) throw new Error(`axe found: ${JSON.stringify(violations, null, 2)}`)
}

async function axeViolations(page: Page) {
  // What fades in or out has other colours for a moment.
  await page.waitForFunction(
    () => document.getAnimations().every(({ playState }) => playState !== 'running'),
    null,
    byTheClock,
  )
  // Evaluated from outside: the page's own rules would not let it in, and need not change for it.
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const run = (window as unknown as { axe: typeof axe }).axe.run
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const results = await run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
    return results.violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(node => node.html) }))
  })
}

/** `npm start -- --browser --no-open` by itself: its link, once printed, and how to stop it as Ctrl+C does. */
export async function startServer(
  profile: string,
  port: number,
): Promise<{ link: string; process: ChildProcess; stop: () => Promise<StartEnd> }> {
  const start = startApp(['--browser', '--no-open'], profile, port)
  const link = await Promise.race([
    start.printed(/at (http:\/\/\S+)/),
    start.ended.then(({ output }) => Promise.reject(new Error(`The server did not start: ${output}`))),
  ])
  return {
    link,
    process: start.process,
    stop: () => {
      start.process.kill('SIGINT')
      return start.ended
    },
  }
}

export type StartEnd = { code: number | null; output: string }

/** Runs `npm start` as a person would, minus npm. */
export function startApp(flags: string[], profile: string, port: number, more: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...flags], {
    cwd: root,
    env: {
      ...process.env,
      COMMON_MEASURE_AS_BUILT: '1',
      COMMON_MEASURE_PROFILE: profile,
      COMMON_MEASURE_PORT: String(port),
      ...more,
    },
  })
  let output = ''
  const lookers = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output += text.toString()
      for (const look of lookers) look()
    })
  const ended = new Promise<StartEnd>(resolve => child.on('close', code => resolve({ code, output })))
  /** The first group of the pattern, once it has been printed. */
  const printed = (pattern: RegExp) =>
    new Promise<string>(resolve => {
      const look = () => {
        const found = pattern.exec(output)?.[1]
        if (found !== undefined) resolve(found)
      }
      lookers.add(look)
      look()
    })
  return { process: child, ended, printed }
}

export function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** The folder Playwright and `npm start` take Electron from. */
export const electronEnv: Record<string, string> =
  process.env.ELECTRON_REAL === '1' ? {} : { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'test/electron-double') }

async function startElectron(
  profile: string,
  args: string[],
  more: Record<string, string> = {},
  appFolder = root,
): Promise<ElectronApplication> {
  Object.assign(process.env, electronEnv)
  if (findElectron() === null)
    throw new Error('Electron has not been fetched: run "npx install-electron", or leave ELECTRON_REAL unset.')
  const env = { ...process.env, COMMON_MEASURE_PROFILE: profile, ...more } as Record<string, string>
  return _electron.launch({ args: [appFolder, ...args], cwd: root, env })
}

async function loadedWindow(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow()
  await page.waitForFunction(
    () => document.readyState === 'complete' && location.href !== 'about:blank',
    null,
    byTheClock,
  )
  return page
}

export function openBrowser(profile: string): Promise<BrowserContext> {
  const executablePath = findChromium()
  if (executablePath === undefined)
    throw new Error('There is no Chromium to test with: run "npm test", which finds one.')
  return chromium.launchPersistentContext(join(profile, 'chromium'), {
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    viewport: { width: 1280, height: 860 },
  })
}

async function loadedPage(context: BrowserContext, link: string): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(link)
  return page
}

/** The desktop replaces a file whole: what is new there is another file (another inode) than was there when asked. */
const whatWasThere = new Map<string, number | null>()

async function noteWhatIsThere(path: string): Promise<void> {
  whatWasThere.set(path, await inodeOf(path))
}

async function fileOnceReplaced(path: string): Promise<Buffer> {
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 50) {
    const inode = await inodeOf(path)
    if (inode !== null && inode !== whatWasThere.get(path)) return readFile(path)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`Nothing was saved at ${path}.`)
}

const inodeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    found => found.ino,
    () => null,
  )

const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 5 })
