// `npm start`: the desktop window where Electron can be had, otherwise the same app in this computer's browser.
//   --browser   the browser even where Electron is there
//   --no-open   do not open a browser, only print the address
//   --disable-gpu   the window draws without the graphics card: for old laptops on which it stays black or flickers
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, needsBuild } from './build.mjs'
import { downloadElectron, findElectron } from './find-electron.mjs'

const began = performance.now()
const root = resolve(import.meta.dirname, '..')
const flags = process.argv.slice(2)
const known = ['--browser', '--no-open', '--disable-gpu']
const unknown = flags.find(flag => flag.startsWith('-') && !known.includes(flag))
if (unknown) stopWith(2, `"${unknown}" is not known here. Use ${known.join(' or ')}, or nothing.`)

/** The port is part of the data's address: it never changes. Only tests set another. */
const port = Number(process.env.COMMON_MEASURE_PORT ?? 47310)
const onceOnly = 'The link lets one browser in, once, within ten minutes.'
/** A window that ends with an error, or is ended by a signal, this soon never opened. */
const neverOpenedMs = 10_000

// Tests start what they built, whatever has been edited since.
if (process.env.COMMON_MEASURE_AS_BUILT !== '1' && needsBuild()) {
  console.log('Building, once...')
  if (!build()) stopWith(1, 'The build failed; what it said is above. Run "npm ci" and try again.')
}
const problem = await openDesktop()
if (problem !== null) await openBrowser(problem)

/** Opens the window and waits until it closes. Answers why that could not be done, or `null` where it was. */
async function openDesktop() {
  if (flags.includes('--browser')) return ''
  const standIn = Boolean(process.env.ELECTRON_OVERRIDE_DIST_PATH)
  if (!standIn && !hasDisplay()) return 'There is no display for a desktop window.'
  if (!standIn && process.platform === 'linux' && process.getuid() === 0)
    return 'Electron does not open a window for the root user.'
  const electron = findElectron() ?? (await downloadElectron())
  if (electron === null) return 'Electron, which makes the desktop window, is not here and could not be fetched.'
  const files = flags.filter(flag => !flag.startsWith('-'))
  const openedAt = performance.now()
  const switches = flags.filter(flag => flag === '--disable-gpu')
  const child = spawn(electron, [...switches, root, ...files], { stdio: 'inherit' })
  // Ctrl+C reaches the window too: wait for it to write what is not yet safe.
  let stopped = false
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      stopped = true
      child.kill(signal)
    })
  const { code, signal } = await new Promise(resolve => {
    child.on('error', () => resolve({ code: 1, signal: null }))
    child.on('exit', (code, signal) => resolve({ code, signal }))
  })
  if (stopped || code === 0) return null
  const how = signal ? `was ended by ${signal}` : `ended with ${code}`
  if (performance.now() - openedAt < neverOpenedMs)
    return `The desktop window did not open: Electron ${how}. ${whyNoSandbox()}`.trim()
  console.error(`The desktop window closed by itself: Electron ${how}. Everything that was marked as saved is on disk.`)
  process.exitCode = code ?? 1
  return null
}

/** Electron keeps its pages in a sandbox made of user namespaces, and ends at once where the system does not let it. */
function whyNoSandbox() {
  if (setting('kernel/apparmor_restrict_unprivileged_userns') === '1')
    return 'This system (as Ubuntu does since 23.10) lets a program make the sandbox it needs only with an AppArmor profile.'
  if (setting('kernel/unprivileged_userns_clone') === '0' || setting('user/max_user_namespaces') === '0')
    return 'This system does not let programs make the sandbox it needs (user namespaces are switched off).'
  return ''
}

/** A setting of the Linux kernel; empty where there is none. */
function setting(name) {
  try {
    return readFileSync(join(process.env.COMMON_MEASURE_KERNEL_SETTINGS ?? '/proc/sys', name), 'utf8').trim()
  } catch {
    return ''
  }
}

async function openBrowser(why) {
  const { startStandalone } = await import('../out/main/standalone.js')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const pageFolder = join(root, 'out/renderer')
  const start = await startStandalone({ port, pageFolder, version, env: process.env, keepsLog: true })
  if (start.state === 'port-taken')
    stopWith(
      1,
      `Port ${port} on this computer is in use by another program or by another person's Common Measure, or Windows keeps it for itself (net stop winnat gives it back). Your work belongs to that port, so no other can stand in: close that program, then start again.`,
    )
  if (start.state === 'no-folder') stopWith(1, start.sentence)
  if (start.state === 'already-running') {
    console.log(`Common Measure is already running at ${start.link}`)
    console.log(onceOnly)
    offerTo(start.link)
    return
  }
  const { newLink, stop } = start.standalone
  const link = newLink()
  stopOnSignal(stop)
  console.log(`${why ? `${why} ` : ''}The same app is open to this computer only, at ${link}`)
  console.log(`${onceOnly} Type this command again in a second terminal for another link.`)
  console.log(`Ready in ${((performance.now() - began) / 1000).toFixed(1)} s. Ctrl+C stops it.`)
  offerTo(link)
}

function stopOnSignal(stop) {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, async () => {
      if (stopping) return
      stopping = true
      await stop()
      console.log('\nStopped. Everything that was marked as saved is on disk.')
      process.exit(0)
    })
}

/** Opens the person's browser if there is one to open; the printed link does as well. */
function offerTo(link) {
  if (flags.includes('--no-open') || !hasDisplay()) return
  const [command, ...args] = {
    darwin: ['open'],
    win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  }[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...args, link], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

function stopWith(code, sentence) {
  console.error(sentence)
  process.exit(code)
}
