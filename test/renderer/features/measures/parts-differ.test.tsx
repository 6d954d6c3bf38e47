import { added } from '@core/change/change'
import { screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { measureOf, observationOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

const homes = measureOf('homes', { title: 'Homes let', kind: 'number', aggregation: 'sum' })
const observed = (id: string, day: number, value: number, dimensions: Record<string, string>) =>
  added('observation', observationOf(id, 'homes', { day, value, dimensions }))

it('says beside the newest figure, and of any other that is asked for, that the parts do not add up to it', async () => {
  const changes = [
    added('measure', homes),
    observed('total', 17_000, 90, {}),
    observed('leeds', 17_000, 40, { place: 'Leeds' }),
    observed('york', 17_000, 30, { place: 'York' }),
    observed('before', 16_600, 5, {}),
    observed('hull', 16_600, 4, { place: 'Hull' }),
  ]
  await projectOnPage(host, 'measures/homes', { changes })
  expect(await screen.findByText(/by .place.: the parts add up to 70\. The whole says 160\./)).toBeVisible()
  expect(screen.getAllByText('The parts do not add up to the whole')).toHaveLength(1)
  const breakdown = within(screen.getByRole('region', { name: /^By .place.$/ }))
  await userEvent.selectOptions(breakdown.getByRole('combobox', { name: 'Period' }), '2015-16')
  expect(await breakdown.findByText(/by .place.: the parts add up to 4\. The whole says 9\./)).toBeVisible()
  await expectAccessible()
})

it('says nothing where they do', async () => {
  const changes = [added('measure', homes), observed('leeds', 17_000, 40, { place: 'Leeds' })]
  await projectOnPage(host, 'measures/homes', { changes })
  await screen.findByRole('region', { name: /^By .place.$/ })
  expect(screen.queryByText('The parts do not add up to the whole')).toBeNull()
})
