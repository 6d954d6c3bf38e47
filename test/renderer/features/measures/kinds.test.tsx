import { added } from '@core/change/change'
import type { RubricJudging } from '@core/project/entities'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { measureOf, observationOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { chooseFromMenu, expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

const levels = ['Told', 'Asked', 'Deciding together'].map(name => ({ name, words: '' }))
const rubric = measureOf('m', { title: 'Power', kind: 'rubric', aggregation: 'median', rubric: levels })
const rowsOf = (kind: 'observation' | 'rubricJudging') => openSession().db.rowsOf(kind).toArray()

async function judge(group: string, counts: Record<string, string>, dissent = '') {
  await userEvent.click(await screen.findByRole('button', { name: 'Record an assessment' }))
  const form = within(await screen.findByRole('dialog', { name: 'Record an assessment' }))
  await userEvent.selectOptions(form.getByRole('combobox', { name: 'Group' }), group)
  await userEvent.fill(form.getByLabelText('Day'), '2016-12-10')
  for (const [level, count] of Object.entries(counts)) {
    await userEvent.fill(form.getByRole('textbox', { name: level }), count)
  }
  await userEvent.fill(form.getByRole('textbox', { name: 'What some saw differently' }), dissent)
  await userEvent.click(form.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
}

it('keeps how groups assessed apart, says that they differ, and keeps what some saw differently', async () => {
  await projectOnPage(host, 'measures/m', { changes: [added('measure', rubric)] })
  await judge('Lived experience', { '1. Told': '3', '3. Deciding together': '1' }, 'June was different.')
  await judge('Learnt (professional) experience', { '3. Deciding together': '6' })
  expect(
    await screen.findByText(/Lived experience.*Told.*Learnt \(professional\) experience.*Deciding together/),
  ).toBeVisible()
  expect(screen.getByText('June was different.')).toBeVisible()
  expect(screen.getByText(/Fewer than 5 people chose a level in: Lived experience/)).toBeVisible()
  const table = screen.getByRole('table', { name: /people by the level they chose/ })
  expect(within(table).getByRole('row', { name: /^Lived experience/ })).toHaveTextContent('301')
  await expectAccessible()
  await userEvent.click(screen.getByRole('button', { name: 'Undo: record an assessment' }))
  await waitFor(async () => expect(await rowsOf('rubricJudging')).toHaveLength(1))
  expect(await screen.findByText('One group assessed: “Told”.')).toBeVisible()
})

it('refuses an assessment without people, or with half of one, and keeps what was typed', async () => {
  await projectOnPage(host, 'measures/m', { changes: [added('measure', rubric)] })
  await userEvent.click(await screen.findByRole('button', { name: 'Record an assessment' }))
  const form = within(await screen.findByRole('dialog'))
  await userEvent.click(form.getByRole('button', { name: 'Save' }))
  expect(await form.findByText('Write how many people chose a level, or did not know.')).toBeVisible()
  await userEvent.fill(form.getByRole('textbox', { name: '1. Told' }), '2.5')
  await userEvent.click(form.getByRole('button', { name: 'Save' }))
  expect(await form.findByText(/A number of people is a whole number/)).toBeVisible()
  expect(form.getByRole('textbox', { name: '1. Told' })).toHaveValue('2.5')
  expect(await rowsOf('rubricJudging')).toEqual([])
})

it('levels that people assessed by are reworded, but neither moved nor taken out', async () => {
  const judging: RubricJudging = {
    id: 'j',
    measureId: 'm',
    day: 17_000,
    perspectiveId: 'lived',
    counts: [1, 2, 3],
    dontKnow: 0,
    reason: '',
    dissent: '',
  }
  await projectOnPage(host, 'measures/m?view=definition', {
    changes: [added('measure', rubric), added('rubricJudging', judging)],
  })
  expect(await screen.findByText(/There are records by these levels/)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Remove level 2' })).toBeDisabled()
  expect(screen.getByRole('button', { name: 'Move level 2 higher' })).toBeDisabled()
  expect(screen.getByRole('textbox', { name: 'Name of level 2' })).toBeEnabled()
})

it('takes answers on a scale by count in one step, and shows before beside after', async () => {
  const scale = measureOf('m', { title: 'A say', kind: 'scale', aggregation: 'median', rubric: levels })
  const before = Array.from({ length: 6 }, (_, index) =>
    observationOf(`o${index}`, 'm', { day: 16_600, value: index < 4 ? 1 : 2 }),
  )
  await projectOnPage(host, 'measures/m?view=observations', {
    changes: [added('measure', scale), ...before.map(answer => added('observation', answer))],
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Add answers by count' }))
  const form = within(await screen.findByRole('dialog'))
  await userEvent.fill(form.getByLabelText('Day'), '2016-09-01')
  await userEvent.fill(form.getByRole('textbox', { name: '2. Asked' }), '2')
  await userEvent.fill(form.getByRole('textbox', { name: '3. Deciding together' }), '8')
  await userEvent.click(form.getByRole('button', { name: 'Save' }))
  await waitFor(async () => expect(await rowsOf('observation')).toHaveLength(16))
  await userEvent.click(screen.getByRole('tab', { name: 'Figures' }))
  const table = await screen.findByRole('table', { name: /answers by level/ })
  expect(within(table).getByRole('row', { name: /^1\. Told/ })).toHaveTextContent('1. Told4 (67%)0 (0%)')
  expect(within(table).getByRole('row', { name: /^3\. Deciding together/ })).toHaveTextContent('0 (0%)8 (80%)')
  expect(
    screen.getByRole('img', {
      name: /6 answers; more than half reach “Told”.*10 answers; more than half reach “Deciding together”/,
    }),
  ).toBeVisible()
  await expectAccessible()
  const distribution = within(screen.getByRole('region', { name: 'How answers are spread over the levels' }))
  for (const shape of [/PNG/, /SVG/, /^Table/]) {
    const saved = host.saved.length
    await userEvent.click(distribution.getByRole('button', { name: 'Export this chart' }))
    await chooseFromMenu(shape)
    await waitFor(() => expect(host.saved.length).toBe(saved + 1))
  }
  const last = host.saved.at(-1)
  const csv = new TextDecoder().decode(last && 'bytes' in last ? last.bytes : new Uint8Array())
  expect(csv).toMatch(/^\uFEFF?period,place,level,/)
  expect(csv).toMatch(/,1,Told,,6,,"hidden/)

  const clipboard: ClipboardItem[] = []
  vi.spyOn(navigator.clipboard, 'write').mockImplementation(async items => {
    clipboard.push(...items)
  })
  for (const shape of ['Copy as a picture', 'Copy as a table']) {
    const before = clipboard.length
    await userEvent.click(distribution.getByRole('button', { name: 'Export this chart' }))
    await chooseFromMenu(new RegExp(shape))
    await waitFor(() => expect(clipboard.length).toBe(before + 1))
  }
  const [picture, pasted] = clipboard
  const png = await picture?.getType('image/png')
  expect([...new Uint8Array(await (png ?? new Blob()).slice(1, 4).arrayBuffer())]).toEqual([0x50, 0x4e, 0x47])
  expect(await (await picture?.getType('image/svg+xml'))?.text()).toContain('<svg')
  expect(await (await pasted?.getType('text/html'))?.text()).toMatch(/<th>level<\/th>.*<td>Told<\/td>.*hidden/)
  expect(await (await pasted?.getType('text/plain'))?.text()).toMatch(
    /^period\tplace\tlevel\t.*\r\n[^\n]*\t1\tTold\t\t6\t\thidden/,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Undo: add answers' }))
  await waitFor(async () => expect(await rowsOf('observation')).toHaveLength(6))
})

it('says beside the newest figure, and of the chart, which values it is without', async () => {
  const missing = observationOf('b', 'm', { day: 17_001, value: null, flag: 'missing' })
  await projectOnPage(host, 'measures/m', {
    changes: [
      added('measure', measureOf('m', { title: 'Homes' })),
      added('observation', observationOf('a', 'm', { day: 17_000, value: 12 })),
      added('observation', missing),
    ],
  })
  expect(await screen.findByText(/^in 2016(-17)?, as of .*, without 1 missing$/)).toBeVisible()
  expect(screen.getByText(/The figure for 2016(-17)? is without 1 missing\./)).toBeVisible()
})

it('a story is kept in words, with no number and no chart', async () => {
  await projectOnPage(host, 'measures/m?view=observations', {
    changes: [added('measure', measureOf('m', { title: 'Waiting', kind: 'story' }))],
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Add a story' }))
  const form = within(await screen.findByRole('dialog', { name: 'Add a story' }))
  await userEvent.fill(form.getByLabelText('Day'), '2016-06-01')
  await userEvent.click(form.getByRole('button', { name: 'Save' }))
  expect(form.getByRole('textbox', { name: 'What was told' })).toHaveAccessibleDescription(/Write what was told/)
  await userEvent.fill(form.getByRole('textbox', { name: 'What was told' }), 'We moved four times.')
  await userEvent.click(form.getByRole('button', { name: 'Save' }))
  await waitFor(async () =>
    expect(await rowsOf('observation')).toMatchObject([{ value: null, note: 'We moved four times.' }]),
  )
  await userEvent.click(await screen.findByRole('tab', { name: 'Stories' }))
  expect(await screen.findByText(/Nothing is counted/)).toBeVisible()
  expect(await screen.findByText('We moved four times.')).toBeVisible()
  expect(screen.queryByRole('img')).toBeNull()
  await expectAccessible()
})

it('a milestone is reached on a day', async () => {
  await projectOnPage(host, 'measures/m?view=observations', {
    changes: [added('measure', measureOf('m', { title: 'The charter', kind: 'milestone' }))],
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Add an observation' }))
  const form = within(await screen.findByRole('dialog'))
  await userEvent.fill(form.getByRole('textbox', { name: 'Source' }), 'Minutes')
  await userEvent.fill(form.getByLabelText('Day', { selector: 'input' }), '2016-05-03')
  await userEvent.click(form.getByRole('button', { name: 'Save' }))
  expect(await form.findByText('Say whether it was reached, or choose that it is missing.')).toBeVisible()
  await userEvent.click(form.getByRole('radio', { name: 'reached' }))
  await userEvent.click(form.getByRole('button', { name: 'Save' }))
  await userEvent.click(await screen.findByRole('tab', { name: 'Figures' }))
  expect(await screen.findByRole('row', { name: /2016-17 Reached, on 3 May 2016 Reached/ })).toBeVisible()
})

it('draws levels year by year from the first level to the last, as nothing lies below the first', async () => {
  const judged = (id: string, day: number, value: number, group: string) =>
    added('observation', observationOf(id, 'm', { day, value, dimensions: { group } }))
  await projectOnPage(host, 'measures/m', {
    changes: [
      added('measure', rubric),
      judged('a', 16_600, 1, 'Tenants'),
      judged('b', 17_000, 2, 'Tenants'),
      judged('c', 16_600, 1, 'Staff'),
      judged('d', 17_000, 2, 'Staff'),
    ],
  })
  expect(await screen.findByText(/All are drawn on one axis, from Told to Deciding together\.$/)).toBeVisible()
})

it('has the sign to read with care beside the figure at the top, too', async () => {
  const measure = measureOf('m', { title: 'Nights paid for', aggregation: 'sum', span: 'year' })
  const overTheEdge = observationOf('a', 'm', { day: 17_000, value: 9 })
  await projectOnPage(host, 'measures/m', { changes: [added('measure', measure), added('observation', overTheEdge)] })
  await screen.findByRole('table')
  expect(screen.getAllByRole('img', { name: 'Read with care' })).toHaveLength(2)
})
