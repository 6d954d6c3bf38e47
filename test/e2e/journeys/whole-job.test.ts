import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoAxeViolations, hosts, type Workbench } from '../harness'

const roughSleeping = resolve('resources/data/rough-sleeping-england-2010-2016-wide.csv')
const cli = resolve('bin/common-measure.mjs')

const patient = { timeout: 10_000 }

const goTo = async (page: Page, area: string): Promise<void> => {
  await page.getByRole('navigation').getByRole('link', { name: area, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: area }).waitFor()
}
const saved = (page: Page): Promise<void> =>
  page.getByRole('banner').getByText('Saved', { exact: true }).waitFor({ timeout: 20_000 })

/** One person, one project, from the first screen to the finished files. Each step goes on from the one before. */
describe.each(hosts)('from first screen to finished file ($kind)', ({ launch }) => {
  let workbench: Workbench
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'common-measure-journey-'))
    workbench = await launch()
  })
  afterAll(async () => {
    await workbench?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('begins a project', async () => {
    const { page } = workbench
    await page.getByRole('heading', { level: 1, name: 'Common Measure' }).waitFor()
    await expectNoAxeViolations(page)
    await page
      .getByRole('link', { name: 'New project' })
      .or(page.getByRole('button', { name: 'New project' }))
      .click()
    await page.getByRole('heading', { level: 1, name: 'Begin a new project' }).waitFor()
    await expectNoAxeViolations(page)
    await page.getByRole('textbox', { name: 'Title' }).first().fill('Nobody sleeps outside')
    await page
      .getByRole('textbox', { name: 'Purpose' })
      .fill('With people who have slept rough, so that nobody has to.')
    await page.getByRole('button', { name: 'Begin the project' }).click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await saved(page)
    await expectNoAxeViolations(page)
  })

  it('draws a theory of change with the keyboard alone', async () => {
    const { page } = workbench
    await goTo(page, 'Theory of change')
    await page.getByText('Outline', { exact: true }).click()
    await expectNoAxeViolations(page)
    for (const [level, title] of [
      ['impact', 'Nobody has to sleep rough'],
      ['outcome', 'Councils house people first'],
      ['activity', 'Run a peer-led inquiry group'],
    ] as const) {
      await page
        .getByRole('button', { name: `Add an ${level}` })
        .first()
        .focus()
      await page.keyboard.press('Enter')
      await page.keyboard.type(title)
      await page.keyboard.press('Enter')
      await page.keyboard.press('Escape')
      await page.getByText(title).first().waitFor()
    }
    await saved(page)
    await expectNoAxeViolations(page)
  })

  it('defines a measure and ties it to an outcome', async () => {
    const { page } = workbench
    await goTo(page, 'Measures')
    await expectNoAxeViolations(page)
    await page.getByRole('button', { name: 'Add a measure' }).first().click()
    await page
      .getByRole('textbox', { name: 'The new measure, in plain words' })
      .fill('People sleeping rough on one night')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'People sleeping rough on one night' }).waitFor()
    await page.getByRole('tab', { name: 'Definition' }).click()
    await page.getByRole('textbox', { name: 'Unit' }).fill('people')
    await page.getByLabel('Which way is better').selectOption({ label: 'Lower is better' })
    await page.getByRole('textbox', { name: 'Baseline: where it started' }).fill('1,768')
    await page.getByLabel('Baseline: on which day').fill('2010-12-31')
    await tick(page, /Nobody has to sleep rough/)
    await tick(page, /^Lived experience/)
    await page.getByRole('textbox', { name: 'Reporting year' }).fill('2016-17')
    await page.getByRole('textbox', { name: 'Target', exact: true }).fill('1000')
    await page.getByRole('button', { name: 'Add a target' }).click()
    await page.getByRole('textbox', { name: 'Target for 2016-17' }).waitFor()
    await saved(page)
    await expectNoAxeViolations(page)
  })

  it('imports the published figures, and takes them out and in again', async () => {
    const { page } = workbench
    await goTo(page, 'Evidence')
    await expectNoAxeViolations(page)
    await page.getByRole('link', { name: 'Import data' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Import data' }).waitFor()
    await expectNoAxeViolations(page)
    await workbench.chooseOpenFile(roughSleeping)
    await page.getByRole('button', { name: 'Choose a file' }).click()
    await page.getByText('326 of 360 rows will be imported, as 2,282 observations.').waitFor()
    await page.getByText(/add up to 4,134 for 31 December 2016\..*England.*row says 4,134: it agrees/).waitFor()
    await page.getByRole('rowheader', { name: 'Adds up other rows' }).waitFor()
    await expectNoAxeViolations(page)
    await page.getByLabel('Measure', { exact: true }).selectOption({ label: 'People sleeping rough on one night' })
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('textbox', { name: 'Where the figures come from' }).fill('DCLG, Open Government Licence')
    await expectNoAxeViolations(page)
    await page.getByRole('button', { name: 'Import 2,282 observations' }).click()
    await page.getByText('2,282 observations were imported from 326 rows.', { exact: false }).waitFor()
    await saved(page)
    await expectNoAxeViolations(page)
    await goTo(page, 'Evidence')
    await page.keyboard.press('Control+z')
    await page.getByText('No data imported yet').waitFor()
    await page.keyboard.press('Control+Shift+z')
    await page.getByRole('heading', { name: 'rough-sleeping-england-2010-2016-wide.csv' }).waitFor()
    await saved(page)
  })

  it('shows the measure as a chart with its table, and how the outcome stands', async () => {
    const { page } = workbench
    await goTo(page, 'Measures')
    await page.getByRole('link', { name: 'People sleeping rough on one night' }).click()
    await page.getByRole('cell', { name: '4,134' }).waitFor()
    await page.locator('.recharts-surface').first().waitFor()
    const row = page.getByRole('row', { name: /2016-17/ })
    expect(await row.innerText()).toMatch(/4,134[\s\S]*1,000[\s\S]*Moving the wrong way/)
    await expectNoAxeViolations(page)
    await goTo(page, 'Theory of change')
    await page.getByText('Picture', { exact: true }).click()
    await page.getByText('Moving the wrong way').first().waitFor()
    // What nobody measures is not marked on the first day of a theory.
    await expectNoAxeViolations(page)
    await goTo(page, 'Overview')
    await page.getByRole('link', { name: 'Councils house people first' }).first().waitFor()
  })

  it('writes the year up in Word, with a live chart inside', async () => {
    const { page } = workbench
    await goTo(page, 'Reports')
    await page.locator('summary', { hasText: 'Summary on one page' }).click()
    await page.getByRole('textbox', { name: /Summary on one page/ }).fill('More people were outside than ever.')
    await page.keyboard.press('Tab')
    await saved(page)
    await expectNoAxeViolations(page)
    const path = join(folder, 'report.docx')
    await workbench.chooseSavePath(path)
    await page.getByRole('button', { name: 'Write the report' }).click()
    const parts = unzipSync(await workbench.savedFile(path))
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    expect(text).toContain('More people were outside than ever.')
    expect(text).toContain('4,134')
    // On the first page, and beside its outcome.
    expect(Object.keys(parts).filter(name => /^word\/charts\/chart\d+\.xml$/.test(name))).toHaveLength(2)
    expect(Object.keys(parts).some(name => name.endsWith('.xlsx'))).toBe(true)
    await page.getByText('The report is written').waitFor()
    await expectNoAxeViolations(page)
    // It is in the list of past exports.
    await page.getByRole('button', { name: 'Undo: export a report' }).waitFor()
  })

  it('keeps everything through a restart, and undo with it', async () => {
    await workbench.restart()
    const { page } = workbench
    await page.getByRole('link', { name: 'Nobody sleeps outside' }).click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await goTo(page, 'Reports')
    await page.locator('summary', { hasText: 'Summary on one page' }).click()
    const text = page.getByRole('textbox', { name: /Summary on one page/ })
    await expect.poll(() => text.innerText(), patient).toBe('More people were outside than ever.')
    // That the report was saved was noted after it was written.
    await page.getByRole('button', { name: 'Undo: export a report' }).click()
    await page.getByRole('button', { name: 'Undo: write report text' }).click()
    await expect.poll(async () => (await text.innerText()).trim(), patient).toBe('')
    await page.getByRole('button', { name: 'Redo: write report text' }).click()
    await expect.poll(() => text.innerText(), patient).toBe('More people were outside than ever.')
  })

  it('saves a project file that the command line reads and the first screen opens', async () => {
    const { page } = workbench
    const path = join(folder, 'project.commonmeasure')
    await workbench.chooseSavePath(path)
    await page.getByRole('button', { name: 'Save to file' }).click()
    await workbench.savedFile(path)
    const { stdout } = await promisify(execFile)(process.execPath, [cli, 'show', path, '--json'])
    expect(JSON.stringify(JSON.parse(stdout))).toContain('4134')
    await promisify(execFile)(process.execPath, [cli, 'check', path])
    await page.getByRole('link', { name: 'All projects' }).click()
    await page.getByRole('heading', { level: 1, name: 'Common Measure' }).waitFor()
    await workbench.chooseOpenFile(path)
    await page.getByRole('button', { name: 'Choose a file' }).click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  })

  it('shows the sample project on every screen, with nothing that axe finds', async () => {
    const { page } = workbench
    await page.getByRole('link', { name: 'All projects' }).click()
    await page.getByRole('button', { name: 'Open the sample project' }).click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    for (const area of ['Overview', 'Theory of change', 'Measures', 'Evidence', 'Workshops', 'Reports', 'Settings']) {
      await goTo(page, area)
      await expectNoAxeViolations(page)
    }
    await goTo(page, 'Workshops')
    await page.getByRole('link', { name: /What would make housing affordable/ }).click()
    await page.getByText('381 people').first().waitFor()
    await expectNoAxeViolations(page)
  })
})

/** A box shows its tick once the change is in the database. */
async function tick(page: Page, name: RegExp): Promise<void> {
  const box = page.getByRole('checkbox', { name })
  await box.click()
  await expect.poll(() => box.isChecked(), patient).toBe(true)
}
