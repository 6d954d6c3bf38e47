import { added } from '@core/change/change'
import { screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { elementOf } from '../../../core/project/sample-contents'
import { type FakeHost, fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { projectOnPage } from '../project-on-page'

const host: FakeHost = fakeHost()
const sentences = () => within(screen.getByRole('region', { name: 'The theory in sentences' })).getAllByRole('listitem')
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

afterEach(leave)

it('reads the theory one path at a time, by the keyboard too', async () => {
  await projectOnPage(host, 'theory?view=outline', {
    changes: [
      added('element', elementOf('a', { title: 'We train', level: 'activity', sphere: 'control' })),
      added('element', elementOf('b', { title: 'Tenants speak', level: 'outcome' })),
      added('element', elementOf('c', { title: 'Homes are kept', level: 'impact', sphere: 'concern' })),
      added('link', { id: 'ab', from: 'a', to: 'b', rationale: 'people meet' }),
      added('link', { id: 'bc', from: 'b', to: 'c', rationale: '' }),
      added('link', { id: 'ac', from: 'a', to: 'c', rationale: '' }),
    ],
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Read as sentences' }))
  await screen.findByRole('heading', { name: 'Path 1 of 2' })
  const first = sentences().map(item => item.textContent)
  const previous = screen.getByRole('button', { name: 'Previous path' })
  expect(previous).toHaveAttribute('aria-disabled', 'true')
  screen.getByRole('button', { name: 'Next path' }).focus()
  await userEvent.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'Path 2 of 2' })
  // At the end the button keeps the focus, and does nothing more.
  expect(screen.getByRole('button', { name: 'Next path' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'Path 2 of 2' })
  const second = sentences().map(item => item.textContent)
  expect([first, second].toSorted((a, b) => b.length - a.length)).toEqual([
    ['If “We train”, then “Tenants speak”, because people meet.', 'If “Tenants speak”, then “Homes are kept”.'],
    ['If “We train”, then “Homes are kept”.'],
  ])
  await expectAccessible()
  await press('Back to the outline')
  await screen.findByRole('region', { name: 'Outcomes' })
})

it('says what is missing where no path leads to an impact', async () => {
  await projectOnPage(host, 'theory?view=outline', { changes: [added('element', elementOf('b', { title: 'Alone' }))] })
  await userEvent.click(await screen.findByRole('button', { name: 'Read as sentences' }))
  await screen.findByText('No path leads from an activity to an impact yet')
})
