import { type BrowserWindow, type Rectangle, screen } from 'electron'
import { z } from 'zod'
import { keptSetting } from './kept-setting'

const whole = z.number().int()
const placeSchema = z.object({ x: whole, y: whole, width: whole, height: whole, isMaximized: z.boolean() })
type Place = z.infer<typeof placeSchema>

export type WindowPlace = {
  /** Where the window was; null: never closed here. */
  last: () => Place | null
  /** Notes where this window is when it closes. */
  remember: (window: BrowserWindow) => void
}

/** Where the window was when it was last closed, in `file`. */
export function rememberWindowPlace(file: string): WindowPlace {
  const place = keptSetting<Place | null>(file, placeSchema.nullable(), null)
  return {
    last: place.get,
    remember: window => {
      // A window that is closed cannot be asked any more; the page that it shows is asked to write first.
      let latest = place.get()
      const look = () => {
        latest = { ...window.getNormalBounds(), isMaximized: window.isMaximized() }
      }
      window.on('resize', look).on('move', look).on('maximize', look).on('unmaximize', look)
      window.on('closed', () => place.set(latest))
    },
  }
}

const usual = { width: 1280, height: 860 }
/** So much of the window, and of its title, has to be seen that it can be taken hold of. */
const leastSeen = 100

/** Where the window goes: as it was, unless the display it was on is not there any more. */
export function placeOfWindow(last: Rectangle | null): Partial<Rectangle> {
  if (last === null) return usual
  const { x, y, width, height } = last
  const { workArea } = screen.getDisplayMatching(last)
  const seenAcross = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x)
  const titleIsSeen = y >= workArea.y && y <= workArea.y + workArea.height - leastSeen
  return seenAcross >= leastSeen && titleIsSeen ? { x, y, width, height } : { width, height }
}
