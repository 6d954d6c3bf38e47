'use strict'
// `session` and `protocol`. https://www.electronjs.org/docs/latest/api/protocol
const { world, onlyWhatIsHere, debug } = require('./world.cjs')

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
  ['midi', 'midi'],
]

const defaultSession = onlyWhatIsHere('session.defaultSession', {
  // Chromium decides by itself: the app's handler is asked once about each permission and its answer is set.
  setPermissionRequestHandler(handler) {
    for (const [inChromium, inElectron] of permissions) {
      let allowed = false
      const answer = verdict => {
        allowed = verdict
      }
      handler(null, inElectron, answer, {})
      world.chromium
        .send('Browser.setPermission', { permission: { name: inChromium }, setting: allowed ? 'granted' : 'denied' })
        .catch(error => debug(error.message))
    }
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
  setPermissionCheckHandler() {},
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

module.exports = { mayLeave, fetchDictionaries, protocol, session: onlyWhatIsHere('session', { defaultSession }) }
