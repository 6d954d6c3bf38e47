import type { EventEmitter } from 'node:events'

/** How long a page may take before its window is shown without it. */
export const showAnywayMs = 4_000

type Shown = Pick<EventEmitter, 'once'> & { show: () => void; webContents: Pick<EventEmitter, 'once'> }

/**
 * Shows a window whose page is there, or will not come. `ready-to-show` alone is not enough: on Wayland a window that is hidden may
 * never paint, and then it never comes.
 */
export function showOnce(window: Shown): void {
  let isDue = true
  const show = () => {
    if (isDue) window.show()
    end()
  }
  const end = () => {
    isDue = false
    clearTimeout(limit)
  }
  const limit = setTimeout(show, showAnywayMs)
  window.once('closed', end)
  window.once('ready-to-show', show)
  window.webContents.once('did-finish-load', show)
  window.webContents.once('did-fail-load', show)
}
