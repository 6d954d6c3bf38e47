import { added } from '@core/change/change'
import { isPlanned, totalMinutes } from '@core/workshop/plan'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { measureOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'
import { planWith } from './planned-workshop'

const host = fakeHost()
afterEach(leave)

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const press = async (name: string | RegExp) => userEvent.click(await button(name))

async function planOnPage(template = 'Agree what success means') {
  await projectOnPage(host, 'workshops/new', {
    changes: [added('measure', measureOf('m', { title: 'Repairs put right' }))],
  })
  await userEvent.click(await screen.findByRole('radio', { name: template }))
  await press('Plan it')
  await screen.findByRole('heading', { name: template, level: 1 })
}

async function planStored() {
  const [workshop] = await openSession().db.rowsOf('workshop').toArray()
  if (!workshop || !isPlanned(workshop)) throw new Error('nothing is planned')
  return workshop
}

it('plans the 90-minute flow, and lets nobody start before it is said who has the final say', async () => {
  await planOnPage()
  await screen.findByText('In all: 90 minutes')
  expect(screen.queryByRole('link', { name: 'Get ready to start' })).toBeNull()
  screen.getByText(/People should know before they vote/)

  await userEvent.fill(screen.getByRole('textbox', { name: 'Who has the final say?' }), 'The people in this room')
  await userEvent.tab()
  await screen.findByRole('link', { name: 'Get ready to start' })
  expect((await planStored()).finalSay).toBe('The people in this room')
  await expectAccessible()
})

it('keeps a field that is left by pressing a button, and what the button does', async () => {
  await planOnPage()
  const minutes = await screen.findByRole('textbox', { name: /Minutes for “⁨Quiet ideas⁩”/ })
  await userEvent.fill(minutes, '15')
  await press(/Move “⁨Quiet ideas⁩” down/)
  await waitFor(async () => {
    const { stages } = (await planStored()).plan
    expect(stages.slice(0, 3).map(({ title, minutes }) => [title, minutes])).toEqual([
      ['Welcome', 10],
      ['Share and group', 20],
      ['Quiet ideas', 15],
    ])
  })
})

it('moves a stage by keyboard, with the focus going along to the end and back', async () => {
  await planOnPage()
  const up = await button(/Move “⁨Quiet ideas⁩” up/)
  up.focus()
  await userEvent.keyboard('{Enter}')
  await screen.findByText('“⁨Quiet ideas⁩” is now 1 of 8.')
  // It cannot go further up: the focus is on the way down.
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Move “⁨Quiet ideas⁩” down'))
  await userEvent.keyboard('{Enter}')
  await screen.findByText('“⁨Quiet ideas⁩” is now 2 of 8.')
})

it('leaves a stage out and adds another before the close; Undo takes each back', async () => {
  await planOnPage()
  await press('Remove “⁨Private vote 2⁩”')
  await screen.findByText('In all: 85 minutes')
  await press('Add a stage')
  await screen.findByText('In all: 95 minutes')
  expect((await planStored()).plan.stages.slice(-2).map(({ kind }) => kind)).toEqual(['talk', 'close'])
  await press(/Undo/)
  await screen.findByText('In all: 85 minutes')
  await press(/Undo/)
  await screen.findByText('In all: 90 minutes')
})

it('refuses numbers that are none, and limits that cross, and changes nothing by it', async () => {
  await planOnPage()
  await userEvent.fill(await screen.findByRole('textbox', { name: /Minutes for “⁨Welcome⁩”/ }), 'ten')
  await userEvent.tab()
  await screen.findByText('A whole number from 0 to 480 is needed here.')
  await userEvent.click(screen.getByText('Change the limits'))
  await userEvent.fill(screen.getByRole('textbox', { name: /Out: “must have”, at most/ }), '80')
  await userEvent.tab()
  await screen.findByText('The limit for “out” has to be below the limit for “in”.')
  const { plan, rule } = await planStored()
  expect([totalMinutes(plan.stages), rule.outAtMost]).toEqual([90, 0.5])
})

it('begins a review with the project’s measures', async () => {
  await planOnPage('Look again at our measures')
  expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Proposal 1' })).value).toBe(
    'Repairs put right',
  )
  expect((await planStored()).plan.items).toMatchObject([{ measureId: 'm', words: 'Repairs put right' }])
})

it('offers payment only in words of the project’s own, with the note on benefits', async () => {
  await planOnPage()
  await userEvent.click(await screen.findByRole('radio', { name: 'We offer something' }))
  await screen.findByText(/Payment can affect benefits/)
  await userEvent.fill(
    screen.getByRole('textbox', { name: 'What is offered, in your own words' }),
    'A meal, and your fare',
  )
  await userEvent.tab()
  await waitFor(async () => expect((await planStored()).plan.paymentOffer).toBe('A meal, and your fare'))
  await userEvent.click(screen.getByRole('radio', { name: 'Nothing is offered' }))
  await waitFor(async () => expect((await planStored()).plan.paymentOffer).toBeNull())
})

it('keeps at least one perspective offered, and protects none that is not', async () => {
  await planOnPage()
  const offered = within(await screen.findByRole('group', { name: /Perspectives people can say/ }))
  for (const box of offered.getAllByRole('checkbox')) await userEvent.click(box)
  await screen.findByText('At least one is needed.')
  const { plan } = await planStored()
  expect(plan.perspectiveIds).toEqual(['not-said'])
  expect(plan.protectedFor).toEqual([])
})

it('stands in the list as planned, not among those held, and shows no analysis', async () => {
  await planOnPage()
  expect(screen.queryByText('What was agreed')).toBeNull()
  await userEvent.click(screen.getByRole('link', { name: /All workshops/ }))
  const planned = within(await screen.findByRole('region', { name: 'Planned' }))
  planned.getByRole('link', { name: 'Agree what success means' })
  planned.getByText(/90 minutes · 12 people expected/)
  expect(screen.queryByRole('region', { name: 'Held' })).toBeNull()
})

it('fits a screen of 320 pixels', async () => {
  await planOnPage()
  await page.viewport(320, 900)
  await expectAccessible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
})

it('takes a smaller group for this room, from three up to the project’s own number, and goes back to that', async () => {
  await planOnPage()
  const field = await screen.findByRole('textbox', { name: /enough to count it by itself/ })
  await userEvent.fill(field, '2')
  await userEvent.tab()
  await screen.findByText('A whole number from 3 to 5 is needed here, or nothing.')
  await userEvent.fill(field, '3')
  await userEvent.tab()
  await waitFor(async () => expect((await planStored()).plan.smallestInRoom).toBe(3))
  await userEvent.clear(field)
  await userEvent.tab()
  await waitFor(async () => expect((await planStored()).plan).not.toHaveProperty('smallestInRoom'))
})

it('keeps a plan as a template of the project, offers it for the next one, and deletes it', async () => {
  await planOnPage()
  await press('Remove “⁨Private vote 2⁩”')
  await press('Save as a template')
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.fill(dialog.getByRole('textbox', { name: 'Name of the template' }), 'Ours, with one vote')
  await expectAccessible()
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
  await screen.findByText('The template is saved')
  await userEvent.click(screen.getByRole('link', { name: /All workshops/ }))
  await userEvent.click(await screen.findByRole('link', { name: 'Plan a workshop' }))
  await userEvent.click(await screen.findByRole('radio', { name: 'Ours, with one vote' }))
  await expectAccessible()
  await press('Plan it')
  await screen.findByRole('heading', { name: 'Ours, with one vote', level: 1 })
  await screen.findByText('In all: 85 minutes')
  await userEvent.click(screen.getByRole('link', { name: /All workshops/ }))
  await userEvent.click(await screen.findByRole('link', { name: 'Plan a workshop' }))
  await press('Delete the template “⁨Ours, with one vote⁩”')
  await waitFor(() => expect(screen.queryByRole('radio', { name: 'Ours, with one vote' })).toBeNull())
})

it('plans a workshop again a year on, with what was agreed to be voted on', async () => {
  const held = { ...planWith(['vote', 'close']), state: 'closed' as const, heldOn: 30_000 }
  const agreed = [{ itemId: 'i', measureId: 'm', wording: 'Repairs are quick', minorityView: '' }]
  await projectOnPage(host, `workshops/${held.id}`, {
    changes: [
      added('measure', measureOf('m', { title: 'Repairs put right' })),
      added('workshop', { ...held, items: [{ id: 'i', words: 'Repairs are quick' }], agreed }),
    ],
  })
  await press('Run it again')
  const proposal = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Proposal 1' })
  expect(proposal.value).toBe('Repairs put right')
  const again = await openSession().db.rowsOf('workshop').toArray()
  expect(again.map(({ state, heldOn }) => [state, heldOn]).toSorted()).toEqual([
    ['closed', 30_000],
    ['planned', 30_364],
  ])
})
