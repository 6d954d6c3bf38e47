import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoAxeViolations, hostsFor, type Workbench } from '../harness'
import { heading, launchChromium, newPhone } from '../phone'
import { add, fillIn, openList, saved } from './record-steps'
import { endSession, keepOutcome, openSession, press, savePlan } from './workshop-steps'

/** In the reporting year that we are in: without figures a report is about that one. */
const today = new Date().toISOString().slice(0, 10)

const teller = 'HERON-4'
const guest = 'LINNET-9'
const fullName = 'Roza Ahmadi-Clark'
const told = 'When the hostel manager Pete rang me at six I said no for the first time'
const approved = 'Somebody who took part said no to a night move for the first time'
const change = 'The housing office gives two days of notice before a move'
const against = 'In March two people were still moved overnight'
const confirmer = 'An officer of the housing office'
const confirmed = 'Since May, yes. Before that it was luck.'
const solidarity = 'People say no together before anyone says it alone'
const programme = 'Meeting after school hours doubles who can come'

const lists = {
  person: ['People', 'People', 'Add a person'],
  name: ['People', 'Names and contacts', 'Add a name or contact'],
  consent: ['People', 'Consent', 'Record a consent'],
  session: ['People', 'Sessions and decisions', 'Add a session or decision'],
  there: ['People', 'Who was there', 'Add somebody to a session'],
  story: ['Learning', 'Stories and quotes', 'Add a story or quote'],
  outcome: ['Learning', 'Outcomes we found', 'Add an outcome'],
  insight: ['Learning', 'Insights', 'Add an insight'],
} as const

/** A learning partner, one year, from nothing to what others read of it. */
describe.each(hostsFor('desktop'))('a year of learning in solidarity ($kind)', ({ launch }) => {
  let workbench: Workbench
  let folder: string
  let browser: Browser
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'common-measure-learning-'))
    browser = await launchChromium()
    workbench = await launch()
  })
  afterAll(async () => {
    await workbench?.close()
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  let written = 0
  /** One of the reports, as its reader gets it: all words of the document. */
  async function report(name: string): Promise<string> {
    const { page } = workbench
    await page.getByRole('navigation').getByRole('link', { name: 'Reports', exact: true }).click()
    const which = page.getByRole('combobox', { name: 'Report', exact: true })
    const [chosen] = await which.selectOption({ label: name })
    // Which report it is stands in the address, so the choice shows a moment later.
    await expect.poll(() => which.inputValue()).toBe(chosen)
    written += 1
    const path = join(folder, `report-${written}.docx`)
    await workbench.chooseSavePath(path)
    await page.getByRole('button', { name: 'Write the report' }).click()
    const parts = unzipSync(new Uint8Array(await workbench.savedFile(path)))
    const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    // Nothing of a person is in any part: not in the alt texts, and not in what Word calls properties.
    const all = Object.values(parts)
      .map(part => strFromU8(part))
      .join('\n')
    for (const secret of [teller, guest, fullName, 'Ahmadi', told, 'Pete']) expect(all, secret).not.toContain(secret)
    return document.replaceAll(/<[^>]+>/g, '')
  }

  it('begins with the template of a solidarity programme', async () => {
    const { page } = workbench
    await page.getByRole('link', { name: 'New project' }).click()
    await page.getByRole('textbox', { name: 'Title' }).first().fill('Standing together')
    await page.getByRole('radio', { name: 'Solidarity learning programme' }).check()
    await page.getByRole('button', { name: 'Begin the project' }).click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  })

  it('has two people by their codes, what they agreed to, and the sessions that they were part of', async () => {
    const { page } = workbench
    await add(page, lists.person, { Code: teller }, { Perspectives: ['First-hand experience of the issue'] })
    await add(page, lists.person, { Code: guest }, { Perspectives: ['Experience from paid work'] })
    await add(page, lists.name, { Person: teller, Name: fullName })
    for (const Person of [teller, guest]) {
      const asked = { Person, 'What they agreed to': 'words used in public without a name', 'Agreed on': today }
      await add(page, lists.consent, asked, { 'Where it may appear': ['reports'] })
    }
    for (const title of ['Whose meeting is it?', 'Saying no together']) {
      await add(page, lists.session, { 'What it was': title, Day: today })
      for (const Person of [teller, guest]) await add(page, lists.there, { Person, Session: title })
    }
    await saved(page)
    await openList(page, 'People', 'Who was there')
    expect(await page.getByRole('main').getByRole('button', { name: teller, exact: true }).count()).toBe(2)
    await expectNoAxeViolations(page)
  })

  it('has a story whose teller approved the wording for others', async () => {
    const { page } = workbench
    const main = page.getByRole('main')
    await add(
      page,
      lists.story,
      { Title: 'The midnight call' },
      {
        'Story or quote': 'story',
        'In their words': told,
        'Told by': teller,
        'Told on': today,
        'Where it may go': 'outside, without a name',
      },
    )
    await main.getByText('Write the wording for others first.', { exact: false }).waitFor()
    await fillIn(main, { 'Wording for others, without what gives somebody away': approved })
    await main.getByText('The teller has not approved the wording.').waitFor()
    await main.getByRole('button', { name: 'The teller approved this wording today' }).click()
    await main.getByText('reports: without a name').waitFor()
    await expectNoAxeViolations(page)
  })

  it('has what changed, with what contradicts it, and an insight for each report', async () => {
    const { page } = workbench
    await add(
      page,
      lists.outcome,
      { 'What changed': change },
      {
        'For whom': 'People in temporary housing',
        When: today,
        Expected: 'unexpected',
        'For better or worse': 'some of both',
        'What contradicts it': against,
        'Stories it comes from': ['The midnight call'],
      },
    )
    await page.getByRole('button', { name: 'Add somebody who can confirm it' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Who' }).fill(confirmer)
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('main').getByText(confirmer).first().waitFor()
    for (const [words, topic, level] of [
      [solidarity, 'working in solidarity', 'a campaign'],
      [programme, 'programme design', 'an organisation'],
    ] as const)
      await add(
        page,
        lists.insight,
        { 'What we learned': words },
        { 'For which report': topic, 'At the level of': level, 'Learned on': today, Stories: ['The midnight call'] },
      )
    await saved(page)
    await expectNoAxeViolations(page)
  })

  it('holds a session about power from the template’s own plan, and has what was said as a reflection', async () => {
    const { page } = workbench
    const main = page.getByRole('main')
    await openList(page, 'Learning', 'Reflections on power')
    await main.getByRole('link', { name: 'Plan a workshop' }).click()
    await page.getByRole('radio', { name: /^Our own power/ }).check()
    await press(page, 'Plan it')
    await page.getByLabel('Who has the final say?').fill('All of us')
    await savePlan(page)
    await page.getByRole('link', { name: 'Get ready to start' }).click()
    await openSession(page)
    await press(page, 'Open a page for them')
    const link = await main.getByText(/^http:\/\/127\.0\.0\.1:\d+\/confirm\?code=[0-9A-Z]{26}$/).innerText()
    await expectNoAxeViolations(page)
    const phone = await newPhone(browser, { viewport: { width: 320, height: 640 }, javaScriptEnabled: false })
    await phone.goto(link)
    await phone.getByText(change).waitFor()
    expect(await phone.getByRole('main').innerText()).not.toContain(confirmer)
    expect(await phone.locator('html').evaluate(html => html.scrollWidth <= html.clientWidth)).toBe(true)
    await phone.getByLabel('I agree in part').check()
    await phone.getByRole('textbox').fill(confirmed)
    await phone.getByRole('button', { name: 'Send my answer' }).click()
    await heading(phone, 'Thank you').waitFor()
    await main.getByText('Their answer has arrived.').waitFor()
    await page.getByText('All stages').click()
    await press(page, 'Go to “⁨In our own words⁩”')
    // `endSession` opens them again.
    await page.getByText('All stages').click()
    await page.keyboard.press('F2')
    const dialog = page.getByRole('dialog')
    for (const [words, about] of [
      ['The director, all three times', 'Who set the agenda of our last three meetings?'],
      ['Write the next agenda together', 'A step to share power, and by when'],
    ] as const) {
      await dialog.getByRole('textbox').fill(words)
      await dialog.getByLabel('Which question it is about').selectOption({ label: about })
      await dialog.getByRole('button', { name: 'Save', exact: true }).click()
      await dialog.getByRole('status').filter({ hasText: words }).waitFor()
    }
    await page.keyboard.press('Escape')
    await endSession(page)
    await page.getByText('1 answer from somebody who was asked to confirm an outcome goes to its outcome.').waitFor()
    await keepOutcome(page)
    await main.getByLabel('By when', { exact: false }).fill(today)
    await press(page, 'Save as reflections')
    await main.getByRole('link', { name: 'Our own power' }).click()
    await page.getByRole('heading', { level: 2, name: 'Our own power' }).waitFor()
    await main.getByText('The director, all three times').first().waitFor()
    await main.getByText('Write the next agenda together').first().waitFor()
    await expectNoAxeViolations(page)
    await openList(page, 'Learning', 'Outcomes we found')
    await main.getByText(change, { exact: true }).first().click()
    await main.getByText(confirmed).waitFor()
    await main.getByText('agrees in part').waitFor()
  })

  it('tells it in three reports, in the words that were approved', async () => {
    const insights = await report('Insights')
    for (const words of [solidarity, approved]) expect(insights).toContain(words)
    expect(insights).not.toContain(programme)
    const design = await report('Programme design')
    for (const words of [programme, approved]) expect(design).toContain(words)
    expect(design).not.toContain(solidarity)
    const difference = await report('Difference to participants')
    for (const words of [change, against, approved]) expect(difference).toContain(words)
    await workbench.page.getByText('It quotes 1 story', { exact: false }).waitFor()
    await expectNoAxeViolations(workbench.page)
  })

  it('tells the story no more once its teller withdrew the consent', async () => {
    const { page } = workbench
    await openList(page, 'People', 'Consent')
    await page
      .getByRole('main')
      .getByRole('row')
      .filter({ hasText: teller })
      .getByRole('button', { name: teller })
      .click()
    await fillIn(page.getByRole('main'), { 'Withdrawn on': today })
    await saved(page)
    const insights = await report('Insights')
    expect(insights).toContain(solidarity)
    const difference = await report('Difference to participants')
    for (const words of [change, against]) expect(difference).toContain(words)
    for (const text of [insights, difference]) expect(text).not.toContain(approved)
    // The screen says what the report leaves out, and why.
    await page.getByRole('main').getByText('1 story stays with the team', { exact: false }).waitFor()
  })

  it('has the words nowhere once the story itself was withdrawn', async () => {
    const { page } = workbench
    const found = page.getByRole('listbox', { name: 'Results' }).getByRole('option')
    const lookFor = async (words: string) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: /^Words to look for/ }).fill(words)
    }
    await lookFor('hostel manager')
    await found.first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: 'The midnight call' }).waitFor()
    await page.getByRole('button', { name: 'Withdraw this story…' }).click()
    // Every report that quoted it is there to be recalled, by itself.
    const uses = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'cannot be recalled' })
    await expect.poll(() => uses.count()).toBe(3)
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw for good' }).click()
    await page.getByText('The story is withdrawn').waitFor({ timeout: 60_000 })
    await saved(page)
    for (const words of ['hostel manager', 'midnight call', 'said no to a night']) {
      await lookFor(words)
      await page.getByText(`Nothing has “${words}” in it.`).waitFor()
      expect(await found.count()).toBe(0)
      await page.keyboard.press('Escape')
    }
    const path = join(folder, 'after.commonmeasure')
    await workbench.chooseSavePath(path)
    await page.getByRole('button', { name: 'Save to file' }).click()
    const parts = unzipSync(new Uint8Array(await workbench.savedFile(path)))
    const file = Object.values(parts)
      .map(part => strFromU8(part))
      .join('\n')
    for (const words of [told, approved, 'The midnight call']) expect(file, words).not.toContain(words)
    for (const words of [change, solidarity, programme]) expect(file).toContain(words)
  })
})
