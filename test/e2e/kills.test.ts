import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readValidPrefix } from '../../src/main/services/journal-lines'
import { faults, moments } from '../faults'
import { freePort, openBrowser, startApp, startServer } from './harness'

// A kill takes what was in memory, not what the kernel was given: power cuts are tried with the second copy's own tests.

const rows = 20_000
const patientMs = 60_000

let profile: string
let port: number
let server: Awaited<ReturnType<typeof startServer>>
let context: BrowserContext
let page: Page
beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'common-measure-kills-'))
  port = await freePort()
  server = await startServer(profile, port)
  await openPage(server.link)
})
afterAll(async () => {
  await context?.close()
  await server?.stop()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

async function openPage(link: string): Promise<void> {
  context = await openBrowser(profile)
  page = context.pages()[0] ?? (await context.newPage())
  await page.goto(link)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

const saved = () => page.getByRole('banner').getByText('Saved', { exact: true })
const waitUntilSaved = () => saved().waitFor({ timeout: patientMs })
const afterMs = (ms: number) => new Promise<void>(done => setTimeout(done, ms))

/** Kills the host where it is. */
async function killHost(): Promise<void> {
  const gone = new Promise(done => server.process.once('exit', done))
  server.process.kill('SIGKILL')
  await gone
}

/** Starts the host again, and opens its link in another tab, as a person would: the first tab goes on by itself. */
async function startHostAgain(): Promise<void> {
  server = await startServer(profile, port)
  const tab = await context.newPage()
  await tab.goto(server.link)
  await tab.getByRole('heading', { level: 1 }).first().waitFor()
  await tab.close()
}

/** The processes that were started with this browser's profile; the first was, by Playwright, and started the others. */
async function browserProcesses(): Promise<number[]> {
  const numbers = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const own = await Promise.all(
    numbers.map(async number => {
      const words = (await readFile(`/proc/${number}/cmdline`, 'utf8').catch(() => '')).split('\0')
      return words.includes(`--user-data-dir=${join(profile, 'chromium')}`) && !words.some(isTypeOfChild)
        ? [Number(number)]
        : []
    }),
  )
  return own.flat()
}
const isTypeOfChild = (word: string) => word.startsWith('--type=')

async function killBrowser(): Promise<void> {
  const closed = new Promise(done => context.once('close', done))
  const [browser, ...more] = await browserProcesses()
  if (browser === undefined || more.length > 0) throw new Error('There is not one browser with this profile.')
  process.kill(browser, 'SIGKILL')
  await closed
  await expect.poll(browserProcesses).toEqual([])
}

/** Opens the browser again with another link of the same host, and goes to a place in a project. */
async function openBrowserAgain(place: string): Promise<void> {
  const { output } = await startApp(['--browser', '--no-open'], profile, port).ended
  await openPage(/ at (http:\S+)/.exec(output)?.[1] ?? '')
  await page.goto(`http://127.0.0.1:${port}/#/p/${place}`)
}

/** The id of a new project. */
async function beginProject(title: string): Promise<string> {
  await page.goto(`http://127.0.0.1:${port}/#/begin`)
  await page
    .getByRole('link', { name: 'New project' })
    .or(page.getByRole('button', { name: 'New project' }))
    .click()
  await page.getByRole('textbox', { name: 'Title' }).first().fill(title)
  await page.getByRole('button', { name: 'Begin the project' }).click()
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  await waitUntilSaved()
  return page.url().split('/p/')[1]?.split('/')[0] ?? ''
}

const journalOf = async (projectId: string) =>
  readValidPrefix(await readFile(join(profile, 'browser/projects', projectId, 'journal.jsonl')))

const numberIn = (title: unknown) => Number(/^Title (\d+)$/.exec(String(title))?.[1] ?? 0)

/** The number in the last title that the journal on disk holds. */
async function titleOnDisk(projectId: string): Promise<number> {
  const { commits, damaged } = await journalOf(projectId)
  expect(damaged).toBe(false)
  const titles = commits.flatMap(({ changes }) =>
    changes.flatMap(({ kind, after }) => (kind === 'project' && after ? [(after as { title?: unknown }).title] : [])),
  )
  return numberIn(titles.at(-1))
}

/**
 * A person who edits the title again and again; each title counts as acknowledged when the banner shows it and Saved. Ends by
 * `stop`, with `null`, or when the page can no longer be edited, with why.
 */
function editTitles(after: number) {
  const edits = { typed: after, acknowledged: after, stop: false }
  const ended = (async () => {
    const title = page.getByRole('textbox', { name: 'Title' })
    while (!edits.stop) {
      const next = edits.typed + 1
      await title.fill(`Title ${next}`)
      edits.typed = next
      await title.press('Tab')
      await page.getByRole('banner').getByText(`Title ${next}`, { exact: true }).waitFor({ timeout: patientMs })
      await waitUntilSaved()
      edits.acknowledged = next
    }
    return null
  })().catch((error: unknown) => error)
  return { edits, ended }
}

// Only Linux names its processes in /proc.
describe.runIf(process.platform === 'linux')('a kill while a person edits', () => {
  let projectId: string
  let typed = 0
  beforeAll(async () => {
    projectId = await beginProject('Title 0')
    await page.goto(`http://127.0.0.1:${port}/#/p/${projectId}/settings`)
    await page.getByRole('textbox', { name: 'Title' }).waitFor()
  })

  it.each(moments(faults(2, 40), 1500))('of the host loses nothing acknowledged (%i ms)', async ms => {
    const { edits, ended } = editTitles(typed)
    await afterMs(ms)
    await killHost()
    const { acknowledged } = edits
    const onDisk = await titleOnDisk(projectId)
    edits.stop = true
    await startHostAgain()
    expect(onDisk).toBeGreaterThanOrEqual(acknowledged)
    // What was typed while nobody was there goes after it.
    expect(await ended).toBeNull()
    typed = edits.typed
    expect(await titleOnDisk(projectId)).toBe(typed)
  })

  it.each(moments(faults(2, 40), 1500))('of the browser loses nothing acknowledged (%i ms)', async ms => {
    const { edits, ended } = editTitles(typed)
    await afterMs(ms)
    await killBrowser()
    await ended
    const onDisk = await titleOnDisk(projectId)
    await openBrowserAgain(`${projectId}/settings`)
    await waitUntilSaved()
    const shown = numberIn(await page.getByRole('textbox', { name: 'Title' }).inputValue())
    // Both in what is said of a failure.
    expect({ onDisk: Math.min(onDisk, edits.acknowledged), shown: Math.min(shown, edits.acknowledged) }).toEqual({
      onDisk: edits.acknowledged,
      shown: edits.acknowledged,
    })
    expect(await titleOnDisk(projectId)).toBe(shown)
    // What was typed and lost was never acknowledged: the next edits go on from what is stored.
    typed = shown
  })
})

/** What came in, by the browser's own database: the rows of each import, and the rows of none. */
const importsIn = (projectId: string) =>
  page.evaluate(async id => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await asked(indexedDB.open(`project:${id}`))
    const all = (name: string) => asked(db.transaction(name).objectStore(name).getAll())
    const imports: { id: string }[] = await all('import')
    const blocks: { importId: string; count: number }[] = await all('blocks')
    db.close()
    const rowsOf = (of: (importId: string) => boolean) =>
      blocks.reduce((sum, { importId, count }) => sum + (of(importId) ? count : 0), 0)
    const known = new Set(imports.map(each => each.id))
    return { whole: imports.map(each => rowsOf(importId => importId === each.id)), left: rowsOf(id => !known.has(id)) }
  }, projectId)

describe.runIf(process.platform === 'linux')(`a kill during an import of ${rows} rows`, () => {
  let figures: string
  beforeAll(async () => {
    figures = join(profile, 'figures.csv')
    const lines = Array.from({ length: rows }, (_, row) => `2016-01-01,Place ${row},${row % 100}`)
    await writeFile(figures, `date,place,people\n${lines.join('\n')}\n`)
  })

  /** Goes as far as the button that brings the rows in, presses it, and is there for so many milliseconds more. */
  async function importFor(ms: number): Promise<{ projectId: string; acknowledged: boolean }> {
    const projectId = await beginProject('Figures')
    await page.goto(`http://127.0.0.1:${port}/#/p/${projectId}/measures`)
    await page.getByRole('button', { name: 'Add a measure' }).first().click()
    await page.getByRole('textbox', { name: 'The new measure, in plain words' }).fill('People')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor()
    await waitUntilSaved()
    await page.goto(`http://127.0.0.1:${port}/#/p/${projectId}/evidence`)
    await page.getByRole('link', { name: 'Import data' }).first().click()
    page.once('filechooser', chooser => chooser.setFiles(figures))
    await page.getByRole('button', { name: 'Choose a file' }).click()
    await page.getByLabel('Measure', { exact: true }).first().selectOption({ label: 'People' })
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: /^Import .* observations/ }).click()
    await afterMs(ms)
    const acknowledged = (await page.getByText(/observations were imported/).isVisible()) && (await saved().isVisible())
    return { projectId, acknowledged }
  }

  async function expectAllOrNothing(projectId: string, acknowledged: boolean): Promise<void> {
    await expect.poll(async () => (await importsIn(projectId)).left, { timeout: patientMs }).toBe(0)
    const { whole } = await importsIn(projectId)
    expect([[], [rows]]).toContainEqual(whole)
    if (acknowledged) expect(whole).toEqual([rows])
    const { commits, damaged } = await journalOf(projectId)
    expect(damaged).toBe(false)
    expect(commits.filter(({ changes }) => changes.some(({ kind }) => kind === 'import'))).toHaveLength(whole.length)
  }

  it.each(moments(faults(2, 36) / 2, 3000))('of the host leaves all of it or nothing (%i ms)', async ms => {
    const { projectId, acknowledged } = await importFor(ms)
    await killHost()
    await startHostAgain()
    await page
      .getByText(/observations were imported/)
      .first()
      .waitFor({ timeout: patientMs })
    await waitUntilSaved()
    await expectAllOrNothing(projectId, acknowledged)
  })

  it.each(moments(faults(2, 36) / 2, 3000))('of the browser leaves all of it or nothing (%i ms)', async ms => {
    const { projectId, acknowledged } = await importFor(ms)
    await killBrowser()
    await openBrowserAgain(`${projectId}/evidence`)
    await page.getByRole('heading', { level: 1, name: 'Evidence' }).waitFor()
    await waitUntilSaved()
    await expectAllOrNothing(projectId, acknowledged)
  })
})
