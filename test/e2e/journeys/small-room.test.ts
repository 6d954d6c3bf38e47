import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostsFor, type Workbench } from '../harness'
import { besideGroup, filesWith, jsonOnDisk, untilDropped } from '../on-disk'
import { heading, launchChromium, newPhone, save } from '../phone'
import {
  endSession,
  joiningAddress,
  joinOnPhone,
  keepOutcome,
  openSession,
  planWorkshop,
  press as pressOn,
  savePlan,
  withdrawWords,
  wordsOf,
} from './workshop-steps'

/** Three who lived it, three professionals, and one who is both: a count of that group would be one person's vote. */
const [lived, learnt, both] = [
  'Lived experience',
  'Learnt (professional) experience',
  'Both lived and learnt experience',
]
const people = [lived, lived, lived, learnt, learnt, learnt, both]
const alone = people.length - 1
/** Those of the one person: one as browsers keep Latin letters, one that they keep as UTF-16. */
const theirs = ['A key to my own door', 'Ніхто не будить мене вночі']
const ideas = [...theirs, 'Staff stay longer than a year']

describe.each(hostsFor('browser'))('a room of seven, one of them alone in a group ($kind)', ({ launch }) => {
  let workbench: Workbench
  let browser: Browser
  let phones: Page[] = []
  let takeBackCode = ''
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'common-measure-room-'))
    browser = await launchChromium()
    workbench = await launch()
    workbench.page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await workbench?.close()
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const press = (name: string | RegExp) => pressOn(workbench.page, name)
  const moveOn = () => press(/^Next: /)

  it('is planned and joined', async () => {
    const { page } = workbench
    await planWorkshop(page, {
      name: 'Moving on',
      question: 'What would a good move look like?',
      finalSay: 'The people in this room',
      people: 7,
    })
    await savePlan(page)
    await page.getByRole('link', { name: 'Get ready to start' }).click()
    await openSession(page)
    const address = await joiningAddress(page)
    phones = await Promise.all(people.map(() => newPhone(browser)))
    for (const [place, phone] of phones.entries()) await joinOnPhone(phone, address, people[place] ?? '')
    takeBackCode =
      (await phones[alone]
        ?.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
        .first()
        .innerText()) ?? ''
    await press('Begin')
  })

  it('has ideas with nobody’s group beside them', async () => {
    const { page } = workbench
    await moveOn()
    for (const words of ideas) {
      const phone = phones[theirs.includes(words) ? alone : 0]
      await phone?.getByLabel('Write one idea').fill(words)
      await phone?.getByRole('button', { name: 'Send this idea' }).click()
      await phone?.getByText(words).first().waitFor()
    }
    await moveOn()
    for (const words of ideas) await page.getByText(words).first().waitFor()
    expect(await page.getByRole('main').innerText()).not.toContain(both)
    await press('Make proposals of all')
    await page.getByText('3 proposals were added to the vote.').waitFor()
  })

  it('settles how votes are counted before it opens one, and says so to everybody', async () => {
    const { page } = workbench
    await moveOn()
    await page.getByRole('tab', { name: 'Proposals and vote' }).click()
    await page.getByText(/A count would be this person’s vote/).waitFor()
    await page.getByRole('button', { name: 'Choose how to count' }).waitFor()
    expect(await page.getByRole('button', { name: 'Open vote 1' }).count()).toBe(0)
    await page.getByRole('radio', { name: /All votes together, as one group/ }).check()
    await press('Count this way')
    await press('Open vote 1')
    await Promise.all(
      phones.map(async (phone, place) => {
        await phone.getByText('Votes are counted together, as one group.').first().waitFor()
        await phone.getByRole('link', { name: 'Start' }).click()
        await phone.getByText('1 of 3', { exact: true }).waitFor()
        for (const rating of place === alone
          ? ['Not needed', 'Useful', 'Not needed']
          : ['Must have', 'Not needed', 'Useful']) {
          await phone.getByLabel(rating, { exact: true }).check()
          await save(phone)
          await phone.getByRole('radio', { name: rating, exact: true, checked: true }).waitFor({ state: 'detached' })
        }
        await phone.getByText('Saved on the laptop: 3 of 3').waitFor()
      }),
    )
    await page.getByText('7 of 7 have answered, 7 have answered everything.').waitFor()
    await press('Close vote 1')
    await press('Close the vote for good')
    await moveOn()
    await page.getByText('What vote 1 says').waitFor()
    const shown = await page.getByRole('main').innerText()
    expect(shown).not.toContain(both)
    expect(shown).not.toMatch(/\b1 of 1\b/)
  })

  it('leaves nothing on the disk that tells how the one person voted, or which words were theirs', async () => {
    const { page } = workbench
    await endSession(page)
    for (const phone of phones) await heading(phone, 'The session is over').waitFor()
    await keepOutcome(page)
    await page.getByRole('button', { name: 'Full record' }).waitFor()
    const after = await page.getByRole('main').innerText()
    expect(after).not.toMatch(/\b1 of 1\b/)

    const words = await wordsOf(workbench, 'Full record', folder)
    expect(words).toContain(ideas[0])
    expect(words).not.toMatch(/\b1 of 1\b/)

    await workbench.restart(async () => {
      const kept = await jsonOnDisk(workbench.profile)
      expect(JSON.stringify(kept)).toContain(ideas[0])
      expect(JSON.stringify(kept)).toContain('"ratings":[')
      expect(kept.flatMap(each => besideGroup(each, 'both'))).toEqual([])
      for (const words of theirs) expect(await filesWith(workbench.profile, words)).not.toEqual([])
    })
  })

  it('has the words of whoever withdraws them in no file of the profile any more', async () => {
    const { page } = workbench
    await withdrawWords(page, takeBackCode, theirs)
    await untilDropped(workbench.profile, theirs)
    await workbench.restart(async () => {
      for (const words of theirs) expect(await filesWith(workbench.profile, words)).toEqual([])
    })
  })
})
