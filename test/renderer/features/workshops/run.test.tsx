import { added } from '@core/change/change'
import type { StageKind } from '@core/project/entities'
import type { Answer } from '@core/workshop/session/answer'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { firstPhoneMs } from '../../../../src/renderer/src/features/workshops/run/network-trouble'
import { fakeHost } from '../../fake-host'
import { expectAccessible, goTo, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'
import { planWith } from './planned-workshop'

const host = fakeHost()

afterEach(async () => {
  host.failWith(null)
  for (const { sessionId } of await host.unfinishedSessions()) await host.forgetSession({ sessionId })
  await leave()
})

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const pressInDialog = async (name: string) =>
  userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name }))

/** A session that has begun its first stage. */
async function sessionOnPage(kinds: readonly StageKind[], proposals: readonly string[] = []) {
  const workshop = planWith(kinds, proposals)
  await projectOnPage(host, `workshops/${workshop.id}/run`, { changes: [added('workshop', workshop)] })
  await press('Open the session')
  await screen.findByRole('button', { name: 'Begin' })
  return workshop
}

const theSession = async () => {
  const [session] = await host.unfinishedSessions()
  if (!session) throw new Error('no session is open')
  return session
}

async function person(perspectiveId: string): Promise<string> {
  const joined = await host.joinByPhone(perspectiveId)
  if (!joined.ok) throw new Error(joined.problem)
  return joined.value
}

async function says(participantId: string, answer: Answer) {
  expect(await host.sayByPhone(participantId, { answer, revision: 1 })).toMatchObject({ ok: true })
}

it('tries one phone before anything begins, with the time standing still', async () => {
  await sessionOnPage(['welcome', 'close'])
  screen.getByText('No phone has joined yet')
  const phone = await person('lived')
  await screen.findByText('1 phone has joined')
  const idea = { kind: 'idea', ideaId: 'i1', words: 'Dry rooms', mayMerge: true } as const
  expect(await host.sayByPhone(phone, { answer: idea, revision: 1 })).toMatchObject({ problem: 'paused' })
  // What they are offered is settled before anything begins.
  await says(phone, { kind: 'payment', choice: 'accepted' })
  await expectAccessible()
  await press('Begin')
  await screen.findByRole('button', { name: 'Pause' })
  expect(screen.queryByText('1 phone has joined')).toBeNull()
})

it('says what to try where no phone has joined for a minute, and that phones’ network is gone after the laptop slept', async () => {
  const realTimeout = window.setTimeout.bind(window)
  const hurried = (call: () => void, ms?: number) => realTimeout(call, ms === firstPhoneMs ? 0 : ms)
  vi.spyOn(window, 'setTimeout').mockImplementation(hurried as typeof window.setTimeout)
  await sessionOnPage(['welcome', 'close'])
  vi.restoreAllMocks()
  await screen.findByText('No phone has joined for a minute')
  await expectAccessible()
  await person('lived')
  await waitFor(() => expect(screen.queryByText('No phone has joined for a minute')).toBeNull())

  const networks = await host.roomAddresses()
  host.wakeOn(networks.filter(({ kind }) => kind === 'loopback'))
  await screen.findByText('This laptop is not on that network any more')
  await expectAccessible()
  host.wakeOn(networks)
  await waitFor(() => expect(screen.queryByText('This laptop is not on that network any more')).toBeNull())
})

it('catches a spoken idea with one key, and sorts what came in by group only where no group is small', async () => {
  await sessionOnPage(['ideas', 'share'])
  await press('Begin')
  const learnt = await person('learnt')
  await says(learnt, { kind: 'idea', ideaId: 'i1', words: 'Fewer complaints', mayMerge: true })
  await userEvent.keyboard('{F2}')
  await userEvent.fill(
    await screen.findByRole('textbox', { name: /In the person’s own words/ }),
    'A dry room to sleep in',
  )
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'They speak from' }), 'Lived experience')
  await userEvent.click(screen.getByRole('textbox', { name: /In the person’s own words/ }))
  await userEvent.keyboard('{Enter}')
  await screen.findByText('Saved: “⁨A dry room to sleep in⁩”')
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  screen.getByRole('region', { name: 'All ideas (2)' })
  expect(screen.queryAllByRole('region', { name: /experience/ })).toEqual([])
  for (const group of ['lived', 'learnt']) for (let n = 0; n < 5; n += 1) await person(group)
  await waitFor(() => expect(screen.queryByRole('region', { name: 'All ideas (2)' })).toBeNull())
  const regions = screen.getAllByRole('region', { name: /experience/ }).map(region => region.getAttribute('aria-label'))
  expect(regions).toEqual(['⁨Lived experience⁩ (1)', '⁨Learnt (professional) experience⁩ (1)'])
})

it('removes a phone after asking, which then counts as nobody, and lists them without what they chose', async () => {
  await sessionOnPage(['vote', 'close'], ['Homes are dry'])
  await press('Begin')
  const [first, second] = [await person('lived'), await person('learnt')]
  await countTogether()
  await press('Open vote 1')
  await says(second, { kind: 'rating', round: 1, itemId: 'item-1', rating: 'must-have' })
  await screen.findByText('1 of 2 have answered, 1 have answered everything.')
  await userEvent.click(screen.getByRole('tab', { name: 'People' }))
  await press('Remove phones')
  const dialog = within(await screen.findByRole('dialog'))
  expect(
    dialog.getAllByRole('checkbox').map(box => box.getAttribute('aria-label') ?? box.closest('div')?.textContent),
  ).toHaveLength(2)
  expect(screen.getByRole('dialog').textContent).not.toMatch(/experience/)
  expect(dialog.getByRole('button', { name: 'Remove' }).hasAttribute('disabled')).toBe(true)
  await userEvent.click(dialog.getByRole('checkbox', { name: 'Phone 2' }))
  await expectAccessible()
  await pressInDialog('Remove 1 phone')
  await screen.findByText(/1 phone was removed/)
  await screen.findByText('1 person is here')
  expect(await host.sayByPhone(second, { answer: { kind: 'payment', choice: 'accepted' }, revision: 1 })).toMatchObject(
    {
      problem: 'gone',
    },
  )
  await userEvent.click(screen.getByRole('tab', { name: 'Proposals and vote' }))
  await screen.findByText('0 of 1 have answered, 0 have answered everything.')
  await says(first, { kind: 'rating', round: 1, itemId: 'item-1', rating: 'useful' })
  // Who has gone home stays counted: what they said was said.
  await userEvent.click(screen.getByRole('tab', { name: 'People' }))
  await press('Remove phones')
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('checkbox', { name: 'Phone 1' }))
  await pressInDialog('Mark 1 person as gone')
  await screen.findByText('Nobody has joined yet')
  await screen.findByText('1 has left. What they said stays.')
})

it('puts ideas together unless an author refuses, and says why not', async () => {
  await sessionOnPage(['ideas', 'share'])
  await press('Begin')
  const someone = await person('lived')
  await says(someone, { kind: 'idea', ideaId: 'i1', words: 'Dry rooms', mayMerge: true })
  await says(someone, { kind: 'idea', ideaId: 'i2', words: 'No damp', mayMerge: true })
  await says(someone, { kind: 'idea', ideaId: 'i3', words: 'My son breathes', mayMerge: false })
  await press('Next: ⁨Share and group⁩')
  for (const words of ['Dry rooms', 'My son breathes']) {
    await userEvent.click(await screen.findByRole('checkbox', { name: `Choose “⁨${words}⁩”` }))
  }
  await press('Put together')
  await screen.findByText(/“⁨My son breathes⁩” stays as it is/)
  await userEvent.click(screen.getByRole('checkbox', { name: 'Choose “⁨My son breathes⁩”' }))
  await userEvent.click(screen.getByRole('checkbox', { name: 'Choose “⁨No damp⁩”' }))
  await press('Put together')
  await userEvent.fill(await screen.findByRole('textbox', { name: /In words that keep/ }), 'Homes are dry')
  await press('Put them together')
  await screen.findByRole('button', { name: 'Take apart “⁨Homes are dry⁩”' })
  await press('Make proposals of all')
  await screen.findByText('2 proposals were added to the vote.')
  await press('Make proposals of all')
  await screen.findByText('All of these are proposals already.')
})

const peopleFrom = (perspectiveId: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => person(perspectiveId)))

async function countTogether(): Promise<void> {
  await userEvent.click(await screen.findByRole('radio', { name: 'All votes together, as one group' }))
  await press('Count this way')
}

it('shows nothing of an open vote but how many have answered, and closes it only after asking', async () => {
  await sessionOnPage(['vote', 'differences'], ['Homes are dry', 'Rents are fair'])
  await press('Begin')
  const people = [...(await peopleFrom('lived', 6)), await person('learnt')]
  await screen.findByText(/A count would be this person’s vote/)
  // One next step, by its name: it leads to what has to be settled first.
  expect(screen.queryByRole('button', { name: 'Open vote 1' })).toBeNull()
  await userEvent.click(screen.getByRole('tab', { name: 'People' }))
  await press('Choose how to count')
  await screen.findByText(/A count would be this person’s vote/)
  await expectAccessible()
  await countTogether()
  await screen.findByText('Votes are counted together, as one group.')
  await press('Open vote 1')
  await screen.findByText('0 of 7 have answered, 0 have answered everything.')
  for (const [place, each] of people.slice(0, 6).entries()) {
    await says(each, { kind: 'rating', round: 1, itemId: 'item-1', rating: place < 5 ? 'must-have' : 'useful' })
  }
  await screen.findByText('6 of 7 have answered, 0 have answered everything.')
  await userEvent.click(screen.getByRole('tab', { name: 'Differences' }))
  await screen.findByText(/Nobody sees anything of an open vote/)
  await userEvent.click(screen.getByRole('tab', { name: 'Proposals and vote' }))
  await press('Close vote 1')
  const asked = within(await screen.findByRole('dialog'))
  asked.getByText(/This cannot be undone/)
  asked.getByText('1 person has not answered yet.')
  expect(document.activeElement?.textContent).toBe('Keep it open')
  await pressInDialog('Close the vote for good')
  await press('Next: ⁨Look at differences⁩')
  const item = within(
    await waitFor(() => {
      const found = screen.getAllByRole('listitem').find(each => each.textContent?.startsWith('Homes are dry'))
      if (!found) throw new Error('the proposal is not there yet')
      return found
    }),
  )
  item.getByText('All or nearly all: Must have')
  item.getByText('All who took part')
  screen.getByText('Votes were counted together, as one group, as chosen before the vote.')
  await expectAccessible()
})

it('agrees on words, turns down what is protected only with a reason, and puts all of it into the project', async () => {
  const workshop = await sessionOnPage(['vote', 'agree', 'close'], ['Homes are dry', 'Rents are fair'])
  await press('Begin')
  const people = await peopleFrom('lived', 5)
  await press('Open vote 1')
  await screen.findByText(/0 of 5 have answered/)
  for (const each of people) {
    for (const itemId of ['item-1', 'item-2']) {
      await says(each, { kind: 'rating', round: 1, itemId, rating: 'must-have' })
    }
  }
  await press('Close vote 1')
  await pressInDialog('Close the vote for good')
  await press('Next: ⁨Agree⁩')

  /** A proposal, opened. */
  const opened = async (words: string) => {
    const found = (await screen.findAllByText(words)).find(each => each.closest('summary'))
    const card = found?.closest('li')
    if (!found || !card) throw new Error(`no proposal ${words}`)
    await userEvent.click(found)
    return within(card)
  }
  const isChecked = (radio: HTMLElement) => waitFor(() => expect((radio as HTMLInputElement).checked).toBe(true))
  const rents = await opened('Rents are fair')
  await userEvent.click(await rents.findByRole('radio', { name: 'Not agreed' }))
  await screen.findByText('This is protected. Write down the reason first, then it can be turned down.')
  await userEvent.fill(rents.getByRole('textbox', { name: 'Why it is not agreed' }), 'The council sets them.')
  await userEvent.click(rents.getByRole('radio', { name: 'Not agreed' }))
  await isChecked(rents.getByRole('radio', { name: 'Not agreed' }))

  const dry = await opened('Homes are dry')
  await userEvent.fill(await dry.findByRole('textbox', { name: 'The final wording' }), 'Every home is dry')
  await userEvent.click(dry.getByRole('button', { name: 'Ask people' }))
  await dry.findByText('People are being asked. 0 of 5 have answered.')
  expect(dry.getByRole('textbox', { name: 'The final wording' }).hasAttribute('readonly')).toBe(true)
  for (const [place, each] of people.entries()) {
    const reason = place === 0 ? 'Ask Mrs. Example' : ''
    await says(each, { kind: 'gradient', round: 1, itemId: 'item-1', step: 2, reason })
  }
  await press('Close the question')
  await pressInDialog('Close it')
  await dry.findByRole('region', { name: 'How far people can go along with the wording' })
  await press('Hide the reason “⁨Ask Mrs. Example⁩”')
  await screen.findByRole('button', { name: 'Show the reason “⁨Ask Mrs. Example⁩” again' })
  await userEvent.fill(dry.getByRole('textbox', { name: 'How we will know' }), 'Rooms are measured in January')
  await userEvent.fill(dry.getByRole('textbox', { name: /A minority view/ }), 'Damp is not the worst of it')
  await userEvent.click(dry.getByRole('radio', { name: 'Agreed' }))
  await isChecked(dry.getByRole('radio', { name: 'Agreed' }))

  await press('Next: ⁨Close⁩')
  await says(people[0] ?? '', { kind: 'say', say: 'yes', words: 'I was heard' })
  await userEvent.fill(await screen.findByRole('textbox', { name: 'Have been paid' }), '2')
  await press('End the session')
  await pressInDialog('End the session')
  await screen.findByText('I was heard')

  host.failWith('no-space')
  await press('Put it into the project')
  await screen.findByText('The session is still on this computer')
  expect(await host.unfinishedSessions()).toHaveLength(1)
  host.failWith(null)
  await press('Try again')
  await screen.findByRole('heading', { name: 'What was agreed' })
  expect(await host.unfinishedSessions()).toEqual([])

  const { db } = openSession()
  const [measure, ...others] = await db.rowsOf('measure').toArray()
  expect(others).toEqual([])
  expect(measure).toMatchObject({
    title: 'Every home is dry',
    because: 'Rooms are measured in January',
    workshopId: workshop.id,
  })
  expect(await db.rowsOf('workshop').get(workshop.id)).toMatchObject({
    state: 'closed',
    agreed: [
      {
        measureId: measure?.id,
        minorityView: 'Damp is not the worst of it',
        gradient: [{ counts: [0, 5, 0, 0, 0, 0, 0, 0], nearly: true }],
      },
    ],
    record: {
      stepReasons: [],
      say: { counts: { yes: 0 }, kept: 'too-few' },
      payments: { paid: 2 },
      protectedItems: [{ itemId: 'item-1' }, { itemId: 'item-2', reason: 'The council sets them.' }],
    },
  })

  // Undo takes it out; the page brings it back.
  await press(/Undo/)
  await press('Bring the results back')
  await screen.findByRole('heading', { name: 'What was agreed' })
  expect(await db.rowsOf('measure').toArray()).toEqual([measure])
})

it('keeps votes with the words they were given for: a new meaning is a new proposal', async () => {
  await sessionOnPage(['vote', 'differences'], ['Homes are dry'])
  await press('Begin')
  const people = await peopleFrom('lived', 5)
  await press('Open vote 1')
  await screen.findByText(/0 of 5 have answered/)
  for (const each of people) await says(each, { kind: 'rating', round: 1, itemId: 'item-1', rating: 'must-have' })
  await press('Close vote 1')
  await pressInDialog('Close the vote for good')
  await screen.findByText(/These have been voted on/)
  const words = () => screen.findByRole('textbox', { name: 'Proposal 1' })
  await userEvent.fill(await words(), 'Homes are dry and warm')
  await userEvent.tab()
  await screen.findByText('Now: “⁨Homes are dry and warm⁩”')
  await expectAccessible()
  await pressInDialog('Make it a new proposal')
  await screen.findByText('A new wording of: “⁨Homes are dry⁩”. Votes on that one stay with it.')
  await userEvent.fill(await words(), 'Homes are dry, and warm')
  await userEvent.tab()
  await waitFor(async () =>
    expect((await words()).textContent || ((await words()) as HTMLInputElement).value).toBe('Homes are dry, and warm'),
  )
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('goes on after the program was killed, from the notice that stands on every screen', async () => {
  await sessionOnPage(['ideas', 'close'])
  await press('Begin')
  await says(await person('lived'), { kind: 'idea', ideaId: 'i1', words: 'Dry rooms', mayMerge: true })
  await screen.findByText('Dry rooms')
  await host.crash()
  await goTo('/begin')
  await screen.findByText('The session “⁨Warm homes⁩” is not finished.')
  await userEvent.click(screen.getByRole('link', { name: 'Go to the session' }))
  await press('Go on with the session')
  await screen.findByText('Dry rooms')
})

it('is the same session when the page is left and come back to, and holds one session at a time', async () => {
  await sessionOnPage(['talk', 'close'])
  await press('Begin')
  await press('Lock joining')
  await screen.findByRole('button', { name: 'Let people join again' })
  expect(await host.joinByPhone('lived')).toMatchObject({ ok: false })
  const { sessionId, projectId, workshopId } = await theSession()
  await goTo(`/p/${projectId}/workshops`)
  await screen.findByRole('region', { name: 'Under way' })
  await goTo(`/p/${projectId}/workshops/${workshopId}/run`)
  await press('Let people join again')
  await person('lived')
  await screen.findByText('1 person is here')
  expect((await theSession()).sessionId).toBe(sessionId)

  await openSession().commit('workshop.add', [added('workshop', { ...planWith(['talk']), id: 'another' })])
  await goTo(`/p/${projectId}/workshops/another/run`)
  await screen.findByRole('heading', { name: 'Another session is not finished yet', level: 1 })
})

it('fits 320 pixels with forty long proposals, and stays quick', async () => {
  const long = (index: number) => `${index} ${'unbreakable'.repeat(20)} ${'and some more words '.repeat(10)}`.trim()
  await sessionOnPage(
    ['agree', 'close'],
    Array.from({ length: 40 }, (_, index) => long(index + 1)),
  )
  await press('Begin')
  await page.viewport(320, 900)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  await userEvent.click(screen.getByRole('tab', { name: 'Proposals and vote' }))
  expect(await screen.findAllByRole('textbox', { name: /^Proposal/ })).toHaveLength(40)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  await expectAccessible()
})

it('keeps a reason off the wall until it is let on, and takes it off again at one touch', async () => {
  await sessionOnPage(['vote', 'differences'], ['Homes are dry'])
  await press('Begin')
  const someone = await person('lived')
  await countTogether()
  await press('Open vote 1')
  const { sessionId } = await theSession()
  await host.actInSession({ sessionId, act: { kind: 'close-vote' } })
  await host.actInSession({ sessionId, act: { kind: 'go-to', stageId: 'stage-2' } })
  const reason = { kind: 'reason', reasonId: 'r1', itemId: 'item-1', side: 'for', words: 'Damp made us ill' } as const
  await says(someone, reason)
  const onWall = async () => (await host.watchProjector({ sessionId, afterRevision: 0 }))?.reasons.length
  await screen.findByText('Damp made us ill')
  expect(await onWall()).toBe(0)
  await press('Show 1 new reason on the wall')
  await press('Take off the wall: “⁨Damp made us ill⁩”')
  await screen.findByRole('button', { name: 'Show on the wall: “⁨Damp made us ill⁩”' })
  expect(await onWall()).toBe(0)
  await press('Show 1 new reason on the wall')
  await waitFor(async () => expect(await onWall()).toBe(1))
  await expectAccessible()
})

it('asks before moving on from a vote that was not opened, and takes the step back by one button', async () => {
  await sessionOnPage(['vote', 'close'], ['Homes are dry'])
  await press('Begin')
  const next = 'Go to “⁨Close⁩”'
  await userEvent.click(screen.getByText('All stages'))
  await press(next)
  within(await screen.findByRole('dialog')).getByText('The vote was not opened.')
  await expectAccessible()
  await pressInDialog('Stay here')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await press(next)
  await pressInDialog('Move on')
  await screen.findByText('Stage 2 of 2')
  await press('Undo: change of stage')
  await screen.findByText('Stage 1 of 2')
})

it('has all that is needed now in one view, and keeps the time in sight further down', async () => {
  const long = Array.from({ length: 20 }, (_, index) => `Proposal ${index + 1} ${'with many words '.repeat(8)}`)
  await sessionOnPage(['welcome', 'vote', 'differences'], long)
  for (const [width, height] of [
    [1366, 768],
    [1280, 720],
  ] as const) {
    await page.viewport(width, height)
    const needed = [
      screen.getByText(/^Thank you for coming/),
      screen.getByRole('timer'),
      screen.getByText('Nobody has joined yet'),
      screen.getByRole('button', { name: 'Begin' }),
      screen.getByRole('tab', { name: 'Close' }),
    ]
    const bottoms = needed.map(each => Math.round(each.getBoundingClientRect().bottom))
    expect(bottoms.filter(bottom => bottom > height)).toEqual([])
  }
  await press('Begin')
  const words = screen.getByRole('region', { name: 'What to say now' })
  words.scrollTo(0, 400)
  expect(words.scrollTop).toBeGreaterThan(50)
  await press('Next: ⁨Private vote⁩')
  await screen.findByText('Stage 2 of 3')
  // What to say in a new stage is in sight.
  expect(words.scrollTop).toBe(0)
  window.scrollTo(0, document.body.scrollHeight)
  await waitFor(() => expect(window.scrollY).toBeGreaterThan(300))
  const { top, bottom } = screen.getByRole('timer').getBoundingClientRect()
  expect([top > 0, bottom < 300]).toEqual([true, true])
  // A click too many is no second step.
  const open = screen.getByRole('button', { name: 'Open vote 1' })
  fireEvent.click(open, { detail: 2 })
  fireEvent.click(open, { detail: 1 })
  expect(await screen.findByRole('button', { name: 'Close vote 1' })).toBe(open)
  fireEvent.click(open, { detail: 2 })
  await screen.findByText('Vote 1 is open')
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('moves spoken ideas by buttons and by dragging, edits one without losing who said it, and asks about two that read alike', async () => {
  await sessionOnPage(['ideas', 'share'])
  await press('Begin')
  const { sessionId } = await theSession()
  for (const words of ['A key', 'A bed', 'A bed.']) {
    const idea = { ideaId: words.replace(/\W/g, '-'), words, perspectiveId: 'lived', mayMerge: true } as const
    await host.actInSession({ sessionId, act: { kind: 'capture-idea', ...idea } })
  }
  await says(await person('learnt'), { kind: 'idea', ideaId: 'i1', words: 'A worker', mayMerge: true })
  await screen.findByRole('region', { name: 'All ideas (4)' })
  // Chance alone says where what people wrote stands.
  expect(screen.getAllByRole('button', { name: /^Move up/ })).toHaveLength(3)
  const order = () =>
    within(screen.getByRole('region', { name: 'All ideas (4)' }))
      .getAllByRole('listitem')
      .map(card => card.querySelector('p')?.textContent ?? '')
  const before = order()
  const first = before.findIndex(words => words !== 'A worker')
  const [moved = '', passed = ''] = before.slice(first)
  const down = screen.getByRole('button', { name: `Move down: “⁨${moved}⁩”` })
  down.focus()
  await userEvent.keyboard('{Enter}')
  await screen.findByText(`“⁨${moved}⁩” is now ${first + 2} of 4.`)
  await waitFor(() => expect(order().slice(first, first + 2)).toEqual([passed, moved]))
  expect(document.activeElement?.getAttribute('aria-label')).toContain(moved)
  await press('Undo: move idea')
  await waitFor(() => expect(order()).toEqual(before))

  const cards = within(screen.getByRole('region', { name: 'All ideas (4)' })).getAllByRole('listitem')
  const last = before.findLastIndex(words => words !== 'A worker')
  const target = cards[first]
  const source = cards[last]
  if (!target || !source) throw new Error('a card is missing')
  await userEvent.dragAndDrop(source, target)
  await waitFor(() => expect(order()[first]).toBe(before[last]))

  await press('Edit: “⁨A key⁩”')
  await userEvent.fill(await screen.findByRole('textbox', { name: /In the person’s own words/ }), 'A key of my own')
  await pressInDialog('Keep')
  await screen.findByText('A key of my own')
  for (const group of ['lived', 'learnt']) for (let n = 0; n < 5; n += 1) await person(group)
  const lived = await screen.findByRole('region', { name: '⁨Lived experience⁩ (3)' })
  within(lived).getByText('A key of my own')

  await userEvent.click(screen.getByText('2 ideas read like another one'))
  await expectAccessible()
  await press(/^Put together the ideas that read/)
  await pressInDialog('Put them together')
  await waitFor(() => expect(screen.queryByText('2 ideas read like another one')).toBeNull())
})

it('keeps the facilitator’s notes to themselves, and in the project only where they say so; photos are there at once', async () => {
  const workshop = await sessionOnPage(['close'])
  await press('Begin')
  await userEvent.click(screen.getByRole('tab', { name: 'Notes' }))
  await userEvent.fill(await screen.findByRole('textbox', { name: 'Your own notes' }), 'Ring the interpreter')
  await userEvent.tab()
  const photo = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], 'flipchart.png')
  await userEvent.upload(screen.getByLabelText('Attach files', { selector: 'input' }), photo)
  await screen.findByText('flipchart.png')
  const { db } = openSession()
  expect(await db.rowsOf('attachment').toArray()).toMatchObject([{ about: { kind: 'workshop', id: workshop.id } }])
  await expectAccessible()
  await press('End the session')
  await pressInDialog('End the session')
  await userEvent.click(await screen.findByRole('checkbox', { name: /Keep my notes with the workshop/ }))
  await press('Put it into the project')
  await screen.findByRole('heading', { name: 'For the team' })
  expect((await db.rowsOf('workshop').get(workshop.id))?.teamNote).toBe('Ring the interpreter')
  await userEvent.clear(screen.getByRole('textbox', { name: 'Notes' }))
  await userEvent.tab()
  await waitFor(async () => expect(await db.rowsOf('workshop').get(workshop.id)).not.toHaveProperty('teamNote'))
})

it('says beside results that a group without ratings does not count against anything', async () => {
  await sessionOnPage(['vote', 'differences'], ['Homes are dry'])
  await press('Begin')
  const groups = { lived: await peopleFrom('lived', 6), learnt: await peopleFrom('learnt', 6) }
  await press('Open vote 1')
  await screen.findByText('Vote 1 is open')
  for (const each of groups.lived) await says(each, { kind: 'rating', round: 1, itemId: 'item-1', rating: 'must-have' })
  for (const each of groups.learnt)
    await says(each, { kind: 'rating', round: 1, itemId: 'item-1', rating: 'dont-know' })
  await press('Close vote 1')
  await pressInDialog('Close the vote for good')
  await press('Next: ⁨Look at differences⁩')
  await screen.findByText('A group without ratings does not count against anything.')
})
