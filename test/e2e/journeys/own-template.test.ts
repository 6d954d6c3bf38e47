import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoAxeViolations, hostsFor, type Workbench } from '../harness'
import { saved } from './record-steps'

const cli = resolve('bin/common-measure.mjs')
const letterhead = 'Tenants’ Alliance of Harbourside'
const wrong = '{{peple}}'
const right = '{{people}}'

const partsOf = async (path: string) => unzipSync(new Uint8Array(await readFile(path)))
/** All words of a document, its headers and comments. */
const wordsIn = (parts: Record<string, Uint8Array>, name: RegExp) =>
  Object.keys(parts)
    .filter(path => name.test(path))
    .map(path => strFromU8(parts[path] ?? new Uint8Array()))
    .join('\n')
/** The same document with words changed, as somebody changes them in Word. */
async function editedCopy(from: string, to: string, changes: readonly (readonly [string, string])[]) {
  const parts = Object.entries(await partsOf(from)).map(([path, bytes]) => {
    if (!/^word\/(document|header\d*)\.xml$/.test(path)) return [path, bytes] as const
    return [
      path,
      strToU8(changes.reduce((xml, [before, after]) => xml.replaceAll(before, after), strFromU8(bytes))),
    ] as const
  })
  await writeFile(to, zipSync(Object.fromEntries(parts)))
}

async function openTemplates(page: Page) {
  await page.getByRole('navigation').getByRole('link', { name: 'Reports', exact: true }).click()
  await page.getByRole('main').getByText('Templates', { exact: true }).click()
  await page.getByRole('heading', { name: 'Your own Word templates' }).waitFor()
}

/** An organisation's own Word document becomes a template, with a mistake that is corrected on the way, and goes along in the project file. */
describe.each(hostsFor('desktop'))('a report in one’s own template ($kind)', ({ launch }) => {
  let workbench: Workbench
  let folder: string
  const at = (name: string) => join(folder, name)
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'common-measure-template-'))
    workbench = await launch()
  })
  afterAll(async () => {
    await workbench?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('is taken as it is, and comes back with a comment at its mistake', async () => {
    const { page } = workbench
    await page.getByRole('button', { name: 'Open the sample project' }).click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await openTemplates(page)
    await workbench.chooseSavePath(at('begin.docx'))
    await page.getByRole('button', { name: 'Save a template to begin with (A4)' }).click()
    await workbench.savedFile(at('begin.docx'))
    await editedCopy(at('begin.docx'), at('ours.docx'), [
      ['{{organisation}}', letterhead],
      [right, wrong],
    ])
    await page.getByLabel('Add a template…').and(page.locator('input')).setInputFiles(at('ours.docx'))
    await page.getByText('There is no field {{peple}}.').waitFor()
    await page.getByText('Did you mean {{people}}?').waitFor()
    await expectNoAxeViolations(page)
    await workbench.chooseSavePath(at('marked.docx'))
    await page.getByRole('button', { name: 'Save the template with a comment at each mistake' }).click()
    await workbench.savedFile(at('marked.docx'))
    expect(wordsIn(await partsOf(at('marked.docx')), /comments\.xml$/)).toMatch(
      /There is no field \{\{peple\}\}\. Did you mean \{\{people\}\}\?/,
    )
  })

  it('no report is written with the mistake in it; corrected where the comment was, it is', async () => {
    const { page } = workbench
    await page.getByRole('combobox', { name: 'Template', exact: true }).selectOption({ label: 'ours' })
    await page.getByRole('button', { name: 'Write the report' }).click()
    await page.getByRole('alert').getByText('The template has 1 mistake, so no report was written').waitFor()
    await editedCopy(at('marked.docx'), at('mended.docx'), [[wrong, right]])
    await page.getByLabel('Use a newer file for').and(page.locator('input')).setInputFiles(at('mended.docx'))
    await page.getByText('No mistakes in its fields.').waitFor()
    await workbench.chooseSavePath(at('report.docx'))
    await page.getByRole('button', { name: 'Write the report' }).click()
    await workbench.savedFile(at('report.docx'))
    const parts = await partsOf(at('report.docx'))
    expect(wordsIn(parts, /header\d*\.xml$/)).toContain(letterhead)
    const document = wordsIn(parts, /document\.xml$/)
    expect(document).toContain('4,134')
    expect(document).not.toMatch(/\{\{|commentReference/)
    expect(Object.keys(parts).filter(path => /charts\/chart[^/]*\.xml$/.test(path)).length).toBeGreaterThan(5)
    await saved(page)
  })

  it('goes along in the project file, for the command line and for a computer that never saw it', async () => {
    const project = at('project.commonmeasure')
    await workbench.chooseSavePath(project)
    await workbench.page.getByRole('button', { name: 'Save to file' }).click()
    await workbench.savedFile(project)
    await workbench.restart(async () => {
      for (const name of await readdir(workbench.profile))
        await rm(join(workbench.profile, name), { recursive: true, force: true })
    })
    const { page } = workbench
    await workbench.chooseOpenFile(project)
    await page.getByRole('button', { name: 'Choose a file' }).click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await openTemplates(page)
    await page.getByText('No mistakes in its fields.').waitFor()
    await workbench.chooseSavePath(at('copy.docx'))
    await page.getByRole('button', { name: /^Save a copy of/ }).click()
    expect((await workbench.savedFile(at('copy.docx'))).equals(await readFile(at('mended.docx')))).toBe(true)
    const asked = ['report', project, '--period', '2016', '--template', at('copy.docx'), '--out', at('again.docx')]
    await promisify(execFile)(process.execPath, [cli, ...asked])
    expect(wordsIn(await partsOf(at('again.docx')), /document\.xml$/)).toContain('4,134')
    await saved(page)
  })
})
