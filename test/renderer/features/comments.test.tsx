import { added } from '@core/change/change'
import { type EntityOf, entitySchemas } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { commentOf, elementOf, measureOf } from '../../core/project/sample-contents'
import { fakeHost } from '../fake-host'
import { expectAccessible, goTo, leave } from './app-on-page'
import { openSession, projectOnPage } from './project-on-page'

const host = fakeHost()
afterEach(leave)

const insight = (id: string, words: string) =>
  added(
    'insight',
    entitySchemas.insight.parse(
      newRecord(recordKinds.insight as unknown as RecordKind, { id, order: 1, given: { words } }),
    ) as EntityOf<'insight'>,
  )
const section = () => screen.findByRole('region', { name: /^Comments/ })
const comments = () => openSession().db.rowsOf('comment').toArray()

it('are written on a record, dealt with, edited, deleted, and brought back', async () => {
  await projectOnPage(host, 'learning?list=insight&record=i1', { changes: [insight('i1', 'Trust takes time')] })
  const here = within(await section())
  await userEvent.click(here.getByRole('button', { name: 'Add a comment' }))
  expect(here.getByRole('textbox', { name: 'Comment' })).toHaveFocus()
  await userEvent.click(here.getByRole('button', { name: 'Save' }))
  expect(here.getByText('A few words are needed here.')).toBeVisible()
  await userEvent.fill(here.getByRole('textbox', { name: 'Comment' }), 'Whose words are these?')
  await userEvent.fill(here.getByRole('textbox', { name: /Your name/ }), 'Ada')
  await expectAccessible()
  await userEvent.click(here.getByRole('button', { name: 'Save' }))
  // The text alone would be found in the field too, while it is being saved.
  expect(await here.findByRole('heading', { name: 'Comments, 1 open' })).toBeVisible()
  expect(here.getByText('Whose words are these?')).toBeVisible()
  await waitFor(() => expect(here.getByRole('button', { name: 'Add a comment' })).toHaveFocus())
  expect(await section()).toHaveAttribute('data-no-print')

  await userEvent.click(here.getByRole('checkbox', { name: 'Dealt with: Whose words are these?' }))
  expect(await here.findByText(/dealt with on/)).toBeVisible()
  expect(here.getByRole('heading', { name: 'Comments' })).toBeVisible()

  await userEvent.click(here.getByRole('button', { name: /^Edit the comment/ }))
  await userEvent.fill(here.getByRole('textbox', { name: 'Comment' }), 'Whose words were these?')
  await userEvent.click(here.getByRole('button', { name: 'Done' }))
  expect(await here.findByText('Whose words were these?')).toBeVisible()
  await expectAccessible()

  await userEvent.click(here.getByRole('button', { name: /^Delete the comment/ }))
  await waitFor(async () => expect(await comments()).toEqual([]))
  await waitFor(() => expect(here.getByRole('heading', { name: 'Comments' })).toHaveFocus())
  await openSession().undo()
  expect(await here.findByText('Whose words were these?')).toBeVisible()
})

it('are counted in lists, which can be narrowed to them, and go with their record', async () => {
  await projectOnPage(host, 'learning?list=insight', {
    changes: [
      insight('i1', 'Trust takes time'),
      insight('i2', 'Pay on the day'),
      added('comment', commentOf('c1', { about: { kind: 'insight', id: 'i1' } })),
      added('comment', commentOf('c2', { about: { kind: 'insight', id: 'i1' } })),
      added('comment', commentOf('c3', { about: { kind: 'insight', id: 'i2' }, doneOn: 20_001 })),
    ],
  })
  expect(await screen.findByRole('rowheader', { name: /Trust takes time.*2 open comments/ })).toBeVisible()
  expect(screen.getByRole('rowheader', { name: 'Pay on the day' })).toBeVisible()
  await userEvent.click(screen.getByRole('checkbox', { name: 'Only with open comments' }))
  await waitFor(() => expect(screen.queryByRole('rowheader', { name: 'Pay on the day' })).toBeNull())
  await expectAccessible()
  await userEvent.click(screen.getByRole('button', { name: 'Trust takes time' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Delete' }))
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }))
  await waitFor(async () => expect((await comments()).map(({ id }) => id)).toEqual(['c3']))
  await openSession().undo()
  await waitFor(async () => expect(await comments()).toHaveLength(3))
})

it('are on measures and in the theory, and the search leads to them', async () => {
  await projectOnPage(host, 'measures', {
    changes: [
      added('measure', measureOf('m', { title: 'Rents' })),
      added('element', elementOf('a', { title: 'Homes stay' })),
      added('comment', commentOf('c1', { about: { kind: 'measure', id: 'm' }, words: 'Ask the council again' })),
      added('comment', commentOf('c2', { words: 'Too broad' })),
    ],
  })
  expect(await screen.findByText('1 open comment')).toBeInTheDocument()
  await goTo(`/p/${openSession().id}/theory?view=outline`)
  expect(await screen.findByText('1 open comment')).toBeInTheDocument()
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.fill(await screen.findByRole('combobox'), 'council again')
  await userEvent.click(await screen.findByRole('option', { name: /Ask the council again/ }))
  expect(await screen.findByRole('heading', { name: 'Rents', level: 1 })).toBeVisible()
  await waitFor(() => expect(screen.getByText('Ask the council again')).toHaveFocus())
  // The history says what it is about, and leads there.
  await goTo(`/p/${openSession().id}/history?kind=comment&id=c1`)
  const link = await screen.findByRole('link', { name: 'Rents' })
  expect(link).toHaveAttribute('href', expect.stringMatching(/measures\/m\?field=comment-c1$/))
  expect(screen.getByText('Comment: Ask the council again')).toBeVisible()
})
