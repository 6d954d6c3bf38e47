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
const permissions = new Map([
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['midi', 'midi'],
])

/** The app's own answers; Electron allows everything where there are none. */
const asked = { request: (_contents, _permission, answer) => answer(true), check: () => true }

/** Of a page that has just come nobody has been asked yet: until the app has been, Chromium refuses it everything. */
function refuseEverything(url) {
  for (const permission of permissions.keys()) tellChromium(permission, false, url)
}

/**
 * Asked each time that a page wants to use something. Which of the two handlers hears of it differs from permission to permission, so that
 * only what both allow is allowed; a page that only asks what it may (`isOnlyChecked`) is answered by the check alone. Filling the screen is the
 * window's own affair, and is not checked. https://www.electronjs.org/docs/latest/api/session#sessetpermissioncheckhandlerhandler
 */
async function mayUse(contents, { permission, isOnlyChecked }, url) {
  const request = inElectron =>
    new Promise(answer => asked.request(contents, inElectron, answer, { requestingUrl: url, isMainFrame: true }))
  if (permission === 'fullscreen') return request(permission)
  const inElectron = permissions.get(permission)
  if (inElectron === undefined) throw new Error(`electron double: the permission ${permission} is not implemented`)
  const origin = `${url.split('/').slice(0, 3).join('/')}/`
  const isChecked = asked.check(contents, inElectron, origin, { requestingUrl: url, isMainFrame: true })
  const isAllowed = isChecked && (isOnlyChecked || (await request(inElectron)))
  await tellChromium(permission, isAllowed, url)
  return isAllowed
}

/** Chromium decides by itself: it is told what the app has answered. */
function tellChromium(permission, isAllowed, url) {
  const { origin } = new URL(toChromium(url))
  const setting = isAllowed ? 'granted' : 'denied'
  return world.chromium
    .send('Browser.setPermission', { permission: { name: permission }, setting, origin })
    .catch(error => debug(error.message))
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
  refuseEverything,
  mayUse,
  mayLeave,
  fetchDictionaries,
  protocol,
  session: onlyWhatIsHere('session', { defaultSession }),
}
