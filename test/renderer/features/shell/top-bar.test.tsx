import { readProjectFile } from '@core/project/file/read-project-file'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { projectOnPage } from '../project-on-page'

const host = fakeHost()
const bar = async () => within(await screen.findByRole('banner'))
const purpose = () => screen.findByRole('textbox', { name: /^Purpose/ })

describe('the top bar', () => {
  beforeEach(() => projectOnPage(host, 'settings'))
  afterEach(async () => {
    host.failWith(null)
    await leave()
  })

  it('says what undo and redo would do, and does it', async () => {
    await userEvent.fill(await purpose(), 'That nobody is left out')
    await userEvent.tab()
    await userEvent.click(await screen.findByRole('button', { name: 'Undo: edit the project' }))
    await waitFor(async () => expect(await purpose()).toHaveValue(''))
    await userEvent.click(await screen.findByRole('button', { name: 'Redo: edit the project' }))
    await waitFor(async () => expect(await purpose()).toHaveValue('That nobody is left out'))
  })

  it('tells the desktop’s menu what can be used: in a field its own undo can, as nobody knows what it holds', async () => {
    const told = () => host.menuStates.at(-1)
    await purpose()
    const none = {
      projectId: expect.any(String),
      allSaved: true,
      canSave: true,
      canUndo: false,
      canRedo: false,
      canPrint: false,
    }
    await waitFor(() => expect(told()).toEqual(none))
    await userEvent.click(await purpose())
    await waitFor(() => expect(told()).toEqual({ ...none, canUndo: true, canRedo: true }))
    await userEvent.fill(await purpose(), 'That nobody is left out')
    await userEvent.tab()
    await screen.findByRole('button', { name: 'Undo: edit the project' })
    const other = await screen.findByRole('link', { name: 'Overview' })
    other.focus()
    await waitFor(() => expect(told()).toEqual({ ...none, canUndo: true }))
  })

  it('writes a file on Ctrl+S with the words that are still in a field', async () => {
    const field = await purpose()
    field.focus()
    await userEvent.keyboard('Half a sen')
    await userEvent.keyboard('{Control>}s{/Control}')
    await screen.findByText('Saved to a file')
    expect(field).toHaveFocus()
    const file = host.saved.at(-1)
    if (!file) throw new Error('nothing was saved')
    const read = readProjectFile(file.bytes)
    expect(read.ok && read.value.rows.project.map(project => project.purpose)).toEqual(['Half a sen'])
  })

  it('says Not saved, and what to do, where the second copy cannot be written; and Saved again once it can', async () => {
    await (await bar()).findByText('Saved')
    host.failWith('no-space')
    await userEvent.fill(await purpose(), 'x')
    await userEvent.tab()
    await userEvent.click(await (await bar()).findByRole('button', { name: 'Not saved' }))
    expect(await screen.findByText(/The disk is full.*Free some space/)).toBeVisible()
    await expectAccessible()
    host.failWith(null)
    await (await bar()).findByText('Saved')
  })

  it('goes from screen to screen with the focus on the heading and the title of the window', async () => {
    await userEvent.click(await screen.findByRole('link', { name: 'Theory of change' }))
    const heading = await screen.findByRole('heading', { level: 1, name: 'Theory of change' })
    await waitFor(() => expect(heading).toHaveFocus())
    expect(document.title).toBe('Theory of change – Common Measure')
    expect(screen.getByRole('link', { name: 'Theory of change' })).toHaveAttribute('aria-current', 'page')
  })

  it('finds words on the screen from the desktop’s menu, in what is written and in fields, and not in its own', async () => {
    await userEvent.fill(await purpose(), 'Nobody sleeps outside')
    host.pickMenu('find')
    const find = within(await screen.findByLabelText('Find on this screen'))
    await userEvent.fill(find.getByRole('textbox', { name: 'Find' }), 'sleeps')
    await find.findByText('1 of 1')
    expect(await purpose()).toHaveAttribute('data-found', 'true')
    await userEvent.fill(find.getByRole('textbox', { name: 'Find' }), 'SETTINGS')
    await find.findByText(/^1 of [2-9]/)
    await userEvent.click(find.getByRole('button', { name: 'Next one' }))
    await find.findByText(/^2 of /)
    await expectAccessible()
    await userEvent.fill(find.getByRole('textbox', { name: 'Find' }), 'nowhere on this screen')
    await find.findByText('Not found')
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByLabelText('Find on this screen')).toBeNull())
    expect(CSS.highlights.get('found')?.size).toBe(0)
  })

  it('looks at a table that is dropped anywhere as an import, and says what else can be dropped', async () => {
    await purpose()
    const drop = (name: string, text: string) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], name))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    }
    drop('holiday.mov', 'x')
    await screen.findByText(/Drop a Common Measure project, or a table of figures/)
    // Beside an open dialog nothing is taken, and nothing is left.
    await userEvent.keyboard('{Control>}k{/Control}')
    await screen.findByRole('dialog')
    drop('figures.csv', 'month,people\n2024-01,12\n')
    expect(screen.getByRole('dialog')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(window.location.hash).toContain('settings')
    drop('figures.csv', 'month,people\n2024-01,12\n2024-02,14\n')
    await screen.findByText(/figures\.csv/)
  })
})
