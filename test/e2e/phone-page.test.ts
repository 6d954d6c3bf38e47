import { emptyDraft } from '@core/workshop/session/act'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { languages } from '../../src/participant/language'
import { stage } from '../core/workshop/session/build'
import { joinCode, Room } from '../participant/room'
import { expectNoAxeViolations } from './harness'
import { heading, joinWith, launchChromium, newPhone, save } from './phone'

let browser: Browser
let room: Room
let address: string

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  room = new Room()
  address = await room.open()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await room.close()
})

const phone = (options?: BrowserContextOptions) => newPhone(browser, options)

/** Joins as a person would; their id. */
async function join(page: Page): Promise<string> {
  await joinWith(page, address, joinCode)
  return `p-${room.session.state.people.size}`
}

const said = (page: Page) => page.getByRole('status')

async function goTo(stageId: string): Promise<void> {
  room.session.goTo(stageId)
  room.tell()
}

/** The vote is open and this phone stands before its first question. */
async function atTheFirstQuestion(options?: BrowserContextOptions): Promise<{ page: Page; person: string }> {
  const page = await phone(options)
  const person = await join(page)
  room.session.goTo('vote-1')
  room.session.openVote()
  await page.goto(address)
  await page.getByRole('link', { name: 'Start' }).click()
  await heading(page, 'I can see a doctor').waitFor()
  return { page, person }
}

const ratingsOf = (person: string) => Object.fromEntries(room.session.state.vote?.ratings.get(person) ?? [])

describe('when the network drops', () => {
  it('goes on to the next question, says that it is kept on the phone, and sends it once the laptop is back', async () => {
    const { page, person } = await atTheFirstQuestion()
    room.problem = 'gone'
    await page.getByLabel('Must have').check()
    await save(page)
    await heading(page, 'I have a door that locks').waitFor()
    await said(page).getByText('Kept on your phone, trying again').waitFor()
    await page.getByLabel('Not needed').check()
    await save(page)
    await heading(page, 'All my answers').waitFor()
    expect(await page.locator('.saved.waiting').allInnerTexts()).toEqual([
      'Kept on your phone, trying again: Must have',
      'Kept on your phone, trying again: Not needed',
    ])
    expect(await page.getByText('Saved on the laptop: 2 of 2').count()).toBe(0)
    expect(ratingsOf(person)).toEqual({})
    room.problem = null
    await said(page).getByText('Saved on the laptop').waitFor({ timeout: 20_000 })
    await page.getByText('Saved on the laptop: 2 of 2').waitFor()
    expect(ratingsOf(person)).toEqual({
      doctor: { rating: 'must-have', revision: 1 },
      door: { rating: 'not-needed', revision: 1 },
    })
  })

  it('keeps unsent answers when the page is loaded anew, and sends them', async () => {
    const { page, person } = await atTheFirstQuestion()
    room.problem = 'busy'
    await page.getByLabel('Must have').check()
    await save(page)
    await said(page).getByText('Kept on your phone').waitFor()
    room.problem = null
    await page.goto(address)
    await expect.poll(() => ratingsOf(person).doctor?.rating, { timeout: 20_000 }).toBe('must-have')
  })

  it('counts an answer once, however often it was sent', async () => {
    const { page, person } = await atTheFirstQuestion()
    room.problem = 'silent'
    await page.getByLabel('Useful', { exact: true }).check()
    await save(page)
    await expect.poll(() => room.posts, { timeout: 20_000 }).toBeGreaterThan(1)
    expect(await page.getByText('Saved on the laptop').count()).toBe(0)
    room.problem = null
    await said(page).getByText('Saved on the laptop').waitFor({ timeout: 20_000 })
    expect(ratingsOf(person)).toEqual({ doctor: { rating: 'useful', revision: 1 } })
  })

  it('does not take another network’s page for the laptop’s word', async () => {
    const { page, person } = await atTheFirstQuestion()
    room.problem = 'foreign'
    await page.getByLabel('Useful', { exact: true }).check()
    await save(page)
    await said(page).getByText('Kept on your phone').waitFor()
    expect(await page.getByText('Saved on the laptop').count()).toBe(0)
    expect(ratingsOf(person)).toEqual({})
  })

  it('says that an answer is saved for a moment, after two in a row too', async () => {
    const { page } = await atTheFirstQuestion()
    await page.getByLabel('Must have').check()
    await save(page)
    await said(page).getByText('Saved on the laptop').waitFor()
    await page.getByLabel('Useful', { exact: true }).check()
    await save(page)
    await heading(page, 'All my answers').waitFor()
    await expect.poll(() => said(page).innerText(), { timeout: 20_000 }).toBe('')
  })

  it('sends what was meant last where a mind was changed on the way', async () => {
    const { page, person } = await atTheFirstQuestion()
    room.problem = 'gone'
    await page.getByLabel('Must have').check()
    await save(page)
    await page.getByRole('link', { name: 'Back', exact: true }).click()
    expect(await page.getByLabel('Must have').isChecked()).toBe(true)
    await page.getByLabel('Skip this one').check()
    await save(page)
    room.problem = null
    await expect.poll(() => ratingsOf(person).doctor?.rating, { timeout: 20_000 }).toBe('skip')
  })

  it('says so when an answer came too late, and shows what it was', async () => {
    const { page } = await atTheFirstQuestion()
    room.problem = 'gone'
    await page.getByLabel('Must have').check()
    await save(page)
    await said(page).getByText('Kept on your phone').waitFor()
    room.session.act({ kind: 'close-vote' })
    room.problem = null
    const kept = page.getByRole('region', { name: 'On your phone' })
    await kept.getByText('I can see a doctor: Must have').waitFor({ timeout: 20_000 })
    await kept.getByText('came too late. It was not saved').waitFor()
    await kept.getByRole('button', { name: 'Remove' }).click()
    await kept.waitFor({ state: 'hidden' })
  })

  it('waits out a break', async () => {
    const { page, person } = await atTheFirstQuestion()
    room.session.act({ kind: 'pause' })
    await page.getByLabel('Must have').check()
    await save(page)
    await said(page).getByText('Kept on your phone').waitFor()
    await page.getByText('We are taking a break.').waitFor()
    room.session.act({ kind: 'resume' })
    room.tell()
    await expect.poll(() => ratingsOf(person).doctor?.rating, { timeout: 20_000 }).toBe('must-have')
  })
})

describe('answers that were asked for', () => {
  it('stay in sight when the laptop draws the page again, and close when the person goes on', async () => {
    const { page, person } = await atTheFirstQuestion()
    room.session.rate(person, 'doctor', 'must-have')
    room.session.rate(person, 'door', 'skip')
    await page.goto(`${address}/?at=review`)
    await page.getByText('Show my answers').click()
    await page.getByText('Skip this one').waitFor()
    await page.getByRole('link', { name: 'Change: I can see' }).focus()
    // From another tab of the same phone: the laptop sends the page again.
    room.session.rate(person, 'door', 'useful')
    room.tell()
    await page.locator('.saved').getByText('Useful').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Change: I can see/)
    await page.getByRole('link', { name: 'Change: I can see' }).click()
    await page.getByRole('link', { name: 'All my answers' }).click()
    expect(await page.locator('.saved').getByText('Useful').isVisible()).toBe(false)
  })
})

describe('reading aloud', () => {
  const withVoices = async (voices: { lang: string; localService: boolean }[]) => {
    const page = await phone()
    await page.addInitScript(given => {
      const spoken: unknown[] = []
      const synthesis = {
        getVoices: () => given,
        cancel: () => spoken.push('cancel'),
        speak: (said: { text: string; lang: string }) => spoken.push([said.text, said.lang]),
      }
      class Said {
        constructor(readonly text: string) {}
      }
      Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
      Object.assign(window, { SpeechSynthesisUtterance: Said, spoken })
    }, voices)
    await join(page)
    await goTo('share')
    await heading(page, 'Ideas from the room').waitFor()
    return page
  }
  const aloud = (page: Page | Locator) => page.getByRole('button', { name: 'Read aloud' })

  it('uses a voice that is on the phone itself, in the language the words are written in, and stops when asked', async () => {
    const page = await withVoices([
      { lang: 'en-US', localService: false },
      { lang: 'ar-EG', localService: true },
      { lang: 'en-GB', localService: true },
    ])
    room.session.act({ kind: 'capture-idea', ideaId: 'e', words: 'A door', perspectiveId: null, mayMerge: true })
    room.session.act({ kind: 'capture-idea', ideaId: 'a', words: 'باب', perspectiveId: null, mayMerge: true })
    room.tell()
    const card = (words: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: words })
    await aloud(card('A door')).click()
    await aloud(card('باب')).click()
    expect(await aloud(card('A door')).getAttribute('aria-pressed')).toBe('false')
    await aloud(card('باب')).click()
    expect(await page.evaluate(() => (window as unknown as { spoken: unknown[] }).spoken)).toEqual(
      expect.arrayContaining([['A door', 'en-GB'], 'cancel', ['باب', 'ar-EG']]),
    )
    expect(await page.getByRole('button', { pressed: true }).count()).toBe(0)
  })

  it('is not offered where the phone has no voice of its own for the page’s language', async () => {
    const page = await withVoices([
      { lang: 'en-US', localService: false },
      { lang: 'pl-PL', localService: true },
    ])
    await page.goto(`${address}/?at=happens`)
    await page.getByText('We do not ask for your name').waitFor()
    expect(await aloud(page).count()).toBe(0)
  })
})

describe('what is half written', () => {
  it('is counted, and never cut: what is too long is said, and stays until it is shorter', async () => {
    const page = await phone()
    await join(page)
    room.session.goTo('ideas')
    await page.goto(address)
    const field = page.getByLabel('Write one idea')
    await field.fill('A door')
    await page.getByText('6 of 2000 letters', { exact: true }).waitFor()
    await field.fill(`${'x'.repeat(2000)} and the end`)
    await page.getByRole('alert').getByText('2012 of 2000 letters. This is longer than 2000 letters').waitFor()
    await page.getByRole('button', { name: 'Send this idea' }).click()
    expect(await field.inputValue()).toMatch(/and the end$/)
    expect(room.posts).toBe(0)
    await field.fill('x'.repeat(2000))
    await page.getByRole('button', { name: 'Send this idea' }).click()
    await expect.poll(() => [...room.session.state.ideas.values()].map(({ words }) => words.length)).toEqual([2000])
    await page.getByText('0 of 2000 letters', { exact: true }).waitFor()
  })

  it('is still there after the page was loaded anew, and is shown when the group has moved on', async () => {
    const page = await phone()
    await join(page)
    await goTo('ideas')
    await heading(page, 'Your ideas').waitFor()
    await page.getByLabel('Write one idea').pressSequentially('Somebody who')
    await page.reload()
    expect(await page.getByLabel('Write one idea').inputValue()).toBe('Somebody who')
    await goTo('share')
    await heading(page, 'Ideas from the room').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('heading')
    await said(page).getByText('The group has moved on.').waitFor()
    await page.getByRole('link', { name: 'Your ideas', exact: true }).click()
    expect(await page.getByLabel('Write one idea').inputValue()).toBe('Somebody who')
    await goTo('vote-1')
    const kept = page.getByRole('region', { name: 'On your phone' })
    await kept.getByText('Somebody who').waitFor()
  })

  it('is not touched by what the laptop sends while somebody types', async () => {
    const page = await phone()
    const person = await join(page)
    await goTo('ideas')
    const field = page.getByLabel('Write one idea')
    await field.pressSequentially('Half a')
    room.session.say(person, { kind: 'idea', ideaId: 'elsewhere', words: 'Sent from another tab', mayMerge: true })
    room.tell()
    await page.getByText('Sent from another tab').waitFor()
    await field.press('End')
    await page.keyboard.type(' sentence')
    expect(await field.inputValue()).toBe('Half a sentence')
  })

  it('is gone from the phone when the session is over, and when somebody else joins', async () => {
    const page = await phone()
    await join(page)
    await goTo('ideas')
    await page.getByLabel('Write one idea').fill('A secret')
    const stored = () => page.evaluate(() => JSON.stringify(localStorage))
    expect(await stored()).toContain('A secret')
    await page.context().clearCookies()
    await join(page)
    expect(await stored()).not.toContain('A secret')
    // Whoever comes late meets their code and the offer of payment, and then what the group does.
    await page
      .getByText(/^0000-0000-000/)
      .first()
      .waitFor()
    await page.getByRole('link', { name: 'Go on' }).click()
    await page.getByRole('link', { name: 'Skip this' }).click()
    await page.getByLabel('Write one idea').fill('Another secret')
    room.session.act({ kind: 'close' })
    room.tell()
    await heading(page, 'The session is over').waitFor()
    await expect.poll(stored).toBe('{}')
  })

  it('goes when the person leaves', async () => {
    const page = await phone()
    const person = await join(page)
    await goTo('ideas')
    await page.getByLabel('Write one idea').fill('A secret')
    await page.getByRole('link', { name: 'Leave' }).click()
    await page.getByRole('button', { name: 'Leave now' }).click()
    await heading(page, 'You have left').waitFor()
    expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe('{}')
    expect(room.session.state.people.get(person)?.gone).toBe(true)
  })
})

describe('at the door', () => {
  it('says when the code is wrong, and lets in with the right one', async () => {
    const page = await phone({ javaScriptEnabled: false })
    await page.goto(`${address}/?code=WRONG1`)
    await page.getByRole('button', { name: 'I am happy with this' }).click()
    await page.getByLabel('Lived experience').check()
    await page.getByRole('button', { name: 'Join' }).click()
    await page.getByRole('alert').getByText('That code did not work').waitFor()
    await page.getByLabel('Code, six').fill('short')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('alert').getByText('That code did not work').waitFor()
    await page.getByLabel('Code, six').fill('7K2M9Q')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByLabel('Lived experience').check()
    await page.getByRole('button', { name: 'Join' }).click()
    await heading(page, 'Would you like to be paid').waitFor()
  })

  it('speaks the phone’s language, and another when asked, without losing the code from the QR picture', async () => {
    const page = await phone({ locale: 'pl-PL' })
    await page.goto(`${address}/?code=7K2M9Q`)
    await heading(page, 'Witamy').waitFor()
    await page.getByRole('button', { name: 'العربية' }).click()
    await heading(page, 'أهلًا بكم').waitFor()
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    await page.getByRole('button', { name: 'أوافق على هذا' }).click()
    await heading(page, 'أي من هذه الخيارات').waitFor()
  })

  it('can be walked through with the keyboard alone', async () => {
    const { page, person } = await atTheFirstQuestion()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('heading')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await heading(page, 'I have a door that locks').waitFor()
    await expect.poll(() => ratingsOf(person).doctor?.rating).toBe('useful')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('heading')
  })
})

describe('every screen', () => {
  it.each(languages.map(({ code, name }) => [name, code] as const))(
    'is without axe violations, 48 px to press and no wider than a narrow screen, in %s',
    async (_, code) => {
      await room.close()
      room = new Room({ title: longTitle })
      address = await room.open()
      const page = await phone({
        locale: code,
        viewport: { width: 320, height: 256 },
        colorScheme: code === 'ar' ? 'dark' : 'light',
        extraHTTPHeaders: { cookie: `person=p-1; language=${code}` },
      })
      // All screens in one language of each direction; in the others those with most words.
      const all = code === 'en' || code === 'ar'
      const look = async (place = '') => {
        if (!all && !wordiest.includes(place)) return
        await page.goto(`${address}/${place}`)
        await expectNoAxeViolations(page)
        expect([place, await page.evaluate(tooSmallOrWide)]).toEqual([place, []])
      }
      await look()
      await look('?at=code')
      await look('?at=who&code=7K2M9Q')
      await look('?at=who&code=bad')
      const { session } = room
      const me = session.join()
      await look()
      session.say(me, { kind: 'idea', ideaId: 'i1', words: longTitle, mayMerge: false })
      session.goTo('ideas')
      await look()
      session.goTo('share')
      await look()
      session.goTo('vote-1')
      await look()
      session.openVote()
      session.rate(me, 'door', 'skip')
      await look('?at=item.door')
      await look('?at=review')
      session.act({ kind: 'close-vote' })
      session.goTo('differences')
      session.say(me, { kind: 'reason', reasonId: 'r1', itemId: 'door', side: 'for', words: 'Because' })
      await look()
      await look('?at=about.door')
      await look('?at=for.door')
      session.goTo('agree')
      session.act({
        kind: 'draft-agreement',
        draft: emptyDraft('door', longTitle.slice(0, 400)),
      })
      session.act({ kind: 'open-gradient', itemId: 'door' })
      await look()
      session.say(me, { kind: 'gradient', round: 1, itemId: 'door', step: 3, reason: '' })
      await look()
      session.goTo('close')
      await look()
      for (const place of ['end', 'code', 'sent', 'happens', 'language', 'leave']) await look(`?at=${place}`)
      session.act({ kind: 'pause' })
      await look()
      session.act({ kind: 'close' })
      await look()
    },
  )

  it('talks, too: a stage with nothing to answer says so', async () => {
    await room.close()
    room = new Room({ plan: { ...room.session.state.opening.plan, stages: [stage('talk', 'tea')] } })
    address = await room.open()
    const page = await phone()
    room.session.join()
    await page.context().addCookies([{ name: 'person', value: 'p-1', url: address }])
    await page.goto(address)
    await heading(page, 'talk').waitFor()
    await page.getByText('There is nothing more to do on this screen').waitFor()
  })
})

const wordiest = ['?at=who&code=7K2M9Q', '?at=item.door', '?at=happens', '?at=leave']

const longTitle = `Donaudampfschifffahrtsgesellschaftskapitän${'s'.repeat(80)} and <b>very</b> long words ${'go on and on '.repeat(20)}`

/** What a finger would miss, and what pushes the page sideways. Runs in the page. */
function tooSmallOrWide(): string[] {
  const pressed = Array.from(document.querySelectorAll('a, button, label.choice'))
  const small = pressed.filter(element => {
    const { width, height } = element.getBoundingClientRect()
    return height > 0 && (height < 47.5 || width < 40)
  })
  const wide = document.documentElement.scrollWidth > innerWidth ? ['the page is wider than the screen'] : []
  return [...small.map(element => element.outerHTML), ...wide]
}
