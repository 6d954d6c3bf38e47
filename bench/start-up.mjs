import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { build, needsBuild } from '../scripts/build.mjs'
import { findElectron } from '../scripts/find-electron.mjs'
import { freePort, openChromium } from './browser.mjs'
import { root } from './bundled.mjs'
import { contest, rounds } from './rounds.mjs'

const words = JSON.parse(readFileSync(join(root, 'src/renderer/src/features/begin/words.en.json'), 'utf8'))
/** The first screen is usable once its first button can be pressed. */
const usable = words.sampleOpen

/** From the command to the first usable screen, in either host, against the least that shows a page in the same way. */
export async function startUpBench({ folder, whenDone }) {
  if (needsBuild() && !build()) throw new Error('The app could not be built, and start-up needs it.')
  const electron = electronToMeasure()
  const bareApp = makeBareApp(folder)
  const answers = await rounds(
    {
      app: () => startedTwice(appServer, { folder, whenDone }),
      bare: () => startedTwice(bareServer, { folder, whenDone }),
      desktop: () => desktopMs(electron.path, root, usable, folder),
      bareDesktop: () => desktopMs(electron.path, bareApp, 'Ready', folder),
    },
    { atMost: 5, budgetMs: 75_000 },
  )
  const ms = (name, part) => answers[name].map(times => times[part])
  return {
    title: 'From the command to the first usable screen',
    roundsMade: answers.app.length,
    lines: [
      contest({
        what: 'browser host, first time in this browser',
        ours: ms('app', 'firstMs'),
        against: 'bare Node server, one-line page',
        theirs: ms('bare', 'firstMs'),
      }),
      contest({
        what: 'browser host, started again',
        ours: ms('app', 'againMs'),
        against: 'bare Node server, one-line page',
        theirs: ms('bare', 'againMs'),
      }),
      contest({
        what: `desktop, ${electron.name}`,
        ours: answers.desktop,
        against: `one-line app, ${electron.name}`,
        theirs: answers.bareDesktop,
      }),
    ],
    notes: [
      'The browser was open beforehand; the desktop starts its own.',
      ...(electron.isDouble
        ? [
            'The double is Node driving Chromium, slower to start than Electron: its time says nothing about Electron’s.',
          ]
        : []),
    ],
  }
}

/** The double, unless `ELECTRON_REAL=1`. */
function electronToMeasure() {
  const isDouble = process.env.ELECTRON_REAL !== '1'
  const env = isDouble ? { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'test/electron-double') } : process.env
  const path = findElectron(env)
  if (path === null)
    throw new Error('Electron has not been fetched: run "npx install-electron", or leave ELECTRON_REAL unset.')
  return { path, isDouble, name: isDouble ? 'Electron double' : 'Electron' }
}

/** Starts the server twice in one new browser, which the second time has met the page before. */
async function startedTwice(makeServer, { folder, whenDone }) {
  const profile = mkdtempSync(join(folder, 'start-up-'))
  const server = await makeServer(profile)
  const context = await openChromium(join(profile, 'chromium'))
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    const firstMs = await msToScreen(page, server, whenDone)
    await page.goto('about:blank')
    const againMs = await msToScreen(page, server, whenDone)
    return { firstMs, againMs }
  } finally {
    await context.close()
  }
}

async function appServer(profile) {
  const env = { ...process.env, COMMON_MEASURE_PROFILE: profile, COMMON_MEASURE_PORT: String(await freePort()) }
  return { args: ['scripts/start.mjs', '--browser', '--no-open'], env, button: usable }
}

const bareServer = async () => ({ args: ['bench/bare-server.mjs'], env: process.env, button: 'Ready' })

async function msToScreen(page, { args, env, button }, whenDone) {
  const began = performance.now()
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise(resolve => child.on('close', resolve))
  whenDone(() => child.kill('SIGKILL'))
  try {
    await page.goto(await linkFrom(child))
    await page.getByRole('button', { name: button }).waitFor()
    return performance.now() - began
  } finally {
    child.kill('SIGINT')
    await ended
  }
}

function linkFrom(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', text => {
      said += text
      const link = / at (http:\/\/127\.0\.0\.1:\S+)/.exec(said)?.[1]
      if (link) resolve(link)
    })
    child.on('close', () => reject(new Error(`The server did not start: ${said}`)))
  })
}

async function desktopMs(executablePath, app, button, folder) {
  const env = { ...process.env, COMMON_MEASURE_PROFILE: mkdtempSync(join(folder, 'desktop-')) }
  const began = performance.now()
  const started = await _electron.launch({ executablePath, args: [app], cwd: root, env })
  try {
    const page = await started.firstWindow()
    await page.getByRole('button', { name: button }).waitFor()
    return performance.now() - began
  } finally {
    await started.close()
  }
}

/** An Electron app of one line. */
function makeBareApp(folder) {
  const app = join(folder, 'bare-app')
  mkdirSync(app)
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'bare', version: '0.0.0', main: 'main.mjs' }))
  writeFileSync(
    join(app, 'main.mjs'),
    `import { app, BrowserWindow } from 'electron'
app.setPath('userData', process.env.COMMON_MEASURE_PROFILE)
app.on('window-all-closed', () => app.quit())
app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<button>Ready</button>'))
`,
  )
  return app
}
