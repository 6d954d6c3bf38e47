'use strict'
const { EventEmitter } = require('node:events')

// What the parts of the double share, and the guard that makes a missing part say its name.

const world = {
  /** @type {import('./chromium.cjs').Chromium | null} */
  chromium: null,
  ready: false,
  /** Quitting began and nothing has prevented it yet. */
  quitting: false,
  /** It is over: nothing else happens. */
  exiting: false,
  appFolder: process.cwd(),
  packageJson: {},
  /** Custom schemes by name with their privileges, and what answers them. */
  schemes: new Map(),
  handlers: new Map(),
  windows: new Map(),
  nextWindowId: 1,
  /** Switches the app or Playwright adds for Chromium. */
  switches: [],
  applicationMenu: null,
  /** Menus that were opened by a right click. */
  popups: [],
  recentDocuments: [],
  aboutPanel: null,
  /** The app's own listener, which may stop a request. */
  beforeRequest: null,
  /** Electron's own spell checker, as it is at the start. */
  spellChecker: { enabled: true, fetched: false, dictionariesAt: 'https://redirector.gvt1.com/edgedl/chrome/dict/' },
  /** Addresses on a network that were asked for. */
  requestsThatLeft: [],
  /** Between app and page: how many letters the longest message had, in which bytes are written as base64. */
  messages: { longest: 0 },
  /** Events of windows that never come, as on some desktops: a test names them in ELECTRON_DOUBLE_WITHOUT. */
  without: new Set((process.env.ELECTRON_DOUBLE_WITHOUT ?? '').split(',')),
}

/** Reading anything that `target` does not have throws by name. */
function onlyWhatIsHere(name, target) {
  return new Proxy(target, {
    get(inner, property) {
      if (!(property in inner) && typeof property !== 'symbol' && property !== 'then' && property !== 'toJSON')
        throw new Error(`electron double: ${name}.${property} is not implemented`)
      const found = inner[property]
      // Methods of our own classes run on the object itself: private fields are not seen through a proxy.
      return inner instanceof EventEmitter && typeof found === 'function' ? found.bind(inner) : found
    },
  })
}

const preventable = (fields = {}) => ({
  ...fields,
  defaultPrevented: false,
  preventDefault() {
    this.defaultPrevented = true
  },
})

// app://host/path is https://host.app.electron-double.invalid/path inside Chromium.
const suffix = '.electron-double.invalid'

function toChromium(address) {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(address) ?? []
  return scheme !== undefined && world.schemes.has(scheme)
    ? `https://${host}.${scheme}${suffix}${rest || '/'}`
    : address
}

function fromChromium(address) {
  const [, host, scheme, rest] = /^https:\/\/([^/]*)\.([a-z0-9+-]+)\.electron-double\.invalid(.*)$/i.exec(address) ?? []
  return scheme === undefined ? address : `${scheme}://${host}${rest}`
}

/** Says what Chromium said, where somebody looks into the double itself. */
function debug(...words) {
  if (process.env.ELECTRON_DOUBLE_DEBUG) console.error('[electron double]', ...words)
}

module.exports = { world, onlyWhatIsHere, preventable, toChromium, fromChromium, debug }
