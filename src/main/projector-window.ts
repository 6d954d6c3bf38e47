import { BrowserWindow, type Display, type Rectangle, screen } from 'electron'
import { preferences, showPage, windowLook } from './window'

/** Where the wall goes: full screen on another display than the facilitator's, or a window of its own where there is but one. */
function placeForWall(facilitator: Rectangle): Partial<Rectangle> & { fullscreen?: boolean } {
  // A program on Wayland cannot say where its windows go: full screen, it could cover the facilitator's.
  if (process.platform === 'linux' && process.env.XDG_SESSION_TYPE === 'wayland') return {}
  const own = screen.getDisplayMatching(facilitator)
  const other = screen.getAllDisplays().find(({ id }) => id !== own.id)
  return other ? { ...other.workArea, fullscreen: true } : {}
}

/** The window for the wall: our own page too, with no more rights than the first. It has nothing that is not safe to lose. */
export function openProjectorWindow(
  outFolder: string,
  devAddress: string | null,
  { sessionId, beside }: { sessionId: string; beside: BrowserWindow | null },
): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 720,
    ...(beside && placeForWall(beside.getBounds())),
    ...windowLook(),
    minWidth: 480,
    minHeight: 360,
    autoHideMenuBar: true,
    webPreferences: preferences(outFolder),
  })
  fillScreenByKey(window)
  leaveLostDisplay(window)
  showPage(window, devAddress, `#/projector/${sessionId}`)
  return window
}

export const toggleFullScreen = (window: BrowserWindow): void => window.setFullScreen(!window.isFullScreen())

/** F11 everywhere, also where the menu has another key for it, and Escape out of it. */
function fillScreenByKey(window: BrowserWindow): void {
  window.webContents.on('before-input-event', (event, { type, key }) => {
    const leaves = key === 'Escape' && window.isFullScreen()
    if (type !== 'keyDown' || (key !== 'F11' && !leaves)) return
    event.preventDefault()
    toggleFullScreen(window)
  })
}

/** The projector was pulled out: its window comes to the facilitator's display, and must not cover all of it. */
function leaveLostDisplay(window: BrowserWindow): void {
  let shownOn: Display['id'] = screen.getDisplayMatching(window.getBounds()).id
  const note = () => {
    shownOn = screen.getDisplayMatching(window.getBounds()).id
  }
  const leave = (_event: Electron.Event, { id }: Display) => {
    if (id === shownOn) window.setFullScreen(false)
  }
  window.on('move', note)
  screen.on('display-removed', leave)
  window.on('closed', () => screen.off('display-removed', leave))
}
