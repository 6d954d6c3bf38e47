import { resolve } from 'node:path'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { bundledWorkers } from './scripts/bundled-workers.ts'
import { findChromium } from './scripts/find-chromium.mjs'
import page from './src/renderer/vite.config.ts'

const chromium = findChromium()
/** `npm run test:faults` does more in each test. */
const longer = process.env.COMMON_MEASURE_FAULTS === 'all' ? 10 : 1
const alias = { '@core': resolve('src/core') }
const endToEnd = {
  environment: 'node',
  testTimeout: 120_000 * longer,
  retry: 1,
  hookTimeout: 120_000,
  // As long as Playwright waits: a second, the default, is short on a busy machine.
  expect: { poll: { timeout: 30_000 } },
} as const
const alone = 'test/e2e/security.test.ts'
/** Words that were erased are looked for in Chromium's own files, which it rewrites in the background: not while all the other tests keep the machine busy. */
const erasing = [
  'test/e2e/people-erase.test.ts',
  'test/e2e/journeys/small-room.test.ts',
  'test/e2e/journeys/small-room-paper.test.ts',
]

export default defineConfig({
  test: {
    // Also where there are but two cores. Not for the browser project: two pages took as long as one after the other.
    maxWorkers: 2,
    projects: [
      // What is true on paper, and the machine's services: plain Node, no mocks.
      {
        resolve: { alias },
        test: {
          name: 'core',
          environment: 'node',
          // One registry of modules for all files: most of a short file's time was loading them again.
          isolate: false,
          include: ['test/{core,main,bench,participant,scripts}/**/*.test.ts'],
          testTimeout: 30_000 * longer,
        },
      },
      // The database and the screens' own parts: a real Chromium with its real IndexedDB.
      {
        ...page,
        plugins: [...(page.plugins ?? []), bundledWorkers(alias)],
        root: resolve('.'),
        // All of it before the first test: a dependency found later makes Vite reload the page under a running test.
        optimizeDeps: { entries: ['src/renderer/src/**/*.{ts,tsx}', 'test/renderer/**/*.{ts,tsx}'] },
        test: {
          name: 'browser',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          testTimeout: 60_000 * longer,
          // On a machine with other work a page may be minutes late. What fails twice has failed; what does not is listed as retried.
          retry: 1,
          // One page for all files: loading some 900 modules again for each was a third of the work.
          isolate: false,
          setupFiles: ['test/renderer/plain-react.ts', 'test/renderer/setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              // As some people ask for; what fades and slides is waited for in the end-to-end tests.
              contextOptions: { reducedMotion: 'reduce' },
              launchOptions: {
                ...(chromium && { executablePath: chromium }),
                args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      // The built app, driven as a person would: through the Electron double (or Electron) and through the browser host.
      {
        resolve: { alias },
        test: { ...endToEnd, name: 'e2e', include: ['test/e2e/**/*.test.ts'], exclude: [alone, ...erasing] },
      },
      // Beside another file Playwright waits for ever for a page of the double that tries to go elsewhere.
      { resolve: { alias }, test: { ...endToEnd, name: 'desktop', include: [alone] } },
      ...erasing.map((path, place) => ({
        resolve: { alias },
        test: { ...endToEnd, name: `erasing-${place + 1}`, include: [path] },
      })),
    ],
  },
})
