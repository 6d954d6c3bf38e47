'use strict'
// `BrowserWindow`: a target of Chromium's. https://www.electronjs.org/docs/latest/api/browser-window
const { EventEmitter } = require('node:events')
const { world, onlyWhatIsHere, preventable, toChromium, debug } = require('./world.cjs')
const { app } = require('./app.cjs')
const { fetchDictionaries } = require('./session.cjs')
const { WebContents } = require('./web-contents.cjs')

class BrowserWindow extends EventEmitter {
  #destroyed = false
  #visible
  #target
  #bounds
  #fullScreen
  #maximized = false
  #representedFilename = ''
  #documentEdited = false

  constructor(options = {}) {
    super()
    if (!world.ready) throw new Error('Cannot create BrowserWindow before app is ready')
    this.id = world.nextWindowId++
    this.title = options.title ?? app.getName()
    const contents = new WebContents(this, options.webPreferences ?? {})
    this.webContents = onlyWhatIsHere('webContents', contents)
    this.#visible = options.show ?? true
    const { x = 0, y = 24, width = 800, height = 600, fullscreen = false } = options
    this.#bounds = { x, y, width, height }
    this.#fullScreen = fullscreen
    this.options = options
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

  getBounds() {
    return { ...this.#bounds }
  }
  getNormalBounds() {
    return { ...this.#bounds }
  }
  /** As a person moves and sizes it. */
  setBounds(bounds) {
    this.#bounds = { ...this.#bounds, ...bounds }
    this.emit('move', preventable())
    this.emit('resize', preventable())
  }
  isMaximized() {
    return this.#maximized
  }
  maximize() {
    this.#maximized = true
    this.emit('maximize', preventable())
  }
  // On macOS alone; elsewhere nothing happens.
  setRepresentedFilename(file) {
    if (process.platform === 'darwin') this.#representedFilename = file
  }
  getRepresentedFilename() {
    return this.#representedFilename
  }
  setDocumentEdited(edited) {
    if (process.platform === 'darwin') this.#documentEdited = edited
  }
  isDocumentEdited() {
    return this.#documentEdited
  }
  setFullScreen(fills) {
    this.#fullScreen = fills
  }
  isFullScreen() {
    return this.#fullScreen
  }

  /** The page's `beforeunload` may hold it back too. */
  close() {
    if (this.#destroyed) return
    const closing = preventable()
    this.emit('close', closing)
    if (closing.defaultPrevented) world.quitting = false
    else
      this.opened
        .then(() => this.webContents.unload())
        .then(hasGone => (hasGone ? this.destroy() : this.#stay()))
        .catch(() => this.destroy())
  }

  #stay() {
    world.quitting = false
  }

  /** "Force closing the window": neither `close` nor `beforeunload` is heard. */

  destroy() {
    if (this.#destroyed) return
    this.#destroyed = true
    world.windows.delete(this.id)
    if (!world.exiting)
      this.opened
        .then(() => world.chromium.send('Target.closeTarget', { targetId: this.#target }))
        .catch(error => debug(error.message))
    this.emit('closed')
    if (world.windows.size > 0 || world.exiting) return
    if (world.quitting) app.shutDown()
    else app.emit('window-all-closed')
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
