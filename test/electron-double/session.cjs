'use strict'
// `session` and `protocol`. https://www.electronjs.org/docs/latest/api/protocol
const { world, onlyWhatIsHere, toChromium, debug } = require('./world.cjs')

const protocol = onlyWhatIsHere('protocol', {
  registerSchemesAsPrivileged(schemes) {
    if (world.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges = {} } of schemes) world.schemes.set(scheme, privileges)
  },
  // Without these two a page has no origin of its own: no database, no fetch, no relative addresses.
  handle(scheme, handler) {
    const { standard, secure } = world.schemes.get(scheme) ?? {}
    if (!standard || !secure) throw new Error(`electron double: the scheme ${scheme} is neither standard nor secure`)
    world.handlers.set(scheme, handler)
  },
})

/** Chromium's name of each permission, and Electron's. */
const permissions = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['midi', 'midi'],
]

/** The app's own answers; Electron allows everything where there are none. */
const asked = { request: (_contents, _permission, answer) => answer(true), check: () => true }

/** Chromium decides by itself: of each page that is shown the app is asked about each permission beforehand, and its answers are set. */
function decidePermissions(contents, url) {
  const { origin } = new URL(toChromium(url))
  for (const [inChromium, inElectron] of permissions) {
    let allowed = false
    const answer = verdict => {
      allowed = verdict && asked.check(contents, inElectron, url.split('/').slice(0, 3).join('/'), {})
    }
    asked.request(contents, inElectron, answer, { requestingUrl: url, isMainFrame: true })
    const setting = allowed ? 'granted' : 'denied'
    world.chromium
      .send('Browser.setPermission', { permission: { name: inChromium }, setting, origin })
      .catch(error => debug(error.message))
  }
}

/** Asked each time that a page wants to fill the screen. https://www.electronjs.org/docs/latest/api/session */
function mayFillScreen(contents, requestingUrl) {
  return new Promise(answer => asked.request(contents, 'fullscreen', answer, { requestingUrl, isMainFrame: true }))
}

const defaultSession = onlyWhatIsHere('session.defaultSession', {
  setPermissionRequestHandler(handler) {
    asked.request = handler
  },
  setPermissionCheckHandler(handler) {
    asked.check = handler
  },
  setSpellCheckerEnabled(enabled) {
    world.spellChecker.enabled = enabled
  },
  isSpellCheckerEnabled: () => world.spellChecker.enabled,
  setSpellCheckerDictionaryDownloadURL(url) {
    world.spellChecker.dictionariesAt = url
  },
  webRequest: onlyWhatIsHere('session.defaultSession.webRequest', {
    // One with a filter is not implemented.
    onBeforeRequest(listener) {
      if (typeof listener !== 'function') throw new Error('electron double: onBeforeRequest takes only a listener')
      world.beforeRequest = listener
    },
  }),
  setDevicePermissionHandler() {},
})

/** False where the app stops this request. What goes to a network is noted: tests look there. */
async function mayLeave(url) {
  const { cancel = false } = await new Promise(answer => {
    if (world.beforeRequest === null) answer({})
    else world.beforeRequest({ url }, answer)
  })
  if (!cancel) noteRequest(url)
  return !cancel
}

/** Electron fetches a dictionary for its first window by itself, past the app's own listener; not on macOS, which has its own. */
function fetchDictionaries() {
  if (!world.spellChecker.enabled || world.spellChecker.fetched || process.platform === 'darwin') return
  world.spellChecker.fetched = true
  noteRequest(`${world.spellChecker.dictionariesAt}en-us-10-1.bdic`)
}

function noteRequest(url) {
  if (/^(https?|wss?):/.test(url)) world.requestsThatLeft.push(url)
}

module.exports = {
  decidePermissions,
  mayFillScreen,
  mayLeave,
  fetchDictionaries,
  protocol,
  session: onlyWhatIsHere('session', { defaultSession }),
}
