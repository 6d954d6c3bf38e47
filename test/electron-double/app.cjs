'use strict'
// `app`: paths, readiness, one instance, quitting. https://www.electronjs.org/docs/latest/api/app
const { EventEmitter } = require('node:events')
const { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs')
const net = require('node:net')
const os = require('node:os')
const path = require('node:path')
const { world, onlyWhatIsHere, preventable, debug } = require('./world.cjs')

const home = os.homedir()
const paths = {
  home,
  temp: os.tmpdir(),
  appData: process.env.XDG_CONFIG_HOME || path.join(home, '.config'),
  documents: path.join(home, 'Documents'),
}
let name
let announceReady
const whenReady = new Promise(resolve => {
  announceReady = resolve
})

class App extends EventEmitter {
  isPackaged = false
  /** For tests: by what Windows knows it. */
  userModelId = null
  commandLine = onlyWhatIsHere('app.commandLine', {
    appendSwitch: (key, value) => world.switches.push(value ? `--${key}=${value}` : `--${key}`),
    hasSwitch: key => world.switches.some(found => found === `--${key}` || found.startsWith(`--${key}=`)),
  })
  #lockFile = null
  #handingOver = Promise.resolve()

  setName(given) {
    name = given
  }
  getName() {
    return name ?? world.packageJson.productName ?? world.packageJson.name
  }
  getVersion() {
    return world.packageJson.version
  }
  getAppPath() {
    return world.appFolder
  }
  getPath(key) {
    const userData = paths.userData ?? path.join(paths.appData, this.getName())
    const known = { userData, logs: path.join(userData, 'logs'), ...paths }[key]
    if (known === undefined) throw new Error(`electron double: app.getPath('${key}') is not implemented`)
    return known
  }
  // "If the path specifies a directory that does not exist, an Error is thrown."
  setPath(key, value) {
    if (!existsSync(value)) throw new Error(`Failed to set path: ${value} does not exist`)
    paths[key] = value
  }
  enableSandbox() {}
  setAppUserModelId(id) {
    this.userModelId = id
  }
  setAboutPanelOptions(options) {
    world.aboutPanel = options
  }
  addRecentDocument(file) {
    world.recentDocuments.push(file)
  }
  clearRecentDocuments() {
    world.recentDocuments.length = 0
  }
  isReady() {
    return world.ready
  }
  whenReady() {
    return whenReady
  }

  /** A file with the first one's process id; later ones hand their arguments over a socket beside it and get `false`. */
  requestSingleInstanceLock() {
    const folder = this.getPath('userData')
    mkdirSync(folder, { recursive: true })
    const [lockFile, socket] = [path.join(folder, 'double.lock'), path.join(folder, 'double.sock')]
    if (holderIsAlive(lockFile)) {
      this.#handingOver = new Promise(resolve => {
        const line = net.connect(socket, () => line.end(JSON.stringify({ args: process.argv, folder: process.cwd() })))
        line.on('close', resolve).on('error', error => debug(error.message))
      })
      return false
    }
    writeFileSync(lockFile, String(process.pid))
    rmSync(socket, { force: true })
    const server = net.createServer(async line => {
      const { args, folder: from } = JSON.parse((await line.toArray()).join(''))
      this.emit('second-instance', {}, args, from, undefined)
    })
    server.listen(socket).unref()
    this.#lockFile = lockFile
    return true
  }

  /** Every window is asked to close, whatever the others answer: one that stays does not bring those back that have gone. */
  quit() {
    if (world.quitting || world.exiting) return
    const before = preventable()
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    world.quitting = true
    if (world.windows.size === 0) this.shutDown()
    else for (const window of [...world.windows.values()]) window.close()
  }

  /** All windows have gone in the course of quitting. */
  shutDown() {
    const will = preventable()
    this.emit('will-quit', will)
    world.quitting = false
    if (!will.defaultPrevented) this.exit(0)
  }

  async exit(code = 0) {
    if (world.exiting) return
    world.exiting = true
    this.emit('quit', preventable(), code)
    await this.#handingOver
    await world.chromium?.close()
    if (this.#lockFile) rmSync(this.#lockFile, { force: true })
    process.exit(code)
  }
}

function holderIsAlive(lockFile) {
  try {
    const holder = Number(readFileSync(lockFile, 'utf8'))
    process.kill(holder, 0)
    return holder !== process.pid
  } catch {
    return false
  }
}

const appItself = new App()

/** Chromium is there: the app may make windows. */
function becomeReady() {
  world.ready = true
  appItself.emit('ready', {}, {})
  announceReady()
}

module.exports = { app: onlyWhatIsHere('app', appItself), becomeReady }
