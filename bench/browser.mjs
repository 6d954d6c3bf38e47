import { createServer } from 'node:net'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from '../scripts/find-chromium.mjs'
import { buildPage, bundled } from './bundled.mjs'

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
 * worked so far: what else the machine does meanwhile does not count.
 */
export async function openBenchPage({ folder, whenDone }) {
  const pageFolder = join(folder, 'page')
  await buildPage(pageFolder)
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
    await page.goto(standalone.link)
    await page.waitForFunction(() => 'bench' in window)
  }
  await load()
  return {
    load,
    cpuMs: async () => {
      const { metrics } = await devTools.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'TaskDuration').value * 1000
    },
    call: (name, asked) => page.evaluate(([name, asked]) => window.bench[name](asked), [name, asked]),
  }
}
