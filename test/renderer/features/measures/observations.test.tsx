import { added } from '@core/change/change'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { importOf, importRecordOf, measureOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { chooseFromMenu, expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

const observations = () => openSession().db.rowsOf('observation').toArray()
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const field = (name: string) => screen.getByRole('textbox', { name })

it('adds a share as counts, with every problem named at its field first', async () => {
  const share = measureOf('m', { kind: 'share', aggregation: 'share', unit: 'tenancies' })
  await projectOnPage(host, 'measures/m?view=observations', { changes: [added('measure', share)] })
  await userEvent.click(await button('Add an observation'))
  await screen.findByRole('dialog', { name: 'Add an observation' })
  await userEvent.click(await button('Save'))
  expect(await screen.findByText('Not saved yet')).toBeVisible()
  expect(screen.getByLabelText('Day')).toHaveAccessibleDescription(/Say on which day/)
  expect(field('Out of how many')).toHaveAccessibleDescription(/a number above 0/)
  await expectAccessible()

  await userEvent.fill(screen.getByLabelText('Day'), '2016-12-31')
  await userEvent.fill(field('How many'), '18')
  await userEvent.fill(field('Out of how many'), '30')
  await userEvent.fill(field('Place'), 'Leeds')
  await userEvent.fill(field('Source'), 'Our register')
  await userEvent.click(await button('Save'))
  const row = await screen.findByRole('row', { name: /31 December 2016/ })
  expect(row).toHaveTextContent('Leeds')
  expect(row).toHaveTextContent('18 of 30')
  expect(row).toHaveTextContent('Our register')
  expect(await screen.findByText('60% of tenancies')).toBeVisible()
  expect(await observations()).toMatchObject([{ value: 18, denominator: 30, dimensions: { place: 'Leeds' } }])

  await userEvent.click(screen.getByRole('button', { name: 'Undo: add a figure' }))
  expect(
    await screen.findByText('No observations yet. Add one by hand, or import a file under Evidence.'),
  ).toBeVisible()
})

it('marks a value as missing: a fact, and no zero', async () => {
  await projectOnPage(host, 'measures/m?view=observations', { changes: [added('measure', measureOf('m'))] })
  await userEvent.click(await button('Add an observation'))
  await userEvent.fill(await screen.findByLabelText('Day'), '2016-12-31')
  await userEvent.click(screen.getByRole('radio', { name: 'Nothing: the value is missing' }))
  await userEvent.click(await button('Save'))
  await screen.findByRole('gridcell', { name: 'Missing' })
  expect(await observations()).toMatchObject([{ flag: 'missing', value: null }])
  expect(screen.getByText('No figures yet')).toBeVisible()
})

const withImport = {
  changes: [added('measure', measureOf('m', { aggregation: 'sum' })), added('import', importRecordOf('i', 'm'))],
  imported: [importOf('i', 'm', 9000)],
}
const grid = () => screen.findByRole('grid', { name: /^Observations of/ })
const details = () => document.querySelector('[data-field="active-cell"]')

it('finds an imported value, corrects it in its cell beside the file’s own, and takes the correction back', async () => {
  await projectOnPage(host, 'measures/m?view=observations', withImport)
  expect(await grid()).toHaveAttribute('aria-rowcount', '9001')
  expect((await screen.findAllByRole('row')).length).toBeLessThan(60)
  await userEvent.fill(screen.getByRole('searchbox', { name: 'Find' }), 'york')
  expect(await screen.findByText('3,000 observations')).toBeVisible()
  await expectAccessible()

  ;(await grid()).focus()
  await userEvent.keyboard('{ArrowRight}{F2}')
  const editor = await screen.findByRole('textbox', { name: 'Value' })
  expect(editor).toHaveValue('2')
  await userEvent.fill(editor, 'many')
  await userEvent.keyboard('{Enter}')
  expect(await screen.findByText(/could not be read as a number.*Nothing was changed/)).toBeVisible()
  await userEvent.fill(editor, '500')
  await userEvent.keyboard('{Enter}')
  const row = await screen.findByRole('row', { name: /was 2$/ })
  expect(row).toHaveTextContent('500')
  await waitFor(async () =>
    expect(await observations()).toMatchObject([{ value: 500, corrects: { importId: 'i', seq: 0, index: 2 } }]),
  )
  await userEvent.keyboard('{ArrowUp}')
  await userEvent.click(await button('Take the correction back'))
  await waitFor(() => expect(screen.queryByRole('row', { name: /was 2/ })).toBeNull())
  await waitFor(async () => expect(await observations()).toEqual([]))
})

it('moves by keys over thousands of rows, and keeps what is hidden at source a fact', async () => {
  await projectOnPage(host, 'measures/observations', withImport)
  ;(await grid()).focus()
  await userEvent.keyboard('{Control>}{End}{/Control}')
  await waitFor(() => expect(details()).toHaveTextContent(/line 9001/))
  await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowRight}{ArrowRight}')
  await waitFor(() => expect(details()).toHaveTextContent(/Value: .Hidden at source/))
  await userEvent.keyboard('{Enter}')
  expect(await screen.findByRole('textbox', { name: 'Value' })).toHaveValue('[c]')
  await userEvent.keyboard('{Escape}{PageDown}{Home}')
  await waitFor(() => expect(details()).toHaveTextContent(/Measure: .Measure m/))
  expect(await observations()).toEqual([])
})

it('previews what is pasted, refuses what cannot be, and writes the rest as one step', async () => {
  await projectOnPage(host, 'measures/m?view=observations', withImport)
  ;(await grid()).focus()
  await userEvent.keyboard('{ArrowRight}')
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', '41\nmany\n[c]\n')
  ;(await grid()).dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  const dialog = await screen.findByRole('dialog', { name: 'Paste from a spreadsheet' })
  const told = await within(dialog).findByText('2 cells would change.')
  await waitFor(() => expect(told).toBeVisible())
  expect(within(dialog).getByRole('row', { name: /many This could not be read as a number/ })).toBeVisible()
  await expectAccessible()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Paste' }))
  await waitFor(async () => expect(await observations()).toHaveLength(2))
  expect((await observations()).map(({ flag, value }) => [flag, value])).toEqual(
    expect.arrayContaining([
      ['value', 41],
      ['suppressed', null],
    ]),
  )
  await userEvent.click(await button('Undo: paste figures'))
  await waitFor(async () => expect(await observations()).toEqual([]))
})

const headings = () => screen.getAllByRole('columnheader').map(each => each.textContent)
const paste = async (text: string) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  ;(await grid()).dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  return screen.findByRole('dialog', { name: 'Paste from a spreadsheet' })
}
const byHand = (id: string, day: number) =>
  added('observation', {
    ...({ id, measureId: 'm', corrects: null, day, flag: 'value', value: 7, denominator: null } as const),
    ...{ dimensions: {}, note: '', source: `Register of ${id}, kept by the tenants since they began to count` },
  })

it('leaves out columns with nothing in them, brings them in for as long as the app is open, and keeps the place in them', async () => {
  const changes = [added('measure', measureOf('m')), byHand('a', 16_000), byHand('b', 16_100)]
  await projectOnPage(host, 'measures/m?view=observations', { changes })
  await grid()
  expect(headings()).toEqual(['Day', 'Value', 'Source', 'Where it came from'])
  ;(await grid()).focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  await waitFor(() => expect(details()).toHaveTextContent(/^Source: .Register of b/))
  await userEvent.click(await button('More columns: Place, Group, Note'))
  expect(headings()).toEqual(['Day', 'Value', 'Place', 'Group', 'Source', 'Note', 'Where it came from'])
  expect(await button('Leave out empty columns')).toHaveFocus()
  expect(details()).toHaveTextContent(/^Source: .Register of b/)

  ;(await grid()).focus()
  await userEvent.keyboard('{ArrowLeft}{F2}Tenants{Enter}')
  await waitFor(async () => expect(await observations()).toMatchObject([{}, { dimensions: { group: 'Tenants' } }]))
  await userEvent.click(await button('Leave out empty columns'))
  expect(headings()).toEqual(['Day', 'Value', 'Group', 'Source', 'Where it came from'])
  await userEvent.click(await button('More columns: Place, Note'))
  const here = window.location.hash
  window.location.hash = here.replace(/measures.*/, 'settings')
  await screen.findByRole('heading', { name: 'Settings' })
  window.location.hash = here
  await grid()
  expect(headings()).toContain('Note')
})

it('puts what is pasted into columns that are out, brings those in and says so; undo takes it back', async () => {
  const changes = [added('measure', measureOf('m')), byHand('a', 16_000)]
  await projectOnPage(host, 'measures/m?view=observations', { changes })
  const dialog = await paste('Note\tPlace\tValue\nSeen\tLeeds\t9')
  expect(await within(dialog).findByText('The first row names the columns.')).toBeVisible()
  expect(within(dialog).getByText('Columns that come into sight: Place, Note.')).toBeVisible()
  await expectAccessible()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Paste' }))
  await waitFor(async () =>
    expect(await observations()).toMatchObject([{ value: 9, note: 'Seen', dimensions: { place: 'Leeds' } }]),
  )
  await waitFor(() => expect(headings()).toEqual(['Day', 'Value', 'Place', 'Source', 'Note', 'Where it came from']))
  await userEvent.click(await button('Undo: paste figures'))
  await waitFor(async () => expect(await observations()).toMatchObject([{ value: 7, note: '', dimensions: {} }]))
})

it('shows the whole of a source in its cell to the keyboard, and to a pointer', async () => {
  const changes = [added('measure', measureOf('m')), byHand('a', 16_000)]
  await projectOnPage(host, 'measures/m?view=observations', { changes })
  const cell = await screen.findByRole('gridcell', { name: /^Register of a/ })
  cell.style.width = '8rem'
  await userEvent.hover(cell)
  expect(cell.title).toMatch(/since they began to count$/)
  ;(await grid()).focus()
  const isWhole = () => {
    const { clientHeight = 0, scrollHeight = 0 } = cell.querySelector('span') ?? {}
    return clientHeight > 40 && scrollHeight <= clientHeight + 1
  }
  expect(isWhole()).toBe(false)
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  await waitFor(() => expect(isWhole()).toBe(true))
  await userEvent.keyboard('{Escape}')
  expect(isWhole()).toBe(false)
})

it('shows figures by year in a chart that says what it shows, a table beside it, and the largest places', async () => {
  await projectOnPage(host, 'measures/m', {
    changes: [
      added('measure', measureOf('m', { aggregation: 'latest', baseline: { value: 10, day: 15_000 } })),
      added('import', importRecordOf('i', 'm')),
    ],
    imported: [importOf('i', 'm', 2000)],
  })
  const chart = await screen.findByRole('img', { name: /^From 64 in 2010-11 to 99 people in 2016-17/ })
  await waitFor(() => expect(chart.querySelectorAll('.recharts-line-dot').length).toBeGreaterThan(3))
  const table = await screen.findByRole('table', { name: /figures by reporting year/ })
  expect(within(table).getByRole('row', { name: /^2016-17 99/ })).toHaveTextContent('Moving the wrong way')
  const places = await screen.findByRole('table', { name: /by .place., 2016-17/ })
  expect(
    within(places)
      .getAllByRole('rowheader')
      .map(cell => cell.textContent),
  ).toContain('York')
  expect(await screen.findByText(/In \S+ the largest figure is that of/)).toBeVisible()
  expect(await screen.findByText(/^From 2010-11 to .* went up/)).toBeVisible()
  const plot = await screen.findByRole('img', { name: /York.*from .* in 2010-11 to/ })
  plot.scrollIntoView()
  await waitFor(() => expect(plot.querySelectorAll('circle').length).toBeGreaterThan(3))
  await expectAccessible()
  for (const shape of [/PNG/, /SVG/, /^Table/]) {
    const [first] = await screen.findAllByRole('button', { name: 'Export this chart' })
    if (!first) throw new Error('nothing to take out')
    const before = host.saved.length
    await userEvent.click(first)
    await chooseFromMenu(shape)
    await waitFor(() => expect(host.saved.length).toBe(before + 1))
  }
})
