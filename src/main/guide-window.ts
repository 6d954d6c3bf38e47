import { BrowserWindow } from 'electron'
import { pageOrigin } from './page-address'
import { showOnce } from './show-once'
import { windowLook } from './window'

let guide: BrowserWindow | null = null

/** The user guide as it was built with the app: it needs no internet. `chapter`: an anchor in it. */
export function openGuide(chapter = ''): void {
  const address = `${pageOrigin}/guide/index.html${chapter && `#${chapter}`}`
  if (guide === null) {
    const window = new BrowserWindow({ ...windowLook(), width: 900, height: 860, autoHideMenuBar: true })
    window.on('closed', () => {
      guide = null
    })
    showOnce(window)
    guide = window
  }
  guide.focus()
  guide.loadURL(address).catch(() => undefined)
}
