import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostsFor, type Workbench } from '../harness'
import { besideGroup, filesWith, jsonOnDisk, untilDropped } from '../on-disk'
import {
  endSession,
  joinAtLaptop,
  keepOutcome,
  openSession,
  planWorkshop,
  press as pressOn,
  savePlan,
  seat as seatOn,
  takeBack,
  withdrawWords,
  wordsOf,
} from './workshop-steps'

/** Six or two at the shared laptop, and one on paper who is alone in a group: seven, and three, who are counted together. */
const [lived, both] = ['Lived experience', 'Both lived and learnt experience']
const rooms = [
  ...hostsFor('desktop').map(host => ({ ...host, atLaptop: 6 })),
  ...hostsFor('browser').map(host => ({ ...host, atLaptop: 2 })),
]
const theirs = 'A key to my own door'
const [code, slip] = ['0000-0000-0012', '100 012']

describe.each(rooms)(
  'a room of $atLaptop at the laptop and one on paper, alone in a group ($kind)',
  ({ launch, atLaptop }) => {
    let workbench: Workbench
    let folder = ''
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'common-measure-paper-'))
      workbench = await launch()
      workbench.page.setDefaultTimeout(20_000)
    })
    afterAll(async () => {
      await workbench?.close()
      await rm(folder, { recursive: true, force: true })
    })

    const press = (name: string | RegExp) => pressOn(workbench.page, name)
    /** A new stage begins at its words: a tab that is chosen before it is on does not stay. */
    const moveOn = async () => {
      const next = workbench.page.getByRole('button', { name: /^Next: / }).first()
      const name = await next.innerText()
      await next.click()
      await workbench.page.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' })
    }
    const panel = (name: string) => workbench.page.getByRole('tab', { name }).click()
    const seat = () => seatOn(workbench.page)
    const codes: string[] = []

    it('is planned, and joined at the laptop', async () => {
      const { page } = workbench
      await planWorkshop(page, {
        name: 'Moving on',
        question: 'What would a good move look like?',
        finalSay: 'The people in this room',
      })
      await savePlan(page)
      await page.getByRole('link', { name: 'Get ready to start' }).click()
      await openSession(page)
      await press('Begin')
      await panel('Paper and shared laptop')
      await press('Hand over the laptop')
      for (let person = 0; person < atLaptop; person += 1) codes.push(await joinAtLaptop(page, lived))
      await takeBack(page)
    })

    it('takes an idea from a sheet, with the code that is printed on it', async () => {
      const { page } = workbench
      await moveOn()
      await panel('Paper and shared laptop')
      const sheet = page.getByRole('form', { name: 'Enter a sheet with words' })
      await sheet.getByLabel('Code on the sheet').fill(code)
      await sheet.getByLabel('They speak from').selectOption(both)
      await sheet.getByRole('button', { name: 'Open this sheet' }).click()
      await seat().getByLabel('Write one idea').fill(theirs)
      await seat().getByRole('button', { name: 'Send this idea' }).click()
      await seat().getByText('Saved on the laptop').first().waitFor()
      await press('Done with this sheet')
      await moveOn()
      await press('Make proposals of all')
      await page.getByText('1 proposal was added to the vote.').waitFor()
    })

    it('votes: nothing on the disk joins the sheet with the slip, while the vote is open', async () => {
      const { page } = workbench
      await moveOn()
      await page.getByRole('radio', { name: /All votes together, as one group/ }).check()
      await press('Count this way')
      await press('Open vote 1')
      await panel('Paper and shared laptop')
      await press('Hand over the laptop')
      for (const begin of codes) {
        await seat()
          .getByLabel(/I have been here before/)
          .fill(begin)
        await press('Go on')
        await seat().getByRole('link', { name: 'Start' }).click()
        await seat().getByLabel('Must have', { exact: true }).check()
        await seat().getByRole('button', { name: 'Save and go on' }).click()
        await seat().getByText('Saved on the laptop: 1 of 1').waitFor()
        await press('I have finished. Clear the screen')
        await expect.poll(() => seat().locator('p.code').count()).toBe(0)
      }
      await takeBack(page)
      await panel('Paper and shared laptop')
      const form = page.getByRole('form', { name: /Enter a slip/ })
      for (const saved of ['is saved', 'is entered twice']) {
        await form.getByLabel('Number of the slip').fill(slip)
        await form.getByLabel('They speak from').selectOption(both)
        await form.getByRole('radio', { name: 'Not needed' }).check()
        await form.getByRole('button', { name: 'Save this slip' }).click()
        await page.getByText(`Slip ${slip} ${saved}.`).waitFor()
      }
      const joined = (await jsonOnDisk(workbench.profile)).filter(
        (event): event is Record<string, unknown> =>
          typeof event === 'object' && event !== null && 'door' in event && event.door === 'paper',
      )
      expect(joined.map(({ sheet }) => sheet)).toEqual(['ideas', 'vote-1'])
      const [sheet = {}, vote = {}] = joined
      expect([sheet.withdrawalCode, sheet.slip, vote.withdrawalCode, vote.slip]).toEqual([code, null, '', 100_012])
      expect(sheet.participantId).not.toBe(vote.participantId)
      await panel('Proposals and vote')
      await press(/^Close vote 1/)
      await press('Close the vote for good')
      await page.getByText(/1 vote is closed/).waitFor()
    })

    it('ends, and nothing tells whose the one person’s words, vote or group are', async () => {
      const { page } = workbench
      await endSession(page)
      await keepOutcome(page)
      const words = await wordsOf(workbench, 'Full record', folder)
      expect(words).toContain(theirs)
      expect(words).not.toContain('hidden')
      expect(words).not.toMatch(/\b1 of 1\b/)
      await workbench.restart(async () => {
        const kept = await jsonOnDisk(workbench.profile)
        expect(JSON.stringify(kept)).toContain(theirs)
        expect(kept.flatMap(each => besideGroup(each, 'both'))).toEqual([])
        expect(JSON.stringify(kept)).not.toMatch(/100012|100 012/)
        expect(await filesWith(workbench.profile, code)).toEqual([])
      })
    })

    it('gives the words back to whoever brings the strip of the sheet', async () => {
      const { page } = workbench
      await withdrawWords(page, code.toLowerCase(), [theirs])
      await untilDropped(workbench.profile, [theirs])
      await workbench.restart(async () => expect(await filesWith(workbench.profile, theirs)).toEqual([]))
    })
  },
)
