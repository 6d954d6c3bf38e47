'use strict'
// `BrowserWindow`: a target of Chromium's.
const { EventEmitter } = require('node:events')
const { world, onlyWhatIsHere, preventable, toChromium, debug } = require('./world.cjs')
const { app } = require('./app.cjs')
const { fetchDictionaries } = require('./session.cjs')
const { WebContents } = require('./web-contents.cjs')

class BrowserWindow extends EventEmitter {
  #destroyed = false
  #visible
  #target

  constructor(options = {}) {
    super()
    if (!world.ready) throw new Error('Cannot create BrowserWindow before app is ready')
    this.id = world.nextWindowId++
    this.title = options.title ?? app.getName()
    const contents = new WebContents(this, options.webPreferences ?? {})
    this.webContents = onlyWhatIsHere('webContents', contents)
    this.#visible = options.show ?? true
    fetchDictionaries()
    if (!world.without.has('ready-to-show'))
      contents.once('did-finish-load', () => this.emit('ready-to-show', preventable()))
    const guarded = onlyWhatIsHere('BrowserWindow', this)
    world.windows.set(this.id, guarded)
    this.opened = this.#open(contents, options)
    this.opened.catch(error => debug(error.message))
    app.emit('web-contents-created', preventable(), this.webContents)
    // biome-ignore lint/correctness/noConstructorReturn: what is not implemented must throw by name.
    return guarded
  }

  async #open(contents, { width = 800, height = 600 }) {
    const { targetId } = await world.chromium.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
    })
    this.#target = targetId
    const { sessionId } = await world.chromium.send('Target.attachToTarget', { targetId, flatten: true })
    await contents.attach(world.chromium.session(sessionId))
  }

  async loadURL(address) {
    await this.opened
    await this.webContents.load(toChromium(address))
  }

  targetId() {
    return this.#target
  }
  isDestroyed() {
    return this.#destroyed
  }
  isMinimized() {
    return false
  }
  isVisible() {
    return this.#visible
  }
  show() {
    this.#visible = true
  }
  restore() {}
  focus() {
    this.emit('focus', preventable())
  }

  close() {
    if (this.#destroyed) return
    const closing = preventable()
    this.emit('close', closing)
    if (!closing.defaultPrevented) this.destroy()
  }

  destroy() {
    if (this.#destroyed) return
    this.#destroyed = true
    world.windows.delete(this.id)
    if (!world.quitting)
      this.opened
        .then(() => world.chromium.send('Target.closeTarget', { targetId: this.#target }))
        .catch(error => debug(error.message))
    this.emit('closed')
    if (world.windows.size === 0 && !world.quitting) app.emit('window-all-closed')
  }

  static getAllWindows() {
    return [...world.windows.values()]
  }
  static fromWebContents(contents) {
    return BrowserWindow.getAllWindows().find(window => window.webContents === contents) ?? null
  }
}

const webContents = onlyWhatIsHere('webContents', {
  fromDevToolsTargetId: id => BrowserWindow.getAllWindows().find(window => window.targetId() === id)?.webContents,
})

module.exports = { BrowserWindow: onlyWhatIsHere('BrowserWindow', BrowserWindow), webContents }
