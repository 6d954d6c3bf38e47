import { added } from '@core/change/change'
import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { elementOf, measureOf, observationOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(async () => {
  host.failWith(null)
  await leave()
})

const changes = [
  added('element', elementOf('o', { title: 'Nobody has to sleep rough' })),
  added('measure', measureOf('m', { outcomeIds: ['o'] })),
  added('observation', observationOf('b', 'm', { day: 17_000 })),
]
const narratives = () => openSession().db.rowsOf('narrative').toArray()

it('keeps the words for a period and an outcome when the field is left, and says what is still missing', async () => {
  await projectOnPage(host, 'reports', { changes })
  const text = await screen.findByRole('textbox', { name: /^About “.Nobody has to sleep rough.” in 2016-17/ })
  expect(screen.getByText('1 outcome has no text for the year.')).toBeVisible()
  await userEvent.fill(text, 'More people than ever.')
  await userEvent.keyboard('{Tab}')
  await waitFor(() => expect(screen.queryByText('1 outcome has no text for the year.')).toBeNull())
  expect(await narratives()).toMatchObject([{ period: '2016', elementId: 'o', text: 'More people than ever.' }])
  await userEvent.click(screen.getByRole('button', { name: 'Undo: write report text' }))
  await waitFor(() => expect(text).toHaveValue(''))
  expect(await narratives()).toEqual([])
  await expectAccessible()
})

it('writes a Word file off the page and hands it to the host', async () => {
  await projectOnPage(host, 'reports', { changes })
  await userEvent.click(await screen.findByRole('button', { name: 'Write the report' }))
  expect(await screen.findByText(/It was saved as “.Homes for all report 2016-17.docx/)).toBeVisible()
  const saved = host.saved.at(-1)
  expect(saved).toMatchObject({ suggestedName: 'Homes for all report 2016-17.docx', kind: 'report' })
  expect([...(saved?.bytes.subarray(0, 2) ?? [])]).toEqual([0x50, 0x4b])
})

it('says in a sentence why the file could not be written, and that nothing was lost', async () => {
  await projectOnPage(host, 'reports', { changes })
  const write = await screen.findByRole('button', { name: 'Write the report' })
  host.failWith('no-space')
  await userEvent.click(write)
  const notice = await screen.findByRole('alert')
  expect(notice).toHaveTextContent('The disk is full')
  expect(notice).toHaveTextContent('Nothing was lost, and no half-written file was left behind.')
})
