import { cpSync, existsSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from '../scripts/find-chromium.mjs'
import { buildPage, bundled, root } from './bundled.mjs'

/** A Chromium with a profile of its own on the disk: without one IndexedDB would live in memory. */
export function openChromium(profile) {
  const executablePath = findChromium()
  if (executablePath === undefined)
    throw new Error(
      'There is no Chromium to measure with. Set CHROME_PATH, or run "npm test", which says how to get one.',
    )
  return chromium.launchPersistentContext(profile, {
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    viewport: { width: 1280, height: 860 },
  })
}

/**
 * By how many megabytes the largest page of that profile's Chromium grew while `work` went on, its workers included. Null where the
 * system does not say (it is read from Linux's /proc). What the page had to spare beforehand does not show.
 */
export async function grownBy(profile, work) {
  const before = largestPageMb(profile)
  if (before === null) return { answer: await work(), mb: null }
  let most = before
  const beat = setInterval(() => {
    most = Math.max(most, largestPageMb(profile) ?? 0)
  }, 25)
  try {
    return { answer: await work(), mb: most - before }
  } finally {
    clearInterval(beat)
  }
}

function largestPageMb(profile) {
  if (!existsSync('/proc/self/statm')) return null
  const sizes = readdirSync('/proc').map(name => {
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'latin1')
      if (!command.includes('--type=renderer') || !command.includes(profile)) return 0
      const resident = Number(/^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${name}/status`, 'latin1'))?.[1] ?? 0)
      return resident / 1024
    } catch {
      // No process, or one that ended meanwhile.
      return 0
    }
  })
  return Math.max(0, ...sizes)
}

export function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/**
 * The benchmarks' page in Chromium, served by the app's own browser host, which keeps a journal and snapshots on the disk as it
 * does for a person. `call` runs one of the page's benchmarks by name; `cpuMs` answers how long the page's main thread has
 * worked so far: what else the machine does meanwhile does not count. `withApp`: the built app is at the same address, with the
 * same projects; `goToApp` shows it.
 */
export async function openBenchPage({ folder, whenDone, withApp = false }) {
  const pageFolder = join(folder, 'page')
  await buildPage(pageFolder)
  renameSync(join(pageFolder, 'index.html'), join(pageFolder, 'bench.html'))
  if (withApp) cpSync(join(root, 'out/renderer'), pageFolder, { recursive: true })
  const { startStandalone } = await bundled('src/main/standalone.ts', join(folder, 'standalone'))
  const port = await freePort()
  const env = { COMMON_MEASURE_PROFILE: join(folder, 'profile') }
  const { standalone } = await startStandalone({ port, pageFolder, version: 'bench', env })
  whenDone(() => standalone.stop())
  const context = await openChromium(join(folder, 'chromium'))
  whenDone(() => context.close())
  const page = context.pages()[0] ?? (await context.newPage())
  page.on('pageerror', error => console.error(error))
  const devTools = await context.newCDPSession(page)
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const load = async () => {
    await page.goto(`${standalone.address}bench.html`)
    await page.waitForFunction(() => 'bench' in window)
  }
  await load()
  // As the app's own page does with the ticket in its link: the key is kept for every page of this address.
  await page.evaluate(async ticket => {
    const headers = { authorization: `Ticket ${ticket}` }
    const { key } = await (await fetch('/let-in', { method: 'POST', headers })).json()
    localStorage.setItem('common-measure-key', key)
  }, standalone.newLink().split('#ticket=')[1])
  return {
    page,
    load,
    goToApp: async hash => {
      await page.goto('about:blank')
      await page.goto(`${standalone.address}${hash}`)
    },
    cpuMs: async () => {
      const { metrics } = await devTools.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'TaskDuration').value * 1000
    },
    call: (name, asked) => page.evaluate(([name, asked]) => window.bench[name](asked), [name, asked]),
  }
}
