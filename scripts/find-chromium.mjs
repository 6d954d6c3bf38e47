// A Chromium to test with: CHROME_PATH, an installed Chrome or Chromium, or the one Playwright downloaded.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** The executable's path, or `undefined` where there is none. */
export function findChromium(env = process.env) {
  if (env.CHROME_PATH) return env.CHROME_PATH
  const playwrights = (() => {
    try {
      return chromium.executablePath()
    } catch {
      return ''
    }
  })()
  return [...installed, playwrights].find(path => path !== '' && existsSync(path))
}
