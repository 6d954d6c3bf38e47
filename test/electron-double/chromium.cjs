'use strict'
// A real Chromium, spoken to over its debugging pipe: no WebSocket, no dependency.
const { spawn } = require('node:child_process')
const { EventEmitter, once } = require('node:events')
const { join } = require('node:path')
const { world, debug } = require('./world.cjs')

/** Messages of one page (a target) of Chromium. */
class PageSession extends EventEmitter {
  constructor(chromium, sessionId) {
    super()
    this.setMaxListeners(0)
    this.send = (method, params = {}) => chromium.send(method, params, sessionId)
  }
}

class Chromium extends EventEmitter {
  #lastId = 0
  #waiting = new Map()
  #sessions = new Map()
  closed = false

  constructor(executable, args) {
    super()
    this.setMaxListeners(0)
    this.process = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
    inPieces(this.process.stderr, '\n', line => {
      // Playwright waits for this line and connects to the address in it.
      if (line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`)
      else debug(line)
    })
    inPieces(this.process.stdio[4], '\0', message => this.#receive(JSON.parse(message)))
    this.process.stdio[3].on('error', error => debug(error.message))
    this.process.on('exit', () => {
      this.closed = true
      for (const { reject } of this.#waiting.values()) reject(new Error('Chromium is gone'))
      this.#waiting.clear()
      this.emit('exit')
    })
  }

  send(method, params = {}, sessionId = undefined) {
    if (this.closed) return Promise.reject(new Error(`${method}: Chromium is gone`))
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId
      this.#waiting.set(id, { resolve, reject, method })
      this.process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  session(id) {
    if (!this.#sessions.has(id)) this.#sessions.set(id, new PageSession(this, id))
    return this.#sessions.get(id)
  }

  async close() {
    if (this.closed) return
    const gone = once(this, 'exit')
    this.send('Browser.close').catch(error => debug(error.message))
    const limit = setTimeout(() => this.process.kill('SIGKILL'), 5_000)
    await gone
    clearTimeout(limit)
  }

  #receive({ id, error, result, method, params, sessionId }) {
    if (id === undefined) {
      const listener = sessionId ? this.#sessions.get(sessionId) : this
      listener?.emit(method, params)
      return
    }
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) waiting?.reject(new Error(`${waiting.method}: ${error.message}`))
    else waiting?.resolve(result)
  }
}

/** Only what has just arrived is looked through: a message of many megabytes comes in hundreds of parts. */
function inPieces(stream, end, take) {
  let parts = []
  stream.setEncoding('utf8').on('data', text => {
    const [more, ...others] = text.split(end)
    parts.push(more)
    for (const next of others) {
      take(parts.join(''))
      parts = [next]
    }
  })
}

/** `args` are the executable's own: Playwright's debugging port is among them. */
async function startChromium(userDataFolder, args) {
  const { findChromium } = await import('../../scripts/find-chromium.mjs')
  const executable = findChromium()
  if (!executable) throw new Error('electron double: there is no Chromium; set CHROME_PATH to one')
  const port = args.find(arg => arg.startsWith('--remote-debugging-port='))
  // Features are left as they are: Playwright's own list would take the double's place.
  const switches = world.switches.filter(found => !/^--(disable|enable)-features/.test(found))
  return new Chromium(executable, [
    '--headless=new',
    '--hide-scrollbars',
    '--no-sandbox',
    '--test-type',
    '--remote-debugging-pipe',
    ...(port ? [port] : []),
    `--user-data-dir=${join(userDataFolder, 'chromium-of-the-double')}`,
    '--no-startup-window',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    // A window that lies behind another still draws: a page that draws no frames answers nobody.
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-features=Translate,MediaRouter,OptimizationHints',
    '--password-store=basic',
    '--use-mock-keychain',
    ...switches,
  ])
}

module.exports = { Chromium, startChromium }
