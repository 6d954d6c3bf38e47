import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import shell from '../../../../src/renderer/src/features/shell/words.en.json'
import { fakeHost } from '../../fake-host'
import { expectAccessible, goTo, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()

/** What goes to the log is wanted here. */
const silence = () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => log.mockRestore())
  return log
}

describe('a screen that breaks', () => {
  beforeEach(() => projectOnPage(host, 'settings'))
  afterEach(leave)

  it('leaves everything around it: the areas, Undo and the sign; other areas work', async () => {
    silence()
    await screen.findByRole('heading', { level: 1, name: shell.settings })
    await within(screen.getByRole('banner')).findByText(shell.saved)
    const session = openSession()
    // A row that no version of ours writes.
    await session.db.table('element').put({ id: 'broken' })
    await goTo(`/p/${session.id}/theory`)
    await screen.findByRole('heading', { level: 1, name: shell.errorTitle })
    expect(screen.getAllByText(shell.errorTitle)).toHaveLength(1)
    await expectAccessible()
    const bar = within(screen.getByRole('banner'))
    expect(await bar.findByText(shell.saved)).toBeVisible()
    expect(bar.getByRole('button', { name: /^Undo/ })).toBeVisible()
    await userEvent.click(screen.getByRole('link', { name: shell.settings }))
    await screen.findByRole('heading', { level: 1, name: shell.settings })
  })
})

describe('what nobody caught', () => {
  let tellOfUncaught: typeof import('../../../../src/renderer/src/features/shell/tell-of-uncaught').tellOfUncaught
  let LostDatabaseError: typeof import('../../../../src/renderer/src/data/write-problem').LostDatabaseError
  beforeEach(async () => {
    // The page looks for its host as it is loaded.
    await projectOnPage(host, 'settings')
    ;({ tellOfUncaught } = await import('../../../../src/renderer/src/features/shell/tell-of-uncaught'))
    ;({ LostDatabaseError } = await import('../../../../src/renderer/src/data/write-problem'))
  })
  afterEach(leave)

  it.each([
    ['an error', (error: Error) => new ErrorEvent('error', { error })],
    [
      'a promise',
      (reason: Error) => new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve(), reason }),
    ],
  ])('is told and logged: %s', async (_what, made) => {
    const log = silence()
    const page = new EventTarget()
    onTestFinished(tellOfUncaught(page))
    const error = new Error('nobody expected this')
    page.dispatchEvent(made(error))
    expect(await screen.findByText(shell.uncaughtTitle)).toBeVisible()
    expect(log).toHaveBeenCalledWith(error)
  })

  it('is not told twice where the sign tells of it', async () => {
    const log = silence()
    const page = new EventTarget()
    onTestFinished(tellOfUncaught(page))
    const error = new LostDatabaseError('gone')
    page.dispatchEvent(new ErrorEvent('error', { error }))
    expect(log).toHaveBeenCalledWith(error)
    expect(screen.queryByText(shell.uncaughtTitle)).toBeNull()
  })
})
