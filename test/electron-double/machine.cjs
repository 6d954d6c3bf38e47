'use strict'
// The machine around the app: its power, its displays and its colours.
const { EventEmitter } = require('node:events')
const { world, onlyWhatIsHere } = require('./world.cjs')

// https://www.electronjs.org/docs/latest/api/power-monitor: events alone, which a test emits.
const powerMonitor = new EventEmitter()

// https://www.electronjs.org/docs/latest/api/power-save-blocker
const blockers = new Map()
let lastBlocker = 0
const powerSaveBlocker = onlyWhatIsHere('powerSaveBlocker', {
  start(type) {
    if (!['prevent-app-suspension', 'prevent-display-sleep'].includes(type)) throw new Error(`Unknown blocker: ${type}`)
    blockers.set(++lastBlocker, type)
    return lastBlocker
  },
  stop: id => blockers.delete(id),
  isStarted: id => blockers.has(id),
})

// https://www.electronjs.org/docs/latest/api/screen: cannot be used before the app is ready. A test puts its own in place of `getAllDisplays`.
class Screen extends EventEmitter {
  #displays = [displayAt(1, 0, 0, 1280, 800)]

  getAllDisplays() {
    if (!world.ready) throw new Error("The 'screen' module can't be used before the app 'ready' event")
    return this.#displays
  }
  setDisplays(displays) {
    this.#displays = displays.map(({ id, x, y, width, height }) => displayAt(id, x, y, width, height))
  }
  /** The one that most of it is on; the first, where it is on none. */
  getDisplayMatching(rectangle) {
    return this.getAllDisplays().toSorted(
      (a, b) => sharedArea(b.bounds, rectangle) - sharedArea(a.bounds, rectangle),
    )[0]
  }
}

/** A bar of the system's takes the upper 24 points. */
function displayAt(id, x, y, width, height) {
  return { id, bounds: { x, y, width, height }, workArea: { x, y: y + 24, width, height: height - 24 } }
}

function sharedArea(a, b) {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return across > 0 && down > 0 ? across * down : 0
}

// https://www.electronjs.org/docs/latest/api/native-theme
const nativeTheme = onlyWhatIsHere('nativeTheme', {
  themeSource: 'system',
  /** For tests. */
  isSystemDark: false,
  get shouldUseDarkColors() {
    return this.themeSource === 'system' ? this.isSystemDark : this.themeSource === 'dark'
  },
})

module.exports = { nativeTheme, powerMonitor, powerSaveBlocker, screen: onlyWhatIsHere('screen', new Screen()) }
