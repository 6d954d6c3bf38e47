import { added } from '@core/change/change'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { today } from '../../../../src/renderer/src/terms/today'
import { elementOf, measureOf, observationOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

const changes = [
  added('element', elementOf('o', { title: 'Nobody sleeps rough' })),
  added('element', elementOf('p', { title: 'Tenants are heard' })),
  added(
    'measure',
    measureOf('down', {
      title: 'People outside',
      outcomeIds: ['o'],
      baseline: { value: 50, day: 10_000 },
      collectedBy: 'Night team',
      frequency: 'monthly',
    }),
  ),
  added('measure', measureOf('up', { title: 'Evictions', outcomeIds: ['p'], baseline: { value: 1, day: 10_000 } })),
  added(
    'measure',
    measureOf('none', { title: 'Letters answered', outcomeIds: ['p'], collectedBy: 'Office', order: 2 }),
  ),
  added('observation', observationOf('a', 'down', { day: 17_000, value: 20 })),
  added('observation', observationOf('b', 'up', { day: 17_000, value: 9 })),
]
const shown = () =>
  within(screen.getByRole('tabpanel'))
    .getAllByRole('listitem')
    .flatMap(item =>
      within(item)
        .queryAllByRole('link')
        .map(link => link.textContent),
    )

it('shows what moves, what does not and what cannot be told, by outcome and by who collects', async () => {
  await projectOnPage(host, 'measures', { changes })
  const moving = await screen.findByRole('button', { name: 'Moving the right way (1)' })
  expect(shown()).toEqual(['People outside', 'Evictions', 'Letters answered'])
  await userEvent.click(moving)
  expect(moving).toHaveAttribute('aria-pressed', 'true')
  expect(shown()).toEqual(['People outside'])
  await userEvent.click(screen.getByRole('button', { name: 'Not moving, or the wrong way (1)' }))
  expect(shown()).toEqual(['Evictions'])
  await userEvent.click(screen.getByRole('button', { name: 'Not moving, or the wrong way (1)' }))
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Who collects' }), 'Office')
  expect(shown()).toEqual(['Letters answered'])
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Outcome' }), 'Nobody sleeps rough')
  expect(await screen.findByText('No measure matches.')).toBeVisible()
  await expectAccessible()
})

it('lists what is due this month by who collects it, and leads to where it is recorded', async () => {
  await projectOnPage(host, 'measures', { changes })
  await userEvent.click(await screen.findByRole('tab', { name: 'Due this month (1)' }))
  const mine = await screen.findByRole('region', { name: 'Night team' })
  expect(mine).toHaveTextContent('was due on 18 August 2016, every month')
  await expectAccessible()
  await userEvent.click(within(mine).getByRole('link', { name: 'People outside' }))
  expect(await screen.findByRole('button', { name: 'Add an observation' })).toBeVisible()
  const newest = observationOf('c', 'down', { day: today(), value: 10 })
  await openSession().commit('observation.add', [added('observation', newest)])
  await userEvent.click(screen.getByRole('link', { name: 'All measures' }))
  expect(await screen.findByRole('tab', { name: 'Due this month (0)' })).toBeVisible()
})

it('a period named where one is picked is chosen at once, and holds its own days', async () => {
  await projectOnPage(host, 'measures', { changes })
  await userEvent.click(await screen.findByRole('button', { name: 'Name a period' }))
  const form = within(await screen.findByRole('dialog', { name: 'Name a period' }))
  await userEvent.fill(form.getByRole('textbox', { name: /^What it is called/ }), 'Launch phase')
  await userEvent.fill(form.getByLabelText('First day'), '2016-07-20')
  await userEvent.fill(form.getByLabelText('Last day'), '2016-07-19')
  await userEvent.click(form.getByRole('button', { name: 'Add the period' }))
  expect(await form.findByText(/The last day is before the first/)).toBeVisible()
  await userEvent.fill(form.getByLabelText('First day'), '2016-07-18')
  await userEvent.click(form.getByRole('button', { name: 'Add the period' }))
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Period' })).toHaveDisplayValue('Launch phase'))
  expect(await screen.findAllByText(/^in Launch phase, as of 18 July 2016$/)).toHaveLength(2)
  // It stays chosen on every other screen.
  await userEvent.click(screen.getByRole('link', { name: 'Overview' }))
  await screen.findByRole('heading', { level: 1, name: 'Overview' })
  expect(await screen.findByRole('combobox', { name: 'Period' })).toHaveDisplayValue('Launch phase')
  await userEvent.click(screen.getByRole('button', { name: 'Undo: name a period' }))
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Period' })).toHaveDisplayValue('2016-17'))
})

it('two hundred measures are drawn only where they are seen', async () => {
  const many = Array.from({ length: 200 }, (_, index) => [
    added('measure', measureOf(`m${index}`, { title: `Measure ${index}`, order: index })),
    added('observation', observationOf(`x${index}`, `m${index}`, { day: 16_000, value: index })),
    added('observation', observationOf(`y${index}`, `m${index}`, { day: 17_000, value: 2 * index })),
  ]).flat()
  await projectOnPage(host, 'measures', { changes: many })
  await screen.findByRole('link', { name: 'Measure 199' })
  await waitFor(() => expect(document.querySelectorAll('li svg').length).toBeGreaterThan(3))
  expect(document.querySelectorAll('li svg').length).toBeLessThan(100)
  const last = screen.getByRole('link', { name: 'Measure 199' })
  last.scrollIntoView()
  await waitFor(() => expect(last.closest('li')).toHaveTextContent('398'))
})

it('tags written on a measure are on the board, filter it and are found', async () => {
  await projectOnPage(host, 'measures/none?view=definition', { changes })
  // The list of tags to choose from is called so too.
  await userEvent.click(await screen.findByLabelText('Tags', { selector: 'input' }))
  await userEvent.keyboard('Winter{Enter}')
  await waitFor(async () => expect((await openSession().db.rowsOf('measure').get('none'))?.tags).toEqual(['Winter']))
  await userEvent.click(screen.getByRole('link', { name: 'All measures' }))
  expect(await screen.findByText(/^Tags: Winter$/)).toBeVisible()
  expect(shown()).toEqual(['People outside', 'Evictions', 'Letters answered'])
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Tag' }), 'Winter')
  await waitFor(() => expect(shown()).toEqual(['Letters answered']))
  await expectAccessible()
})
