import { added } from '@core/change/change'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { elementOf, measureOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

const changes = [
  added('element', elementOf('o', { title: 'Nobody sleeps rough' })),
  added('element', elementOf('p', { title: 'Tenants are heard' })),
  added('measure', measureOf('a', { title: 'People outside', outcomeIds: ['o'], collectedBy: 'Office' })),
  added('measure', measureOf('b', { title: 'Evictions', outcomeIds: ['o', 'p'], order: 2 })),
  added('measure', measureOf('c', { title: 'Letters answered', outcomeIds: ['p'], order: 3 })),
]
const rows = async () =>
  (await openSession().db.rowsOf('measure').toArray()).toSorted((x, y) => x.id.localeCompare(y.id))
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))

it('changes who collects several measures in one step, and says how many did already', async () => {
  await projectOnPage(host, 'measures', { changes })
  await press('Select several')
  const bar = within(screen.getByRole('group', { name: 'Selected rows' }))
  expect(bar.getByRole('button', { name: 'Change…' })).toBeDisabled()
  await userEvent.click(bar.getByRole('checkbox', { name: 'Select all shown (3)' }))
  expect(await bar.findByText('3 selected')).toBeVisible()
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select “Letters answered”' }))
  expect(await bar.findByText('2 selected')).toBeVisible()
  await expectAccessible()
  await userEvent.click(bar.getByRole('button', { name: 'Change…' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Change 2 rows at once' }))
  await userEvent.selectOptions(dialog.getByLabelText('What to change'), 'Who collects')
  await userEvent.fill(dialog.getByRole('textbox', { name: 'Who collects' }), 'Office')
  expect(await dialog.findByText('1 of 2 will change.')).toBeVisible()
  await expectAccessible()
  const steps = openSession().log.undoStack.get().undo.length
  await userEvent.click(dialog.getByRole('button', { name: 'Change 1 row' }))
  expect(await screen.findByText('1 row changed')).toBeVisible()
  expect(await screen.findByText('1 was so already. One undo changes them all back.')).toBeVisible()
  expect((await rows()).map(({ collectedBy }) => collectedBy)).toEqual(['Office', 'Office', undefined])
  expect(openSession().log.undoStack.get().undo).toHaveLength(steps + 1)
  await press('Undo: change several measures')
  await waitFor(async () =>
    expect((await rows()).map(({ collectedBy }) => collectedBy)).toEqual(['Office', undefined, undefined]),
  )
})

it('adds an outcome to what is there, by the keyboard, with a range chosen by Shift', async () => {
  await projectOnPage(host, 'measures', { changes })
  await press('Select several')
  screen.getByRole('checkbox', { name: 'Select “People outside”' }).focus()
  await userEvent.keyboard(' ')
  // What stands under two outcomes is one row, and is chosen in both places.
  const [, second] = screen.getAllByRole('checkbox', { name: 'Select “Evictions”' })
  second?.focus()
  await userEvent.keyboard('{Shift>} {/Shift}')
  expect(await screen.findByText('2 selected')).toBeVisible()
  expect(screen.getAllByRole('checkbox', { name: 'Select “Evictions”', checked: true })).toHaveLength(2)
  await press('Change…')
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.click(dialog.getByLabelText('Outcome'))
  await userEvent.click(within(await screen.findByRole('listbox')).getByRole('option', { name: 'Tenants are heard' }))
  expect(await dialog.findByText('1 of 2 will change.')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await userEvent.click(dialog.getByRole('button', { name: 'Change 1 row' }))
  await waitFor(async () =>
    expect((await rows()).map(({ outcomeIds }) => outcomeIds)).toEqual([['o', 'p'], ['o', 'p'], ['p']]),
  )
})

it('what a filter hides is not changed unseen', async () => {
  await projectOnPage(host, 'measures', { changes })
  await press('Select several')
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select all shown (3)' }))
  expect(await screen.findByText('3 selected')).toBeVisible()
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Outcome' }), 'Tenants are heard')
  expect(await screen.findByText('2 selected')).toBeVisible()
  await press('Stop selecting')
  expect(screen.queryByRole('checkbox', { name: /^Select/ })).toBeNull()
})
