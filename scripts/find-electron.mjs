// Where Electron's executable is. Never require('electron') for this: since version 42 that starts a download that blocks.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** How long the download's server may take to say that it is there. */
const probeMs = 3_000
/** How long the download itself may take: about 120 MB, over a slow line too. It says now and then that it goes on. */
const downloadMs = 15 * 60_000
const sayStillMs = 20_000

const executableName = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }

/** The executable's path, or `null` where it has not been downloaded. */
export function findElectron(env = process.env) {
  if (env.ELECTRON_OVERRIDE_DIST_PATH) {
    const path = join(env.ELECTRON_OVERRIDE_DIST_PATH, executableName[process.platform] ?? 'electron')
    return existsSync(path) ? path : null
  }
  const folder = electronFolder()
  const named = folder && join(folder, 'path.txt')
  if (!named || !existsSync(named)) return null
  const path = join(folder, 'dist', readFileSync(named, 'utf8').trim())
  return existsSync(path) ? path : null
}

/** Fetches the executable if its server answers within seconds. Answers its path, or `null`. */
export async function downloadElectron(env = process.env) {
  const folder = electronFolder()
  if (!folder || env.ELECTRON_SKIP_BINARY_DOWNLOAD || !(await serverAnswers(env))) return null
  console.log('Fetching Electron once (about 120 MB)...')
  await runInstaller(join(folder, 'install.js'), console.log)
  return findElectron(env)
}

/** Resolves once the installer has ended, or took too long and was ended. */
export function runInstaller(script, say) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [script], { stdio: 'ignore' })
    const began = performance.now()
    const minutes = () => ((performance.now() - began) / 60_000).toFixed(1)
    const still = setInterval(
      () => say(`Still fetching, for ${minutes()} min. Ctrl+C stops it; "npm start -- --browser" does without.`),
      sayStillMs,
    )
    const limit = setTimeout(() => {
      say(`The download was given up after ${minutes()} min. The next start tries again.`)
      child.kill('SIGKILL')
    }, downloadMs)
    const end = () => {
      clearInterval(still)
      clearTimeout(limit)
      resolve()
    }
    child.on('error', end)
    child.on('exit', end)
  })
}

/** Electron's version as its package names it, with no executable asked. */
export function electronMajor() {
  const folder = electronFolder()
  return folder ? JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version.split('.')[0] : null
}

function electronFolder() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return null
  }
}

async function serverAnswers(env) {
  const server =
    env.ELECTRON_MIRROR || env.npm_config_electron_mirror || 'https://github.com/electron/electron/releases/'
  try {
    await fetch(server, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(probeMs) })
    return true
  } catch {
    return false
  }
}
