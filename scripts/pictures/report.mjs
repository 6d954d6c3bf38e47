import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { goTo, pictures, take } from './camera.mjs'

/** The pages of the sample's reports that are shown, by the file they are in. They move when a report changes: look at them. */
const shownPages = { report: { cover: 1, glance: 3, theory: 4, outcome: 13 }, easy: { 'easy-read': 2 } }
const dotsPerInch = 60

export async function takeReport(page, folder) {
  await goTo(page, 'Reports')
  await take(page, 'reports')
  const write = async name => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Write the report' }).click()
    await (await download).saveAs(join(folder, `${name}.docx`))
  }
  await write('report')
  await page.getByLabel('Report', { exact: true }).selectOption({ label: 'Back to the people who took part' })
  await page.getByLabel('Print', { exact: true }).selectOption({ label: 'easy read' })
  await write('easy')
}

export function takeReportPages(folder) {
  const profile = pathToFileURL(join(folder, 'soffice')).href
  for (const [file, pages] of Object.entries(shownPages)) {
    const [word, pdf] = [join(folder, `${file}.docx`), join(folder, `${file}.pdf`)]
    const toPdf = ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', 'pdf', '--outdir', folder, word]
    if (!ran('soffice', toPdf) || !existsSync(pdf)) return sayNoPages('soffice')
    for (const [name, page] of Object.entries(pages)) {
      const only = ['-png', '-singlefile', '-r', dotsPerInch, '-f', page, '-l', page]
      const asked = [...only, pdf, join(pictures, `report-${name}`)]
      if (!ran('pdftoppm', asked.map(String))) return sayNoPages('pdftoppm')
      console.log(`report-${name}.png is page ${page} of ${file}.docx`)
    }
  }
}

function sayNoPages(missing) {
  console.log(`The report's pages stay as they are: ${missing} could not make new ones.`)
}

function ran(command, args) {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
