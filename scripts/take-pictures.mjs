// `npm run pictures`: drives the built app as a person would and takes the user guide's pictures into docs/pictures.
// Needs a Chromium. The report's pages need LibreOffice (soffice) and pdftoppm too, and stay as they are without them.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from './find-chromium.mjs'

const root = resolve(import.meta.dirname, '..')
const pictures = join(root, 'docs/pictures')
const data = join(root, 'resources/data')
const window = { width: 1280, height: 820 }
/** The pages of the sample's report that are shown. They move when the report changes: look at them. */
const reportPages = { cover: 1, glance: 3, theory: 4, outcome: 13 }
const dotsPerInch = 60
/** How long the picture of the theory takes to bring a chosen element into sight. */
const movedWithinMs = 1000

const executablePath = findChromium()
if (executablePath === undefined) {
  console.error('There is no Chromium to take pictures with. Install one, or name it in CHROME_PATH, and try again.')
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'common-measure-pictures-'))
mkdirSync(pictures, { recursive: true })
const server = await startServer()
const browsers = []
try {
  const page = await openBrowser('browser')
  await takeBeginning(page)
  await takeImport(page)
  await takeSample(page)
  const report = await takeReport(page)
  await takeRecovery()
  takeReportPages(report)
} finally {
  for (const browser of browsers) await browser.close()
  server.process.kill('SIGINT')
  await server.ended
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function takeBeginning(page) {
  await heading(page, 'Common Measure')
  await take(page, 'begin', { height: 520 })
  await page.getByRole('link', { name: 'New project' }).click()
  await heading(page, 'Begin a new project')
  await page.getByRole('textbox', { name: 'Title' }).first().fill('Nobody sleeps outside')
  await page
    .getByRole('textbox', { name: 'Purpose' })
    .fill('With people who have slept rough in our city, so that nobody has to.')
  await take(page, 'new-project')
  await page.getByRole('button', { name: 'Begin the project' }).click()
  await heading(page, 'Overview')
  await goTo(page, 'Theory of change')
  await take(page, 'theory-empty')
}

/** The wide file as it comes from the web, into a measure of a project of its own; then one that leaves a question open. */
async function takeImport(page) {
  await goTo(page, 'Measures')
  await page.getByRole('button', { name: 'Add a measure' }).first().click()
  const title = page.getByRole('textbox', { name: 'The new measure, in plain words' })
  await title.fill('People sleeping rough on one night')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await heading(page, 'People sleeping rough on one night')
  await saved(page)

  await choose(page, 'rough-sleeping-england-2010-2016-wide.csv')
  await page.getByText('326 of 360 rows come in, as 2,282 observations.').waitFor()
  await page.getByLabel('Measure', { exact: true }).selectOption({ label: 'People sleeping rough on one night' })
  const outcome = page.getByRole('heading', { name: 'What will come in' })
  await take(page, 'import-outcome', { from: outcome, height: 1150 })
  const columns = page.getByRole('heading', { name: 'What each column becomes' })
  await take(page, 'import-columns', { from: columns, height: 480 })
  await page.getByRole('button', { name: 'Next' }).click()
  await page
    .getByRole('textbox', { name: 'Where the figures come from' })
    .fill('DCLG, Rough sleeping in England autumn 2016, Open Government Licence v3.0')
  await page.getByRole('button', { name: 'Bring in 2,282 observations' }).click()
  await page.getByText('2,282 observations came in from 326 rows.', { exact: false }).waitFor()
  await saved(page)
  await take(page, 'import-done', { height: 600 })

  await choose(page, 'section-e2-priority-need-2014-q3.csv')
  await page.getByText('Please settle first').waitFor()
  await take(page, 'import-question')
  await page.getByRole('link', { name: 'All projects' }).click()
}

async function takeSample(page) {
  await page.getByRole('button', { name: 'Open the sample project' }).click()
  await heading(page, 'Overview')
  await take(page, 'overview')
  await take(page, 'top-bar', { of: page.getByRole('banner') })

  await goTo(page, 'Theory of change')
  await page.locator('.react-flow__node').first().waitFor()
  await take(page, 'theory')
  await page.locator('.react-flow__node', { hasText: 'The council asks tenants' }).click()
  await page.waitForTimeout(movedWithinMs)
  await take(page, 'theory-element')
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByText('Outline', { exact: true }).click()
  await take(page, 'theory-outline', { height: 720 })

  await goTo(page, 'Measures')
  await take(page, 'measures')
  await page.getByRole('link', { name: /^People sleeping rough/ }).click()
  await page.locator('.recharts-surface').first().waitFor()
  await take(page, 'measure-chart')
  await take(page, 'measure-table', { from: page.getByRole('table').first(), height: 520 })
  await page.getByRole('tab', { name: 'Definition' }).click()
  await take(page, 'measure-definition', { from: page.getByText('How it is counted'), height: 1100 })
  await page.getByRole('tab', { name: 'Observations' }).click()
  await page.getByRole('button', { name: 'Open this row' }).click()
  await take(page, 'observation-correct', { of: page.getByRole('dialog') })
  await page.keyboard.press('Escape')

  await goTo(page, 'Evidence')
  await take(page, 'evidence', { height: 530 })
  await goTo(page, 'Workshops')
  await page.getByRole('link', { name: /What would make housing affordable/ }).click()
  await page.getByText('381 people').first().waitFor()
  await take(page, 'workshop', { height: 600 })
  await take(page, 'workshop-table', { from: page.getByRole('heading', { name: 'Every proposal' }), height: 626 })
}

async function takeReport(page) {
  await goTo(page, 'Reports')
  await take(page, 'reports')
  const path = join(folder, 'report.docx')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Write the report' }).click()
  await (await download).saveAs(path)
  return path
}

/** Another browser, let in by the same link: it knows nothing, and the second copy on this computer still does. */
async function takeRecovery() {
  const page = await openBrowser('another-browser')
  await page.getByRole('link', { name: 'Nobody sleeps outside' }).click()
  await heading(page, 'Bring the project back')
  await take(page, 'recovery', { height: 520 })
}

function takeReportPages(report) {
  const profile = pathToFileURL(join(folder, 'soffice')).href
  const toPdf = ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', 'pdf', '--outdir', folder, report]
  if (!ran('soffice', toPdf) || !existsSync(join(folder, 'report.pdf'))) return sayNoPages('soffice')
  for (const [name, page] of Object.entries(reportPages)) {
    const only = ['-png', '-singlefile', '-r', dotsPerInch, '-f', page, '-l', page]
    const asked = [...only, join(folder, 'report.pdf'), join(pictures, `report-${name}`)]
    if (!ran('pdftoppm', asked.map(String))) return sayNoPages('pdftoppm')
    console.log(`report-${name}.png is page ${page}`)
  }
}

function sayNoPages(missing) {
  console.log(`The report's pages stay as they are: ${missing} could not make new ones.`)
}

function ran(command, args) {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The window; or from an element downwards, `height` high; or `of` one element alone. */
async function take(page, name, { from, of, height = window.height } = {}) {
  await page.mouse.move(0, 0)
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  const path = join(pictures, `${name}.png`)
  if (of) await of.screenshot({ path })
  else if (from) await takeBelow(page, from, { path, height })
  else await page.screenshot({ path, clip: { x: 0, y: 0, ...window, height } })
  console.log(`${name}.png ${Math.round(statSync(path).size / 1024)} KB`)
}

/** In a window high enough for all of it: what is asked for is then on screen, and nothing that sticks lies over it. */
async function takeBelow(page, from, { path, height }) {
  await page.setViewportSize({ ...window, height: 6000 })
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  const main = await page.getByRole('main').boundingBox()
  const top = await from.first().boundingBox()
  const clip = { x: main.x, y: top.y - 16, width: main.width, height: Math.min(height, main.y + main.height - top.y) }
  await page.screenshot({ path, clip })
  await page.setViewportSize(window)
}

async function choose(page, file) {
  await goTo(page, 'Evidence')
  await page.getByRole('link', { name: 'Bring in data' }).first().click()
  await heading(page, 'Bring in data')
  page.once('filechooser', chooser => chooser.setFiles(join(data, file)))
  await page.getByRole('button', { name: 'Choose a file' }).click()
}

async function goTo(page, area) {
  await page.getByRole('navigation').getByRole('link', { name: area, exact: true }).click()
  await heading(page, area)
}

function heading(page, name) {
  return page.getByRole('heading', { level: 1, name }).waitFor()
}

function saved(page) {
  return page.getByRole('banner').getByText('Saved', { exact: true }).waitFor()
}

/** The app in a browser of its own. */
async function openBrowser(name) {
  const browser = await chromium.launchPersistentContext(join(folder, name), {
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    locale: 'en-GB',
    viewport: window,
  })
  browsers.push(browser)
  const page = browser.pages()[0] ?? (await browser.newPage())
  await page.goto(server.link)
  return page
}

async function startServer() {
  const env = { ...process.env, COMMON_MEASURE_PROFILE: folder, COMMON_MEASURE_PORT: String(await freePort()) }
  const child = spawn(process.execPath, ['scripts/start.mjs', '--browser', '--no-open'], { cwd: root, env })
  const ended = new Promise(done => child.on('close', done))
  const link = await new Promise((done, fail) => {
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
