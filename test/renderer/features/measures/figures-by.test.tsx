import { added } from '@core/change/change'
import { screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { measureOf, observationOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { leave } from '../app-on-page'
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
