import { screen, waitFor, within } from '@testing-library/react'
import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { forgetRegistered } from '../../../../src/renderer/src/data/registry'
import { openNewProject, untilSaved } from '../../data/open-new-project'
import { fakeHost } from '../../fake-host'
import { appOnPage, expectAccessible, goTo, leave } from '../app-on-page'

const host = fakeHost()
const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const projectId = () => /p\/([^/]+)\//.exec(window.location.hash)?.[1] ?? ''

async function beginProject(title: string) {
  await userEvent.click(await screen.findByRole('link', { name: 'New project' }))
  await heading('Begin a new project')
  await userEvent.fill(screen.getByRole('textbox', { name: /^Title/ }), title)
  await userEvent.click(screen.getByRole('button', { name: 'Begin the project' }))
  await heading('Overview')
  return projectId()
}

describe('beginning', () => {
  beforeEach(() => appOnPage(host))
  afterEach(leave)

  it('begins a project from a title alone and says that it is saved', async () => {
    await beginProject('Homes for all')
    expect(within(screen.getByRole('banner')).getByText('Homes for all')).toBeVisible()
    await within(screen.getByRole('banner')).findByText('Saved')
    expect(document.title).toBe('Overview – Common Measure')
    await expectAccessible()
  })

  it('asks for a title where there is none, at the field, and makes nothing', async () => {
    await userEvent.click(await screen.findByRole('link', { name: 'New project' }))
    await heading('Begin a new project')
    await userEvent.click(screen.getByRole('button', { name: 'Begin the project' }))
    expect(screen.getByText('A few words are needed here.')).toBeVisible()
    await waitFor(() => expect(screen.getByRole('textbox', { name: /^Title/ })).toHaveFocus())
    expect(window.location.hash).toBe('#/begin/new')
    await expectAccessible()
  })

  it('opens the sample project, and what it holds stands in groups', async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Open the sample project' }))
    await heading('Overview')
    const nobody = await screen.findByRole('region', { name: /measured by nobody/ })
    expect(within(nobody).getByRole('link', { name: /staff trust one another/ })).toBeVisible()
    await expectAccessible()
  })

  it('says of a file that is no project that it is none, and that nothing was changed', async () => {
    host.choose({ name: 'notes.txt', bytes: new TextEncoder().encode('Milk, bread') })
    await userEvent.click(await screen.findByRole('button', { name: 'Choose a file' }))
    expect(await screen.findByText(/“notes.txt” is not a Common Measure project/)).toBeVisible()
    expect(screen.getByText(/Nothing here was changed/)).toBeVisible()
  })

  it('keeps a project until its deletion is confirmed', async () => {
    await beginProject('To be deleted')
    await userEvent.click(screen.getByRole('link', { name: 'All projects' }))
    const remove = async () => {
      await userEvent.click(await screen.findByRole('button', { name: 'More for “To be deleted”' }))
      await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete…' }))
    }
    await remove()
    await expectAccessible()
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
    await remove()
    await userEvent.click(await screen.findByRole('button', { name: 'Delete for good' }))
    await screen.findByText('Project deleted')
    await waitFor(() => expect(screen.queryByRole('link', { name: 'To be deleted' })).toBeNull())
  })

  it('brings a project back when the browser has thrown its database away', async () => {
    const id = await beginProject('Lost and found')
    await within(screen.getByRole('banner')).findByText('Saved')
    await goTo('/begin')
    await heading('Common Measure')
    await waitFor(async () => expect(await Dexie.exists(`project:${id}`)).toBe(true))
    await Dexie.delete(`project:${id}`)
    await goTo(`/p/${id}/overview`)
    await heading('Bring the project back')
    await expectAccessible()
    await userEvent.click(screen.getByRole('button', { name: 'Bring it back' }))
    await heading('Overview')
    expect(within(screen.getByRole('banner')).getByText('Lost and found')).toBeVisible()
  })

  it('brings a project here that the desktop window keeps on this computer', async () => {
    const desktop = fakeHost()
    const session = await openNewProject(desktop, 'Begun in the window')
    await untilSaved(session)
    await session.close()
    // Its database is the window's own: here there is none.
    await Dexie.delete(session.db.name)
    await forgetRegistered(session.id)
    await leave()
    await appOnPage(fakeHost({ other: desktop }))

    await screen.findByRole('region', { name: 'In the desktop window on this computer' })
    await expectAccessible()
    await userEvent.click(screen.getByRole('button', { name: 'Bring here: Begun in the window' }))
    await heading('Overview')
    expect(within(screen.getByRole('banner')).getByText('Begun in the window')).toBeVisible()
    await goTo('/begin')
    await screen.findByRole('link', { name: 'Begun in the window' })
    expect(screen.queryByRole('region', { name: 'In the desktop window on this computer' })).toBeNull()
  })

  it('says of a project that is not here that it is not, with a way on', async () => {
    await goTo('/p/nowhere/overview')
    await heading('The project could not be opened')
    expect(screen.getByRole('alert')).toHaveTextContent('There is no such project on this computer')
    await userEvent.click(screen.getByRole('link', { name: 'All projects' }))
    await heading('Common Measure')
  })
})
