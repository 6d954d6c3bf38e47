import { edited } from '@core/change/change'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import roughSleeping from '../../../../resources/data/rough-sleeping-england-2010-2016-wide.csv?url'
import priorityNeed from '../../../../resources/data/section-e2-priority-need-2014-q3.csv?url'
import codes from '../../../fixtures/cases/k16a-999-and-minus-99.csv?url'
import polish from '../../../fixtures/cases/k17a-polish-windows-1250.csv?url'
import damaged from '../../../fixtures/cases/k17b-utf-8-with-one-bad-byte.csv?url'
import filtered from '../../../fixtures/cases/k19e-filtered-rows.xlsx?url'
import workbook from '../../../fixtures/homelessness-statistics/rough-sleeping-england-autumn-2017.xlsx?url'
import survey from '../../../fixtures/surveys/google-forms.csv?url'
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

it('imports the rough-sleeping file: sums agree with its England row, and one undo takes it all out', async () => {
  await projectOnPage(host, 'evidence')
  await userEvent.click(await screen.findByRole('link', { name: 'Import data' }))
  await choose('rough-sleeping.csv', await bytesOf(roughSleeping))
  expect(await screen.findByText('326 of 360 rows will be imported, as 2,282 observations.')).toBeVisible()
  expect(screen.getByRole('heading', { name: 'Step 2 of 4: Check what it becomes' })).toHaveFocus()
  expect(
    screen.getByText(
      /to be imported add up to 4,134 for 31 December 2016. The file’s own “.England.” row says 4,134: it agrees/,
    ),
  ).toBeVisible()
  expect(screen.getByRole('row', { name: /^Percentages or averages of other rows/ })).toBeVisible()
  expect(await measures()).toEqual([])
  await expectAccessible()

  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'A year in this file ends in' }), 'November')
  await screen.findByText(/add up to 4,134 for 30 November 2016/)
  const title = screen.getByRole('textbox', { name: /^Title, in plain words/ })
  await userEvent.fill(title, 'People sleeping rough')
  await goOn()
  const credit = await screen.findByRole('textbox', { name: 'Where the figures come from' })
  await userEvent.fill(credit, 'DCLG, Open Government Licence')
  await press('Import 2,282 observations')
  await screen.findByText(/rough-sleeping.csv.” was imported/)
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
  const day = await screen.findByLabelText('What date are these figures for?')
  expect(await button('Next')).toBeDisabled()
  await userEvent.fill(day, '2014-09-30')
  await userEvent.keyboard('{Enter}')
  await screen.findByText(/rows will be imported, as 326 observations/)
  await goOn()
  await press('Import 326 observations')
  await screen.findByText(/section-e2.csv.” was imported/)

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

it('imports a published workbook: its sheet of figures is found, another can be chosen, and the sums are England’s', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  await choose('autumn-2017.xlsx', await bytesOf(workbook))
  expect(await screen.findByText('326 of 373 rows will be imported, as 2,608 observations.')).toBeVisible()
  expect(screen.getByRole('radio', { name: 'table 1' })).toBeChecked()
  expect(screen.getByText(/^374 rows, 13 columns · Table 1: Street counts/)).toBeVisible()
  expect(screen.queryByRole('combobox', { name: 'Text encoding' })).toBeNull()
  await expectAccessible()

  await userEvent.click(screen.getByRole('radio', { name: 'Contents' }))
  await waitFor(() => expect(screen.queryByText(/2,608 observations/)).toBeNull())
  await userEvent.click(await screen.findByRole('radio', { name: 'table 2a' }))
  expect(await screen.findByLabelText('What date are these figures for?')).toBeVisible()
  await userEvent.click(screen.getByRole('radio', { name: 'table 1' }))
  await screen.findByText('326 of 373 rows will be imported, as 2,608 observations.')
  await goOn()
  await press('Import 2,608 observations')
  await screen.findByText(/autumn-2017.xlsx.” was imported/)
  const [measure] = await measures()
  if (!measure) throw new Error('no measure was made')
  await waitFor(() => expect(openSession().readings.of(measure.id)).toBeDefined())
  const published = [1768, 2181, 2309, 2414, 2744, 3569, 4134, 4751]
  expect([...(openSession().readings.of(measure.id)?.summary.sum ?? [])]).toEqual(published)

  await press('Import another file')
  await choose('autumn-2017.xlsx', await bytesOf(workbook))
  expect(await screen.findByText(/^2,608 figures of this file are in the project already/)).toBeVisible()
  expect(screen.getByText('Nothing new: every figure of this file is in the project already.')).toBeVisible()
  expect(screen.getByRole('radio', { name: 'Skip the new ones' })).toBeChecked()
  expect(await button('Next')).toBeDisabled()
})

it('shows figures that are there with another value beside the new ones, and has the person choose', async () => {
  const csv = (...rows: string[]) => new TextEncoder().encode(['Date,Place,People', ...rows].join('\n'))
  await projectOnPage(host, 'evidence/bring-in')
  await choose('first.csv', csv('2016-01-31,Leeds,5', '2016-01-31,York,7'))
  await goOn()
  await press('Import 2 observations')
  await press('Import another file')
  await choose('later.csv', csv('2016-01-31,Leeds,5', '2016-01-31,York,8', '2016-02-29,York,1'))
  const table = await screen.findByRole('table', { name: 'Figures that are in the project already' })
  expect(
    within(table)
      .getAllByRole('row')
      .map(row => row.textContent),
  ).toEqual([
    expect.stringContaining('In the project'),
    expect.stringMatching(/31 January 2016York87As chosen above/),
    expect.stringMatching(/31 January 2016Leeds5the same/),
  ])
  expect(await button('Next')).toBeDisabled()
  await expectAccessible()

  await userEvent.click(screen.getByRole('radio', { name: /^Add them beside the old ones/ }))
  await screen.findByText('3 of 3 rows will be imported, as 3 observations.')
  await userEvent.click(screen.getByRole('radio', { name: /^Skip the new ones/ }))
  await screen.findByText('1 of 3 rows will be imported, as 1 observation.')
  await goOn()
  await press('Import 1 observation')
  await screen.findByText(/later.csv.” was imported/)
  expect((await imports()).map(each => each.observationsMade).sort()).toEqual([1, 2])
})

it('says of a broken file what is wrong, that nothing was changed, and what to do', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  await choose('broken.csv', new TextEncoder().encode('Place,2015\nLeeds,3\n"York,4\nHull,5\n'))
  const notice = await screen.findByRole('alert')
  expect(notice).toHaveTextContent('A quotation mark is opened and never closed')
  expect(notice).toHaveTextContent('Nothing was changed in the project.')
  expect(notice).toHaveTextContent('Look at line 3 of the file')
  await expectAccessible()

  host.choose({ name: 'book.xlsx', bytes: (await bytesOf(workbook)).slice(0, 50_000) })
  await press('Choose another file')
  expect(await screen.findByText('This workbook is damaged or incomplete')).toBeVisible()
  expect(screen.queryByRole('combobox', { name: 'Cells are separated by' })).toBeNull()
  expect(await measures()).toEqual([])
})

it('takes a pasted table, lets a column be left out, and shows each row it leaves out with its reason', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  const pasted =
    'Date\tPlace\tPeople\tTents\n03/04/2016\tLeeds\t12\t3\n04/04/2016\tYork\tmany\t4\n05/04/2016\tHull\t7\t1\n'
  await userEvent.fill(await screen.findByRole('textbox', { name: 'Or paste a table' }), pasted)
  await press('Use what I pasted')
  await userEvent.click(await screen.findByRole('radio', { name: /^The day: 03\/04\/2026 is 3 April/ }))
  await screen.findByText('3 of 3 rows will be imported, as 5 observations.')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What the column Tents becomes' }), 'Not used')
  await screen.findByText('2 of 3 rows will be imported, as 2 observations.')
  await userEvent.click(screen.getByText('See each of them'))
  const listed = screen.getByRole('table', { name: 'Rows and cells skipped' })
  const row = within(listed).getByRole('row', { name: /Not a number/ })
  expect(row).toHaveTextContent('many')
  expect(within(row).getByRole('rowheader')).toHaveTextContent('3')
  expect(screen.getByRole('row', { name: /3 April 2016 Leeds 12/ })).toBeVisible()
})

it('says after an undo that the file is out again, and never offers to undo another step in its place', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  await choose('small.csv', new TextEncoder().encode('Place,2015,2016\nLeeds,3,4\nYork,5,6\n'))
  await goOn()
  await press('Import 4 observations')
  await button('Undo this import')
  await userEvent.keyboard('{Control>}z{/Control}')
  await screen.findByText(/small.csv.” was removed/)
  expect(screen.queryByRole('button', { name: 'Undo this import' })).toBeNull()
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
  await screen.findByText(/small.csv.” was imported/)
  const [measure] = await measures()
  if (!measure) throw new Error('no measure was made')
  await openSession().commit('measure.edit', [edited('measure', measure, { ...measure, title: 'Another step' })])
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo this import' })).toBeNull())
  expect(screen.getByText(/small.csv.” was imported/)).toBeVisible()
})

it('takes an import out and keeps its measures', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  await choose('small.csv', new TextEncoder().encode('Place,2015,2016\nLeeds,3,4\nYork,5,6\n'))
  await goOn()
  await press('Import 4 observations')
  await userEvent.click(await screen.findByRole('link', { name: 'Evidence', current: 'page' }))
  await press('Remove this import: small.csv')
  await press('Remove')
  await screen.findByRole('heading', { name: 'No data imported yet' })
  expect(await imports()).toEqual([])
  expect(await measures()).toHaveLength(1)
  await press('Undo: remove an import')
  await screen.findByRole('heading', { name: 'small.csv' })
})

const people = (...rows: string[]) => new TextEncoder().encode(['Date,Place,People', ...rows].join('\n'))

it('puts left-out rows right, before they come in and afterwards, and one undo takes each back', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  await choose(
    'first.csv',
    people('2016-01-31,Leeds,5', '2016-01-31,York,7', '2016-01-31,Hull,many', '2016-02-30,Bath,2'),
  )
  await screen.findByText('2 of 4 rows will be imported, as 2 observations.')
  await userEvent.click(screen.getByText('See each of them'))
  await press('Correct: line 4')
  const field = await screen.findByRole('textbox', { name: 'People' })
  expect(field).toHaveFocus()
  await userEvent.fill(field, 'x9')
  await press('Import')
  expect(field).toHaveAccessibleDescription('Not a number')
  await userEvent.fill(field, '9')
  expect(await screen.findByText('It will be imported as 1 observation:')).toBeVisible()
  expect(screen.getByText('9 · 31 January 2016 · Hull')).toBeVisible()
  await expectAccessible()
  await press('Import')
  await screen.findByText('3 of 4 rows will be imported, as 3 observations.')
  const right = screen.getByRole('table', { name: 'Corrections' })
  expect(within(right).getByRole('row', { name: /4 People many 9/ })).toBeVisible()

  await press('Take back: line 4, People')
  await screen.findByText('2 of 4 rows will be imported, as 2 observations.')
  await press('Correct: line 4')
  await userEvent.fill(await screen.findByRole('textbox', { name: 'People' }), '9')
  await press('Import')
  await screen.findByText('3 of 4 rows will be imported, as 3 observations.')
  await goOn()
  await press('Import 3 observations')
  await screen.findByText(/first.csv.” was imported/)
  expect(await imports()).toMatchObject([{ corrected: [{ line: 4, column: 2, was: 'many', text: '9' }] }])

  await userEvent.click(await screen.findByRole('link', { name: 'Evidence', current: 'page' }))
  await userEvent.click(await screen.findByText('Which rows were skipped, and why'))
  expect(await screen.findByText('1 cell was corrected during the import. Lines: 4.')).toBeVisible()
  await press('Correct: line 5')
  await userEvent.fill(await screen.findByRole('textbox', { name: 'Date' }), '2016-02-29')
  await press('Import')
  expect(await screen.findByText('No rows are skipped now.')).toBeVisible()
  expect(screen.getByText(/0 rows skipped/)).toBeVisible()
  const byHand = () => openSession().db.rowsOf('observation').toArray()
  const [record] = await imports()
  expect(await byHand()).toMatchObject([
    {
      value: 2,
      dimensions: { place: 'Bath' },
      corrects: null,
      leftOutOf: { importId: record?.id, line: 5, column: null },
      note: '“first.csv”, line 5, corrected by hand. The file says: 2016-02-30, Bath, 2',
    },
  ])
  const measureId = record?.measureIds[0] ?? ''
  const sums = () => [...(openSession().readings.of(measureId)?.summary.sum ?? [])]
  await waitFor(() => expect(sums()).toEqual([21, 2]))

  await press('Remove this import: first.csv')
  await press('Remove')
  await waitFor(async () => expect(await byHand()).toEqual([]))
  await press('Undo: remove an import')
  await waitFor(() => expect(sums()).toEqual([21, 2]))
  await press('Undo: correct a skipped row')
  await waitFor(async () => expect(await byHand()).toEqual([]))
  await waitFor(() => expect(sums()).toEqual([21]))
})

it('uses newer figures instead of the old, all or one by one; with the newer file out the old ones count again', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  await choose('first.csv', people('2016-01-31,Leeds,5', '2016-01-31,York,7', '2016-01-31,Hull,9'))
  await goOn()
  await press('Import 3 observations')
  await press('Import another file')
  await choose('later.csv', people('2016-01-31,Leeds,5', '2016-01-31,York,8', '2016-01-31,Hull,10'))
  await userEvent.click(await screen.findByRole('radio', { name: /^Use the new ones instead of the old/ }))
  expect(await screen.findByText('2 old figures will no longer count.')).toBeVisible()
  await userEvent.selectOptions(
    screen.getByRole('combobox', { name: 'What happens to the new figure: 31 January 2016, Hull' }),
    'Skip the new one',
  )
  expect(await screen.findByText('1 old figure will no longer count.')).toBeVisible()
  await goOn()
  await press('Import 1 observation')
  await screen.findByText(/later.csv.” was imported/)
  const [measure] = await measures()
  if (!measure) throw new Error('no measure was made')
  const sum = () => openSession().readings.of(measure.id)?.summary.sum[0]
  await waitFor(() => expect(sum()).toBe(22))

  await userEvent.click(await screen.findByRole('link', { name: 'Evidence', current: 'page' }))
  expect(await screen.findByText(/^Replaces 1 earlier figure from: .first.csv/)).toBeVisible()
  await press('Remove this import: later.csv')
  await press('Remove')
  await waitFor(() => expect(sum()).toBe(21))
  await press('Undo: remove an import')
  await waitFor(() => expect(sum()).toBe(22))
  await userEvent.click(await screen.findByRole('link', { name: /^Look up or add observations of People/ }))
  const old = (await screen.findByText(/Does not count: .*later.csv/)).closest('[role="row"]')
  for (const said of ['York', '7', 'line 3']) expect(old).toHaveTextContent(said)
})

it('offers to read a file as the last one with its columns was read, and takes no for an answer', async () => {
  const csv = (...rows: string[]) => new TextEncoder().encode(['Where,When,People,Tents', ...rows].join('\n'))
  await projectOnPage(host, 'evidence/bring-in')
  await choose('autumn.csv', csv('Leeds,2016-01-31,5,2', 'York,2016-01-31,7,1'))
  await screen.findByText('2 of 2 rows will be imported, as 4 observations.')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What the column Tents becomes' }), 'Not used')
  await screen.findByText('2 of 2 rows will be imported, as 2 observations.')
  await goOn()
  await press('Import 2 observations')
  await press('Import another file')
  await choose('spring.csv', csv('Leeds,2017-01-31,3,2', 'York,2017-01-31,1,1'))
  await screen.findByText('2 of 2 rows will be imported, as 4 observations.')
  await expectAccessible()
  await press(/^Use the settings of .*autumn.csv/)
  await screen.findByText('2 of 2 rows will be imported, as 2 observations.')
  await press('Start afresh instead')
  await screen.findByText('2 of 2 rows will be imported, as 4 observations.')
  expect(screen.queryByRole('button', { name: /^Use the settings of/ })).toBeNull()
})

it('adds a survey’s answers up, says what becomes of each question, and leaves out who answered', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  await choose('survey.csv', await bytesOf(survey))
  expect(await screen.findByText('This looks like a survey: one row for each person')).toBeVisible()
  expect(screen.getByText('8 of 8 rows will be imported, as 48 observations.')).toBeVisible()
  const listened = await screen.findByRole('group', { name: 'Do you feel listened to by the council?' })
  expect(listened).toHaveTextContent(
    '8 answered. 1 of them said they do not know or would rather not say, or gave a number that means this. 4 of 7: 57%.',
  )
  expect(screen.getByRole('button', { name: 'It is a question, use it: Email Address' })).toBeVisible()
  await expectAccessible()
  const question = screen.getByRole('group', { name: /^How strongly do you agree/ })
  await userEvent.selectOptions(within(question).getByRole('combobox', { name: 'What happens to it' }), 'The average')
  await waitFor(() => expect(question).toHaveTextContent('The average of 8 numbers: 3.25.'))
  const group = screen.getByRole('group', { name: 'Which group do you belong to?' })
  await userEvent.selectOptions(
    within(group).getByRole('combobox', { name: 'What happens to it' }),
    'Breaks the other questions down',
  )
  await waitFor(() => expect(screen.queryByText(/^8 of 8 rows will be imported, as 48/)).toBeNull())
  await goOn()
  await press(/^Import \d+ observations/)
  await screen.findByText(/survey.csv.” was imported/)
  const kept = JSON.stringify([await imports(), await measures(), await openSession().db.dictionaries.toArray()])
  for (const word of ['example.org', 'Cyd', 'Monday']) expect(kept).not.toContain(word)
})

it('asks of a survey whether numbers such as 999 are codes for no answer', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  await choose('codes.csv', await bytesOf(codes))
  const asked = await screen.findByRole('radiogroup', { name: 'Are these numbers, or codes for no answer?' })
  expect(asked).toHaveAccessibleDescription(/In “How old are you\?”: 999\. In “How many nights .*”: -99, 99\./)
  expect(await button('Next')).toBeDisabled()
  await expectAccessible()
  await userEvent.click(within(asked).getByRole('radio', { name: 'Codes for no answer' }))
  const age = await screen.findByRole('group', { name: 'How old are you?' })
  await waitFor(() => expect(age).toHaveTextContent('The average of 5 numbers: 40'))
  await waitFor(async () => expect(await button('Next')).toBeEnabled())
})

it('reads a survey as an ordinary table where the person says so', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  await choose('survey.csv', await bytesOf(survey))
  await press('Read it as an ordinary table instead')
  await waitFor(() => expect(screen.queryByText('This looks like a survey: one row for each person')).toBeNull())
  await press('Read it as a survey')
  expect(await screen.findByText('This looks like a survey: one row for each person')).toBeVisible()
})

it('is cancelled while it comes in, leaves nothing behind, and can be imported after all', async () => {
  const rows = Array.from({ length: 150_000 }, (_, index) => `2016-01-31,Place ${index % 300},${index % 97}`)
  await projectOnPage(host, 'evidence/bring-in')
  await choose('long.csv', people(rows.join('\n')))
  await goOn()
  await press(/^Import 150,000 observations/)
  await press('Cancel')
  expect(await screen.findByText('Cancelled')).toBeVisible()
  const { db, log } = openSession()
  for (const table of [db.blocks, db.segments, db.breakdowns, db.dictionaries]) expect(await table.count()).toBe(0)
  expect([await imports(), await measures(), log.lastSeq.get()]).toEqual([[], [], 1])
  await press(/^Import 150,000 observations/)
  await screen.findByText(/long.csv.” was imported/)
  expect(await imports()).toMatchObject([{ observationsMade: 150_000 }])
})

it('asks whether the hidden rows and columns of a sheet come in', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  await choose('filtered.xlsx', await bytesOf(filtered))
  await screen.findByText('Some of the sheet is hidden')
  expect(screen.getByText(/^1 row is hidden or filtered: .TEST, 2023-03-31, 999, 1998.\.$/)).toBeVisible()
  expect(screen.getByText(/^1 column is hidden: .Old count.\.$/)).toBeVisible()
  expect(await button('Next')).toBeDisabled()
  await expectAccessible()
  await userEvent.click(screen.getByRole('radio', { name: 'Import it as well' }))
  await screen.findByText('4 of 4 rows will be imported, as 8 observations.')
  await userEvent.click(await screen.findByRole('radio', { name: 'Skip what is hidden' }))
  await screen.findByText('3 of 3 rows will be imported, as 3 observations.')
  await goOn()
  await press('Import 3 observations')
  await screen.findByText(/filtered.xlsx.” was imported/)
})

it('shows how names read in three encodings, and the line of a letter that is lost', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  await choose('polish.csv', await bytesOf(polish))
  const choices = await screen.findByRole('radiogroup', { name: 'Text encoding' })
  const likeliest = within(choices).getByRole('radio', { name: /^Łódź, Kraków, Święta/ })
  expect(likeliest).toBeChecked()
  expect(within(choices).getAllByRole('radio')).toHaveLength(3)
  await expectAccessible()
  await userEvent.click(within(choices).getByRole('radio', { name: /^£ód/ }))
  await waitFor(() => expect(screen.queryByRole('radiogroup', { name: 'Text encoding' })).toBeNull())
  expect(screen.getByRole('combobox', { name: 'Text encoding' })).toHaveValue('windows-1252')

  await userEvent.click(screen.getByRole('button', { name: 'Choose another file' }))
  await choose('damaged.csv', await bytesOf(damaged))
  await screen.findByText('Some letters are lost in the file')
  expect(screen.getByText(/^1 byte of the file is not UTF-8 and reads as .: see line 4\./)).toBeVisible()
})
