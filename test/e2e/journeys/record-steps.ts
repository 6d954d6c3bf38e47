import type { Locator, Page } from 'playwright-core'

/** All is in the second copy too. */
export const saved = (page: Page): Promise<void> =>
  page.getByRole('banner').getByText('Saved', { exact: true }).waitFor({ timeout: 30_000 })

export async function openList(page: Page, area: string, list: string) {
  await page.getByRole('navigation').getByRole('link', { name: area, exact: true }).click()
  await page.getByRole('main').getByRole('link', { name: list, exact: true }).click()
  await page.getByRole('heading', { level: 2, name: list, exact: true }).waitFor()
}

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** Text and days are typed; of a list one is chosen; of several, each that is named. */
export async function fillIn(within: Locator, fields: Fields) {
  const page = within.page()
  for (const [label, given] of Object.entries(fields)) {
    const field = within.getByLabel(label, { exact: true }).and(page.locator('input, select, textarea'))
    if (typeof given !== 'string') {
      for (const name of given) {
        await field.click()
        await page.getByRole('option', { name, exact: true }).click()
      }
      await page.keyboard.press('Escape')
    } else if ((await field.evaluate(node => node.tagName)) === 'SELECT') await field.selectOption({ label: given })
    else {
      await field.fill(given)
      await field.blur()
    }
  }
}

/** Adds to a list what its dialog asks for, and writes the rest on its page. */
export async function add(
  page: Page,
  where: readonly [area: string, list: string, button: string],
  asked: Fields,
  rest = {},
) {
  const [area, list, button] = where
  await openList(page, area, list)
  const main = page.getByRole('main')
  await main.getByRole('button', { name: button, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  // What is needed has a star after its name.
  for (const [label, given] of Object.entries(asked)) {
    const field = dialog.getByLabel(new RegExp(`^${label}`))
    if ((await field.evaluate(node => node.tagName)) === 'SELECT') await field.selectOption({ label: String(given) })
    else await field.fill(String(given))
  }
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Back to the list' }).waitFor()
  await fillIn(main, rest)
}
