import { added } from '@core/change/change'
import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { projectOnPage } from '../project-on-page'
import { planWith } from './planned-workshop'

const host = fakeHost()

afterEach(async () => {
  for (const { sessionId } of await host.unfinishedSessions()) await host.forgetSession({ sessionId })
  await leave()
})

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))

it('turns the pages of the wall, points at a proposal on another page, takes one off, and leaves out the time', async () => {
  const proposals = Array.from({ length: 12 }, (_, index) => `Proposal ${index + 1}`)
  const workshop = planWith(['vote', 'close'], proposals)
  await projectOnPage(host, `workshops/${workshop.id}/run`, { changes: [added('workshop', workshop)] })
  await press('Open the session')
  await press('Begin')
  await userEvent.click(await screen.findByRole('tab', { name: 'Wall' }))
  await screen.findByText('Page 1 of 2')
  await expectAccessible()
  await press('Next page')
  await screen.findByText('Page 2 of 2')
  await press('Highlight on the wall: “⁨Proposal 3⁩”')
  await screen.findByText('Highlighted')
  screen.getByText('Page 1 of 2')
  await userEvent.click(screen.getByRole('switch', { name: 'Show on the wall how much time is left' }))
  await press('Take off the wall: “⁨Proposal 12⁩”')
  await screen.findByRole('heading', { name: 'Proposals that are off the wall' })
  const [session] = await host.unfinishedSessions()
  const wall = await host.watchProjector({ sessionId: session?.sessionId ?? '', afterRevision: 0 })
  expect(wall).toMatchObject({ wall: { page: 0, highlighted: 'item-3', showsTime: false } })
  expect(wall?.items).toHaveLength(11)
  await press('Stop highlighting: “⁨Proposal 3⁩”')
  await waitFor(() => expect(screen.queryByText('Highlighted')).toBeNull())
})
