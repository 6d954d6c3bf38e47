import { join } from 'node:path'
import { data, goTo, heading, saved, take, window } from './camera.mjs'

/** How long the picture of the theory takes to bring a chosen element into sight. */
const movedWithinMs = 1000

export async function takeSample(page) {
  await page.getByRole('button', { name: 'Open the sample project' }).click()
  await heading(page, 'Overview')
  await take(page, 'overview')
  await take(page, 'top-bar', { of: page.getByRole('banner') })
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /^Words to look for/ }).fill('home')
  await page.getByRole('listbox', { name: 'Results' }).getByText('homeless').first().waitFor()
  await take(page, 'search', { height: 760 })
  await page.keyboard.press('Escape')
  await takeBoard(page)

  await goTo(page, 'Theory of change')
  await page.locator('.react-flow__node').first().waitFor()
  await take(page, 'theory')
  await page.locator('.react-flow__node', { hasText: 'The council asks tenants' }).click()
  await page.waitForTimeout(movedWithinMs)
  await take(page, 'theory-element')
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByText('Outline', { exact: true }).click()
  await take(page, 'theory-outline', { height: 720 })
  await page.getByRole('button', { name: 'Tenants ready to organise where they live' }).first().click()
  await page.getByRole('button', { name: /^Why\? About the link to Landlords/ }).click()
  await page.waitForTimeout(movedWithinMs)
  await page.setViewportSize({ ...window, height: 1700 })
  await take(page, 'theory-link', { of: page.getByRole('complementary') })
  await page.setViewportSize(window)
  await page.getByText('Versions', { exact: true }).click()
  const compared = page.getByRole('heading', { name: 'Compare two versions' })
  await take(page, 'theory-versions', { from: compared, height: 1000 })

  await goTo(page, 'Measures')
  await take(page, 'measures')
  await page.getByRole('link', { name: /^People sleeping rough/ }).click()
  await page.locator('.recharts-surface').first().waitFor()
  await take(page, 'measure-chart')
  await take(page, 'measure-table', { from: page.getByRole('table').first(), height: 520 })
  await page.getByRole('tab', { name: 'Definition' }).click()
  await take(page, 'measure-definition', { from: page.getByText('How it is counted'), height: 1100 })
  await page.getByRole('tab', { name: 'Observations' }).click()
  await page.getByRole('button', { name: 'Open this row' }).click()
  await take(page, 'observation-correct', { of: page.getByRole('dialog') })
  await page.keyboard.press('Escape')

  await goTo(page, 'Evidence')
  await take(page, 'evidence', { height: 530 })
  await goTo(page, 'Workshops')
  await page.getByRole('link', { name: /What would make housing affordable/ }).click()
  await page.getByText('381 people').first().waitFor()
  await take(page, 'workshop', { height: 600 })
  await take(page, 'workshop-table', { from: page.getByRole('heading', { name: 'Every proposal' }), height: 626 })
}

/** A file and a link beside an outcome. */
export async function takeAttachments(page) {
  await goTo(page, 'Theory of change')
  await page.getByText('Outline', { exact: true }).click()
  await page.getByRole('button', { name: 'Nobody has to sleep rough' }).first().click()
  const list = page.getByRole('complementary').getByRole('region', { name: 'Files and links' })
  page.once('filechooser', chooser => chooser.setFiles(join(data, 'rough-sleeping-england-2010-2016-wide.csv')))
  await list.getByRole('button', { name: 'Attach files' }).click()
  await list.getByRole('button', { name: 'Attach a link' }).click()
  await list
    .getByLabel('Address of the page')
    .fill('https://www.gov.uk/government/statistics/rough-sleeping-in-england-autumn-2016')
  await list.getByLabel('What it is').fill('The statistics as they were published')
  await list.getByRole('button', { name: 'Attach', exact: true }).click()
  await list.getByText('The statistics as they were published').waitFor()
  await saved(page)
  await page.setViewportSize({ ...window, height: 1700 })
  await take(page, 'attachments', { of: list })
  await page.setViewportSize(window)
}

/** Taken off again: the report and the later pictures are of the sample as it comes. */
async function takeBoard(page) {
  await page.getByRole('tab', { name: 'My board' }).click()
  const chosen = ['People sleeping rough', 'Tenants trained to organise', 'Repairs put right', 'Meetings where people']
  for (const name of chosen) {
    await page.getByRole('combobox', { name: 'Add to the board' }).fill(name)
    await page.getByRole('option', { name: new RegExp(name) }).click()
    await page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(name) })
      .waitFor()
  }
  await saved(page)
  await take(page, 'board', { height: 960 })
  for (const _ of chosen) await page.getByRole('button', { name: /^Undo/ }).first().click()
  await saved(page)
  await page.getByRole('tab', { name: 'At a glance' }).click()
}
