'use strict'
// What runs inside the page. `bridge`, `rendererHalf` and `makeCodec` are sent there as text: they use nothing from outside.
// https://www.electronjs.org/docs/latest/api/context-bridge and /ipc-renderer

const preloadWorld = 'Electron Isolated Context'
const binding = '__electronDoubleSend'
const receiver = '__electronDoubleReceive'

/**
 * Arguments and answers are structured clones, as Electron's are: what `structuredClone` refuses (functions, promises, nodes) is refused
 * here, and objects of a class lose it. Chromium's debugging pipe carries text, so that the clone is written as JSON: each kind by name.
 */
function makeCodec() {
  const inNode = typeof Buffer !== 'undefined'
  const toBase64 = bytes => {
    if (inNode) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
    let text = ''
    for (let from = 0; from < bytes.length; from += 32768)
      text += String.fromCharCode(...bytes.subarray(from, from + 32768))
    return btoa(text)
  }
  const fromBase64 = text =>
    inNode ? new Uint8Array(Buffer.from(text, 'base64')) : Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
  const plainNumber = value => Number.isFinite(value) && !Object.is(value, -0)
  const write = value => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number' && plainNumber(value)) return value
    if (Array.isArray(value)) return value.map(write)
    const kind = value === undefined ? 'undefined' : Object.prototype.toString.call(value).slice(8, -1)
    const how = kinds[kind]
    if (how === undefined) throw new Error(`electron double: sending a ${kind} is not implemented`)
    return { $: kind, value: how.write(value) }
  }
  const read = value => {
    if (value === null || typeof value !== 'object') return value
    return Array.isArray(value) ? value.map(read) : kinds[value.$].read(value.value)
  }
  const pairs = entries => [...entries].map(([key, inner]) => [write(key), write(inner)])
  const kinds = {
    undefined: { write: () => null, read: () => undefined },
    Number: { write: value => (Object.is(value, -0) ? '-0' : String(value)), read: Number },
    BigInt: { write: String, read: BigInt },
    Date: { write: Number, read: value => new Date(value) },
    Uint8Array: { write: toBase64, read: fromBase64 },
    ArrayBuffer: { write: value => toBase64(new Uint8Array(value)), read: value => fromBase64(value).buffer },
    Map: { write: pairs, read: value => new Map(read(value)) },
    Set: { write: value => [...value].map(write), read: value => new Set(read(value)) },
    Error: {
      write: ({ name, message }) => [name, message],
      read: ([name, message]) => Object.assign(new Error(message), { name }),
    },
    Object: {
      write: value => pairs(Object.entries(value)),
      read: value => Object.fromEntries(read(value)),
    },
  }
  return { encode: value => write(structuredClone(value)), decode: read }
}

/**
 * contextBridge. The same code runs in the page's world and in the preload's; they share only the DOM, and Chromium clones a
 * CustomEvent's detail as it crosses. Functions and promises travel as numbers.
 */
function bridge(side, secret) {
  const outgoing = `${secret}:${side === 'preload' ? 'to-page' : 'to-preload'}`
  const incoming = `${secret}:${side === 'preload' ? 'to-preload' : 'to-page'}`
  const functions = new Map()
  const promises = new Map()
  const answers = new Map()
  let last = 0
  const emit = detail => window.dispatchEvent(new CustomEvent(outgoing, { detail }))
  const wordsOf = error => String(error?.message ?? error)

  const pack = value => {
    if (typeof value === 'function') {
      functions.set(++last, value)
      return { $function: last }
    }
    if (value instanceof Promise) {
      const promise = ++last
      value.then(
        settled => emit({ type: 'settled', promise, ok: true, value: pack(settled) }),
        error => emit({ type: 'settled', promise, ok: false, error: wordsOf(error) }),
      )
      return { $promise: promise }
    }
    if (Array.isArray(value)) return value.map(pack)
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)]))
    return value
  }
  const unpack = value => {
    if (Array.isArray(value)) return value.map(unpack)
    if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
    if (value.$function) return (...args) => call(value.$function, args)
    if (value.$promise) return new Promise((resolve, reject) => promises.set(value.$promise, { resolve, reject }))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner)]))
  }
  const call = (id, args) => {
    const request = ++last
    emit({ type: 'call', id, request, args: pack(args) })
    const answer = answers.get(request)
    answers.delete(request)
    if (answer === undefined) throw new Error('An object could not be cloned.')
    if (!answer.ok) throw new Error(answer.error)
    return unpack(answer.value)
  }
  const frozen = value => {
    if (value === null || typeof value !== 'object') return value
    for (const inner of Object.values(value)) frozen(inner)
    return Object.freeze(value)
  }
  const take = {
    call: ({ id, request, args }) => {
      try {
        emit({ type: 'answer', request, ok: true, value: pack(functions.get(id)(...unpack(args))) })
      } catch (error) {
        emit({ type: 'answer', request, ok: false, error: wordsOf(error) })
      }
    },
    answer: answer => answers.set(answer.request, answer),
    settled: ({ promise, ok, value, error }) => {
      const waiting = promises.get(promise)
      promises.delete(promise)
      if (ok) waiting?.resolve(unpack(value))
      else waiting?.reject(new Error(error))
    },
    expose: ({ name, api }) => Object.defineProperty(window, name, { value: frozen(unpack(api)), enumerable: true }),
  }
  window.addEventListener(incoming, event => {
    event.stopImmediatePropagation()
    take[event.detail.type](event.detail)
  })
  return { expose: (name, api) => emit({ type: 'expose', name, api: pack(api) }) }
}

/** `require('electron')` as a sandboxed preload sees it. */
function rendererHalf(toPage, codec, names) {
  const listeners = new Map()
  const waiting = new Map()
  let last = 0
  const ipcRenderer = {
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        waiting.set(++last, { resolve, reject })
        globalThis[names.binding](JSON.stringify({ id: last, channel, args: args.map(codec.encode) }))
      }),
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    },
    removeListener: (channel, listener) => {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter(found => found !== listener),
      )
    },
  }
  globalThis[names.receiver] = message => {
    if (message.type === 'event') {
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...message.args.map(codec.decode))
      return
    }
    const { resolve, reject } = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.ok) resolve(codec.decode(message.value))
    else reject(new Error(message.error))
  }
  const guarded = (name, target) =>
    new Proxy(target, {
      get: (inner, property) => {
        if (property in inner) return inner[property]
        throw new Error(`electron double: ${name}.${String(property)} is not implemented`)
      },
    })
  const electron = guarded('electron (in a preload)', {
    ipcRenderer: guarded('ipcRenderer', ipcRenderer),
    contextBridge: guarded('contextBridge', { exposeInMainWorld: toPage.expose }),
  })
  return id => {
    if (id === 'electron') return electron
    throw new Error(`module not found: ${id}`)
  }
}

const permissionChannel = 'electron double: permission'

/**
 * A page that wants to use what takes a permission asks the app, each time, and then Chromium, which has been told the answer by then. The
 * window itself is what fills the screen. `ask` is there in the preload's world.
 */
function permissions(secret, ask) {
  const [question, answer] = [`${secret}:permission`, `${secret}:permission-answer`]
  if (ask) {
    window.addEventListener(question, ({ detail: { id, ...wish } }) =>
      ask(wish).then(isAllowed => window.dispatchEvent(new CustomEvent(answer, { detail: { id, isAllowed } }))),
    )
    return
  }
  let last = 0
  const mayUse = (permission, isOnlyChecked = false) =>
    new Promise(resolve => {
      const id = ++last
      const take = ({ detail }) => {
        if (detail.id !== id) return
        window.removeEventListener(answer, take)
        resolve(detail.isAllowed)
      }
      window.addEventListener(answer, take)
      window.dispatchEvent(new CustomEvent(question, { detail: { id, permission, isOnlyChecked } }))
    })
  /** What the page's own headers refuse, Chromium refuses without asking anybody. */
  const isInPolicy = feature => document.featurePolicy?.allowsFeature(feature) ?? true
  const asksFirst = (owner, method, permissionsOf, isOnlyChecked) => {
    const own = owner?.[method]
    if (own === undefined) return
    owner[method] = async function (...args) {
      for (const permission of permissionsOf(...args).filter(isInPolicy)) await mayUse(permission, isOnlyChecked)
      return own.apply(this, args)
    }
  }
  for (const method of ['write', 'writeText']) asksFirst(window.Clipboard?.prototype, method, () => ['clipboard-write'])
  for (const method of ['read', 'readText']) asksFirst(window.Clipboard?.prototype, method, () => ['clipboard-read'])
  asksFirst(window.Notification, 'requestPermission', () => ['notifications'])
  asksFirst(window.Geolocation?.prototype, 'getCurrentPosition', () => ['geolocation'])
  asksFirst(window.Navigator.prototype, 'requestMIDIAccess', () => ['midi'])
  asksFirst(window.MediaDevices?.prototype, 'getUserMedia', ({ video, audio } = {}) =>
    [video && 'camera', audio && 'microphone'].filter(Boolean),
  )
  asksFirst(window.Permissions?.prototype, 'query', ({ name }) => [name], true)
  Element.prototype.requestFullscreen = async () => {
    if (!(await mayUse('fullscreen'))) throw new TypeError('Permissions check failed')
  }
}

const newWindowChannel = 'electron double: new window'

/**
 * A page that wants another window asks the app before Chromium makes one: one that is made only to be closed at once can keep Chromium, or
 * Playwright, busy for ever. `tell` is there in the preload's world.
 */
function newWindows(secret, tell) {
  const wish = `${secret}:new-window`
  if (tell) {
    window.addEventListener(wish, ({ detail }) => tell(detail))
    return
  }
  const ask = url => window.dispatchEvent(new CustomEvent(wish, { detail: url }))
  window.open = url => {
    ask(new URL(url, location.href).href)
    return null
  }
  window.addEventListener('click', event => {
    const link = event.defaultPrevented ? null : event.target.closest('a[target="_blank"]')
    if (link === null) return
    event.preventDefault()
    ask(link.href)
  })
}

const onlyInTheTopFrame = code => `(() => { if (window !== window.top) return; ${code} })()`

const mainWorldSource = secret =>
  onlyInTheTopFrame(
    `(${bridge})('page', ${JSON.stringify(secret)}); (${permissions})(${JSON.stringify(secret)}); (${newWindows})(${JSON.stringify(secret)})`,
  )

const preloadSource = (secret, code) =>
  onlyInTheTopFrame(`
    const toPage = (${bridge})('preload', ${JSON.stringify(secret)})
    const require = (${rendererHalf})(toPage, (${makeCodec})(), ${JSON.stringify({ binding, receiver })})
    ;(${permissions})(${JSON.stringify(secret)}, wish => require('electron').ipcRenderer.invoke('${permissionChannel}', wish))
    ;(${newWindows})(${JSON.stringify(secret)}, url => require('electron').ipcRenderer.invoke('${newWindowChannel}', url))
    const module = { exports: {} }
    ;(function (require, module, exports) { ${code}
    })(require, module, module.exports)`)

module.exports = {
  codec: makeCodec(),
  preloadWorld,
  permissionChannel,
  newWindowChannel,
  mainWorldSource,
  preloadSource,
  binding,
  receiver,
}
