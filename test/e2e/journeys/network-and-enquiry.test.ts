import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoAxeViolations, hostsFor, type Workbench } from '../harness'
import { add, fillIn, openList, saved } from './record-steps'

const kitchen = 'Example: the community kitchen'
const shed = 'Example: the repair shed'
const choir = 'The riverside choir'
const today = new Date().toISOString().slice(0, 10)
const lists = {
  meeting: ['People', 'Sessions and decisions', 'Add a session or decision'],
  group: ['Learning', 'Member groups', 'Add a group'],
  update: ['Learning', 'Updates', 'Add an update'],
} as const

async function begin(page: Page, title: string, template: string) {
  await page.getByRole('link', { name: 'New project' }).click()
  await page.getByRole('textbox', { name: 'Title' }).first().fill(title)
  await page.getByRole('radio', { name: template }).check()
  await page.getByRole('button', { name: 'Begin the project' }).click()
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
}

/** A network of groups meets three times: they find what they share, help each other, and ask whether it was good. */
describe.each(hostsFor('browser'))('three meetings of a network ($kind)', ({ launch }) => {
  let workbench: Workbench
  beforeAll(async () => {
    workbench = await launch()
  })
  afterAll(() => workbench?.close())
  const meet = (title: string) => add(workbench.page, lists.meeting, { 'What it was': title, Day: today })
  const update = (Group: string, Meeting: string, told: Record<string, string>) =>
    add(workbench.page, lists.update, { Group, Day: today }, { Meeting, ...told })

  it('finds at the first meeting what two groups tell of, and what helps a third', async () => {
    const { page } = workbench
    await begin(page, 'Groups of the valley', 'Network of community groups')
    await add(page, lists.group, { Name: choir })
    await meet('First meeting')
    await update(kitchen, 'First meeting', { Difficulties: 'Two volunteers left, and it is hard to ask for more.' })
    await update(shed, 'First meeting', { Struggles: 'Each summer we are without volunteers on the door.' })
    await update(choir, 'First meeting', { Work: 'Every volunteer brings a friend once.' })
    await openList(page, 'Learning', 'Find common issues')
    await page.getByRole('heading', { name: '2 groups write about “volunteers”' }).waitFor()
    await expectNoAxeViolations(page)
    await page.getByRole('checkbox', { name: /brings a friend once/ }).check()
    await page.getByRole('button', { name: 'Add as a common issue' }).click()
    await page.getByRole('heading', { level: 2, name: 'Volunteers' }).waitFor()
    const helped = page.getByRole('main').getByLabel('What has helped', { exact: true })
    expect(await helped.inputValue()).toBe(`${choir}: Every volunteer brings a friend once.`)
  })

  it('agrees an exchange at the second, and the group that has the same trouble joins the issue', async () => {
    const { page } = workbench
    await meet('Second meeting')
    await update(choir, 'Second meeting', { Difficulties: 'Our volunteers are tired.' })
    await openList(page, 'Learning', 'Find common issues')
    await page.getByRole('heading', { name: '3 groups write about “volunteers”' }).waitFor()
    await page.getByRole('button', { name: 'Add these groups to “Volunteers”' }).click()
    await page.getByRole('heading', { level: 2, name: 'Volunteers' }).waitFor()
    await openList(page, 'Learning', 'Find common issues')
    await page.getByText('Nothing in common found').waitFor()
    await openList(page, 'Learning', 'Match needs and offers')
    await page.getByRole('button', { name: 'Agree an exchange' }).click()
    await fillIn(page.getByRole('main'), { 'Done on': today })
    await saved(page)
  })

  it('asks both sides at the third whether they are happy with it, and says that another one is another', async () => {
    const { page } = workbench
    await meet('Third meeting')
    await page.getByRole('navigation').getByRole('link', { name: 'Overview', exact: true }).click()
    await page.getByRole('link', { name: '2 sides of exchanges have not been asked yet' }).click()
    const ask = (who: string) => page.getByRole('group', { name: new RegExp(`^${who} .* Are they happy with it`) })
    await ask(kitchen).getByRole('button', { name: 'Yes' }).click()
    await ask(kitchen).waitFor({ state: 'detached' })
    await expectNoAxeViolations(page)
    await ask(shed).getByRole('button', { name: 'Partly' }).click()
    await page.getByRole('heading', { name: 'Happy with it?' }).waitFor({ state: 'detached' })
    await page.getByText('This need and this offer came together before', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Agree another exchange' }).waitFor()
    await page.getByText(`${shed} to ${kitchen}`, { exact: false }).first().waitFor({ state: 'attached' })
    await saved(page)
  })
})

/** An enquiry in phases, each with a page for those who were asked. */
describe.each(hostsFor('desktop'))('an enquiry in phases ($kind)', ({ launch }) => {
  let workbench: Workbench
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'common-measure-enquiry-'))
    workbench = await launch()
  })
  afterAll(async () => {
    await workbench?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('shares after each phase what is heard, and never with whom it talked', async () => {
    const { page } = workbench
    await begin(page, 'Who sets the agenda?', 'Power-sharing enquiry in phases')
    const phases = [
      ['Example: phase one, how things are', 'People are asked once the agenda is set', 'A housing officer in Leeds'],
      [
        'Example: phase two, what would have to change',
        'Tenants want to chair every second meeting',
        'Two tenants of Elm Court',
      ],
    ] as const
    for (const [phase, hearing, withWhom] of phases) {
      await openList(page, 'Learning', 'Phases of an enquiry')
      await page.getByRole('main').getByRole('button', { name: phase, exact: true }).click()
      const main = page.getByRole('main')
      await main.getByRole('button', { name: 'Add a conversation' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(/^Day/).fill(today)
      await dialog.getByLabel(/^With whom, about what/).fill(withWhom)
      await dialog.getByRole('button', { name: 'Add', exact: true }).click()
      await main.getByText(withWhom).first().waitFor()
      await fillIn(main, { 'What we are hearing': hearing, 'What comes next': 'We come back to you in spring' })
      await saved(page)
      const path = join(folder, `${phase.length}.html`)
      await workbench.chooseSavePath(path)
      await page.getByRole('button', { name: 'Save as web page (HTML)' }).click()
      const html = (await workbench.savedFile(path)).toString('utf8')
      for (const words of [hearing, 'We come back to you in spring']) expect(html).toContain(words)
      expect(html).not.toContain(withWhom)
    }
    await expectNoAxeViolations(page)
  })
})
