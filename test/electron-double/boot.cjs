'use strict'
// Plays Electron's executable: reads its command line, answers `require('electron')`, runs the app's own main file.
const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const { pathToFileURL } = require('node:url')
const { world, onlyWhatIsHere, debug } = require('./world.cjs')
const { app, becomeReady } = require('./app.cjs')
const { BrowserWindow, webContents } = require('./browser-window.cjs')
const { startChromium } = require('./chromium.cjs')
const { protocol, session } = require('./session.cjs')
const { ipcMain, dialog, shell, Menu } = require('./small-parts.cjs')
const { nativeTheme, powerMonitor, powerSaveBlocker, screen } = require('./machine.cjs')

const inWindows = { BrowserWindow, webContents, dialog, Menu, screen }
const ofMachine = { nativeTheme, powerMonitor, powerSaveBlocker, shell }
const electron = { app, ipcMain, protocol, session, ...inWindows, ...ofMachine }
const args = process.argv.slice(2)

run().catch(error => {
  // Quitting while Chromium starts ends its calls: that is no trouble.
  if (world.exiting) return
  console.error(error)
  process.exit(1)
})

async function run() {
  const { required, folder } = readCommandLine()
  await pretendToBeOn(process.env.ELECTRON_DOUBLE_PLATFORM)
  world.appFolder = folder
  world.packageJson = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  process.argv = [path.join(__dirname, 'electron'), ...args]
  process.versions.electron ??= 'double'
  answerImports()
  process.on('SIGINT', () => app.quit())
  process.on('SIGTERM', () => app.quit())
  dieWithParent()

  for (const file of required) require(path.resolve(file))
  await import(pathToFileURL(path.join(folder, world.packageJson.main)).href)
  if (world.exiting) return
  world.chromium = await startChromium(app.getPath('userData'), args)
  world.chromium.on('exit', () => {
    if (!world.exiting) app.exit(1)
  })
  world.chromium.on('Target.targetDestroyed', ({ targetId }) => {
    BrowserWindow.getAllWindows()
      .find(window => window.targetId() === targetId)
      ?.destroy()
  })
  await world.chromium.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] })
  becomeReady()
}

/** What the app does on another system; Chromium has been found by then (CHROME_PATH). */
async function pretendToBeOn(platform) {
  if (!platform) return
  const { findChromium } = await import('../../scripts/find-chromium.mjs')
  process.env.CHROME_PATH ??= findChromium()
  Object.defineProperty(process, 'platform', { value: platform })
}

/** `-r file`, `--inspect=port`, switches, then the app's folder and its own arguments. */
function readCommandLine() {
  const required = []
  let folder = null
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index]
    if (arg === '-r') required.push(args[++index])
    else if (arg.startsWith('--inspect=')) require('node:inspector').open(Number(arg.slice(10)), '127.0.0.1')
    else if (!arg.startsWith('-')) folder ??= path.resolve(arg)
  }
  return { required, folder: folder ?? process.cwd() }
}

/** `import` and `require` of 'electron' both meet the double. */
function answerImports() {
  const guarded = onlyWhatIsHere('electron', electron)
  const load = Module._load
  Module._load = function (id, ...rest) {
    return id === 'electron' ? guarded : load.call(this, id, ...rest)
  }
  globalThis[Symbol.for('electron double')] = guarded
  globalThis[Symbol.for('electron double: requests that left')] = world.requestsThatLeft
  globalThis[Symbol.for('electron double: messages')] = world.messages
  const names = Object.keys(electron).map(name => `export const ${name} = electron.${name}`)
  const source = ["const electron = globalThis[Symbol.for('electron double')]", ...names].join('\n')
  const url = `data:text/javascript,${encodeURIComponent(source)}`
  if (Module.registerHooks)
    Module.registerHooks({
      resolve: (id, context, next) =>
        id === 'electron' ? { url, shortCircuit: true, format: 'module' } : next(id, context),
    })
  else {
    // Before Node 22.15: the same hook, in a thread of its own.
    const hook = `export const resolve = async (id, context, next) =>
      id === 'electron' ? { url: ${JSON.stringify(url)}, shortCircuit: true, format: 'module' } : next(id, context)`
    Module.register(`data:text/javascript,${encodeURIComponent(hook)}`)
  }
}

/** A test runner that was killed must not leave browsers behind. */
function dieWithParent() {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid === parent) return
    debug('the parent is gone')
    app.exit(1)
  }, 1_000).unref()
}
