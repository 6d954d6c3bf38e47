import { added } from '@core/change/change'
import { screen, waitFor, within } from '@testing-library/react'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { measureOf, observationOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { chooseFromMenu, leave } from '../app-on-page'
import { projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

// 17,000 is 18 July 2016.
const value = (id: string, day: number, value: number, place: string) =>
  added('observation', observationOf(id, 'm', { day, value, dimensions: { place } }))
const changes = [
  added('measure', measureOf('m', { title: 'Visits' })),
  value('a', 17_000, 10, 'Leeds'),
  value('b', 17_000, 30, 'York'),
  value('c', 17_031, 25, 'Leeds'),
  value('d', 17_031, 5, 'York'),
  // 26 October 2016.
  value('e', 17_100, 7, 'York'),
  added('reportingPeriod', { id: 'p', title: 'Summer', kind: 'other', firstDay: 17_000, lastDay: 17_030 }),
]

/** The control's own inputs are out of sight: people press the words. */
const choose = async (name: string) => {
  const radio = await screen.findByRole('radio', { name })
  const label = document.querySelector(`label[for="${CSS.escape(radio.id)}"]`)
  if (!label) throw new Error(`no words to press for ${name}`)
  await userEvent.click(label)
}

it('shows table and places by month, and keeps that in the address', async () => {
  await projectOnPage(host, 'measures/m', { changes })
  await choose('Month')
  const months = within(await screen.findByRole('table', { name: /figures by month/ }))
  expect(months.getByRole('row', { name: /^Jul 2016 40 18 July 2016/ })).toBeVisible()
  expect(months.getByRole('row', { name: /^Aug 2016 30 18 August 2016/ })).toBeVisible()
  await screen.findByRole('heading', { name: /place.*month by month/ })
  // It stays in the address.
  expect(window.location.hash).toContain('by=month')
})

/** The first of the page's exports is that of the figures over time. */
const exportChart = async (shape: RegExp) => {
  const [first] = await screen.findAllByRole('button', { name: 'Export this chart' })
  if (!first) throw new Error('nothing to export')
  await userEvent.click(first)
  await chooseFromMenu(shape)
}
const saved = async (shape: RegExp) => {
  const before = host.saved.length
  await exportChart(shape)
  await waitFor(() => expect(host.saved.length).toBe(before + 1))
  const last = host.saved.at(-1)
  return last && 'bytes' in last ? last.bytes : new Uint8Array()
}

// By hand: July 10 + 30, August 25 + 5, October 7; quarters 40 + 30 and 7; “Summer” ends on 17 August, the day before the second count.
it.each([
  ['Month', ['Jul 2016,40', 'Aug 2016,30', 'Sept 2016,', 'Oct 2016,7']],
  ['Quarter', ['Jul – Sept 2016,70', 'Oct – Dec 2016,7']],
  ['Named periods', ['Summer,40']],
])('exports and copies what is shown by %s, with the same figures', async (grain, lines) => {
  await projectOnPage(host, 'measures/m', { changes })
  await choose(grain)
  await screen.findByRole('table', { name: /figures by (month|quarter|named)/ })
  const csv = new TextDecoder().decode(await saved(/^Table/))
  const rows = csv.trim().split('\r\n').slice(1)
  expect(rows.map(row => row.split(',').slice(1, 3).join(',').replaceAll('\u2009', ' '))).toEqual(lines)

  const sheet = strFromU8(unzipSync(await saved(/^Excel/))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  const values = lines.map(line => line.split(',')[1]).filter(Boolean)
  expect([...sheet.matchAll(/<c r="C\d+"><v>([^<]+)</g)].map(([, value]) => value)).toEqual(values)

  const clipboard: ClipboardItem[] = []
  vi.spyOn(navigator.clipboard, 'write').mockImplementation(async items => void clipboard.push(...items))
  await exportChart(/Copy as a table/)
  await waitFor(() => expect(clipboard).toHaveLength(1))
  const pasted = await (await clipboard[0]?.getType('text/plain'))?.text()
  expect(
    pasted
      ?.split('\r\n')
      .slice(1)
      .map(row => row.split('\t').slice(1, 3).join(',').replaceAll('\u2009', ' ')),
  ).toEqual(lines)
})

it('looks at a quarter that was taken as it is on every screen', async () => {
  await projectOnPage(host, 'overview', { changes })
  await userEvent.click(await screen.findByRole('button', { name: 'Name a period' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Name a period' }))
  const ready = dialog.getByRole('combobox', { name: 'Take a quarter or a month' })
  await userEvent.selectOptions(ready, within(ready).getByRole('option', { name: /^Jul.*Sept 2016/ }))
  await userEvent.click(dialog.getByRole('button', { name: 'Add the period' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  for (const screenOf of ['overview', 'theory', 'measures', 'reports']) {
    window.location.hash = window.location.hash.replace(/(#\/p\/[^/]+\/).*/, `$1${screenOf}`)
    await waitFor(async () => {
      const [period] = await screen.findAllByRole('combobox', { name: 'Period' })
      expect((period as HTMLSelectElement).selectedOptions[0]?.text).toMatch(/^Jul.*Sept 2016/)
    })
    if (screenOf === 'measures') await screen.findByText(/\b70\b/)
  }
})
