import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Act, emptyDraft } from '@core/workshop/session/act'
import type { SessionService } from '@core/workshop/session/session-service'
import type { FacilitatorView } from '@core/workshop/session/views'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWorkshop } from '../../src/main/services/workshop/workshop'
import { opening } from '../core/workshop/session/build'
import { heading, joinWith, launchChromium, newPhone, save } from './phone'

const { sessionId } = opening()
let browser: Browser
let folder: string
let desk: SessionService
let opened: FacilitatorView

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'common-measure-phone-'))
  const phoneFolder = resolve(import.meta.dirname, '../../out/participant')
  desk = createWorkshop({ folder, phoneFolder, now: () => new Date() })
  opened = await desk.openSession({ opening: opening(), address: '127.0.0.1' })
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await desk.stop()
  await rm(folder, { recursive: true, force: true })
})

async function act(act: Act): Promise<FacilitatorView> {
  const acted = await desk.actInSession({ sessionId, act })
  if (!acted.ok) throw new Error(`${act.kind}: ${acted.problem}`)
  return acted.value
}

const draft = emptyDraft('doctor', 'A doctor within a week')

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('a whole session on a phone %s, over the real door', (_, javaScriptEnabled) => {
  it('goes from the code on the wall to what was agreed', async () => {
    const page = await newPhone(browser, { javaScriptEnabled })
    const address = opened.joining.address ?? ''
    const complaints: string[] = []
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    await joinWith(page, address, opened.joining.code)
    /** With scripts the page goes on by itself; without, a person looks again. */
    const onItsWay = async () => {
      if (!javaScriptEnabled) await page.goto(address)
    }
    const whenIn = async (stageId: string, title: string) => {
      await act({ kind: 'go-to', stageId })
      await onItsWay()
      await heading(page, title).waitFor()
    }
    await page.getByLabel('No, thank you').check()
    await save(page)
    await heading(page, 'You are in').waitFor()
    expect(await page.locator('p.code').innerText()).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    await page.getByRole('link', { name: 'Payment for your time' }).click()
    expect(await page.getByLabel('No, thank you').isChecked()).toBe(true)
    await page.getByLabel('Yes, please').check()
    await save(page)

    await whenIn('ideas', 'Your ideas')
    await page.getByLabel('Write one idea').fill('Somebody rings <b>back</b>')
    await page.getByLabel('Please do not merge').check()
    await page.getByRole('button', { name: 'Send this idea' }).click()
    await page.getByText('Saved on the laptop · not to be merged').waitFor()
    await page.getByLabel('Write one idea').fill('A mistake')
    await page.getByRole('button', { name: 'Send this idea' }).click()
    const mistake = page.getByRole('main').getByRole('listitem').filter({ hasText: 'A mistake' })
    await mistake.getByRole('button', { name: 'Take back' }).click()
    await mistake.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Change' }).click()
    await page.getByLabel('Write one idea').fill('Somebody rings me <b>back</b>')
    await page.getByRole('button', { name: 'Save the change' }).click()
    await page.getByText('Somebody rings me <b>back</b>').first().waitFor()

    const other = { kind: 'capture-idea', words: 'Fewer letters', perspectiveId: null, mayMerge: true } as const
    const { ideas, payments } = await act({ ...other, ideaId: 'spoken' })
    expect(ideas.filter(({ id }) => id !== 'spoken').map(({ words, mayMerge }) => [words, mayMerge])).toEqual([
      ['Somebody rings me <b>back</b>', false],
    ])
    expect(payments).toMatchObject({ accepted: 1, declined: 0 })
    await whenIn('share', 'Ideas from the room')
    await page.getByRole('listitem').filter({ hasText: 'Fewer letters' }).waitFor()

    await whenIn('vote-1', 'Vote')
    await page.getByText('The vote has not begun yet.').waitFor()
    await act({ kind: 'count-as', choice: { way: 'together' } })
    await act({ kind: 'open-vote' })
    if (!javaScriptEnabled) await page.getByRole('link', { name: 'Look again' }).click()
    await page.getByRole('link', { name: 'Start' }).click()
    await page.getByText('1 of 2').waitFor()
    await page.getByLabel('Must have').check()
    await save(page)
    await page.getByText('2 of 2').waitFor()
    await page.getByLabel('I don’t know').check()
    await save(page)
    await page.getByText('Saved on the laptop: 2 of 2').waitFor()
    // A phone may lie on the table: answers show only where they are asked for, and then for as long as the person stays.
    await page.getByText('Show my answers').click()
    await page.getByRole('link', { name: 'Change: I can see a doctor' }).click()
    expect(await page.getByLabel('Must have').isChecked()).toBe(true)
    await page.getByLabel('Useful', { exact: true }).check()
    await save(page)
    await page.getByText('Show my answers').click()
    await page.locator('.saved:not(.waiting)').getByText('Useful').waitFor()
    await page.getByRole('link', { name: /^Change: I have a door/ }).click()
    await page.getByRole('button', { name: 'Take back my answer' }).click()
    await page.getByRole('button', { name: 'Take back my answer' }).waitFor({ state: 'detached' })
    const { closedVotes } = await act({ kind: 'close-vote' })
    // One person's counts would be their vote: none are kept.
    expect(closedVotes).toMatchObject([{ tallies: [], counted: { kept: 'outcome-only' } }])
    await onItsWay()
    await page.getByText('We cannot take your vote out now. We no longer know which is yours.').waitFor()

    await whenIn('differences', 'Why we see it differently')
    await page.getByRole('link', { name: 'I can see a doctor' }).click()
    await page.getByRole('link', { name: 'Give a reason against it' }).click()
    await page.getByLabel('Your reason').fill('I waited nine months')
    await page.getByRole('button', { name: 'Send this reason' }).click()
    await page.getByRole('main').getByText('I waited nine months').waitFor()

    await whenIn('agree', 'Can we agree?')
    await act({ kind: 'draft-agreement', draft })
    // A group of one is never named beside its words.
    const { reasons } = await act({ kind: 'open-gradient', itemId: 'doctor' })
    expect(reasons).toMatchObject([{ side: 'against', words: 'I waited nine months', perspectiveId: null }])
    await onItsWay()
    await heading(page, 'A doctor within a week').waitFor()
    await page.getByLabel('I have to stop this').check()
    await save(page)
    if (!javaScriptEnabled) {
      await page.getByRole('alert').getByText('Please say why').waitFor()
      expect(await page.getByLabel('I have to stop this').isChecked()).toBe(true)
    }
    await page.getByLabel('Your reason').fill('It leaves out children')
    await save(page)
    await heading(page, 'How far I go along').waitFor()
    await page.getByText('I have to stop this').first().waitFor()
    await expect(act({ kind: 'close-gradient', itemId: 'doctor' })).resolves.toMatchObject({
      agreements: [{ gradient: { state: 'closed', reasons: [{ words: 'It leaves out children', block: true }] } }],
    })
    await act({ kind: 'decide', itemId: 'doctor', agreed: true })

    await whenIn('close', 'Did you have a real say?')
    await page.getByLabel('Partly').check()
    await save(page)
    await heading(page, 'Before you go').waitFor()
    await page.getByText('A doctor within a week').waitFor()
    await act({ kind: 'close' })
    await onItsWay()
    await heading(page, 'The session is over').waitFor()
    expect((await page.locator('p.code').innerText()).length).toBe(14)
    // What one person says at the end is theirs alone: it is not counted.
    const outcome = await desk.sessionOutcome({ sessionId })
    expect(outcome).toMatchObject({
      ok: true,
      value: { record: { joined: { phone: 1 }, say: { counts: { partly: 0 } } } },
    })
    // A refused block is a 409, which a browser notes; nothing else, and nothing that the page's own rules forbid.
    expect(complaints.filter(text => !text.includes('409'))).toEqual([])
  })
})
