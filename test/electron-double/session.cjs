'use strict'
// `session` and `protocol`.
const { world, onlyWhatIsHere, debug } = require('./world.cjs')

const protocol = onlyWhatIsHere('protocol', {
  registerSchemesAsPrivileged(schemes) {
    if (world.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of schemes) world.schemes.add(scheme)
  },
  handle(scheme, handler) {
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
  setPermissionCheckHandler() {},
  setDevicePermissionHandler() {},
})

module.exports = { protocol, session: onlyWhatIsHere('session', { defaultSession }) }
