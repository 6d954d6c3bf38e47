import { added } from '@core/change/change'
import type { StageKind } from '@core/project/entities'
import { paperCodeTyped } from '@core/workshop/session/paper-marks'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { measureOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { appOnPage, expectAccessible, goTo, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'
import { planWith } from './planned-workshop'

const host = fakeHost()

afterEach(async () => {
  for (const { sessionId } of await host.unfinishedSessions()) await host.forgetSession({ sessionId })
  await leave()
})

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))

async function sessionOnPage(kinds: readonly StageKind[], proposals: readonly string[] = []) {
  const workshop = planWith(kinds, proposals)
  await projectOnPage(host, `workshops/${workshop.id}/run`, { changes: [added('workshop', workshop)] })
  await press('Open the session')
  await press('Begin')
  await userEvent.click(await screen.findByRole('tab', { name: 'Paper and shared laptop' }))
  return workshop
}

async function theView() {
  const [session] = await host.unfinishedSessions()
  const view = session && (await host.watchSession({ sessionId: session.sessionId, afterRevision: 0 }))
  if (!view) throw new Error('no session goes on')
  return view
}

/** The page of whoever sits at the laptop: it lives in a tree of its own. */
async function ownPage(): Promise<ShadowRoot> {
  return waitFor(() => {
    const found = [...document.querySelectorAll('[role="dialog"] div')].find(each =>
      each.shadowRoot?.querySelector('main'),
    )
    if (!found?.shadowRoot) throw new Error('nobody’s page is on the screen')
    return found.shadowRoot
  })
}
async function onPage<E extends Element>(selector: string, words = ''): Promise<E> {
  return waitFor(async () => {
    const found = [...(await ownPage()).querySelectorAll<E>(selector)].find(each => each.textContent?.includes(words))
    if (!found) throw new Error(`${selector} “${words}” is not on the page`)
    return found
  })
}
const pressOnPage = async (words: string) => userEvent.click(await onPage('button, a.button', words))
const choose = async (words: string) => userEvent.click(await onPage('label', words))

async function sitDownNew(perspective: string) {
  await press('I am new here')
  await onPage('li', 'We do not ask for your name.')
  // There is no Wi-Fi between a person and the laptop they sit at.
  expect((await ownPage()).textContent).not.toContain('Wi-Fi')
  await pressOnPage('I am happy with this, go on')
  await choose(perspective)
  await pressOnPage('Join')
  await onPage('h1')
}

/** Whoever comes after the welcome meets their code and the offer of payment first. */
async function goOnLate() {
  await pressOnPage('Go on')
  await onPage('h1', 'Would you like to be paid')
  await userEvent.click(await onPage('a', 'Skip this'))
}

it('hands the laptop from one person to the next, with nothing of the last left on the screen', async () => {
  await sessionOnPage(['ideas', 'vote'], ['Homes are dry'])
  await press('Hand over the laptop')
  await screen.findByRole('heading', { name: 'Please take a seat' })
  await expectAccessible()
  await sitDownNew('Lived experience')
  await onPage('h2', 'Your take-back code')
  await goOnLate()
  await userEvent.fill(await onPage<HTMLTextAreaElement>('textarea[name="words"]'), 'A door that <b>locks</b>')
  await pressOnPage('Send this idea')
  await waitFor(async () => expect((await ownPage()).getElementById('status')?.textContent).toBe('Saved on the laptop'))
  expect((await ownPage()).textContent).toContain('A door that <b>locks</b>')
  expect((await theView()).ideas).toMatchObject([{ words: 'A door that <b>locks</b>', perspectiveId: null }])

  await press('I have finished. Clear the screen')
  await screen.findByRole('heading', { name: 'Please take a seat' })
  expect(document.body.textContent).not.toContain('locks')
  expect(document.querySelectorAll('[role="dialog"] *').length).toBeGreaterThan(0)
  expect([...document.querySelectorAll('*')].some(each => each.shadowRoot)).toBe(false)
  expect((await theView()).people.byDoor).toMatchObject({ shared: 1 })
})

it('counts the letters at the laptop too, and cuts nothing', async () => {
  await sessionOnPage(['ideas', 'vote'], ['Homes are dry'])
  await press('Hand over the laptop')
  await sitDownNew('Lived experience')
  await goOnLate()
  await userEvent.fill(await onPage<HTMLTextAreaElement>('textarea[name="words"]'), 'x'.repeat(2001))
  await onPage('[role="alert"]', '2001 of 2000 letters. This is longer')
  await pressOnPage('Send this idea')
  expect((await theView()).ideas).toEqual([])
  await userEvent.fill(await onPage<HTMLTextAreaElement>('textarea[name="words"]'), 'x'.repeat(2000))
  await pressOnPage('Send this idea')
  await waitFor(async () => expect((await theView()).ideas[0]?.words).toHaveLength(2000))
})

it('lets somebody come back with the beginning of their code, to what they said themselves', async () => {
  await sessionOnPage(['welcome', 'vote'], ['Homes are dry'])
  await press('Hand over the laptop')
  await sitDownNew('Lived experience')
  await choose('Yes, please')
  await pressOnPage('Save and go on')
  const code = (await onPage('.code')).textContent?.slice(0, 4) ?? ''
  await press('I have finished. Clear the screen')
  await userEvent.fill(await screen.findByLabelText(/I have been here before/), '0000')
  await press('Go on')
  await screen.findByText(/Nobody has been here with that code/)
  await userEvent.fill(screen.getByLabelText(/I have been here before/), code.toLowerCase())
  await press('Go on')
  expect((await onPage('.code')).textContent).toContain(code)
  expect((await theView()).payments).toMatchObject({ accepted: 1 })
  expect((await theView()).people.joined).toBe(1)
})

it('speaks the language a person chooses, and English again to the next', async () => {
  await sessionOnPage(['welcome', 'close'])
  await press('Hand over the laptop')
  await press('I am new here')
  await pressOnPage('العربية')
  await waitFor(async () => expect((await ownPage()).host.getAttribute('dir')).toBe('rtl'))
  await press('I have finished. Clear the screen')
  await press('I am new here')
  await onPage('h1', 'Welcome')
})

async function keySlip(slip: string, marks: readonly (readonly [string, string])[]) {
  const form = within(await screen.findByRole('form', { name: /Enter a slip/ }))
  await userEvent.fill(form.getByLabelText('Number of the slip'), slip)
  await userEvent.selectOptions(form.getByLabelText('They speak from'), 'Lived experience')
  for (const [proposal, rating] of marks) {
    const item = within(form.getByRole('radiogroup', { name: new RegExp(proposal) }))
    await userEvent.click(item.getByRole('radio', { name: rating }))
  }
  await userEvent.click(form.getByRole('button', { name: 'Save this slip' }))
}

it('keys a slip in twice, and a vote cannot close while the two differ', async () => {
  await sessionOnPage(['vote'], ['Homes are dry', 'Rents are fair'])
  await press('Open vote 1')
  await userEvent.click(screen.getByRole('tab', { name: 'Paper and shared laptop' }))
  await keySlip('100 012', [
    ['Homes are dry', 'Must have'],
    ['Rents are fair', 'Useful'],
  ])
  await screen.findByText('Slip 100 012 is saved.')
  await expectAccessible()
  await keySlip('100012', [
    ['Homes are dry', 'Must have'],
    ['Rents are fair', 'Not needed'],
  ])
  await screen.findByText(/Two entries differ/)
  await userEvent.click(screen.getByRole('tab', { name: 'Proposals and vote' }))
  await press('Look at paper slips again')
  expect(screen.queryByRole('button', { name: 'Close vote 1' })).toBeNull()
  await press('It says: Useful')
  await waitFor(() => expect(screen.queryByText(/Two entries differ/)).toBeNull())
  expect((await theView()).slips).toMatchObject({ keyedTwice: [100_012], differences: [] })
  await screen.findByRole('button', { name: 'Close vote 1' })
})

it('says at once where a digit of a slip’s number is wrong, and saves nothing', async () => {
  await sessionOnPage(['vote'], ['Homes are dry'])
  await press('Open vote 1')
  await userEvent.click(screen.getByRole('tab', { name: 'Paper and shared laptop' }))
  const form = within(await screen.findByRole('form', { name: /Enter a slip/ }))
  await userEvent.selectOptions(form.getByLabelText('They speak from'), 'Lived experience')
  await userEvent.fill(form.getByLabelText('Number of the slip'), '100 013')
  expect(form.getByLabelText('Number of the slip')).toHaveAccessibleDescription(/No slip has this number/)
  expect(form.getByRole('button', { name: 'Save this slip' })).toBeDisabled()
  await userEvent.fill(form.getByLabelText('Number of the slip'), '100 012')
  expect(form.getByRole('button', { name: 'Save this slip' })).toBeEnabled()
})

const words = async () => within(await screen.findByRole('form', { name: 'Enter a sheet with words' }))
async function openSheet(code: string, perspective: string) {
  const form = await words()
  await userEvent.fill(form.getByLabelText('Code on the sheet'), code)
  await userEvent.selectOptions(form.getByLabelText('They speak from'), perspective)
  await userEvent.click(form.getByRole('button', { name: 'Open this sheet' }))
}
async function sheetDone() {
  await press('Done with this sheet')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
}

it('enters a sheet of words under the code on it, and says at once where a letter is wrong', async () => {
  await sessionOnPage(['ideas', 'vote'], ['Homes are dry'])
  const form = await words()
  await userEvent.fill(form.getByLabelText('Code on the sheet'), '0000-0000-0013')
  expect(form.getByLabelText('Code on the sheet')).toHaveAccessibleDescription(/One letter is wrong or missing/)
  await userEvent.selectOptions(form.getByLabelText('They speak from'), 'Lived experience')
  expect(form.getByRole('button', { name: 'Open this sheet' })).toBeDisabled()
  await openSheet('0000 0000 0012', 'Lived experience')
  await screen.findByRole('dialog', { name: 'Sheet 0000-0000-0012' })
  await userEvent.fill(await onPage<HTMLTextAreaElement>('textarea[name="words"]'), 'A door that locks')
  await pressOnPage('Send this idea')
  await onPage('.saved', 'Saved on the laptop')
  expect((await ownPage()).textContent).not.toContain('Choose again which group')
  await sheetDone()
  await openSheet('0000-0000-0012', 'Lived experience')
  await onPage('.cards', 'A door that locks')
  await sheetDone()
  expect((await theView()).people).toMatchObject({ joined: 1, byDoor: { paper: 1 } })
  // In another part the sheet is opened to take words back, and for nothing else.
  await press(/^Next: /)
  await userEvent.click(await screen.findByRole('tab', { name: 'Paper and shared laptop' }))
  await screen.findByText(/There are no sheets for the part that is on now/)
  await openSheet('0000-0000-0012', 'Lived experience')
  await onPage('h1', 'Take my words back')
  await pressOnPage('Take back')
  await waitFor(async () => expect((await theView()).ideas).toEqual([]))
})

it('asks before a sheet gets another perspective', async () => {
  await sessionOnPage(['ideas', 'vote'], ['Homes are dry'])
  await openSheet('0000-0000-0012', 'Lived experience')
  await onPage('h1')
  await sheetDone()
  const people = async () => (await theView()).people.byPerspective.filter(each => each.people > 0)
  await openSheet('0000-0000-0012', 'Learnt (professional) experience')
  const asked = within(await screen.findByRole('dialog', { name: 'Change who this sheet speaks from?' }))
  asked.getByText(/what was entered for it goes along/)
  expect(await people()).toEqual([{ perspectiveId: 'lived', people: 1 }])
  await userEvent.click(asked.getByRole('button', { name: 'Change it' }))
  await onPage('h1')
  expect(await people()).toEqual([{ perspectiveId: 'learnt', people: 1 }])
})

const codePattern = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g
async function printed(what: string): Promise<HTMLElement[]> {
  await userEvent.selectOptions(await screen.findByLabelText('What to print'), what)
  return screen.findAllByRole('article')
}

it('prints slips and sheets with numbers and codes that nothing joins, in people’s languages and in large print', async () => {
  const workshop = planWith(['ideas', 'vote', 'differences', 'vote', 'agree', 'close'], ['Homes are dry'])
  await projectOnPage(host, `workshops/${workshop.id}/paper`, { changes: [added('workshop', workshop)] })
  await userEvent.fill(await screen.findByLabelText('How many'), '3')
  const marks: string[] = []
  for (const round of [1, 2]) {
    const slips = await printed(`Slips for vote ${round}`)
    expect(slips).toHaveLength(3)
    expect(slips[0]).toHaveTextContent(`Vote ${round}`)
    expect(slips[0]).toHaveTextContent('1. Homes are dry')
    for (const slip of slips) {
      const number = Number(
        /Number (\d{3}) (\d{3})/
          .exec(slip.textContent ?? '')
          ?.slice(1)
          .join(''),
      )
      expect(number % 11).toBe(0)
      expect(slip.textContent).not.toMatch(codePattern)
      marks.push(String(number))
    }
  }
  await expectAccessible()
  for (const what of [
    'Sheets for ideas',
    'Sheets for reasons',
    'Sheets for how far people agree',
    'Sheets for the end',
  ])
    for (const sheet of await printed(what)) {
      const codes = sheet.textContent?.match(codePattern) ?? []
      // On the sheet, and on the strip that its person keeps.
      expect([...codes]).toEqual([codes[0], codes[0]])
      expect(paperCodeTyped(codes[0] ?? '')).toBe(codes[0])
      marks.push(codes[0] ?? '')
    }
  expect(new Set(marks).size).toBe(18)
  await expectAccessible()

  // What is printed once is not printed again.
  window.dispatchEvent(new Event('afterprint'))
  await waitFor(() => expect(marks).not.toContain(document.body.textContent?.match(codePattern)?.[0]))

  const size = () => getComputedStyle(screen.getAllByRole('article')[0] as HTMLElement).fontSize
  expect(size()).toBe('16px') // 12 pt
  // As wide as a page: a list of groups one below the other made a second one of it.
  const columns = () => {
    const [sheet] = screen.getAllByRole('article')
    if (sheet) Object.assign(sheet.style, { width: '180mm', maxWidth: 'none' })
    const groups = within(sheet as HTMLElement).getByRole('heading', {
      name: 'Which of these fits you best?',
    }).parentElement
    return getComputedStyle(groups?.querySelector('ul') as Element).gridTemplateColumns.split(' ').length
  }
  expect(columns()).toBe(2)
  await userEvent.click(screen.getByLabelText('Large print (18 point)'))
  await waitFor(() => expect(size()).toBe('24px')) // 18 pt
  expect(columns()).toBe(1)

  await userEvent.selectOptions(screen.getByLabelText('Language'), 'العربية')
  const [consent] = await printed('What happens with what you say')
  expect(consent).toHaveAttribute('dir', 'rtl')
  expect(consent).toHaveTextContent('لا نسأل عن اسمك')
  await expectAccessible()
})

it('is behind its PIN after a reload, from every other screen, and after a wrong PIN', async () => {
  await sessionOnPage(['welcome', 'close'])
  const at = window.location.hash.slice(1)
  const pin = screen.getByLabelText(/^PIN of four digits/)
  await userEvent.fill(pin, '24')
  screen.getByText('Four digits are needed here, or nothing.')
  await userEvent.fill(pin, '2468')
  await press('Hand over the laptop')
  const seat = () => screen.findByRole('heading', { name: 'Please take a seat' })
  await seat()
  await expectAccessible()
  cleanup()
  await appOnPage(host, at)
  await seat()
  expect(screen.queryByRole('tab', { name: 'People', hidden: true })).toBeNull()
  await goTo(at.replace(/run$/, ''))
  await seat()
  expect(window.location.hash.slice(1)).toBe(at)
  await userEvent.keyboard('{Escape}')
  await userEvent.fill(screen.getByLabelText('PIN of the person who leads'), '1357')
  await press('Back to the facilitator’s screen')
  await screen.findByText('That is not the PIN. It has four digits.')
  await userEvent.fill(screen.getByLabelText('PIN of the person who leads'), '2468')
  await press('Back to the facilitator’s screen')
  await screen.findByRole('tab', { name: 'People' })
})

it('comes back without a PIN by a press of two seconds, by key too, and by no shorter one', async () => {
  await sessionOnPage(['welcome', 'close'])
  const { db, commit } = openSession()
  await commit('measure.add', [added('measure', measureOf('added-since'))])
  await press('Hand over the laptop')
  const button = await screen.findByRole('button', { name: 'Back to the facilitator’s screen' })
  await userEvent.click(button)
  // The project's keys are not for whoever sits here.
  await userEvent.keyboard('{Control>}z{/Control}')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  fireEvent.keyDown(button, { key: 'Enter' })
  await act(() => vi.advanceTimersByTimeAsync(1999))
  fireEvent.keyUp(button, { key: 'Enter' })
  await act(() => vi.advanceTimersByTimeAsync(5000))
  vi.useRealTimers()
  await screen.findByRole('heading', { name: 'Please take a seat' })
  expect(await db.rowsOf('measure').count()).toBe(1)
  fireEvent.keyDown(button, { key: 'Enter' })
  await screen.findByRole('tab', { name: 'People' })
})

it('takes what somebody says on the telephone only where the plan allows it', async () => {
  await sessionOnPage(['ideas', 'close'])
  expect(screen.queryByRole('heading', { name: 'By phone call' })).toBeNull()
  const { sessionId } = (await theView()).opening
  await host.forgetSession({ sessionId })
  await leave()

  const planned = planWith(['ideas', 'close'])
  const workshop = { ...planned, plan: { ...planned.plan, votesByCall: true } }
  await projectOnPage(host, `workshops/${workshop.id}/run`, { changes: [added('workshop', workshop)] })
  await press('Open the session')
  await press('Begin')
  await userEvent.click(await screen.findByRole('tab', { name: 'Paper and shared laptop' }))
  const call = within(screen.getByRole('region', { name: 'By phone call' }))
  await userEvent.selectOptions(call.getByLabelText('They speak from'), 'Lived experience')
  await userEvent.click(call.getByRole('button', { name: 'Somebody new is calling' }))
  screen.getByText(/you know how they vote/)
  const code = (await onPage('.code')).textContent?.slice(0, 4) ?? ''
  await expectAccessible()
  await press('Done with this call')
  await screen.findByText('1 person takes part by phone call.')
  await userEvent.fill(screen.getByLabelText(/They have called before/), code)
  await press('Open their page')
  await onPage('textarea[name="words"]')
  expect((await theView()).people).toMatchObject({ joined: 1, byDoor: { call: 1 } })
})
