import { goTo, heading, saved, take } from './camera.mjs'

const today = new Date().toISOString().slice(0, 10)

/** A project from the Solidarity template, with a story whose wording is approved, and a need that an offer meets. */
export async function takeLearning(page) {
  await page.getByRole('link', { name: 'New project' }).click()
  await page.getByRole('textbox', { name: 'Title' }).first().fill('Standing together')
  await page.getByRole('radio', { name: 'Solidarity learning programme' }).check()
  await page.getByRole('button', { name: 'Begin the project' }).click()
  await heading(page, 'Overview')

  await add(page, ['People', 'People', 'Add a person'], { Code: 'HERON-4' })
  await choose(page, 'Perspectives', 'First-hand experience of the issue')
  const agreed = { Person: 'HERON-4', 'What they agreed to': 'words used in public without a name', 'Agreed on': today }
  await add(page, ['People', 'Consent', 'Record a consent'], agreed)
  await choose(page, 'Where it may appear', 'reports')

  await add(page, ['Learning', 'Stories and quotes', 'Add a story or quote'], { Title: 'The hall' })
  const words = 'Mrs Bell moved the meeting to our hall on Mill Lane. Nobody began before all of us were there.'
  await fill(page, 'In their words', words)
  await fill(page, 'Wording for others, without what gives somebody away', words.replace(/^.*?Lane/, 'They came to us'))
  await page.getByRole('main').getByLabel('Told by', { exact: true }).selectOption({ label: 'HERON-4' })
  await page
    .getByRole('main')
    .getByLabel('Where it may go', { exact: true })
    .selectOption({ label: 'outside, without a name' })
  await page.getByRole('button', { name: 'The teller approved this wording today' }).click()
  await page.getByRole('textbox', { name: 'Words to mark' }).fill('Nobody began before all of us were there')
  await page.getByLabel('Theme', { exact: true }).selectOption({ label: 'Being listened to' })
  await page.getByRole('button', { name: 'Mark words' }).click()
  await page.getByText('[Being listened to]').waitFor()
  await saved(page)
  await take(page, 'learning-story', {
    from: page.getByRole('heading', { name: 'Approval of the wording' }),
    height: 560,
  })

  for (const Name of ['Tower tenants', 'Sewing circle'])
    await add(page, ['Learning', 'Member groups', 'Add a group'], { Name })
  for (const [What, side, group] of [
    ['Somebody who can help with forms', 'need', 'Tower tenants'],
    ['Help with forms, on Fridays', 'offer', 'Sewing circle'],
  ]) {
    await add(page, ['Learning', 'Needs and offers', 'Add a need or offer'], { What, 'Need or offer': side })
    await page.getByRole('main').getByLabel('Group', { exact: true }).selectOption({ label: group })
  }
  await goTo(page, 'Learning')
  await take(page, 'learning')
  await page.getByRole('link', { name: 'Match needs and offers' }).click()
  await page.getByRole('button', { name: 'Agree an exchange' }).click()
  await page.getByRole('button', { name: 'Back to the list' }).click()
  await page.getByText('Match needs and offers', { exact: true }).click()
  await page.getByText('Agreed:').waitFor()
  await take(page, 'learning-needs', {
    from: page.getByRole('heading', { name: 'Match needs and offers' }),
    height: 470,
  })
  await page.getByRole('link', { name: 'All projects' }).click()
}

async function add(page, [area, list, button], fields) {
  await goTo(page, area)
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

async function choose(page, label, name) {
  await page.getByRole('main').locator('input').and(page.getByLabel(label)).click()
  await page.getByRole('option', { name, exact: true }).click()
  await page.keyboard.press('Escape')
}

async function fill(page, label, text) {
  const field = page.getByRole('main').getByLabel(label, { exact: true })
  await field.fill(text)
  await field.blur()
}
