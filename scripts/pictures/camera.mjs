import { mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const pictures = resolve(import.meta.dirname, '../../docs/pictures')
/** The real data that the sample is made from. */
export const data = resolve(import.meta.dirname, '../../resources/data')
export const window = { width: 1280, height: 820 }
mkdirSync(pictures, { recursive: true })

/** The window; or from an element downwards, `height` high; or `of` one element alone. */
export async function take(page, name, { from, of, height = window.height } = {}) {
  await page.mouse.move(0, 0)
  // Notices of what was done before lie over what is shown.
  await page.locator('.mantine-Notification-closeButton').evaluateAll(buttons => {
    for (const button of buttons) button.click()
  })
  await page.locator('.mantine-Notification-root').first().waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  const path = join(pictures, `${name}.png`)
  if (of) await of.screenshot({ path })
  else if (from) await takeBelow(page, from, { path, height })
  else await page.screenshot({ path, clip: { x: 0, y: 0, ...window, height } })
  console.log(`${name}.png ${Math.round(statSync(path).size / 1024)} KB`)
}

/** In a window high enough for all of it: what is asked for is then on screen, and nothing that sticks lies over it. */
async function takeBelow(page, from, { path, height }) {
  await page.setViewportSize({ ...window, height: 12_000 })
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  const main = await page.getByRole('main').boundingBox()
  const top = await from.first().boundingBox()
  const clip = { x: main.x, y: top.y - 16, width: main.width, height: Math.min(height, main.y + main.height - top.y) }
  await page.screenshot({ path, clip })
  await page.setViewportSize(window)
}

export async function goTo(page, area) {
  await page.getByRole('navigation').getByRole('link', { name: area, exact: true }).click()
  await heading(page, area)
}

export function heading(page, name) {
  return page.getByRole('heading', { level: 1, name }).waitFor()
}

export function saved(page) {
  return page.getByRole('banner').getByText('Saved', { exact: true }).waitFor()
}
