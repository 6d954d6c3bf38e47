import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Workbench } from '../harness'

// What a facilitator does in every journey of a workshop.

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click()

/** The page of whoever sits at the shared laptop. */
export const seat = (page: Page) => page.getByRole('dialog')

type Planned = { readonly name: string; readonly question: string; readonly finalSay: string; readonly people?: number }

/** A new project with a plan of a workshop, in which the last field is still being filled in. */
export async function planWorkshop(page: Page, { name, question, finalSay, people }: Planned): Promise<void> {
  await page
    .getByRole('link', { name: 'New project' })
    .or(page.getByRole('button', { name: 'New project' }))
    .click()
  await page.getByRole('textbox', { name: 'Title' }).first().fill('A home of our own')
  await press(page, 'Begin the project')
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  await page.getByRole('navigation').getByRole('link', { name: 'Workshops' }).click()
  await page.getByRole('link', { name: 'Plan a workshop' }).first().click()
  await page.getByRole('radio', { name: /Agree what success means/ }).check()
  await press(page, 'Plan it')
  await page.getByLabel('Name of the workshop').fill(name)
  await page.getByLabel('The question').fill(question)
  await page.getByLabel('Who has the final say?').fill(finalSay)
  if (people !== undefined) await page.getByLabel('How many people do you expect?').fill(String(people))
}

/** Leaves the field that is being filled in, and waits until the plan is saved. */
export async function savePlan(page: Page): Promise<void> {
  await page.keyboard.press('Tab')
  await page.getByRole('banner').getByText('Saved', { exact: true }).waitFor()
}

/** On the page for getting ready: opens the session to this computer alone. */
export async function openSession(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /This computer only/ }).check()
  await press(page, 'Open the session')
}

/** The address that brings a phone in, code and all. */
export async function joiningAddress(page: Page): Promise<string> {
  const address = await page
    .getByText(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    .first()
    .innerText()
  const code = await page
    .getByText(/^[0-9A-Z]{6}$/)
    .first()
    .innerText()
  return `${address}?code=${code}`
}

/** A new person joins at the laptop, and may answer more before they leave; the beginning of the code they are shown. */
export async function joinAtLaptop(page: Page, perspective: string, more = async () => {}): Promise<string> {
  await press(page, 'I am new here')
  await seat(page).getByRole('button', { name: 'I am happy with this' }).click()
  await seat(page).getByLabel(perspective).check()
  await seat(page).getByRole('button', { name: 'Join' }).click()
  await more()
  const code = await seat(page).locator('p.code').first().innerText()
  await press(page, 'I have finished. Clear the screen')
  await expect.poll(() => seat(page).locator('p.code').count()).toBe(0)
  return code.slice(0, 4)
}

/** Back to the facilitator's screen, by a press of two seconds. */
export const takeBack = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Back to the facilitator’s screen' }).click({ delay: 2300 })

/** A phone that opened the joining address joins. */
export async function joinOnPhone(phone: Page, address: string, perspective: string): Promise<void> {
  await phone.goto(address)
  await phone.getByRole('button', { name: 'I am happy with this' }).click()
  await phone.getByLabel(perspective).check()
  await phone.getByRole('button', { name: 'Join' }).click()
  await phone.getByRole('navigation', { name: 'More' }).waitFor()
}

/** From any stage to the last, and out of it. */
export async function endSession(page: Page): Promise<void> {
  await page.getByText('All stages').click()
  await press(page, 'Go to “⁨Close⁩”')
  await press(page, 'End the session')
  await page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click()
}

/** What an ended session came to goes into the project; its workshop is shown. */
export async function keepOutcome(page: Page): Promise<void> {
  await press(page, 'Put it into the project')
  await page.getByText('The workshop is in the project').waitFor()
  await page.getByRole('banner').getByText('Saved', { exact: true }).waitFor()
  await page.goto(page.url().replace(/\/run$/, ''))
}

/** What stands in the Word file that a button makes of a workshop. */
export async function wordsOf(workbench: Workbench, button: string, folder: string): Promise<string> {
  const path = join(folder, `${button}.docx`)
  await workbench.chooseSavePath(path)
  await press(workbench.page, button)
  const parts = unzipSync(new Uint8Array(await workbench.savedFile(path)))
  return strFromU8(parts['word/document.xml'] ?? new Uint8Array())
}

/** From the first screen: whoever brings the code has their words taken out of the workshop “Moving on”. */
export async function withdrawWords(page: Page, code: string, theirs: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: 'A home of our own' }).click()
  await page.getByRole('navigation').getByRole('link', { name: 'Workshops' }).click()
  await page.getByRole('link', { name: 'Moving on' }).first().click()
  await page.getByRole('button', { name: 'Take words back' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(code)
  await dialog.getByRole('button', { name: 'Look' }).click()
  for (const words of theirs) await dialog.getByText(words).waitFor()
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await page.getByText('The words are withdrawn').waitFor()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('banner').getByText('Saved', { exact: true }).waitFor()
}
