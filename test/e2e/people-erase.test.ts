import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoAxeViolations, hosts, type Workbench } from './harness'
import { filesWith, jsonOnDisk, untilDropped } from './on-disk'

const story = 'Nine weeks without heating, and the child slept in a coat'
const quote = 'the child slept in a coat'
const access = 'A room without strip lights, please'
const file = 'The signed form of a kite-maker'
/** Words of theirs as they first wrote them: only the log has them by the end. */
const firstDraft = 'An early draft about frost on the inside'
const theirs = ['KITE-77', 'Amina Begum-Holt', story, access, file, firstDraft]
const others = ['WREN-21', 'Repairs come late everywhere']

const saved = (page: Page): Promise<void> =>
  page.getByRole('banner').getByText('Saved', { exact: true }).waitFor({ timeout: 30_000 })

/** Opens a list of the area and adds to it. */
async function add(page: Page, area: string, list: string, button: string, fields: Record<string, string>) {
  await page.getByRole('navigation').getByRole('link', { name: area, exact: true }).click()
  await page.getByRole('main').getByRole('link', { name: list, exact: true }).click()
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  for (const [label, text] of Object.entries(fields)) {
    const field = dialog.getByLabel(label)
    if ((await field.evaluate(node => node.tagName)) === 'SELECT') await field.selectOption({ label: text })
    else await field.fill(text)
  }
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Back to the list' }).waitFor()
}

async function fill(page: Page, label: string, text: string) {
  const field = page.getByRole('main').getByLabel(label, { exact: true })
  await field.fill(text)
  await field.blur()
}

/** Somebody asks that nothing of them is kept, after a year of taking part. */
describe.each(hosts)('erasing a person ($kind)', ({ launch }) => {
  let workbench: Workbench
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'common-measure-people-'))
    workbench = await launch()
  })
  afterAll(async () => {
    await workbench?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('has what they gave in rows, log and second copy', async () => {
    const { page } = workbench
    await page.getByRole('button', { name: 'Open the sample project' }).click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await add(page, 'People', 'People', 'Add a person', { Code: 'WREN-21' })
    await add(page, 'People', 'People', 'Add a person', { Code: 'KITE-77' })
    await fill(page, 'Access needs, only if they offered them', access)
    await add(page, 'People', 'Names and contacts', 'Add a name or contact', {
      Person: 'KITE-77',
      Name: 'Amina Begum-Holt',
    })
    await add(page, 'People', 'Consent', 'Record a consent', {
      Person: 'KITE-77',
      'What they agreed to': 'take part',
      'Agreed on': '2026-03-02',
    })
    const form = join(folder, `${file}.txt`)
    await writeFile(form, 'I agree to take part. Signed with a kite.')
    await page.getByRole('region', { name: 'Files and links' }).locator('input[type=file]').setInputFiles(form)
    await page.getByRole('button', { name: /^Save a copy of/ }).waitFor()
    await add(page, 'Learning', 'Stories and quotes', 'Add a story or quote', { Title: 'About the winter' })
    await fill(page, 'In their words', firstDraft)
    await fill(page, 'In their words', story)
    await page.getByRole('main').getByLabel('Told by').selectOption({ label: 'KITE-77' })
    await add(page, 'Learning', 'Insights', 'Add an insight', { 'What we learned': 'Repairs come late everywhere' })
    await fill(page, 'From what', `One of us said: ${story}. Others agreed.`)
    await saved(page)
    await workbench.restart(async () => {
      for (const words of theirs) expect(await filesWith(workbench.profile, words), words).not.toEqual([])
    })
  })

  it('hands over a copy of it first', async () => {
    const { page } = workbench
    await page
      .getByRole('link', { name: /^Homes to count on/ })
      .first()
      .click()
    await page.getByRole('navigation').getByRole('link', { name: 'People', exact: true }).click()
    await page.getByRole('main').getByRole('link', { name: 'People', exact: true }).click()
    await page.getByRole('button', { name: 'KITE-77' }).click()
    await page.getByRole('button', { name: 'Erase this person…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Stories and quotes: 1').waitFor()
    await expectNoAxeViolations(page)
    const path = join(folder, 'copy.docx')
    await workbench.chooseSavePath(path)
    await dialog.getByRole('button', { name: 'Save a copy (Word)' }).click()
    const parts = unzipSync(new Uint8Array(await workbench.savedFile(path)))
    const words = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    for (const each of ['KITE-77', 'Amina Begum-Holt', story, access]) expect(words).toContain(each)
    const json = join(folder, 'copy.json')
    await workbench.chooseSavePath(json)
    await dialog.getByRole('button', { name: 'Save a copy (JSON)' }).click()
    expect((await workbench.savedFile(json)).toString('utf8')).toContain(firstDraft)
  })

  it('leaves nothing of it in any file of the profile, and in no project file', async () => {
    const { page } = workbench
    const dialog = page.getByRole('dialog')
    const erase = dialog.getByRole('button', { name: 'Erase for good' })
    expect(await erase.isDisabled()).toBe(true)
    await dialog.getByLabel(/^To erase, type their code/).fill('kite-77')
    await erase.click()
    await page.getByText('The person is erased').waitFor({ timeout: 60_000 })
    await saved(page)
    await page.getByRole('button', { name: 'WREN-21' }).waitFor()

    const path = join(folder, 'after.commonmeasure')
    await workbench.chooseSavePath(path)
    await page.getByRole('button', { name: 'Save to file' }).click()
    const parts = Object.values(unzipSync(new Uint8Array(await workbench.savedFile(path)))).map(part => strFromU8(part))
    for (const words of [...theirs, quote])
      expect(
        parts.some(part => part.includes(words)),
        words,
      ).toBe(false)
    for (const words of others)
      expect(
        parts.some(part => part.includes(words)),
        words,
      ).toBe(true)

    await untilDropped(workbench.profile, [...theirs, quote])
    await workbench.restart(async () => {
      for (const words of [...theirs, quote]) expect(await filesWith(workbench.profile, words), words).toEqual([])
      const kept = JSON.stringify(await jsonOnDisk(workbench.profile))
      for (const words of [...theirs, quote, 'Signed with a kite']) expect(kept).not.toContain(words)
      for (const words of others) expect(kept).toContain(words)
    })
  })
})
