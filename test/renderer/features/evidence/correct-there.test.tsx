import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const byHand = () => openSession().db.rowsOf('observation').toArray()
const imports = () => openSession().db.rowsOf('import').toArray()

async function bringIn(name: string, rows: readonly string[], observations: string) {
  host.choose({ name, bytes: new TextEncoder().encode(['Date,Place,People', ...rows].join('\n')) })
  await press('Choose a file')
  const next = await screen.findByRole('button', { name: 'Next' })
  await waitFor(() => expect(next).toBeEnabled())
  await userEvent.click(next)
  await press(`Import ${observations}`)
  await screen.findByText(new RegExp(`${name}.” was imported`))
}

/** Puts line 3 of the first file right as 29 February. */
async function putLineThreeRight() {
  await press('Correct: line 3')
  await userEvent.fill(await screen.findByRole('textbox', { name: 'Date' }), '2016-02-29')
  await press('Import')
  return screen.findByRole('dialog', { name: 'Line 3: already in the project' })
}

it('asks what becomes of a row corrected whose figure came in from another file, and keeps what was chosen', async () => {
  await projectOnPage(host, 'evidence/bring-in')
  await bringIn('first.csv', ['2016-01-31,Leeds,5', '2016-02-30,York,7'], '1 observation')
  await press('Import another file')
  await bringIn('second.csv', ['2016-02-29,York,8'], '1 observation')
  await userEvent.click(await screen.findByRole('link', { name: 'Evidence', current: 'page' }))
  await userEvent.click(await screen.findByText('Which rows were skipped, and why'))

  const dialog = await putLineThreeRight()
  const row = within(dialog).getByRole('row', { name: /People/ })
  expect(row).toHaveTextContent('29 February 2016York78')
  expect(screen.getByRole('radio', { name: /^Skip the new one/ })).toHaveFocus()
  await expectAccessible()
  await press('Go on')
  expect(await screen.findByText('Choose one of these.')).toBeVisible()
  await userEvent.click(screen.getByRole('radio', { name: /^Skip the new one/ }))
  await press('Go on')
  expect(await screen.findByText('Line 3 is still skipped. The project has its figures already.')).toBeVisible()
  expect(await byHand()).toEqual([])

  await putLineThreeRight()
  await userEvent.click(screen.getByRole('radio', { name: /^Use the new one instead of the old/ }))
  await press('Go on')
  expect(await screen.findByText('No rows are skipped now.')).toBeVisible()
  const second = (await imports()).find(({ fileName }) => fileName === 'second.csv')
  const first = (await imports()).find(({ fileName }) => fileName === 'first.csv')
  const there = { importId: second?.id, seq: 0, index: 0 }
  expect(await byHand()).toMatchObject([{ value: 7, corrects: there, leftOutOf: { importId: first?.id, line: 3 } }])

  // The file it stood in for a figure of goes: the row that was put right is the only one then, and counts.
  await press('Remove this import: second.csv')
  await press('Remove')
  await waitFor(async () => expect(await byHand()).toMatchObject([{ value: 7, corrects: null }]))
  await press('Undo: remove an import')
  await waitFor(async () => expect(await byHand()).toMatchObject([{ value: 7, corrects: there }]))
})
