import { added } from '@core/change/change'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { elementOf, measureOf, observationOf } from '../../core/project/sample-contents'
import { fakeHost } from '../fake-host'
import { leave } from './app-on-page'
import { openSession, projectOnPage } from './project-on-page'

const host = fakeHost()
let heal = () => undefined as unknown
afterEach(async () => {
  heal()
  await leave()
})

/** Every transaction that would write to the log fails, in the real database, until `heal`. */
function failWrites() {
  const creating = openSession().db.commits.hook('creating')
  const fail = () => {
    throw new Error('the transaction was aborted')
  }
  creating.subscribe(fail)
  heal = () => creating.unsubscribe(fail)
}

const notSaved = /Not saved yet\. What you entered is still here/
const measureStored = () => openSession().db.rowsOf('measure').get('m')
const leaveField = () => userEvent.click(document.body, { position: { x: 2, y: 2 } })

const measure = measureOf('m', {
  title: 'Before',
  targets: [{ period: '2026', value: 40 }],
  milestones: [{ id: 'step', title: 'Step', day: 20_000, value: null, reachedOn: null }],
})

type Field = {
  kind: string
  enter: () => Promise<void>
  /** The element that shows what was entered, and its error. */
  field: () => HTMLElement
  shows: (field: HTMLElement) => void
  stored: object
}

const textbox = (name: RegExp | string) => () => screen.getByRole('textbox', { name })
const typed = (field: () => HTMLElement, text: string) => ({
  field,
  enter: async () => {
    await userEvent.fill(field(), text)
    await userEvent.keyboard('{Tab}')
  },
  shows: (shown: HTMLElement) => expect(shown).toHaveValue(text),
})

const fields: Field[] = [
  { kind: 'a line', ...typed(textbox(/^Title/), 'After'), stored: { title: 'After' } },
  { kind: 'an area', ...typed(textbox('We will know because…'), 'fewer people'), stored: { because: 'fewer people' } },
  {
    kind: 'a number in a list',
    ...typed(textbox('Target for 2026-27'), '45'),
    stored: { targets: [{ period: '2026', value: 45 }] },
  },
  {
    kind: 'words in a list',
    ...typed(textbox('Step 1'), 'Begun'),
    stored: { milestones: [{ id: 'step', title: 'Begun', day: 20_000, value: null, reachedOn: null }] },
  },
  {
    kind: 'a day',
    field: () => within(screen.getByRole('group', { name: 'Milestones' })).getByLabelText('By which day'),
    enter: async () => {
      await userEvent.fill(fields[4]?.field() as HTMLElement, '2025-01-31')
      await userEvent.keyboard('{Enter}')
    },
    // As it was typed, and once it is left with its month as a word.
    shows: shown => expect(['2025-01-31', '31 January 2025']).toContain((shown as HTMLInputElement).value),
    stored: { milestones: [{ id: 'step', title: 'Step', day: 20_119, value: null, reachedOn: null }] },
  },
  {
    kind: 'a choice from a list',
    field: () => screen.getByRole('combobox', { name: 'Which way is better' }),
    enter: () => userEvent.selectOptions(fields[5]?.field() as HTMLElement, 'increase'),
    shows: shown => expect(shown).toHaveValue('increase'),
    stored: { direction: 'increase' },
  },
  {
    kind: 'a box to tick',
    field: () => screen.getByRole('checkbox', { name: 'This number counts people' }),
    enter: () => userEvent.click(fields[6]?.field() as HTMLElement),
    shows: shown => expect(shown).not.toBeChecked(),
    stored: { countsPeople: false },
  },
]

it.each(fields)(
  'keeps what was entered into $kind when it cannot be written, says why, and tries again',
  async each => {
    await projectOnPage(host, 'measures/m?view=definition', { changes: [added('measure', measure)] })
    await waitFor(() => each.field())
    const before = await measureStored()
    failWrites()
    await each.enter()
    expect(await screen.findByText(notSaved)).toBeVisible()
    each.shows(each.field())
    expect(await measureStored()).toEqual(before)
    // Left again while it still fails: nothing is lost.
    each.field().focus()
    await leaveField()
    each.shows(each.field())
    heal()
    each.field().focus()
    await leaveField()
    await waitFor(async () => expect(await measureStored()).toMatchObject(each.stored))
    await waitFor(() => expect(screen.queryByText(notSaved)).toBeNull())
    each.shows(each.field())
  },
)

it('keeps a kind that was chosen and the groups that were ticked', async () => {
  await projectOnPage(host, 'measures/m?view=definition', { changes: [added('measure', measure)] })
  const share = await screen.findByRole('radio', { name: /^A share of a whole/ })
  const group = within(screen.getByRole('group', { name: 'Who proposed it' })).getAllByRole(
    'checkbox',
  )[0] as HTMLElement
  failWrites()
  await userEvent.click(group)
  expect(await screen.findByText(notSaved)).toBeVisible()
  await userEvent.click(share)
  await waitFor(() => expect(screen.getAllByText(notSaved)).toHaveLength(2))
  expect(group).toBeChecked()
  expect(share).toBeChecked()
  heal()
  group.focus()
  share.focus()
  await leaveField()
  await waitFor(async () =>
    expect(await measureStored()).toMatchObject({ kind: 'share', proposedBy: [expect.any(String)] }),
  )
  await waitFor(() => expect(screen.queryByText(notSaved)).toBeNull())
})

it('keeps what was entered in the settings: lines, a list of groups and the first month of the year', async () => {
  await projectOnPage(host, 'settings')
  const title = await screen.findByRole('textbox', { name: 'Title' })
  const organisation = screen.getByRole('textbox', { name: /^Organisation/ })
  const month = screen.getByRole('combobox', { name: 'First month of the reporting year' })
  const group = screen.getByRole('textbox', { name: 'Perspective 1' })
  failWrites()
  await userEvent.fill(title, 'Homes at last')
  await userEvent.fill(organisation, 'Lantern Street Alliance')
  await userEvent.fill(group, 'People who sleep rough')
  await userEvent.keyboard('{Tab}')
  await userEvent.selectOptions(month, '1')
  await waitFor(() => expect(screen.getAllByText(notSaved)).toHaveLength(4))
  expect(title).toHaveValue('Homes at last')
  expect(group).toHaveValue('People who sleep rough')
  expect(month).toHaveValue('1')
  heal()
  for (const field of [title, organisation, group, month]) field.focus()
  await leaveField()
  await waitFor(async () => {
    const project = await openSession().db.rowsOf('project').get(openSession().projectWhenOpened.id)
    expect(project).toMatchObject({ title: 'Homes at last', organisation: 'Lantern Street Alliance', yearStart: 1 })
    expect(project?.perspectives[0]?.name).toBe('People who sleep rough')
  })
  await waitFor(() => expect(screen.queryByText(notSaved)).toBeNull())
})

it('keeps a title that was rewritten in the outline', async () => {
  await projectOnPage(host, 'theory?view=outline', { changes: [added('element', elementOf('a', { title: 'Homes' }))] })
  const row = await screen.findByRole('button', { name: 'Homes' })
  row.focus()
  await userEvent.keyboard('{F2}')
  failWrites()
  await userEvent.keyboard('Homes for all{Enter}')
  expect(await screen.findByText(notSaved)).toBeVisible()
  expect(document.activeElement).toHaveValue('Homes for all')
  heal()
  await userEvent.keyboard('{Enter}')
  expect(await screen.findByRole('button', { name: 'Homes for all' })).toBeVisible()
  expect(await openSession().db.rowsOf('element').get('a')).toMatchObject({ title: 'Homes for all' })
})

it('shows what was typed into a cell, and tries again when it is asked to', async () => {
  const observation = observationOf('o', 'm')
  const changes = [added('measure', measure), added('observation', observation)]
  await projectOnPage(host, 'measures/m?view=observations', { changes })
  const grid = await screen.findByRole('grid')
  const cell = await within(grid).findByRole('gridcell', { name: '7' })
  await userEvent.click(cell)
  failWrites()
  await userEvent.keyboard('12{Enter}')
  expect(await screen.findByText(notSaved)).toBeVisible()
  expect(screen.getByText('Value: “12”')).toBeVisible()
  expect(await openSession().db.rowsOf('observation').get('o')).toMatchObject({ value: 7 })
  heal()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(async () => expect(await openSession().db.rowsOf('observation').get('o')).toMatchObject({ value: 12 }))
  await waitFor(() => expect(screen.queryByText(notSaved)).toBeNull())
  expect(within(grid).getByRole('gridcell', { name: '12' })).toBeVisible()
})
