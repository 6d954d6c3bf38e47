'use strict'
// `webContents`: the page in a window, its messages, and where it may go. https://www.electronjs.org/docs/latest/api/web-contents
const { EventEmitter } = require('node:events')
const { randomUUID } = require('node:crypto')
const { readFileSync } = require('node:fs')
const { world, preventable, fromChromium, debug } = require('./world.cjs')
const { mayLeave, mayUse, refuseEverything } = require('./session.cjs')
const { ipcHandlers } = require('./small-parts.cjs')
const { codec, preloadWorld, permissionChannel, newWindowChannel, mainWorldSource, preloadSource, binding, receiver } =
  require('./in-page.cjs')

class WebContents extends EventEmitter {
  #window
  #preferences
  #page
  #frameId
  /** The preload's own world in the page that is shown now. */
  #preloadContext = null
  #address = ''
  #loading = false
  #crashed = false
  #title = ''
  /** The address the app itself asked for: going there is not the page's doing. */
  #askedByApp = null
  #decideNewWindow = () => ({ action: 'allow' })
  /** What the double's own half in the page asks, which Electron's asks in another way. */
  #ownHandlers = {
    [permissionChannel]: (_event, wish) => this.#mayUse(wish),
    [newWindowChannel]: (_event, url) => this.#refuseNewWindow(fromChromium(url)),
  }

  constructor(window, preferences) {
    super()
    if (preferences.sandbox === false || preferences.nodeIntegration || preferences.contextIsolation === false)
      throw new Error('electron double: only a sandboxed, isolated page is implemented')
    this.#window = window
    this.#preferences = preferences
  }

  getURL() {
    return this.#address
  }
  isLoading() {
    return this.#loading
  }
  isCrashed() {
    return this.#crashed
  }
  getTitle() {
    return this.#title
  }
  async executeJavaScript(expression) {
    const { result, exceptionDetails } = await this.#page.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.text)
    return result.value
  }
  async printToPDF({ generateTaggedPDF, generateDocumentOutline }) {
    const { data } = await this.#page.send('Page.printToPDF', { generateTaggedPDF, generateDocumentOutline })
    return Buffer.from(data, 'base64')
  }
  reload() {
    this.#crashed = false
    this.#loading = true
    this.#page.send('Page.reload').catch(error => debug(error.message))
  }

  /** False where the page's `beforeunload` asks to stay: `will-prevent-unload` decides. */
  async unload() {
    const gone = new Promise(resolve => {
      world.chromium.on('Target.targetDestroyed', ({ targetId }) => {
        if (targetId === this.#window.targetId()) resolve(true)
      })
    })
    const stays = new Promise(resolve => {
      this.#page.once('Page.javascriptDialogOpening', async ({ type }) => {
        const event = preventable()
        if (type === 'beforeunload') this.emit('will-prevent-unload', event)
        await this.#page.send('Page.handleJavaScriptDialog', { accept: event.defaultPrevented }).catch(() => undefined)
        if (!event.defaultPrevented) resolve(false)
      })
    })
    await this.#page.send('Page.close')
    return Promise.race([gone, stays])
  }

  /** For tests: what Electron tells when the page's process dies. */
  crash(reason = 'crashed') {
    this.#crashed = true
    this.emit('render-process-gone', preventable(), { reason, exitCode: 1 })
  }
  isDestroyed() {
    return this.#window.isDestroyed()
  }
  close() {
    this.#window.close()
  }
  setWindowOpenHandler(decide) {
    this.#decideNewWindow = decide
  }
  send(channel, ...args) {
    this.#post({ type: 'event', channel, args: args.map(codec.encode) })
  }

  /** Joins this object to a page of Chromium's. */
  async attach(page) {
    this.#page = page
    this.#frameId = (await page.send('Page.getFrameTree')).frameTree.frame.id
    page.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === preloadWorld && context.auxData.frameId === this.#frameId) this.#preloadContext = context.id
    })
    page.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#preloadContext) this.#preloadContext = null
    })
    page.on('Runtime.bindingCalled', call => {
      if (call.name !== binding || call.executionContextId !== this.#preloadContext) return
      noteMessage(call.payload)
      this.#answer(JSON.parse(call.payload))
    })
    page.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return
      this.#address = fromChromium(frame.url)
      if (this.#address === 'about:blank') return
      refuseEverything(this.#address)
      this.emit('did-navigate', preventable(), this.#address)
    })
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.#frameId) this.#address = fromChromium(url)
    })
    page.on('Page.loadEventFired', () => {
      if (this.#address === 'about:blank') return
      this.#loading = false
      this.emit('did-finish-load', preventable())
    })
    page.on('Inspector.targetCrashed', () => this.crash())
    page.on('Fetch.requestPaused', request => {
      this.#fetch(request).catch(error => debug(error.message))
    })
    world.chromium.on('Target.targetInfoChanged', ({ targetInfo }) => {
      if (targetInfo.targetId === this.#window.targetId()) this.#title = targetInfo.title
    })
    await Promise.all([
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Runtime.addBinding', { name: binding, executionContextName: preloadWorld }),
      page.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] }),
      ...this.#preloadSources().map(source => page.send('Page.addScriptToEvaluateOnNewDocument', source)),
    ])
  }

  async load(address) {
    this.#askedByApp = address.split('#')[0]
    this.#loading = true
    const loaded = new Promise(resolve => this.once('did-finish-load', resolve))
    const { errorText } = await this.#page.send('Page.navigate', { url: address })
    if (errorText) {
      this.#loading = false
      this.emit('did-fail-load', preventable(), -2, errorText, fromChromium(address), true)
      throw new Error(`${errorText} loading '${fromChromium(address)}'`)
    }
    await loaded
  }

  #preloadSources() {
    const file = this.#preferences.preload
    if (file === undefined) return []
    if (!file.endsWith('.cjs')) throw new Error(`Unable to load preload script: ${file} (it must be CommonJS)`)
    const secret = `electron-double-${randomUUID()}`
    return [
      { source: mainWorldSource(secret) },
      { worldName: preloadWorld, source: preloadSource(secret, readFileSync(file, 'utf8')) },
    ]
  }

  #post(message) {
    if (this.#preloadContext === null) return
    const text = JSON.stringify(message)
    noteMessage(text)
    const expression = `${receiver}(${text})`
    this.#page
      .send('Runtime.evaluate', { expression, contextId: this.#preloadContext })
      .catch(error => debug(error.message))
  }

  async #answer({ id, channel, args }) {
    // The guarded object the app was given, which it compares with its own.
    const sender = this.#window.webContents
    const event = preventable({
      sender,
      senderFrame: this.isDestroyed() ? null : { url: this.#address, parent: null },
      type: 'frame',
    })
    try {
      const handler = this.#ownHandlers[channel] ?? ipcHandlers.get(channel)
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
      const value = codec.encode(await handler(event, ...args.map(codec.decode)))
      this.#post({ type: 'reply', id, ok: true, value })
    } catch (error) {
      this.#post({ type: 'reply', id, ok: false, error: `Error invoking remote method '${channel}': ${error}` })
    }
  }

  async #mayUse(wish) {
    const isAllowed = await mayUse(this.#window.webContents, wish, this.#address)
    if (isAllowed && wish.permission === 'fullscreen') this.#window.setFullScreen(true)
    return isAllowed
  }

  /** Only refusing is implemented. */
  #refuseNewWindow(url) {
    const { action } = this.#decideNewWindow({ url, frameName: '', features: '', disposition: 'foreground-tab' })
    if (action === 'deny') return
    // Past the page, which could swallow it: an app that would open the window ends here.
    setImmediate(() => {
      throw new Error('electron double: opening a new window is not implemented')
    })
  }

  async #fetch({ requestId, request, resourceType, frameId }) {
    const page = this.#page
    const refuse = errorReason => page.send('Fetch.failRequest', { requestId, errorReason })
    const address = fromChromium(request.url)
    if (resourceType === 'Document' && frameId === this.#frameId) {
      if (this.#askedByApp !== request.url.split('#')[0]) {
        const leaving = preventable({ url: address, isMainFrame: true, isSameDocument: false })
        this.emit('will-navigate', leaving, address)
        if (leaving.defaultPrevented) return refuse('Aborted')
      }
      this.#askedByApp = null
      this.#loading = true
    }
    if (!(await mayLeave(address))) return refuse('BlockedByClient')
    const handler = address === request.url ? undefined : world.handlers.get(new URL(address).protocol.slice(0, -1))
    if (handler === undefined) return page.send('Fetch.continueRequest', { requestId })
    const { method, headers } = request
    const response = await handler(new Request(address, { method, headers }))
    return page.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    })
  }
}

/** Electron copies a message in one go, and does nothing else meanwhile: tests look how long the longest was. */
function noteMessage(text) {
  world.messages.longest = Math.max(world.messages.longest, text.length)
}

module.exports = { WebContents }
