import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { note } from './services/log'
import { t } from './words'

type Trouble = 'crashed' | 'hangs' | 'notLoaded'

/** Load errors of which nobody need hear: it was stopped, or something else was loaded meanwhile (Chromium's net error list). */
const aborted = -3

/** A page that crashed, hangs or did not load: the person can load it again, wait, or quit. */
export function offerWayOutOfCrash(window: BrowserWindow): void {
  const { webContents } = window
  let asking: AbortController | null = null

  async function offer(trouble: Trouble): Promise<void> {
    if (asking || window.isDestroyed()) return
    asking = new AbortController()
    const answers = {
      again: t('machine:crash.again'),
      ...(trouble === 'hangs' && { wait: t('machine:crash.wait') }),
      quit: t('machine:crash.quit'),
    }
    const buttons = Object.values(answers)
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: t(`machine:crash.title.${trouble}`),
      detail: t(`machine:crash.more.${trouble}`),
      buttons,
      defaultId: trouble === 'hangs' ? 1 : 0,
      cancelId: trouble === 'hangs' ? 1 : 0,
      signal: asking.signal,
    })
    const isMoot = asking.signal.aborted
    asking = null
    if (isMoot || window.isDestroyed()) return
    if (buttons[response] === answers.again) webContents.reload()
    if (buttons[response] === answers.quit) app.quit()
  }

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    note('error', 'page gone', { reason, exitCode })
    if (reason !== 'clean-exit') void offer('crashed')
  })
  webContents.on('did-fail-load', (_event, code, name, _url, isMainFrame) => {
    if (!isMainFrame || code === aborted) return
    note('error', 'page not loaded', { code, name })
    void offer('notLoaded')
  })
  window.on('unresponsive', () => {
    note('warn', 'page hangs', {})
    void offer('hangs')
  })
  // It answers again: the question takes itself back.
  window.on('responsive', () => asking?.abort())
}

/** Notes what went wrong outside pages, and does not leave a start that failed without a word. */
export function noteTrouble(): void {
  // Chromium starts these again by itself: the one for the graphics card, and that for networks.
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') note('error', 'process gone', { type, reason, exitCode })
  })
  // Electron itself shows what nobody caught.
  process.on('uncaughtExceptionMonitor', error => note('error', 'uncaught', { error }))
  process.on('unhandledRejection', error => note('error', 'rejected', { error }))
}

/** The app cannot go on: there is no window to say so in. */
export function endWithErrorBox(error: unknown): void {
  note('error', 'start failed', { error })
  const log = join(app.getPath('logs'), 'main.log')
  dialog.showErrorBox(t('machine:startFailed.title'), t('machine:startFailed.text', { log }))
  app.exit(1)
}
