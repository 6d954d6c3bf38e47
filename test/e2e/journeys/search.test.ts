import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoAxeViolations, hostsFor, type Workbench } from '../harness'

const field = (page: Page) => page.getByRole('combobox', { name: /^Words to look for/ })
const options = (page: Page) => page.getByRole('listbox', { name: 'Results' }).getByRole('option')
const lookFor = async (page: Page, words: string) => {
  await page.keyboard.press('Control+k')
  await field(page).waitFor()
  await page.keyboard.type(words)
}
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

/** One person goes about the sample project without a mouse. */
describe.each(hostsFor('browser'))('the search box ($kind)', ({ launch }) => {
  let workbench: Workbench
  beforeAll(async () => {
    workbench = await launch()
    await workbench.page.getByRole('button', { name: 'Open the sample project' }).click()
    await workbench.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  })
  afterAll(() => workbench?.close())

  it('leads to a part of the theory, with the focus on it', async () => {
    const { page } = workbench
    await lookFor(page, 'findings publ')
    const first = options(page).first()
    await first.getByText('Findings', { exact: true }).waitFor()
    expect(await first.getAttribute('aria-selected')).toBe('true')
    await expectNoAxeViolations(page)
    await page.keyboard.press('Enter')
    const heading = page.getByRole('complementary').getByRole('heading', { level: 2, name: 'Output' })
    await heading.waitFor()
    await expect.poll(() => focused(page)).toBe('Output')
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe(
      'Findings published by the people who found them',
    )
  })

  it('leads to the second result by arrow, and back to where one was by Escape', async () => {
    const { page } = workbench
    const second = 'Council candidates who sign the homes agreement'
    await lookFor(page, 'homes agree')
    // Results of what was typed first are on the page for a moment.
    await expect.poll(() => options(page).nth(1).textContent()).toBe(second)
    await page.keyboard.press('ArrowDown')
    expect(await options(page).nth(1).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Escape')
    await field(page).waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('Output')
    await lookFor(page, 'homes agree')
    await expect.poll(() => options(page).nth(1).textContent()).toBe(second)
  })

  it('leads to a screen by name, and finds what was written a moment ago', async () => {
    const { page } = workbench
    await field(page).fill('add a measure')
    await options(page).first().getByText('measure', { exact: true }).waitFor()
    await page.keyboard.press('Enter')
    const title = page.getByRole('textbox', { name: /^The new measure/ })
    await title.waitFor()
    await expect.poll(() => title.evaluate(field => field === document.activeElement)).toBe(true)
    await page.keyboard.type('Zażółć gęślą jaźń')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Zażółć gęślą jaźń' }).waitFor()
    await lookFor(page, 'settings')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    await lookFor(page, 'zazolc jaz')
    await expect.poll(() => options(page).allTextContents()).toEqual(['Zażółć gęślą jaźń'])
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Zażółć gęślą jaźń' }).waitFor()
    await expect.poll(() => focused(page)).toBe('Zażółć gęślą jaźń')
  })
})
