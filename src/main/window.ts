import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme } from 'electron'
import { askBeforeClosing } from './closing'
import { offerContextMenu } from './context-menu'
import { offerWayOutOfCrash } from './crashes'
import { pageOrigin } from './page-address'
import { showOnce } from './show-once'
import { placeOfWindow, type WindowPlace } from './window-place'

export type AppWindow = {
  window: BrowserWindow
  /** What the page answers to `onQuitting`. */
  readyToQuit: (written: { allSaved: boolean }) => void
}

type WindowNeeds = {
  /** Holds the built preload. */
  outFolder: string
  /** The development server's, if any. */
  devAddress: string | null
  isSessionOpen: () => boolean
  /** Where the window was when it was last closed. */
  place: WindowPlace
}

/** The window that a person works in. */
export function openWindow({ outFolder, devAddress, isSessionOpen, place }: WindowNeeds): AppWindow {
  const window = new BrowserWindow({
    ...placeOfWindow(place.last()),
    ...windowLook(),
    minWidth: 640,
    minHeight: 480,
    webPreferences: preferences(outFolder),
  })
  if (place.last()?.isMaximized) window.maximize()
  place.remember(window)
  const readyToQuit = askBeforeClosing(window, isSessionOpen)
  showPage(window, devAddress, '')
  return { window, readyToQuit }
}

/** The page's own colours of its background (`ui/theme.ts`), so that no white flashes up before it is there. */
const background = { light: '#faf6ef', dark: '#1f1d1a' }

export const windowLook = () => ({
  show: false,
  title: 'Common Measure',
  backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
  // Only Linux asks each window for it.
  ...(process.platform === 'linux' && { icon: iconFile() }),
})

export const iconFile = (): string =>
  app.isPackaged ? join(process.resourcesPath, 'resources/icon.png') : join(app.getAppPath(), 'resources/icon.png')

export const preferences = (outFolder: string) => ({
  preload: join(outFolder, 'preload/index.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  devTools: !app.isPackaged,
  // macOS has dictionaries of its own; Electron would fetch the others from a network.
  spellcheck: process.platform === 'darwin',
  // Letters that are made larger on the wall stay as they are for the facilitator.
  zoomMode: 'isolated' as const,
})

export function showPage(window: BrowserWindow, devAddress: string | null, hash: string): void {
  showOnce(window)
  offerContextMenu(window)
  offerWayOutOfCrash(window)
  // Where that fails the page says so itself (`did-fail-load`), and is offered again.
  window.loadURL(`${devAddress ?? `${pageOrigin}/index.html`}${hash}`).catch(() => undefined)
}
