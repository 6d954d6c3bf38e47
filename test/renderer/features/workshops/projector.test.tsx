import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { fakeHost } from '../../fake-host'
import { appOnPage, expectAccessible, leave } from '../app-on-page'
import { planWith } from './planned-workshop'

const host = fakeHost()
const sessionId = 's1'

afterEach(async () => {
  await host.forgetSession({ sessionId })
  await leave()
})

const act = (wanted: Parameters<typeof host.actInSession>[0]['act']) => host.actInSession({ sessionId, act: wanted })

/** A session on the wall, with this many people of lived experience, of learnt, and of both. */
async function wallOnPage(proposals: readonly string[], people: readonly number[]): Promise<string[]> {
  const { id, title, question, plan, rule, finalSay } = planWith(
    ['welcome', 'vote', 'differences', 'agree', 'close'],
    proposals,
  )
  const perspectives = [
    { id: 'lived', name: 'Lived experience' },
    { id: 'learnt', name: 'Learnt experience' },
    { id: 'both', name: 'Both' },
  ]
  const offered = { ...plan, perspectiveIds: perspectives.map(({ id }) => id) }
  const about = { sessionId, projectId: 'p', workshopId: id, title, question, plan: offered, rule, finalSay }
  await host.openSession({ opening: { ...about, perspectives, smallestGroup: 5 }, address: '192.168.1.20' })
  const joined = await Promise.all(
    perspectives.flatMap(({ id }, group) => Array.from({ length: people[group] ?? 0 }, () => host.joinByPhone(id))),
  )
  await appOnPage(host, `/projector/${sessionId}`)
  return joined.map(person => {
    if (!person.ok) throw new Error(person.problem)
    return person.value
  })
}

const rateAll = async (people: readonly string[], itemId: string) => {
  for (const person of people) {
    await host.sayByPhone(person, { answer: { kind: 'rating', round: 1, itemId, rating: 'must-have' }, revision: 1 })
  }
}

it('fills its screen, and says which key does where the browser refuses', async () => {
  await wallOnPage([], [])
  await userEvent.click(await screen.findByRole('button', { name: 'Full screen' }))
  await waitFor(() => expect(host.fullScreens.count).toBe(1))
  host.failWith('not-allowed')
  await userEvent.click(screen.getByRole('button', { name: 'Full screen' }))
  await screen.findByText(/Press F11/)
  host.failWith(null)
})

it('shows how to join, and the Wi-Fi once the facilitator tells it', async () => {
  await wallOnPage([], [])
  await screen.findByText('Open this address')
  await act({ kind: 'pause' })
  await screen.findByText('We begin soon')
  screen.getByRole('img', { name: 'QR code that opens http://192.168.1.20:47311/ with the code filled in' })
  screen.getByText('Nobody has joined yet')
  const facilitator = new BroadcastChannel(`wall:${sessionId}`)
  facilitator.postMessage({ wifi: { name: 'Hall', password: 'tea;biscuits' } })
  await screen.findByRole('img', { name: 'QR code that connects a phone to the Wi-Fi Hall' })
  screen.getByText('tea;biscuits')
  facilitator.close()
  await expectAccessible()
})

it('shows no result before the vote is closed, and no group where one is small', async () => {
  const people = await wallOnPage(['Homes are dry'], [3, 6, 2])
  await act({ kind: 'go-to', stageId: 'stage-2' })
  await act({ kind: 'count-as', choice: { way: 'together' } })
  await act({ kind: 'open-vote' })
  await rateAll(people, 'item-1')
  await screen.findByText('11 have answered')
  await act({ kind: 'go-to', stageId: 'stage-3' })
  await screen.findByText('Results are shown once a vote is closed.')
  expect(screen.queryByText('must have')).toBeNull()
  await act({ kind: 'close-vote' })
  const result = within(await screen.findByRole('list', { name: 'What the vote says' }))
  result.getByRole('row', { name: 'All who took part 11 0 0 0' })
  await expectAccessible()
})

it('turns forty proposals page by page with the keyboard, from 1024 by 768 to 1920 by 1080', async () => {
  await wallOnPage(
    Array.from({ length: 40 }, (_, index) => `Proposal number ${index + 1}`),
    [1],
  )
  await act({ kind: 'go-to', stageId: 'stage-2' })
  for (const [width, height] of [
    [1920, 1080],
    [1024, 768],
  ] as const) {
    await page.viewport(width, height)
    // The window has its new size a moment later.
    await waitFor(() => {
      expect([window.innerWidth, window.innerHeight]).toEqual([width, height])
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
      expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(height)
    })
  }
  const next = await screen.findByRole('button', { name: 'Next page' })
  next.focus()
  await userEvent.keyboard('{Enter}')
  await screen.findByText('Page 2 of 4')
  screen.getByText('Proposal number 11')
  // The keys of the wall itself, and of a clicker; the facilitator turns the same pages.
  await userEvent.keyboard('{PageDown}')
  await screen.findByText('Page 3 of 4')
  await userEvent.keyboard('{ArrowLeft}')
  await screen.findByText('Page 2 of 4')
  await act({ kind: 'set-wall', page: 3 })
  await screen.findByText('Page 4 of 4')
  await userEvent.keyboard('{PageDown}')
  await act({ kind: 'set-wall', page: 0 })
  await screen.findByText('Page 1 of 4')
})

it('shows ten proposals at once at 1280 by 720, and points at one of them', async () => {
  await wallOnPage(
    Array.from(
      { length: 10 },
      (_, index) => `${index + 1}: somebody rings me back on the day on which they said they would`,
    ),
    [1],
  )
  await act({ kind: 'go-to', stageId: 'stage-2' })
  const last = await screen.findByText(/^10: somebody/)
  await page.viewport(1280, 720)
  await waitFor(() => {
    const main = screen.getByRole('main')
    expect(main.clientHeight).toBeLessThan(720)
    expect(last.getBoundingClientRect().bottom).toBeLessThanOrEqual(main.getBoundingClientRect().bottom)
  })
  expect(Number.parseFloat(getComputedStyle(last).fontSize)).toBeGreaterThanOrEqual(20)
  await act({ kind: 'set-wall', highlighted: 'item-2' })
  await waitFor(() => expect(screen.getByText(/^2: somebody/)).toHaveAttribute('aria-current', 'true'))
  expect(document.querySelectorAll('[data-pointed]')).toHaveLength(1)
  await expectAccessible()
})

it('shows how much time is left, unless it is not wanted', async () => {
  await wallOnPage([], [])
  await screen.findByText('about 10 minutes left')
  await act({ kind: 'set-wall', showsTime: false })
  await waitFor(() => expect(screen.queryByText(/minutes left/)).toBeNull())
})

it('draws bars of all who took part: in a small room as long as their bands, whoever is the one of them', async () => {
  const people = await wallOnPage(['Homes are dry'], [3, 3, 1])
  await act({ kind: 'count-as', choice: { way: 'together' } })
  await act({ kind: 'open-vote' })
  await rateAll(people.slice(1), 'item-1')
  await act({ kind: 'close-vote' })
  await act({ kind: 'go-to', stageId: 'stage-3' })
  await screen.findByRole('row', {
    name: 'All who took part All or nearly all Hardly anyone Hardly anyone Hardly anyone',
  })
  const widths = [...document.querySelectorAll('rect[data-answer]')].map(bar => bar.getAttribute('width'))
  expect(widths).toEqual(['100', '6', '6', '6'])
})

it('thanks people when the session is over, with what was agreed', async () => {
  await wallOnPage(['Homes are dry'], [1])
  await act({ kind: 'decide', itemId: 'item-1', agreed: true })
  await act({ kind: 'close' })
  await screen.findByRole('heading', { name: 'Thank you for coming' })
  screen.getByText('Homes are dry')
  await expectAccessible()
})

it('shows the stage that is on after a crash, and goes on by itself', async () => {
  await wallOnPage([], [])
  await act({ kind: 'go-to', stageId: 'stage-4' })
  await screen.findByText('4 of 5')
  await host.crash()
  await screen.findByText('This session is not open here right now. This screen goes on by itself when it is.')
  screen.getByText('4 of 5')
  expect(screen.queryByText('Thank you for coming')).toBeNull()
  await host.resumeSession({ sessionId, address: '192.168.1.20' })
  await act({ kind: 'go-to', stageId: 'stage-5' })
  await screen.findByText('5 of 5', {}, { timeout: 10_000 })
})
