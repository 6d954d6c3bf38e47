import { eventChannels } from '@core/host-api'
import { app, type BrowserWindow, dialog, powerMonitor } from 'electron'
import { t } from './words'

/** How long the page may take to write what is not yet safe before the window closes anyway. */
const writingLimitMs = 15_000
/** The same where the whole computer is being shut down, which does not wait for long. */
const shutdownLimitMs = 4_000

/** The page's answer to `onQuitting`. */
type Written = { allSaved: boolean }
type Question = 'session' | 'unsaved'

/**
 * Lets the window close, or the app quit, only once the page has written what is not yet safe, and the person has agreed where a
 * workshop's session is open or something could not be written. Nothing waits in the meantime: phones are answered while the
 * question stands. `beforeunload` has no say, as the window is destroyed. Answers what takes the page's `readyToQuit`.
 */
export function askBeforeClosing(window: BrowserWindow, isSessionOpen: () => boolean): (written: Written) => void {
  const { webContents } = window
  let isClosing = false
  let isQuitting = false
  let takeAnswer: (written: Written) => void = () => undefined

  /** A page that hangs, has crashed or is not there yet holds nobody up. */
  const written = (limitMs: number) =>
    new Promise<Written>(resolve => {
      if (webContents.isLoading() || webContents.isCrashed()) return resolve({ allSaved: true })
      const limit = setTimeout(() => takeAnswer({ allSaved: true }), limitMs)
      takeAnswer = answer => {
        clearTimeout(limit)
        resolve(answer)
      }
      webContents.send(eventChannels.onQuitting)
    })

  const leave = () => {
    if (!window.isDestroyed()) window.destroy()
    if (isQuitting) app.quit()
  }

  async function close(): Promise<void> {
    if (isClosing) return
    isClosing = true
    const agreed =
      (!isSessionOpen() || (await wantsToLeave(window, 'session'))) &&
      ((await written(writingLimitMs)).allSaved || (await wantsToLeave(window, 'unsaved')))
    isClosing = false
    if (agreed) leave()
    else isQuitting = false
  }

  /** Nobody is asked: whoever ends the session of the whole computer has left. Windows goes on with it once we are gone. */
  async function closeWithComputer(event: Electron.Event): Promise<void> {
    event.preventDefault()
    isQuitting = true
    await written(shutdownLimitMs)
    leave()
  }

  // Quitting closes every window, the one for the wall too: not before the person has agreed.
  const holdQuit = (event: Electron.Event) => {
    event.preventDefault()
    isQuitting = true
    void close()
  }
  // Its types leave out the event that the documentation tells of.
  const monitor: NodeJS.EventEmitter = powerMonitor
  app.on('before-quit', holdQuit)
  monitor.on('shutdown', closeWithComputer)
  window.on('query-session-end', closeWithComputer)
  window.on('close', event => {
    event.preventDefault()
    void close()
  })
  window.on('closed', () => {
    app.off('before-quit', holdQuit)
    monitor.off('shutdown', closeWithComputer)
  })
  webContents.on('render-process-gone', () => takeAnswer({ allSaved: true }))
  return answer => takeAnswer(answer)
}

async function wantsToLeave(window: BrowserWindow, question: Question): Promise<boolean> {
  const answers = [t('machine:closeAnyway.stay'), t('machine:closeAnyway.leave')]
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: t(`machine:closeAnyway.question.${question}`),
    detail: t(`machine:closeAnyway.more.${question}`),
    buttons: answers,
    defaultId: 0,
    cancelId: 0,
  })
  return answers[response] === t('machine:closeAnyway.leave')
}
