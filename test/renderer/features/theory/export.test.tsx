import { added } from '@core/change/change'
import { screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { elementOf } from '../../../core/project/sample-contents'
import { type FakeHost, fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

// The page looks for its host once: one a test file.
const host: FakeHost = fakeHost()
const bytesOf = (text: string) => new TextEncoder().encode(text)
const openMenu = async () => userEvent.click(await screen.findByRole('button', { name: 'Import or export' }))
const choose = async (name: RegExp) => {
  await openMenu()
  await userEvent.click(await screen.findByRole('menuitem', { name }))
}
const lastSaved = () => {
  const saved = host.saved.at(-1)
  if (!saved || !('kind' in saved)) throw new Error('nothing was saved')
  return saved
}

describe('taking the theory of change out, and a table in', () => {
  beforeEach(async () => {
    const changes = [
      added('element', elementOf('a', { title: 'Talk', level: 'activity', sphere: 'control' })),
      added('element', elementOf('b', { title: 'Homes' })),
      added('link', { id: 'l', from: 'a', to: 'b', rationale: '' }),
    ]
    await projectOnPage(host, 'theory?view=outline', { changes })
  })
  afterEach(async () => {
    host.failWith(null)
    await leave()
  })

  it('draws a picture for a page as large as an A4 sheet takes', async () => {
    await choose(/Picture for a page/)
    await screen.findByText('The file is written')
    const { kind, suggestedName, bytes } = lastSaved()
    expect([kind, suggestedName.endsWith(' theory of change, A4.png')]).toEqual(['png', true])
    const { width, height } = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>]))
    expect([Math.max(width, height) <= 3508, Math.min(width, height) <= 2480]).toEqual([true, true])
    expect(width === 3508 || width === 2480 || height === 3508 || height === 2480).toBe(true)
  })

  it('writes the drawing and the table', async () => {
    await choose(/Drawing/)
    await waitFor(() => expect(lastSaved().kind).toBe('svg'))
    expect(new TextDecoder().decode(lastSaved().bytes)).toContain('Homes')
    await choose(/Table of elements and links/)
    await waitFor(() => expect(lastSaved().kind).toBe('csv'))
    expect(new TextDecoder().decode(lastSaved().bytes)).toContain('link,l,,,,,a,b,')
  })

  it('says so where the host cannot write', async () => {
    host.failWith('no-space')
    await choose(/Drawing/)
    await screen.findByText('The disk is full')
  })

  it('shows what a table would do, then brings it in as one step that can be undone', async () => {
    host.choose({
      name: 'theory.csv',
      bytes: bytesOf(
        'row,title,level,from,to\nelement,Trust,outcome,,\nelement,,outcome,,\nlink,,,Talk,Trust\nlink,,,Trust,Talk\n',
      ),
    })
    await choose(/from a table/)
    await userEvent.click(await screen.findByRole('button', { name: 'Choose a table' }))
    await screen.findByText('1 new element')
    await screen.findByText('2 new links')
    await screen.findByText('1 row is skipped')
    await screen.findByText('no title')
    await screen.findByText('leads back to where it came from')
    await expectAccessible()
    const { db } = openSession()
    expect(await db.rowsOf('element').count()).toBe(2)
    await userEvent.click(screen.getByRole('button', { name: 'Import' }))
    await screen.findByText('Imported')
    expect([await db.rowsOf('element').count(), await db.rowsOf('link').count()]).toEqual([3, 3])
    await openSession().undo()
    expect([await db.rowsOf('element').count(), await db.rowsOf('link').count()]).toEqual([2, 1])
  })

  it('says what is wrong with a file, and that nothing was changed', async () => {
    host.choose({ name: 'figures.csv', bytes: bytesOf('year,people\n2016,3\n') })
    await choose(/from a table/)
    await userEvent.click(await screen.findByRole('button', { name: 'Choose a table' }))
    await screen.findByText('“figures.csv” has no row of headings with these columns: row, title, level')
  })

  it('has a menu that a screen reader can follow', async () => {
    await openMenu()
    await screen.findByRole('menuitem', { name: /Picture for a projector/ })
    await expectAccessible()
  })
})
