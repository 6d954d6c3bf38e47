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

const measures = () => openSession().db.rowsOf('measure').toArray()
async function openLibrary() {
  await userEvent.click(await screen.findByRole('button', { name: 'Add from the library' }))
  return within(await screen.findByRole('dialog', { name: 'Add from the library' }))
}

it('finds common measures by words, and adds those that were ticked in one step', async () => {
  await projectOnPage(host, 'measures')
  const dialog = await openLibrary()
  await userEvent.fill(dialog.getByLabelText('Search the library'), 'LONELY')
  expect(await dialog.findByText('2 measures, 0 ticked')).toBeVisible()
  expect(dialog.queryByRole('heading', { name: 'Housing' })).toBeNull()
  expect(dialog.getByRole('button', { name: 'Add measures' })).toBeDisabled()
  await userEvent.click(dialog.getByLabelText('How often people feel lonely'))
  await userEvent.fill(dialog.getByLabelText('Search the library'), 'rough')
  const rough = dialog.getByLabelText('People sleeping rough on one night in autumn')
  expect(rough).toHaveAccessibleDescription(/counted or estimated to sleep rough on a single night/)
  rough.focus()
  await userEvent.keyboard(' ')
  await expectAccessible()
  const steps = openSession().log.undoStack.get().undo.length
  await userEvent.click(dialog.getByRole('button', { name: 'Add 2 measures' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await screen.findByText('2 measures added')).toBeVisible()
  expect(await measures()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        title: 'People sleeping rough on one night in autumn',
        direction: 'decrease',
        frequency: 'yearly',
        publishedAs: 'Rough sleeping snapshot in England, Ministry of Housing, Communities and Local Government',
      }),
      expect.objectContaining({ title: 'How often people feel lonely', kind: 'scale' }),
    ]),
  )
  expect(openSession().log.undoStack.get().undo).toHaveLength(steps + 1)
  await userEvent.click(screen.getByRole('button', { name: 'Undo: add measures from the library' }))
  await waitFor(async () => expect(await measures()).toEqual([]))
})

it('says what is in the project already, and what a search does not find', async () => {
  await projectOnPage(host, 'measures', {
    changes: [added('measure', measureOf('m', { title: 'people sleeping ROUGH on one night in autumn' }))],
  })
  const dialog = await openLibrary()
  expect(dialog.getAllByText('Already in this project')).toHaveLength(1)
  expect(
    dialog.getByLabelText(/^People sleeping rough on one night in autumn\s*Already in this project$/),
  ).toBeVisible()
  await userEvent.fill(dialog.getByLabelText('Search the library'), 'submarines')
  expect(await dialog.findByText(/Nothing in the library matches/)).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await measures()).toHaveLength(1)
})

it('links what it adds to the outcome that a measure was to be added for', async () => {
  await projectOnPage(host, 'measures?for=o', {
    changes: [added('element', elementOf('o', { title: 'Nobody sleeps rough' }))],
  })
  const dialog = await openLibrary()
  expect(dialog.getByText(/They will be measures for .Nobody sleeps rough/)).toBeVisible()
  await userEvent.click(dialog.getByLabelText('Households in temporary accommodation'))
  await userEvent.click(dialog.getByRole('button', { name: 'Add 1 measure' }))
  expect(await screen.findByRole('region', { name: 'Nobody sleeps rough' })).toHaveTextContent(
    'Households in temporary accommodation',
  )
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'The new measure, in plain words' })).toBeNull())
})

it('an official publication that somebody names ends the question who agreed it, and taking it away asks again', async () => {
  await projectOnPage(host, 'theory?view=gaps', {
    changes: [added('measure', measureOf('m', { title: 'Evictions', proposedBy: [] }))],
  })
  const gap = await screen.findByRole('region', { name: /^No lived-experience group agreed to it/ })
  await userEvent.click(within(gap).getByRole('link', { name: 'Evictions' }))
  const field = await screen.findByRole('textbox', { name: 'Official publication' })
  await userEvent.fill(field, 'Mortgage and landlord possession statistics')
  await userEvent.keyboard('{Tab}')
  await waitFor(async () =>
    expect((await measures())[0]?.publishedAs).toBe('Mortgage and landlord possession statistics'),
  )
  await userEvent.click(screen.getByRole('link', { name: 'Overview' }))
  expect(await screen.findByRole('heading', { name: /^No recent figure/ })).toBeVisible()
  expect(screen.queryByRole('heading', { name: /^No lived-experience group/ })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Undo: edit a measure' }))
  expect(await screen.findByRole('heading', { name: /^No lived-experience group/ })).toBeVisible()
})
