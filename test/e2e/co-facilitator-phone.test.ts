import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Act } from '@core/workshop/session/act'
import { slipNumbers } from '@core/workshop/session/paper-marks'
import type { SessionService } from '@core/workshop/session/session-service'
import type { FacilitatorView } from '@core/workshop/session/views'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createWorkshop } from '../../src/main/services/workshop/workshop'
import { opening } from '../core/workshop/session/build'
import { expectNoAxeViolations } from './harness'
import { heading, launchChromium, newPhone } from './phone'

const { sessionId } = opening()
const [slip = 0] = slipNumbers(1, () => Math.floor(Math.random() * 1e9))
let browser: Browser
let folder: string
let desk: SessionService

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'common-measure-helper-'))
  const phoneFolder = resolve(import.meta.dirname, '../../out/participant')
  desk = createWorkshop({ folder, phoneFolder, now: () => new Date() })
  await desk.openSession({ opening: opening(), address: '127.0.0.1' })
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await desk.stop()
  await rm(folder, { recursive: true, force: true })
})

async function act(wanted: Act): Promise<FacilitatorView> {
  const acted = await desk.actInSession({ sessionId, act: wanted })
  if (!acted.ok) throw new Error(`${wanted.kind}: ${acted.problem}`)
  return acted.value
}

it('helps with a phone: from the picture to a slip entered twice, on a narrow screen, until its access ends', async () => {
  const { joining, helper } = await act({ kind: 'invite-helper', helperId: 'helper-1' })
  const page = await newPhone(browser, { viewport: { width: 320, height: 640 } })
  const narrow = async () => {
    await expectNoAxeViolations(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
  await page.goto(`${joining.address}helper?code=${helper?.key}`)
  await narrow()
  await page.getByRole('button', { name: 'Help with this phone' }).click()
  await heading(page, 'What counts here').waitFor()
  await page.getByText('Vote slips can be entered while a vote is open.').waitFor()
  await page.getByLabel('In the person’s own words').fill('A warm room')
  await page.getByLabel('Not said').check()
  await page.getByRole('button', { name: 'Save this idea' }).click()
  await page.getByRole('status').getByText('The idea is saved on the laptop.').waitFor()

  await act({ kind: 'count-as', choice: { way: 'together' } })
  expect((await act({ kind: 'open-vote' })).ideas).toMatchObject([{ words: 'A warm room', spoken: true }])
  await page.getByRole('link', { name: 'Look again' }).click()
  await narrow()
  const enter = async (door: string, said: string) => {
    await page.getByLabel('Number on the slip').fill(String(slip).replace(/\d{3}$/, end => ` ${end}`))
    await page.getByRole('group', { name: 'Group marked on the slip' }).getByLabel('Lived experience').check()
    await page.getByRole('group', { name: 'I have a door that locks' }).getByLabel(door).check()
    await page.getByRole('button', { name: 'Save this slip' }).click()
    await page.getByRole('status').getByText(said).waitFor()
  }
  await enter('Must have', 'The slip is saved, entered once.')
  await page.getByText('Of these only once: 1.').waitFor()
  await enter('Must have', 'entered the second time')
  await act({ kind: 'end-helper' })
  await page.getByRole('link', { name: 'Look again' }).click()
  await heading(page, 'This phone does not help here').waitFor()
  await narrow()
})
