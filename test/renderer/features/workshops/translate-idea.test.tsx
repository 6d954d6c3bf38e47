import { added } from '@core/change/change'
import { screen, waitFor, within } from '@testing-library/react'
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

it('writes a translation below an idea, and takes it away again', async () => {
  const workshop = planWith(['ideas', 'share'], [])
  await projectOnPage(host, `workshops/${workshop.id}/run`, { changes: [added('workshop', workshop)] })
  await press('Open the session')
  await press('Begin')
  const joined = await host.joinByPhone('lived')
  if (!joined.ok) throw new Error(joined.problem)
  const answer = { kind: 'idea', ideaId: 'i', words: 'Drzwi z zamkiem', mayMerge: true } as const
  await host.sayByPhone(joined.value, { answer, revision: 1 })
  await press('Translate “⁨Drzwi z zamkiem⁩”')
  const dialog = await screen.findByRole('dialog')
  await userEvent.fill(within(dialog).getByRole('textbox'), 'A door with a lock')
  await expectAccessible()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Show the translation' }))
  const card = () => screen.getByText('Drzwi z zamkiem').closest('li')
  await waitFor(() => expect(card()?.textContent).toContain('Translation: A door with a lock'))
  await press('Delete the translation of “⁨Drzwi z zamkiem⁩”')
  await waitFor(() => expect(card()?.textContent).not.toContain('A door with a lock'))
})
