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

const onlyMeasure = async () => (await openSession().db.rowsOf('measure').toArray())[0]
const fill = async (field: HTMLElement, text: string) => {
  await userEvent.fill(field, text)
  await userEvent.keyboard('{Tab}')
}
/** A day has three parts to tab through: Enter keeps it from any of them. */
const fillDay = async (text: string) => {
  await userEvent.fill(screen.getByLabelText('Baseline: on which day'), text)
  await userEvent.keyboard('{Enter}')
}
const undo = () => userEvent.click(screen.getByRole('button', { name: 'Undo: edit a measure' }))

it('adds a measure with nothing but a title, and goes to its definition', async () => {
  await projectOnPage(host, 'measures')
  await userEvent.click(await screen.findByRole('button', { name: 'Add a measure' }))
  await userEvent.keyboard('{Enter}')
  const title = screen.getByRole('textbox', { name: 'The new measure, in plain words' })
  expect(title).toHaveAccessibleDescription(/Give the measure a title first/)
  await userEvent.keyboard('People sleeping rough{Enter}')
  await screen.findByRole('heading', { level: 1, name: 'People sleeping rough' })
  expect(await screen.findByRole('textbox', { name: /^Title/ })).toHaveValue('People sleeping rough')
  expect(await onlyMeasure()).toMatchObject({ title: 'People sleeping rough', baseline: null, targets: [] })
  await expectAccessible()
})

it('keeps a field when it is left, in one commit that one undo takes back', async () => {
  await projectOnPage(host, 'measures/m?view=definition', { changes: [added('measure', measureOf('m'))] })
  const because = await screen.findByRole('textbox', { name: 'We will know because…' })
  const before = openSession().log.undoStack.get().undo.length
  await fill(because, 'councils count fewer people')
  await screen.findByText(/^We will know because .councils count fewer people\../)
  expect(openSession().log.undoStack.get().undo).toHaveLength(before + 1)
  await undo()
  await waitFor(() => expect(because).toHaveValue(''))
  expect((await onlyMeasure())?.because).toBe('')
})

it('refuses what is no number with the reason, keeps the words typed, and stores nothing', async () => {
  await projectOnPage(host, 'measures/m?view=definition', { changes: [added('measure', measureOf('m'))] })
  const value = await screen.findByRole('textbox', { name: 'Baseline: where it started' })
  await fill(value, '3,5')
  expect(value).toHaveValue('3,5')
  expect(value).toHaveAccessibleDescription(/“3,5” could not be read as a number/)
  expect(value).toBeInvalid()
  expect((await onlyMeasure())?.baseline).toBeNull()
  await fill(value, '1,768')
  expect(await screen.findByText(/A baseline needs a value and a day/)).toBeVisible()
  await fillDay('2010-11-30')
  await waitFor(async () => expect((await onlyMeasure())?.baseline).toEqual({ value: 1768, day: 14_943 }))
})

it('adds, changes and removes targets by reporting year', async () => {
  await projectOnPage(host, 'measures/m?view=definition', { changes: [added('measure', measureOf('m'))] })
  const year = await screen.findByRole('textbox', { name: 'Reporting year' })
  const add = screen.getByRole('button', { name: 'Add a target' })
  await userEvent.fill(year, '2016-18')
  await userEvent.click(add)
  expect(year).toHaveAccessibleDescription(/“2016-18” is not a reporting year. Write it like 2026-27/)
  await userEvent.fill(year, '2016-17')
  await userEvent.fill(screen.getByRole('textbox', { name: 'Target' }), '900')
  await userEvent.click(add)
  const target = await screen.findByRole('textbox', { name: 'Target for 2016-17' })
  await fill(target, '800')
  await waitFor(async () => expect((await onlyMeasure())?.targets).toEqual([{ period: '2016', value: 800 }]))
  await userEvent.click(screen.getByRole('button', { name: 'Remove the target for 2016-17' }))
  await waitFor(async () => expect((await onlyMeasure())?.targets).toEqual([]))
  expect(year).toHaveFocus()
})

it('types shares per cent and keeps them as shares; another kind takes out what cannot be its value', async () => {
  const measure = measureOf('m', { targets: [{ period: '2016', value: 900 }] })
  await projectOnPage(host, 'measures/m?view=definition', { changes: [added('measure', measure)] })
  await userEvent.click(await screen.findByRole('radio', { name: 'A share of a whole' }))
  await waitFor(async () =>
    expect(await onlyMeasure()).toMatchObject({ kind: 'share', aggregation: 'share', targets: [] }),
  )
  expect(await screen.findByText('Baseline or targets removed')).toBeVisible()
  await fill(screen.getByRole('textbox', { name: 'Baseline: where it started' }), '7')
  await fillDay('2010-11-30')
  await waitFor(async () => expect((await onlyMeasure())?.baseline?.value).toBe(0.07))
  expect(screen.getByRole('textbox', { name: 'Baseline: where it started' })).toHaveValue('7%')
  await undo()
  await undo()
  await waitFor(async () => expect(await onlyMeasure()).toMatchObject({ kind: 'number', targets: measure.targets }))
})

it('ties the measure to an outcome, and the list shows it there', async () => {
  const outcome = elementOf('o', { title: 'Nobody has to sleep rough' })
  await projectOnPage(host, 'measures/m?view=definition', {
    changes: [added('measure', measureOf('m')), added('element', outcome)],
  })
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Nobody has to sleep rough' }))
  await userEvent.click(screen.getByRole('link', { name: 'All measures' }))
  const group = await screen.findByRole('region', { name: 'Nobody has to sleep rough' })
  expect(within(group).getByRole('link', { name: 'Measure m' })).toBeVisible()
  await expectAccessible()
})

it('deletes a measure with its figures entered by hand only after asking, and undo brings it back', async () => {
  await projectOnPage(host, 'measures/m', { changes: [added('measure', measureOf('m'))] })
  await userEvent.click(await screen.findByRole('button', { name: 'More for this measure' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete measure' }))
  const question = await screen.findByRole('dialog', { name: 'Delete this measure?' })
  await userEvent.click(within(question).getByRole('button', { name: 'Delete' }))
  await screen.findByRole('heading', { name: 'No measures yet' })
  await userEvent.click(screen.getByRole('button', { name: 'Undo: delete a measure' }))
  expect(await screen.findByRole('link', { name: 'Measure m' })).toBeVisible()
})

it('grows on request: a field that nobody asked for is not there, and one undo takes back what it kept', async () => {
  await projectOnPage(host, 'measures/m?view=definition', { changes: [added('measure', measureOf('m'))] })
  await screen.findByRole('textbox', { name: /^Title/ })
  expect(screen.queryByRole('textbox', { name: 'Who collects' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Say more about who gathers it, and when' }))
  const often = screen.getByRole('combobox', { name: 'How often' })
  expect(often).toHaveFocus()
  await userEvent.selectOptions(often, 'Every three months')
  await fill(screen.getByRole('textbox', { name: 'Who collects' }), 'The panel')
  await waitFor(async () =>
    expect(await onlyMeasure()).toMatchObject({ frequency: 'quarterly', collectedBy: 'The panel' }),
  )
  await fill(screen.getByRole('textbox', { name: 'Who collects' }), '')
  await waitFor(async () => expect(await onlyMeasure()).not.toHaveProperty('collectedBy'))
  await undo()
  await waitFor(async () => expect(await onlyMeasure()).toHaveProperty('collectedBy', 'The panel'))
  await userEvent.click(screen.getByRole('button', { name: 'Say more about who decided, and possible harm' }))
  await fill(screen.getByRole('textbox', { name: 'What collecting it could do to people' }), 'Being asked can hurt.')
  await waitFor(async () => expect(await onlyMeasure()).toHaveProperty('possibleHarm', 'Being asked can hurt.'))
  await expectAccessible()
})

it('takes a target for one place beside the one for the whole', async () => {
  await projectOnPage(host, 'measures/m?view=definition', { changes: [added('measure', measureOf('m'))] })
  await userEvent.fill(await screen.findByRole('textbox', { name: 'Reporting year' }), '2016-17')
  await userEvent.fill(screen.getByRole('textbox', { name: 'Target' }), '900')
  const add = screen.getByRole('button', { name: 'Add a target' })
  await userEvent.click(add)
  await screen.findByRole('textbox', { name: 'Target for 2016-17' })
  await userEvent.fill(screen.getByRole('textbox', { name: 'Reporting year' }), '2016-17')
  await userEvent.fill(screen.getByRole('textbox', { name: 'Target' }), '90')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'For whom' }), 'One place')
  await userEvent.click(add)
  expect(screen.getByRole('textbox', { name: 'Which one, in words' })).toHaveAccessibleDescription(/Say which one/)
  await userEvent.fill(screen.getByRole('textbox', { name: 'Which one, in words' }), 'Leeds')
  await userEvent.click(add)
  expect(await screen.findByRole('textbox', { name: 'Target for 2016-17, Leeds' })).toHaveValue('90')
  expect((await onlyMeasure())?.targets).toEqual([
    { period: '2016', value: 900 },
    { period: '2016', value: 90, of: { dimension: 'place', word: 'Leeds' } },
  ])
})
