import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { goTo, pictures, take } from './camera.mjs'

/** The pages of the sample's report that are shown. They move when the report changes: look at them. */
const reportPages = { cover: 1, glance: 3, theory: 4, outcome: 14 }
const dotsPerInch = 60

export async function takeReport(page, folder) {
  await goTo(page, 'Reports')
  await take(page, 'reports')
  const path = join(folder, 'report.docx')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Write the report' }).click()
  await (await download).saveAs(path)
  return path
}

export function takeReportPages(report, folder) {
  const profile = pathToFileURL(join(folder, 'soffice')).href
  const toPdf = ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', 'pdf', '--outdir', folder, report]
  if (!ran('soffice', toPdf) || !existsSync(join(folder, 'report.pdf'))) return sayNoPages('soffice')
  for (const [name, page] of Object.entries(reportPages)) {
    const only = ['-png', '-singlefile', '-r', dotsPerInch, '-f', page, '-l', page]
    const asked = [...only, join(folder, 'report.pdf'), join(pictures, `report-${name}`)]
    if (!ran('pdftoppm', asked.map(String))) return sayNoPages('pdftoppm')
    console.log(`report-${name}.png is page ${page}`)
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
