import { join } from 'node:path'
import { data, goTo, heading, saved, take } from './camera.mjs'

export async function takeBeginning(page) {
  await heading(page, 'Common Measure')
  // The projects that are here are looked for first.
  await page.getByRole('button', { name: 'Open the sample project' }).waitFor()
  await take(page, 'begin', { height: 520 })
  await page.getByRole('link', { name: 'New project' }).click()
  await heading(page, 'Begin a new project')
  await page.getByRole('textbox', { name: 'Title' }).first().fill('Nobody sleeps outside')
  await page
    .getByRole('textbox', { name: 'Purpose' })
    .fill('With people who have slept rough in our city, so that nobody has to.')
  await take(page, 'new-project')
  await page.getByRole('button', { name: 'Begin the project' }).click()
  await heading(page, 'Overview')
  await goTo(page, 'Theory of change')
  await take(page, 'theory-empty')
}

/** The wide file as it comes from the web, into a measure of a project of its own; then one that leaves a question open. */
export async function takeImport(page) {
  await goTo(page, 'Measures')
  await page.getByRole('button', { name: 'Add a measure' }).first().click()
  const title = page.getByRole('textbox', { name: 'The new measure, in plain words' })
  await title.fill('People sleeping rough on one night')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await heading(page, 'People sleeping rough on one night')
  await saved(page)

  await choose(page, 'rough-sleeping-england-2010-2016-wide.csv')
  await page.getByText('326 of 360 rows will be imported, as 2,282 observations.').waitFor()
  await page.getByLabel('Measure', { exact: true }).selectOption({ label: 'People sleeping rough on one night' })
  const outcome = page.getByRole('heading', { name: 'What will be imported' })
  await take(page, 'import-outcome', { from: outcome, height: 1150 })
  const columns = page.getByRole('heading', { name: 'What each column becomes' })
  await take(page, 'import-columns', { from: columns, height: 480 })
  await page.getByRole('button', { name: 'Next' }).click()
  await page
    .getByRole('textbox', { name: 'Where the figures come from' })
    .fill('DCLG, Rough sleeping in England autumn 2016, Open Government Licence v3.0')
  await page.getByRole('button', { name: 'Import 2,282 observations' }).click()
  await page.getByText('2,282 observations were imported from 326 rows.', { exact: false }).waitFor()
  await saved(page)
  await take(page, 'import-done', { height: 600 })

  await choose(page, 'section-e2-priority-need-2014-q3.csv')
  await page.getByText('Please answer these first').waitFor()
  await take(page, 'import-question')
  await page.getByRole('link', { name: 'All projects' }).click()
}

async function choose(page, file) {
  await goTo(page, 'Evidence')
  await page.getByRole('link', { name: 'Import data' }).first().click()
  await heading(page, 'Import data')
  page.once('filechooser', chooser => chooser.setFiles(join(data, file)))
  await page.getByRole('button', { name: 'Choose a file' }).click()
}
