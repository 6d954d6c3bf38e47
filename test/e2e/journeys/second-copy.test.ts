import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoAxeViolations, hostsFor, launchBrowserHost, launchDesktop, type Workbench } from '../harness'

/** The browser's databases, wherever in the profile this host keeps them. */
async function databaseFolders(profile: string): Promise<string[]> {
  const found = await readdir(profile, { recursive: true, withFileTypes: true })
  return found.flatMap(entry =>
    entry.isDirectory() && entry.name === 'IndexedDB' ? [join(entry.parentPath, entry.name)] : [],
  )
}

/** The sample under another title, saved. */
async function editedSample(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample project' }).click()
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  await page.getByRole('link', { name: 'Settings' }).click()
  const field = page.getByRole('textbox', { name: 'Title' })
  await field.fill(title)
  await field.press('Tab')
  await page.getByRole('banner').getByText(title).waitFor()
  await page.getByRole('banner').getByText('Saved', { exact: true }).waitFor()
}

describe.each(hostsFor('browser'))('when the browser throws its database away ($kind)', ({ launch }) => {
  let workbench: Workbench
  beforeAll(async () => {
    workbench = await launch()
  })
  afterAll(() => workbench?.close())

  it('brings every change back from the second copy', async () => {
    await editedSample(workbench.page, 'Written just before the disk failed')

    await workbench.restart(async () => {
      const folders = await databaseFolders(workbench.profile)
      expect(folders).not.toHaveLength(0)
      for (const folder of folders) await rm(folder, { recursive: true })
    })

    await workbench.page.getByText(/Only the second copy/).waitFor()
    await workbench.page.getByRole('link', { name: /disk failed|sample/ }).click()
    await workbench.page.getByRole('heading', { level: 1, name: 'Bring the project back' }).waitFor()
    await expectNoAxeViolations(workbench.page)
    await workbench.page.getByRole('button', { name: 'Bring it back' }).click()
    await workbench.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await workbench.page.getByRole('banner').getByText('Written just before the disk failed').waitFor()
    await workbench.page.getByRole('link', { name: 'Measures' }).click()
    await workbench.page.getByText('4,134 people').waitFor()
  })
})

it('brings into the desktop window what the browser keeps, while the browser has it open', async () => {
  const browser = await launchBrowserHost()
  try {
    await editedSample(browser.page, 'Begun in the browser')
    const desktop = await launchDesktop({ profileOf: browser })
    try {
      const { page } = desktop
      const elsewhere = page.getByRole('region', { name: 'In the browser on this computer' })
      await elsewhere.waitFor()
      await expectNoAxeViolations(page)
      // Under the title it had when the snapshot was taken.
      await elsewhere.getByRole('button', { name: /^Bring here: / }).click()
      await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
      await page.getByRole('banner').getByText('Begun in the browser').waitFor()
      await page.getByRole('link', { name: 'Measures' }).click()
      await page.getByText('4,134 people').waitFor()
    } finally {
      await desktop.close()
    }
    await browser.page.getByRole('banner').getByText('Saved', { exact: true }).waitFor()
  } finally {
    await browser.close()
  }
})
