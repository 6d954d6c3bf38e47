import { added } from '@core/change/change'
import type { StageKind } from '@core/project/entities'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { projectOnPage } from '../project-on-page'
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
  await keySlip('7', [
    ['Homes are dry', 'Must have'],
    ['Rents are fair', 'Useful'],
  ])
  await screen.findByText('Slip 7 is saved.')
  await expectAccessible()
  await keySlip('7', [
    ['Homes are dry', 'Must have'],
    ['Rents are fair', 'Not needed'],
  ])
  await screen.findByText(/Two entries differ/)
  await userEvent.click(screen.getByRole('tab', { name: 'Proposals and vote' }))
  await press('Look at paper slips again')
  expect(screen.queryByRole('button', { name: 'Close vote 1' })).toBeNull()
  await press('It says: Useful')
  await waitFor(() => expect(screen.queryByText(/Two entries differ/)).toBeNull())
  expect((await theView()).slips).toMatchObject({ keyedTwice: [7], differences: [] })
  await screen.findByRole('button', { name: 'Close vote 1' })
})

it('asks before a slip gets another perspective', async () => {
  await sessionOnPage(['vote'], ['Homes are dry'])
  const words = within(await screen.findByRole('form', { name: 'Enter what else is on paper' }))
  const open = async (perspective: string) => {
    await userEvent.fill(words.getByLabelText('Number of the slip'), '7')
    await userEvent.selectOptions(words.getByLabelText('They speak from'), perspective)
    await userEvent.click(words.getByRole('button', { name: 'Open this slip' }))
  }
  await open('Lived experience')
  await onPage('h1')
  await userEvent.click((await screen.findAllByRole('button', { name: 'Done with this slip' }))[0] as HTMLElement)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const people = async () => (await theView()).people.byPerspective.filter(each => each.people > 0)
  await open('Learnt (professional) experience')
  const asked = within(await screen.findByRole('dialog', { name: 'Change who slip 7 speaks from?' }))
  asked.getByText(/the ideas and reasons entered for it go along/)
  expect(await people()).toEqual([{ perspectiveId: 'lived', people: 1 }])
  await userEvent.click(asked.getByRole('button', { name: 'Change it' }))
  await onPage('h1')
  expect(await people()).toEqual([{ perspectiveId: 'learnt', people: 1 }])
})

it('prints a numbered slip and an idea card for everybody, with the proposals where they are known', async () => {
  const workshop = planWith(['vote'], ['Homes are dry'])
  await projectOnPage(host, `workshops/${workshop.id}/paper`, { changes: [added('workshop', workshop)] })
  await userEvent.fill(await screen.findByLabelText('How many'), '3')
  expect(await screen.findAllByRole('article')).toHaveLength(3)
  expect(screen.getByRole('article', { name: 'Vote slip 2' })).toHaveTextContent('1. Homes are dry')
  await expectAccessible()
  await userEvent.selectOptions(screen.getByLabelText('What to print'), 'Idea cards')
  expect(screen.getByRole('article', { name: 'Idea card 3' })).toHaveTextContent(
    'Please do not merge mine with others.',
  )
})
