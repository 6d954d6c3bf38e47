import { added } from '@core/change/change'
import { defaultPerspectives } from '@core/project/contents'
import type { Workshop } from '@core/project/entities'
import { defaultRule } from '@core/workshop/rule'
import { screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { measureOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

const [lived, learnt] = defaultPerspectives.map(({ id }) => id)
if (!lived || !learnt) throw new Error('a new project has perspectives')

/** Counts of not needed (2), useful (5) and must have (8). */
const tally = (itemId: string, perspectiveId: string, [notNeeded, useful, mustHave]: [number, number, number]) => ({
  itemId,
  perspectiveId,
  round: 1,
  ratings: [0, notNeeded, 0, 0, useful, 0, 0, mustHave, 0],
  dontKnow: 0,
  skipped: 0,
})

const workshop: Workshop = {
  id: 'w',
  title: 'What counts as a good home?',
  question: 'How would we know?',
  heldOn: 17_000,
  taking: [
    { perspectiveId: lived, people: 4 },
    { perspectiveId: learnt, people: 20 },
  ],
  rule: defaultRule,
  finalSay: 'The people with lived experience.',
  items: [
    { id: 'a', words: 'Repairs are done in time' },
    { id: 'b', words: 'Landlords are happy' },
    { id: 'c', words: 'Rents are fair' },
  ],
  tallies: [
    tally('a', lived, [0, 0, 4]),
    tally('a', learnt, [1, 1, 18]),
    tally('b', lived, [4, 0, 0]),
    tally('b', learnt, [0, 2, 18]),
    tally('c', lived, [0, 0, 4]),
    tally('c', learnt, [2, 6, 12]),
  ],
  agreed: [{ itemId: 'a', measureId: 'm', wording: 'Repairs within 28 days', minorityView: 'Too slow for a boiler.' }],
  source: '',
}

it('tells what was agreed, who took part and by which rule, and warns that a group is small', async () => {
  await projectOnPage(host, 'workshops', {
    changes: [added('workshop', workshop), added('measure', measureOf('m', { title: 'Repairs put right' }))],
  })
  await userEvent.click(await screen.findByRole('link', { name: 'What counts as a good home?' }))
  const agreed = await screen.findByRole('region', { name: 'What was agreed' })
  expect(agreed).toHaveTextContent(/Proposed as: “.Repairs are done in time.”/)
  expect(agreed).toHaveTextContent('Too slow for a boiler.')
  expect(await within(agreed).findByRole('link', { name: 'Repairs put right' })).toBeVisible()
  expect(screen.getByText(/Groups under 5 people are shown as they are on this screen only/)).toBeVisible()
  expect(screen.getByRole('row', { name: /Everyone 24/ })).toBeVisible()
  expect(screen.getByText(/at least 70% of the ratings are “must have” and fewer than 15%/)).toBeVisible()
  const differently = screen.getByRole('region', { name: 'Where we see it differently' })
  expect(within(differently).getAllByRole('listitem')).toHaveLength(1)
  expect(differently).toHaveTextContent('Landlords are happy')
  await expectAccessible()
})

it('gives counts for a small group and per cent for a large one, and sorts and filters', async () => {
  await projectOnPage(host, 'workshops/w', { changes: [added('workshop', workshop)] })
  const table = await screen.findByRole('table', { name: 'How each group answered' })
  const items = () =>
    within(table)
      .getAllByRole('rowheader')
      .map(cell => cell.textContent)
  const repairs = within(table).getByRole('row', { name: /Repairs are done in time/ })
  expect(repairs).toHaveTextContent('4 of 4')
  expect(repairs).toHaveTextContent('So few rated this that one “not needed” keeps it from being in.')
  expect(repairs).toHaveTextContent('90%')
  expect(items()).toEqual(['Repairs are done in time', 'Rents are fair', 'Landlords are happy'])

  await userEvent.click(within(table).getByRole('button', { name: 'Proposal' }))
  expect(items()).toEqual(['Landlords are happy', 'Rents are fair', 'Repairs are done in time'])
  expect(within(table).getByRole('columnheader', { name: 'Proposal' })).toHaveAttribute('aria-sort', 'ascending')
  await userEvent.click(within(table).getByRole('button', { name: 'Difference' }))
  expect(items()[0]).toBe('Landlords are happy')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Show' }), 'In (1)')
  expect(items()).toEqual(['Repairs are done in time'])
})
