import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findElectron } from '../../scripts/find-electron.mjs'
import { exitOf, onTheDouble, prepareAnswers } from './desktop-steps'
import { electronEnv, launchDesktop } from './harness'

// How the desktop ends: by the whole computer, by a page that hangs, by a start that fails, and as it should.
const root = resolve(import.meta.dirname, '../..')

onTheDouble('a Windows laptop', () => {
  it('that is shut down has what was just typed written first, and comes back where its window was', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'common-measure-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    await mkdir(join(folder, 'desktop'))
    await writeFile(
      join(folder, 'desktop/window.json'),
      '{"x":5000,"y":40,"width":900,"height":700,"isMaximized":true}',
    )
    const env = { COMMON_MEASURE_PROFILE: folder, ELECTRON_DOUBLE_PLATFORM: 'win32' }
    const { app, page } = await launchDesktop({ env, args: [join(root, 'resources/sample.commonmeasure')] })
    const place = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      return { ...window?.getBounds(), isMaximized: window?.isMaximized() }
    })
    const userModelId = await app.evaluate(({ app }) => (app as unknown as { userModelId: string }).userModelId)
    expect(userModelId).toBe('org.commonmeasure.workbench')
    // The display it was on is gone: its size is kept, and the system finds it a place.
    expect(place).toEqual({ x: 0, y: 24, width: 900, height: 700, isMaximized: true })
    await page.waitForURL(/#\/p\//)
    const projectId = /#\/p\/([^/]+)/.exec(page.url())?.[1] ?? ''
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('textbox', { name: 'Title' }).fill('Typed as the laptop was shut down')
    await prepareAnswers(app)
    const exit = exitOf(app)
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 30, y: 50 })
      const event = { preventDefault: () => Object.assign(globalThis, { held: true }), reasons: ['shutdown'] }
      BrowserWindow.getAllWindows()[0]?.emit('query-session-end', event)
    })
    expect(await exit).toBe(0)
    const journal = await readFile(join(folder, 'desktop/projects', projectId, 'journal.jsonl'), 'utf8')
    expect(journal).toContain('Typed as the laptop was shut down')
    expect(JSON.parse(await readFile(join(folder, 'desktop/window.json'), 'utf8'))).toMatchObject({ x: 30, y: 50 })
  })
})

onTheDouble('a laptop that is no Windows', () => {
  it('has what was just typed written before it shuts down', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'common-measure-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const env = { COMMON_MEASURE_PROFILE: folder }
    const { app, page } = await launchDesktop({ env, args: [join(root, 'resources/sample.commonmeasure')] })
    await page.waitForURL(/#\/p\//)
    const projectId = /#\/p\/([^/]+)/.exec(page.url())?.[1] ?? ''
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('textbox', { name: 'Title' }).fill('Typed as the laptop was shut down')
    await prepareAnswers(app)
    const exit = exitOf(app)
    await app.evaluate(({ powerMonitor }) => {
      const event = { preventDefault: () => Object.assign(globalThis, { held: true }) }
      ;(powerMonitor as NodeJS.EventEmitter).emit('shutdown', event)
    })
    expect(await exit).toBe(0)
    const journal = await readFile(join(folder, 'desktop/projects', projectId, 'journal.jsonl'), 'utf8')
    expect(journal).toContain('Typed as the laptop was shut down')
  })
})

onTheDouble('a look that was chosen in the app', () => {
  it('is that of its windows too, at the next start before the page is there', async () => {
    const desktop = await launchDesktop({ args: [join(root, 'resources/sample.commonmeasure')] })
    onTestFinished(() => desktop.close())
    const look = () =>
      desktop.app.evaluate(({ BrowserWindow, nativeTheme }) => {
        const [window] = BrowserWindow.getAllWindows() as unknown as {
          options: Electron.BrowserWindowConstructorOptions
        }[]
        return [nativeTheme.themeSource, window?.options.backgroundColor]
      })
    expect(await look()).toEqual(['system', '#faf6ef'])
    await desktop.page.waitForURL(/#\/p\//)
    await desktop.page.getByRole('link', { name: 'Settings' }).click()
    await desktop.page.getByRole('radio', { name: 'Dark' }).check()
    await expect.poll(look).toEqual(['dark', '#faf6ef'])
    await desktop.restart()
    expect(await look()).toEqual(['dark', '#1f1d1a'])
  })
})

onTheDouble('a page that does not answer', () => {
  it('holds its window no longer than it may take to write', async () => {
    const { app, page } = await launchDesktop()
    await app.evaluate(() => {
      const own = globalThis.setTimeout
      const sooner = (call: () => void, ms?: number) => own(call, ms === 15_000 ? 500 : ms)
      globalThis.setTimeout = sooner as typeof setTimeout
    })
    await page.evaluate(() => {
      setTimeout(() => {
        for (;;);
      })
    })
    const exit = exitOf(app)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    expect(await exit).toBe(0)
  })
})

onTheDouble('a start that fails', () => {
  it('says so in a box, as there is no window yet, names the file that says why, and ends with 1', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'common-measure-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const fault = join(folder, 'fault.cjs')
    await writeFile(fault, "require('electron').protocol.handle = () => { throw new RangeError('no scheme') }")
    const env = { ...process.env, ...electronEnv, COMMON_MEASURE_PROFILE: folder }
    const child = spawn(findElectron(env) ?? '', ['-r', fault, root], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    const log = join(folder, 'logs/main.log')
    expect(code).toBe(1)
    expect(said).toContain('error box: Common Measure could not start: Nothing was changed')
    expect(said).toContain(log)
    expect(await readFile(log, 'utf8')).toContain('error start failed {"error":{"kind":"RangeError"')
  })
})

describe('the app with --smoke', () => {
  it('loads its page, has one call answered, and ends with 0', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'common-measure-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const env = { ...process.env, ...electronEnv, COMMON_MEASURE_PROFILE: folder }
    const child = spawn(findElectron(env) ?? '', [root, '--smoke'], { env, stdio: 'ignore' })
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
