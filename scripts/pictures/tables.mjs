import { readFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { goTo, heading, take } from './camera.mjs'

const cases = resolve(import.meta.dirname, '../../test/fixtures/cases')

/** One for each table of docs/which-table.md: a few rows in the layout of the published one, as the import reads them. */
const tables = [
  { name: 'table-snapshot', file: 'k12a-women-2021.csv', as: 'People sleeping rough by sex' },
  { name: 'table-rates', file: 'k01a-rate-wide.csv' },
  { name: 'table-levels', file: 'k02a-rounded-totals.csv' },
  { name: 'table-quarters', file: 'u-A-applications-two-headers.xlsx' },
  { name: 'table-averages', file: 'k01b-average-columns.csv' },
  { name: 'table-codes', file: 'k23a-codes-only.csv', as: 'Population by council' },
  { name: 'table-shorthand', file: 'k10a-shorthand-in-cells.csv' },
  { name: 'table-population', file: 'k09a-code-name-geography.csv' },
  { name: 'table-places', file: 'k22a-places-as-columns.csv', as: 'Population by country' },
  { name: 'table-series', file: 'k05a-year-quarters-and-months.csv' },
  { name: 'table-pxstat', file: 'k02e-two-crossed-totals.csv' },
  { name: 'table-databank', file: 'k10d-year-with-a-code.csv' },
  { name: 'table-dhis2', file: 'k04b-last-updated-beside-period.csv' },
  { name: 'table-survey', file: 'k06a-tick-all.csv' },
]

/** What each table comes to, in the step *Check* of the import into an empty project. */
export async function takeTables(page) {
  await page.getByRole('link', { name: 'New project' }).click()
  await page.getByRole('textbox', { name: 'Title' }).first().fill('Which table do I have?')
  await page.getByRole('button', { name: 'Begin the project' }).click()
  await heading(page, 'Overview')
  for (const { name, file, as = name } of tables) {
    await goTo(page, 'Evidence')
    await page.getByRole('link', { name: 'Import data' }).first().click()
    await heading(page, 'Import data')
    page.once('filechooser', chooser =>
      chooser.setFiles({
        name: `${as}${extname(file)}`,
        mimeType: 'text/csv',
        buffer: readFileSync(resolve(cases, file)),
      }),
    )
    await page.getByRole('button', { name: 'Choose a file' }).click()
    const figures = page.getByRole('region', { name: 'Is this right?' })
    await figures.waitFor()
    await take(page, name, { of: figures })
  }
  await page.getByRole('link', { name: 'All projects' }).click()
}
