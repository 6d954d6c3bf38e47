import { added } from '@core/change/change'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'
import { planWith } from './planned-workshop'

const host = fakeHost()

afterEach(async () => {
  for (const { sessionId } of await host.unfinishedSessions()) await host.forgetSession({ sessionId })
  await leave()
})

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))

it('puts ideas into levels by a button, and makes a rubric measure of what is agreed', async () => {
  const planned = planWith(['ideas', 'share', 'agree', 'close'])
  const workshop = {
    ...planned,
    plan: {
      ...planned.plan,
      method: 'rubric' as const,
      levels: [
        { id: 'low', name: 'Badly' },
        { id: 'high', name: 'Really well' },
      ],
    },
  }
  await projectOnPage(host, `workshops/${workshop.id}/run`, { changes: [added('workshop', workshop)] })
  await press('Open the session')
  await press('Begin')
  const joined = await host.joinByPhone('lived')
  if (!joined.ok) throw new Error(joined.problem)
  for (const [ideaId, words] of [
    ['i1', 'Nobody calls back'],
    ['i2', 'The door is open'],
  ] as const) {
    const answer = { kind: 'idea' as const, ideaId, words, mayMerge: true }
    expect(await host.sayByPhone(joined.value, { answer, revision: 1 })).toMatchObject({ ok: true })
  }
  await press('Next: ⁨Share and group⁩')
  const putIn = async (words: string, level: string) =>
    userEvent.click(
      within(await screen.findByRole('group', { name: `Put “⁨${words}⁩” in a level` })).getByRole('button', {
        name: level,
      }),
    )
  await putIn('Nobody calls back', 'Badly')
  await putIn('The door is open', 'Badly')
  await screen.findByText('Every idea is in a level.')
  await press('Remove from the level: “⁨The door is open⁩”')
  await putIn('The door is open', 'Really well')
  await expectAccessible()
  const [low] = screen.getAllByRole('textbox', { name: 'In the group’s words' })
  if (!low) throw new Error('no level can be written in')
  expect(low).toHaveAttribute('placeholder', 'Nobody calls back')
  await userEvent.fill(low, 'You are left waiting')
  await press('Next: ⁨Agree⁩')
  await userEvent.click(await screen.findByText('Not decided yet', { selector: 'summary *' }))
  await screen.findByText('You are left waiting')
  await userEvent.fill(screen.getByRole('textbox', { name: 'What these levels describe' }), 'How well a move goes')
  await userEvent.click(screen.getByRole('radio', { name: 'Agreed' }))
  await screen.findByText('Agreed', { selector: 'summary *' })
  await press('Next: ⁨Close⁩')
  await press('End the session')
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'End the session' }))
  await press('Put it into the project')
  await waitFor(async () => expect(await openSession().db.rowsOf('measure').toArray()).toHaveLength(1))
  expect(await openSession().db.rowsOf('measure').toArray()).toMatchObject([
    {
      title: 'How well a move goes',
      kind: 'rubric',
      rubric: [
        { name: 'Badly', words: 'You are left waiting' },
        { name: 'Really well', words: 'The door is open' },
      ],
    },
  ])
})
