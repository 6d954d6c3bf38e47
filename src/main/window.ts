import { join } from 'node:path'
import { eventChannels } from '@core/host-api'
import { app, BrowserWindow, dialog } from 'electron'
import { pageOrigin } from './page-address'
import { showOnce } from './show-once'
import { t } from './words'

/** How long the page may take to write what is not yet safe before the window closes anyway. */
const quittingLimitMs = 15_000

export type AppWindow = {
  window: BrowserWindow
  /** The page says that everything is safe: the window may close. */
  readyToQuit: () => void
}

/** The window. `outFolder` holds the built preload; `devAddress` is the development server's, if any. */
export function openWindow(outFolder: string, devAddress: string | null): AppWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Common Measure',
    webPreferences: preferences(outFolder),
  })
  const readyToQuit = askBeforeClosing(window)
  showPage(window, devAddress, '')
  return { window, readyToQuit }
}

/** The window for the wall: our own page too, with no more rights than the first. It has nothing that is not safe to lose. */
export function openProjectorWindow(outFolder: string, devAddress: string | null, hash: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 720,
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: 'Common Measure',
    autoHideMenuBar: true,
    webPreferences: preferences(outFolder),
  })
  showPage(window, devAddress, hash)
  return window
}

const preferences = (outFolder: string) => ({
  preload: join(outFolder, 'preload/index.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  devTools: !app.isPackaged,
  spellcheck: false,
})

function showPage(window: BrowserWindow, devAddress: string | null, hash: string): void {
  showOnce(window)
  window.loadURL(`${devAddress ?? `${pageOrigin}/index.html`}${hash}`).catch(error => {
    // Closed while it was loading: nobody waits for it.
    if (window.isDestroyed()) return
    console.error(`The page could not be loaded: ${error instanceof Error ? error.message : String(error)}`)
  })
}

/**
 * Lets the page write what is not yet safe before the window goes: it hears `onQuitting` and answers `readyToQuit`, within
 * a limit, so that a page that hangs cannot hold the app open. Answers the function that stands for that answer.
 */
function askBeforeClosing(window: BrowserWindow): () => void {
  let state: 'open' | 'asked' | 'ready' = 'open'
  let quitting = false
  let limit: NodeJS.Timeout | undefined
  const onQuit = () => {
    quitting = true
  }
  app.on('before-quit', onQuit)
  window.on('closed', () => {
    clearTimeout(limit)
    app.off('before-quit', onQuit)
  })

  const readyToQuit = () => {
    if (state !== 'asked') return
    state = 'ready'
    clearTimeout(limit)
    // A close that was held back ended the quit it belonged to: begin it again.
    if (quitting) app.quit()
    else window.close()
  }

  window.on('close', event => {
    // A page that is not there yet has nothing that is not safe.
    if (state === 'ready' || window.webContents.isLoading()) return
    event.preventDefault()
    if (state === 'asked') return
    state = 'asked'
    limit = setTimeout(readyToQuit, quittingLimitMs)
    window.webContents.send(eventChannels.onQuitting)
  })
  // The page asks to stay: a workshop's session is open (facilitator-screen.tsx), or words wait for room on a full disk.
  window.webContents.on('will-prevent-unload', event => {
    const answers = [t('machine:closeAnyway.stay'), t('machine:closeAnyway.leave')]
    const chosen = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: t('machine:closeAnyway.question'),
      detail: t('machine:closeAnyway.more'),
      buttons: answers,
      defaultId: 0,
      cancelId: 0,
    })
    if (answers[chosen] === t('machine:closeAnyway.leave')) return event.preventDefault()
    state = 'open'
    quitting = false
  })
  window.webContents.on('render-process-gone', () => {
    if (state === 'open') state = 'ready'
    else readyToQuit()
  })
  return readyToQuit
}
