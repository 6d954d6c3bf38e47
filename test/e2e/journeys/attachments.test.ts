import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoAxeViolations, hostsFor, type Workbench } from '../harness'

const workbook = resolve('test/fixtures/homelessness-statistics/rough-sleeping-england-autumn-2017.xlsx')
const table = resolve('resources/data/rough-sleeping-england-2010-2016-wide.csv')
const cli = resolve('bin/common-measure.mjs')

const filesAndLinks = (page: Page): Locator => page.getByRole('region', { name: 'Files and links' })
const saved = (page: Page): Promise<void> =>
  page.getByRole('banner').getByText('Saved', { exact: true }).waitFor({ timeout: 30_000 })
const openElement = async (page: Page): Promise<void> => {
  await page.getByRole('navigation').getByRole('link', { name: 'Theory of change' }).click()
  await page.getByText('Outline', { exact: true }).click()
  await page.getByText('Findings published by the people who found them', { exact: true }).first().click()
}
const attach = async (place: Locator, path: string): Promise<void> => {
  await place.locator('input[type=file]').setInputFiles(path)
  await place.getByRole('button', { name: /^Save a copy of/ }).waitFor()
}

/** One person keeps real files beside an element, a link and a value, and has them again from the project file alone. */
describe.each(hostsFor('desktop'))('files as evidence ($kind)', ({ launch }) => {
  let workbench: Workbench
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'common-measure-attachments-'))
    workbench = await launch()
  })
  afterAll(async () => {
    await workbench?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('are attached to an element, a link and a value', async () => {
    const { page } = workbench
    await page.getByRole('button', { name: 'Open the sample project' }).click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await openElement(page)
    await attach(filesAndLinks(page), workbook)
    await expectNoAxeViolations(page)
    await page
      .getByRole('button', { name: /About the link to/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 2, name: 'About this link' }).waitFor()
    await attach(filesAndLinks(page), workbook)

    await page.getByRole('navigation').getByRole('link', { name: 'Evidence' }).click()
    await page.getByRole('link', { name: /observations of all measures/ }).click()
    await page.getByRole('grid').waitFor()
    await page.getByRole('button', { name: 'Files and links: 0' }).click()
    await attach(page.getByRole('dialog'), table)
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Files and links: 1' }).waitFor()
    await saved(page)
  })

  it('are in the project file once, and the command line knows of them', async () => {
    const { page } = workbench
    const path = join(folder, 'project.commonmeasure')
    await workbench.chooseSavePath(path)
    await page.getByRole('button', { name: 'Save to file' }).click()
    const parts = unzipSync(new Uint8Array(await workbench.savedFile(path)))
    expect(Object.keys(parts).filter(name => name.startsWith('attachments/'))).toHaveLength(2)
    const { stdout } = await promisify(execFile)(process.execPath, [cli, 'check', path])
    expect(stdout).toMatch(/3 attached files/)
  })

  it('come back from it byte for byte, on a computer that never saw them', async () => {
    await workbench.restart(async () => {
      for (const name of await readdir(workbench.profile))
        await rm(join(workbench.profile, name), { recursive: true, force: true })
    })
    const { page } = workbench
    await workbench.chooseOpenFile(join(folder, 'project.commonmeasure'))
    await page.getByRole('button', { name: 'Choose a file' }).click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await openElement(page)
    const copy = join(folder, 'copy.xlsx')
    await workbench.chooseSavePath(copy)
    await filesAndLinks(page)
      .getByRole('button', { name: /^Save a copy of/ })
      .click()
    expect((await workbench.savedFile(copy)).equals(await readFile(workbook))).toBe(true)
    await saved(page)
  })
})
