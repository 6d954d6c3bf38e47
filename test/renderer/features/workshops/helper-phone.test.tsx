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

it('lets one phone help by a picture that works once, and ends its access', async () => {
  const workshop = planWith(['welcome', 'close'], [])
  await projectOnPage(host, `workshops/${workshop.id}/run`, { changes: [added('workshop', workshop)] })
  await press('Open the session')
  await press('Let a phone help')
  await screen.findByRole('img', { name: 'QR code that lets one phone help' })
  await expectAccessible()
  await host.helpByPhone()
  await screen.findByText('A phone is helping.')
  expect(screen.queryByRole('img', { name: 'QR code that lets one phone help' })).toBeNull()
  await press('End its access')
  await waitFor(() => expect(screen.queryByText('A phone is helping.')).toBeNull())
  screen.getByRole('button', { name: 'Let a phone help' })
})
