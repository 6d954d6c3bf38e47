import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts, type Workbench } from '../harness'
import { launchChromium, newPhone } from '../phone'

/** One as browsers keep Latin letters, one that they keep as UTF-16. */
const idea = 'zanzibarquokka'
const other = 'слоновникпесок'

/** Files of the profile in which any of these bytes stand. */
async function filesWith(folder: string, words: string): Promise<string[]> {
  const wide = Buffer.from(words, 'utf16le')
  const sought = [Buffer.from(words, 'utf8'), wide, Buffer.from(wide).swap16()]
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  const found: string[] = []
  for (const { parentPath, name } of files) {
    const bytes = await readFile(join(parentPath, name))
    if (sought.some(each => bytes.includes(each))) found.push(join(parentPath, name))
  }
  return found
}

describe.each(hosts)('words that are withdrawn ($kind)', ({ launch }) => {
  let workbench: Workbench
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
    workbench = await launch()
    workbench.page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await workbench?.close()
    await browser?.close()
  })

  it('are in no file of the profile any more', async () => {
    const { page } = workbench
    const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
    await page
      .getByRole('link', { name: 'New project' })
      .or(page.getByRole('button', { name: 'New project' }))
      .click()
    await page.getByRole('textbox', { name: 'Title' }).first().fill('A home of our own')
    await press('Begin the project')
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await page.getByRole('navigation').getByRole('link', { name: 'Workshops' }).click()
    await page.getByRole('link', { name: 'Plan a workshop' }).first().click()
    await page.getByRole('radio', { name: /Agree what success means/ }).check()
    await press('Plan it')
    await page.getByLabel('Name of the workshop').fill('Moving on')
    await page.getByLabel('The question').fill('What would a good move look like?')
    await page.getByLabel('Who has the final say?').fill('The people in this room')
    await page.getByLabel('How many people do you expect?').fill('7')
    await page.getByLabel('How many people do you expect?').press('Tab')
    await page.getByRole('banner').getByText('Saved', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Get ready to start' }).click()
    await page.getByRole('radio', { name: /This computer only/ }).check()
    await press('Open the session')
    const address = await page
      .getByText(/^http:\/\/127\.0\.0\.1:\d+\/$/)
      .first()
      .innerText()
    const code = await page
      .getByText(/^[0-9A-Z]{6}$/)
      .first()
      .innerText()

    const phone = await newPhone(browser)
    await phone.goto(`${address}?code=${code}`)
    await phone.getByRole('button', { name: 'I am happy with this' }).click()
    await phone.getByRole('radio').first().check()
    await phone.getByRole('button', { name: 'Join' }).click()
    const own = await phone
      .getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
      .first()
      .innerText()
    await press('Begin')
    await press(/^Move on to/)
    for (const words of [idea, other]) {
      await phone.getByLabel('Write one idea').fill(words)
      await phone.getByRole('button', { name: 'Send this idea' }).click()
      await phone.getByText(words).first().waitFor()
    }
    const last = page.getByRole('button', { name: 'End the session' }).first()
    const next = page.getByRole('button', { name: /^Move on to/ }).first()
    await next.waitFor()
    while (await next.isVisible()) {
      const stage = await next.innerText()
      const nobodyVoted = /vote/i.test(await page.locator('#stage-now').innerText())
      await next.click()
      if (nobodyVoted) await page.getByRole('dialog').getByRole('button', { name: 'Move on' }).click()
      await page.getByRole('button', { name: stage, exact: true }).waitFor({ state: 'detached' })
      await next.or(last).first().waitFor()
    }
    await last.click()
    await page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click()
    await press('Put it into the project')
    await page.getByText('The workshop is in the project').waitFor()
    await page.getByRole('banner').getByText('Saved', { exact: true }).waitFor()
    await phone.close()

    await workbench.restart(async () => {
      expect(await filesWith(workbench.profile, idea)).not.toEqual([])
      expect(await filesWith(workbench.profile, other)).not.toEqual([])
    })
    const again = workbench.page
    await again.getByRole('link', { name: 'A home of our own' }).click()
    await again.getByRole('navigation').getByRole('link', { name: 'Workshops' }).click()
    await again.getByRole('link', { name: 'Moving on' }).first().click()
    await again.getByRole('button', { name: 'Take words back' }).click()
    const dialog = again.getByRole('dialog')
    await dialog.getByRole('textbox').fill(own)
    await dialog.getByRole('button', { name: 'Look' }).click()
    await dialog.getByText(other).waitFor()
    await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
    await again.getByText('The words are withdrawn').waitFor()
    await again.getByRole('banner').getByText('Saved', { exact: true }).waitFor()
    await dialog.waitFor({ state: 'detached' })

    await workbench.restart(async () => {
      expect(await filesWith(workbench.profile, idea)).toEqual([])
      expect(await filesWith(workbench.profile, other)).toEqual([])
    })
  })
})
