import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { showProblem } from '../../../src/renderer/src/ui/notices'
import { fakeHost } from '../fake-host'
import { leave } from '../features/app-on-page'
import { projectOnPage } from '../features/project-on-page'

const host = fakeHost()
afterEach(leave)

it('shows one notice for a trouble that comes again, with its newest words', async () => {
  await projectOnPage(host, 'overview')
  showProblem({ title: 'Not written', message: 'The first time.' })
  expect(await screen.findByText('The first time.')).toBeVisible()
  showProblem({ title: 'Not written', message: 'The second time.' })
  expect(await screen.findByText('The second time.')).toBeVisible()
  expect(screen.getAllByText('Not written')).toHaveLength(1)
})

it('covers no more of the screen than three notices take', async () => {
  await projectOnPage(host, 'overview')
  for (const title of ['First', 'Second', 'Third', 'Fourth']) showProblem({ title, message: 'Not done.' })
  await waitFor(() => expect(screen.getAllByText('Not done.')).toHaveLength(3))
})
