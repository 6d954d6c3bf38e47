// `npm run pictures`: drives the built app as a person would and takes the user guide's pictures into docs/pictures.
// Needs a Chromium. The report's pages need LibreOffice (soffice) and pdftoppm too, and stay as they are without them.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from './find-chromium.mjs'
import { takeBeginning, takeImport } from './pictures/beginning.mjs'
import { heading, take, window } from './pictures/camera.mjs'
import { takeLearning } from './pictures/learning.mjs'
import { takeReport, takeReportPages } from './pictures/report.mjs'
import { takeAttachments, takeSample } from './pictures/sample.mjs'
import { takeTables } from './pictures/tables.mjs'
import { takeWorkshop } from './pictures/workshop.mjs'

const root = resolve(import.meta.dirname, '..')

const executablePath = findChromium()
if (executablePath === undefined) {
  console.error('There is no Chromium to take pictures with. Install one, or name it in CHROME_PATH, and try again.')
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'common-measure-pictures-'))
const server = await startServer()
const browsers = []
try {
  const page = await openBrowser('browser')
  await takeBeginning(page)
  await takeImport(page)
  await takeTables(page)
  await takeLearning(page)
  await takeSample(page)
  await takeReport(page, folder)
  await takeAttachments(page)
  await takeWorkshop(page)
  await takeRecovery()
  takeReportPages(folder)
} finally {
  for (const browser of browsers) await browser.close()
  server.process.kill('SIGINT')
  await server.ended
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** Another browser, let in by a link of its own: it knows nothing, and the second copy on this computer still does. */
async function takeRecovery() {
  const page = await openBrowser('another-browser', await server.newLink())
  await page.getByRole('link', { name: 'Nobody sleeps outside' }).click()
  await heading(page, 'Bring the project back')
  await take(page, 'recovery', { height: 520 })
}

/** The app in a browser of its own. */
async function openBrowser(name, link = server.link) {
  const browser = await chromium.launchPersistentContext(join(folder, name), {
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--lang=en-GB'],
    locale: 'en-GB',
    viewport: window,
  })
  browsers.push(browser)
  const page = browser.pages()[0] ?? (await browser.newPage())
  await page.goto(link)
  return page
}

async function startServer() {
  const env = { ...process.env, COMMON_MEASURE_PROFILE: folder, COMMON_MEASURE_PORT: String(await freePort()) }
  const first = startApp(env)
  // A link lets one browser in: who starts the app again is told another.
  return { link: await first.link, newLink: () => startApp(env).link, process: first.process, ended: first.ended }
}

/** `link`: once it is printed. */
function startApp(env) {
  const child = spawn(process.execPath, ['scripts/start.mjs', '--browser', '--no-open'], { cwd: root, env })
  const ended = new Promise(done => child.on('close', done))
  const link = new Promise((done, fail) => {
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', text => {
        output += text
        const found = / at (http:\/\/\S+)/.exec(output)?.[1]
        if (found) done(found)
      })
    ended.then(() => fail(new Error(`The app did not start: ${output}`)))
  })
  return { link, process: child, ended }
}

function freePort() {
  return new Promise(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })
}
