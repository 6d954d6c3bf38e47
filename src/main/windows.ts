import { eventChannels, HostError, type MenuCommand } from '@core/host-api'
import { BrowserWindow, dialog } from 'electron'
import { openedFile } from './host-handlers'
import { openProjectorWindow, toggleFullScreen } from './projector-window'
import { devOrigin, piecesOfPage } from './security'
import { type AppWindow, openWindow } from './window'
import type { WindowPlace } from './window-place'
import { t } from './words'

export type Windows = ReturnType<typeof createWindows>

type WindowsNeeds = {
  outFolder: string
  place: WindowPlace
  isSessionOpen: () => boolean
  /** The window that a person works in is there, or has closed. */
  onOpened: () => void
  onClosed: () => void
  /** A project file was opened, or it turned out that it cannot be. */
  onDocument: (path: string, wasOpened: boolean) => void
}

/** The window that a person works in, and the one for the wall. On macOS the program goes on without any. */
export function createWindows({ outFolder, place, isSessionOpen, onOpened, onClosed, onDocument }: WindowsNeeds) {
  let main: AppWindow | null = null
  let wall: { sessionId: string; window: BrowserWindow } | null = null
  let isPageThere = false
  /** What the page is to hear as soon as it is there. */
  const waiting: ((window: BrowserWindow) => void)[] = []

  function show(): void {
    if (main === null) openMain()
    else bringToFront(main.window)
  }

  function openMain(): void {
    const opened = openWindow({ outFolder, devAddress: devOrigin(), isSessionOpen, place })
    main = opened
    isPageThere = false
    onOpened()
    opened.window.on('closed', () => {
      main = null
      wall?.window.close()
      onClosed()
    })
    opened.window.webContents.on('did-finish-load', () => {
      isPageThere = true
      for (const tell of waiting.splice(0)) tell(opened.window)
    })
  }

  /** Says something to the page, in a new window where there is none. */
  function tellPage(tell: (window: BrowserWindow) => void): void {
    if (main === null || !isPageThere || main.window.webContents.isLoading()) waiting.push(tell)
    else tell(main.window)
    show()
  }

  async function sendFile(window: BrowserWindow, path: string): Promise<void> {
    const { webContents } = window
    try {
      const file = await openedFile(path)
      webContents.send(eventChannels.onFileOpened, piecesOfPage(webContents).takeOutOf(file))
      onDocument(path, true)
    } catch (error) {
      if (!(error instanceof HostError)) throw error
      onDocument(path, false)
      dialog.showErrorBox(t('machine:fileNotOpened.title'), t('machine:fileNotOpened.text', { path }))
    }
  }

  return {
    show,
    openDocument: (path: string) => tellPage(window => void sendFile(window, path)),
    sendCommand: (command: MenuCommand) =>
      tellPage(({ webContents }) => webContents.send(eventChannels.onMenu, command)),
    /** Says to the page, where there is one, that the laptop is awake again. */
    sendResumed: () => main?.window.webContents.send(eventChannels.onResumed),
    readyToQuit: (written: { allSaved: boolean }) => main?.readyToQuit(written),
    /** The one a dialog belongs to. */
    main: (): BrowserWindow => {
      const window = main?.window ?? BrowserWindow.getAllWindows()[0]
      if (window === undefined) throw new HostError('host-gone')
      return window
    },
    /** One for the wall: asked for again, it comes to the front. */
    showWall: (sessionId: string) => {
      if (wall?.sessionId === sessionId) return bringToFront(wall.window)
      wall?.window.close()
      const beside = main?.window ?? null
      const shown = { sessionId, window: openProjectorWindow(outFolder, devOrigin(), { sessionId, beside }) }
      wall = shown
      shown.window.on('closed', () => {
        if (wall === shown) wall = null
      })
    },
    toggleWallFullScreen: () => {
      if (wall) toggleFullScreen(wall.window)
    },
  }
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}
