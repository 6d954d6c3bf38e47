import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/find-chromium.mjs'

export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium()
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}

/** A phone in the room. What its page throws fails the test. */
export async function newPhone(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'en-GB', ...options })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  page.on('pageerror', error => {
    throw error
  })
  return page
}

/** Joins as a person would, with the code from the wall typed carelessly. */
export async function joinWith(page: Page, address: string, code: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: 'I am happy with this' }).click()
  await page.getByLabel('Code, six').fill(` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('Lived experience').check()
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByRole('navigation', { name: 'More' }).waitFor()
}

export const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name })
export const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Save and go on' }).click()
