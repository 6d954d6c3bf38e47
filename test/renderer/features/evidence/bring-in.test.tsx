import { edited } from '@core/change/make'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import roughSleeping from '../../../../resources/data/rough-sleeping-england-2010-2016-wide.csv?url'
import priorityNeed from '../../../../resources/data/section-e2-priority-need-2014-q3.csv?url'
import workbook from '../../../fixtures/homelessness-statistics/rough-sleeping-england-autumn-2017.xlsx?url'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

const bytesOf = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer())
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const press = async (name: string | RegExp) => userEvent.click(await button(name))
const choose = async (name: string, bytes: Uint8Array) => {
  host.choose({ name, bytes })
  await press('Choose a file')
}
const goOn = async () => {
  await waitFor(async () => expect(await button('Next')).toBeEnabled())
  await press('Next')
}
const measures = () => openSession().db.rowsOf('measure').toArray()
const imports = () => openSession().db.rowsOf('import').toArray()

it('brings in the rough-sleeping file: sums agree with its England row, and one undo takes it all out', async () => {
  await projectOnPage(host, 'evidence')
  await userEvent.click(await screen.findByRole('link', { name: 'Bring in data' }))
  await choose('rough-sleeping.csv', await bytesOf(roughSleeping))
  expect(await screen.findByText('326 of 360 rows come in, as 2,282 observations.')).toBeVisible()
  expect(screen.getByRole('heading', { name: 'Step 2 of 4: Check what it becomes' })).toHaveFocus()
  expect(
    screen.getByText(
      /come in add up to 4,134 for 31 December 2016. The file’s own “.England.” row says 4,134: it agrees/,
    ),
  ).toBeVisible()
  expect(screen.getByRole('row', { name: /^Holds percentages of other rows/ })).toBeVisible()
  expect(await measures()).toEqual([])
  await expectAccessible()

  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'A year in this file ends in' }), 'November')
  await screen.findByText(/add up to 4,134 for 30 November 2016/)
  const title = screen.getByRole('textbox', { name: /^Title, in plain words/ })
  await userEvent.fill(title, 'People sleeping rough')
  await goOn()
  const credit = await screen.findByRole('textbox', { name: 'Where the figures come from' })
  await userEvent.fill(credit, 'DCLG, Open Government Licence')
  await press('Bring in 2,282 observations')
  await screen.findByText(/rough-sleeping.csv.” is in/)
  expect(await imports()).toMatchObject([{ observationsMade: 2282, source: 'DCLG, Open Government Licence' }])

  await userEvent.click(await screen.findByRole('link', { name: 'People sleeping rough' }))
  expect(await screen.findByRole('row', { name: /^2016-17 4,134/ })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Undo: import figures' }))
  await screen.findByText('This measure is not in the project')
  expect(await imports()).toEqual([])
  expect(await measures()).toEqual([])
})

it('asks the section E2 file’s day once, and its sum is right', async () => {
  const bytes = await bytesOf(priorityNeed)
  await projectOnPage(host, 'evidence/bring-in')
  await choose('section-e2.csv', bytes)
  const day = await screen.findByLabelText('Which day do these figures speak of?')
  expect(await button('Next')).toBeDisabled()
  await userEvent.fill(day, '2014-09-30')
  await userEvent.keyboard('{Enter}')
  await screen.findByText(/rows come in, as 326 observations/)
  await goOn()
  await press('Bring in 326 observations')
  await screen.findByText(/section-e2.csv.” is in/)

  const [measure] = await measures()
  if (!measure) throw new Error('no measure was made')
  await waitFor(() => expect(openSession().readings.of(measure.id)).toBeDefined())
  const summary = openSession().readings.of(measure.id)?.summary
  expect([...(summary?.sum ?? [])]).toEqual([sumOfTotals(bytes)])
})

/** Counted apart from the app: the last cell of every row with a council's code, where it is a number. */
function sumOfTotals(bytes: Uint8Array): number {
  const rows = new TextDecoder('windows-1252').decode(bytes).split(/\r\n?|\n/)
  const totals = rows.filter(row => /^E0\d{7},/.test(row)).map(row => Number(row.split(',').at(-1)))
  return totals.filter(Number.isFinite).reduce((sum, total) => sum + total, 0)
}

it('says of a broken file what is wrong, that nothing was changed, and what to do', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  await choose('broken.csv', new TextEncoder().encode('Place,2015\nLeeds,3\n"York,4\nHull,5\n'))
  const notice = await screen.findByRole('alert')
  expect(notice).toHaveTextContent('A quotation mark is opened and never closed')
  expect(notice).toHaveTextContent('Nothing was changed in the project.')
  expect(notice).toHaveTextContent('Look at line 3 of the file')
  await expectAccessible()

  host.choose({ name: 'book.xlsx', bytes: await bytesOf(workbook) })
  await press('Choose another file')
  expect(await screen.findByText('This is a spreadsheet workbook, not a CSV file')).toBeVisible()
  expect(screen.queryByRole('combobox', { name: 'Between the cells' })).toBeNull()
  expect(await measures()).toEqual([])
})

it('takes a pasted table, lets a column be left out, and shows each row it leaves out with its reason', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  const pasted =
    'Date\tPlace\tPeople\tTents\n03/04/2016\tLeeds\t12\t3\n04/04/2016\tYork\tmany\t4\n05/04/2016\tHull\t7\t1\n'
  await userEvent.fill(await screen.findByRole('textbox', { name: 'Or paste a table' }), pasted)
  await press('Use what I pasted')
  await userEvent.click(await screen.findByRole('radio', { name: /^The day: 03\/04\/2026 is 3 April/ }))
  await screen.findByText('3 of 3 rows come in, as 5 observations.')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What the column Tents becomes' }), 'Left out')
  await screen.findByText('2 of 3 rows come in, as 2 observations.')
  await userEvent.click(screen.getByText('See each of them'))
  const listed = screen.getByRole('table', { name: 'Rows and cells left out' })
  const row = within(listed).getByRole('row', { name: /The figure does not read as a number/ })
  expect(row).toHaveTextContent('many')
  expect(within(row).getByRole('rowheader')).toHaveTextContent('3')
  expect(screen.getByRole('row', { name: /3 April 2016 Leeds 12/ })).toBeVisible()
})

it('says after an undo that the file is out again, and never offers to undo another step in its place', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  await choose('small.csv', new TextEncoder().encode('Place,2015,2016\nLeeds,3,4\nYork,5,6\n'))
  await goOn()
  await press('Bring in 4 observations')
  await button('Undo: take it all out again')
  await userEvent.keyboard('{Control>}z{/Control}')
  await screen.findByText(/small.csv.” was taken out again/)
  expect(screen.queryByRole('button', { name: 'Undo: take it all out again' })).toBeNull()
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
  await screen.findByText(/small.csv.” is in/)
  const [measure] = await measures()
  if (!measure) throw new Error('no measure was made')
  await openSession().commit('measure.edit', [edited('measure', measure, { ...measure, title: 'Another step' })])
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo: take it all out again' })).toBeNull())
  expect(screen.getByText(/small.csv.” is in/)).toBeVisible()
})

it('takes an import out and keeps its measures', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  await choose('small.csv', new TextEncoder().encode('Place,2015,2016\nLeeds,3,4\nYork,5,6\n'))
  await goOn()
  await press('Bring in 4 observations')
  await userEvent.click(await screen.findByRole('link', { name: 'Evidence', current: 'page' }))
  await press('Take this import out: small.csv')
  await press('Take it out')
  await screen.findByRole('heading', { name: 'No data brought in yet' })
  expect(await imports()).toEqual([])
  expect(await measures()).toHaveLength(1)
  await press('Undo: take an import out')
  await screen.findByRole('heading', { name: 'small.csv' })
})
