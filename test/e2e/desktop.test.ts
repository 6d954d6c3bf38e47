import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Host, HostApi } from '@core/host-api'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { findElectron } from '../../scripts/find-electron.mjs'
import { opening } from '../core/workshop/session/build'
import { type DesktopWorkbench, electronEnv, launchDesktop } from './harness'

// What the double alone can show, as it takes a test's word for displays, sleep, other systems and crashes.
const root = resolve(import.meta.dirname, '../..')
const { sessionId } = opening()

/** Answers what the app asks the person, one after the other; what comes after stays open until `answerNow`. */
const prepareAnswers = (app: ElectronApplication, ...answers: string[]) =>
  app.evaluate(({ dialog }, given) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = ((_window: unknown, { message, buttons = [] }: Electron.MessageBoxOptions) => {
      asked.push(message)
      const answer = given.shift()
      const responseOf = (label: string) => ({ response: buttons.indexOf(label), checkboxChecked: false })
      if (answer !== undefined) return Promise.resolve(responseOf(answer))
      return new Promise(resolve => {
        Object.assign(globalThis, { answerNow: (label: string) => resolve(responseOf(label)) })
      })
    }) as typeof dialog.showMessageBox
  }, answers)

const asked = (app: ElectronApplication) => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)

const answerNow = (app: ElectronApplication, answer: string) =>
  app.evaluate((_, label) => (globalThis as unknown as { answerNow: (label: string) => void }).answerNow(label), answer)

const visibleWindows = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

/** Calls the host as the page does. */
const callHost = <Name extends keyof HostApi>(page: Page, name: Name, request: unknown) =>
  page.evaluate(
    ([call, asking]) =>
      (window as unknown as { host: Record<string, (request: unknown) => Promise<unknown>> }).host[call as string]?.(
        asking,
      ),
    [name, request] as const,
  ) as ReturnType<HostApi[Name]>

/** Begins to listen for the end of the app: its exit code. */
const exitOf = async (app: ElectronApplication): Promise<number> => (await once(app.process(), 'exit'))[0]

const item = (app: ElectronApplication, id: string) =>
  app.evaluate(({ Menu }, wanted) => {
    const found = Menu.getApplicationMenu()?.getMenuItemById(wanted)
    return { enabled: found?.enabled, labels: found?.submenu?.items.map(({ label }) => label) }
  }, id)

/** The double alone takes a test's word for these. */
const onTheDouble = describe.skipIf(process.env.ELECTRON_REAL === '1')

onTheDouble('a laptop in a workshop', () => {
  let desktop: DesktopWorkbench
  let address: string
  let wall: Page
  beforeAll(async () => {
    desktop = await launchDesktop()
  })
  const answersPhones = () =>
    fetch(address, { signal: AbortSignal.timeout(5_000) }).then(
      ({ status }) => status < 500,
      () => false,
    )
  const wallFillsScreen = () =>
    desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[1]?.isFullScreen())
  const isKeptAwake = () => desktop.app.evaluate(({ powerSaveBlocker }) => powerSaveBlocker.isStarted(1))

  it('offers in its menu only what can be used now', async () => {
    const { app } = desktop
    const enabled = async (id: string) => (await item(app, id)).enabled
    expect(await enabled('save')).toBe(false)
    expect(await enabled('undo')).toBe(false)
    expect(await enabled('recent')).toBe(false)
    expect(await enabled('print')).toBe(false)
    expect(await enabled('find')).toBe(true)
  })

  it('is kept awake while a session is open, which phones reach', async () => {
    expect(await isKeptAwake()).toBe(false)
    const view = await callHost(desktop.page, 'openSession', { opening: opening(), address: '127.0.0.1' })
    address = view.joining.address ?? ''
    expect(await answersPhones()).toBe(true)
    expect(await isKeptAwake()).toBe(true)
  })

  it('shows the wall on its second display, full screen, and leaves it by button, key and cable', async () => {
    const { app, page } = desktop
    await app.evaluate(({ screen }) => {
      const fake = screen as unknown as { setDisplays: (displays: unknown[]) => void }
      const facilitators = { id: 1, x: 0, y: 0, width: 1280, height: 800 }
      fake.setDisplays([facilitators, { id: 2, x: 1280, y: 0, width: 1920, height: 1080 }])
    })
    const opened = app.waitForEvent('window')
    await callHost(page, 'openProjector', { sessionId })
    wall = await opened
    const bounds = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[1]?.getBounds())
    expect(bounds).toEqual({ x: 1280, y: 24, width: 1920, height: 1056 })
    expect(await wallFillsScreen()).toBe(true)
    await wall.getByRole('button', { name: 'Full screen' }).click()
    await expect.poll(wallFillsScreen).toBe(false)
    const press = (key: string) =>
      app.evaluate(({ BrowserWindow }, pressed) => {
        const event = { preventDefault: () => undefined }
        BrowserWindow.getAllWindows()[1]?.webContents.emit('before-input-event', event, {
          type: 'keyDown',
          key: pressed,
        })
      }, key)
    await press('F11')
    expect(await wallFillsScreen()).toBe(true)
    await press('Escape')
    expect(await wallFillsScreen()).toBe(false)
    await press('F11')
    await app.evaluate(({ screen }) => screen.emit('display-removed', {}, { id: 2 }))
    expect(await wallFillsScreen()).toBe(false)
  })

  it('lets its own button fill the screen, and no page by itself', async () => {
    const asking = wall.evaluate(() =>
      document.documentElement.requestFullscreen().then(
        () => 'filled',
        ({ message }: Error) => message,
      ),
    )
    expect(await asking).toBe('Permissions check failed')
    expect(await wallFillsScreen()).toBe(false)
  })

  it('takes a large file from its page whole, in pieces between which it answers phones', async () => {
    const { page } = desktop
    const path = join(desktop.profile, 'large.csv')
    await desktop.chooseSavePath(path)
    await page.evaluate(() => {
      const bytes = Uint8Array.from({ length: 9_000_001 }, (_, index) => index % 251)
      const { host } = window as unknown as { host: { saveFile: (request: unknown) => Promise<unknown> } }
      return host.saveFile({ suggestedName: 'large.csv', kind: 'csv', bytes })
    })
    const saved = await readFile(path)
    expect(saved.byteLength).toBe(9_000_001)
    expect(saved.every((byte, index) => byte === index % 251)).toBe(true)
  })

  it('keeps letters that were made larger in one window out of the other', async () => {
    const modes = await desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(window => {
        const { options } = window as unknown as { options: Electron.BrowserWindowConstructorOptions }
        return options.webPreferences?.zoomMode
      }),
    )
    expect(modes).toEqual(['isolated', 'isolated'])
  })

  it('tells the page when it was asleep', async () => {
    const { app, page } = desktop
    await page.evaluate(() => {
      const { host } = window as unknown as { host: Host }
      host.onResumed(() => {
        document.title = 'awake again'
      })
    })
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
    await page.waitForFunction(() => document.title === 'awake again')
  })

  it('answers phones while it asks whether to close, from whichever screen, and stays with its wall', async () => {
    const { app } = desktop
    await prepareAnswers(app)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(() => asked(app)).toEqual(['A workshop is still open. Close anyway?'])
    expect(await answersPhones()).toBe(true)
    await answerNow(app, 'Stay')
    expect(await visibleWindows(app)).toBe(2)
  })

  it('keeps the wall where somebody quits and then stays', async () => {
    const { app } = desktop
    await prepareAnswers(app)
    await app.evaluate(({ app }) => app.quit())
    await expect.poll(() => asked(app)).toHaveLength(1)
    await answerNow(app, 'Stay')
    expect(await visibleWindows(app)).toBe(2)
    expect(await answersPhones()).toBe(true)
  })

  it('closes with the wall and the server for phones once somebody agrees, and sleeps again', async () => {
    const { app } = desktop
    await prepareAnswers(app, 'Close anyway')
    const exit = exitOf(app)
    await app.evaluate(({ app }) => app.quit())
    expect(await exit).toBe(0)
    expect(await answersPhones()).toBe(false)
  })
})

onTheDouble('a desktop', () => {
  let folder: string
  let desktop: DesktopWorkbench
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'common-measure-'))
    // Not there yet: Electron takes no folder for its own that it would have to make.
    const profile = join(folder, 'new/profile')
    desktop = await launchDesktop({ env: { COMMON_MEASURE_PROFILE: profile, ELECTRON_DOUBLE_PLATFORM: 'darwin' } })
  })
  afterAll(async () => {
    await desktop.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('keeps its files in the folder it always had, whatever it is called', async () => {
    const names = await desktop.app.evaluate(({ app }) => [app.getName(), app.getPath('userData')])
    expect(names).toEqual(['Common Measure', join(folder, 'new/profile')])
  })

  it('offers the usual four, and other spellings, at a right click', async () => {
    const labels = await desktop.app.evaluate(({ BrowserWindow, Menu }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0] ?? {}
      const editFlags = { canCut: true, canCopy: true, canPaste: false, canSelectAll: true }
      const shown: unknown[] = []
      Menu.prototype.popup = function () {
        shown.push(this.items.map(({ label, role, enabled }) => [label ?? role, enabled]))
      }
      const params = { isEditable: true, selectionText: 'teh', dictionarySuggestions: ['the'], editFlags }
      webContents?.emit('context-menu', {}, params)
      // Nothing can be done here.
      webContents?.emit(
        'context-menu',
        {},
        { ...params, isEditable: false, selectionText: '', dictionarySuggestions: [] },
      )
      return shown
    })
    const gap = [undefined, true]
    const usual = [['cut', true], ['copy', true], ['paste', false], gap, ['selectAll', true]]
    expect(labels).toEqual([[['the', true], gap, ...usual]])
  })

  it('offers to load a page again that has crashed, hangs, or did not load', async () => {
    const { app, page } = desktop
    await prepareAnswers(app, 'Wait', 'Load again')
    await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]
      window?.emit('unresponsive')
    })
    await expect.poll(() => asked(app)).toEqual(['This window does not answer'])
    const reloaded = page.waitForEvent('load')
    await app.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0] ?? {}
      ;(webContents as unknown as { crash: () => void }).crash()
    })
    await reloaded
    expect(await asked(app)).toEqual(['This window does not answer', 'This window stopped working'])
    const logs = await app.evaluate(({ app }) => app.getPath('logs'))
    expect(await readFile(join(logs, 'main.log'), 'utf8')).toMatch(/page hangs.*\n.*page gone \{"reason":"crashed"/)
  })

  it('saves a screen that is made for paper as a PDF, in the folder that was chosen last', async () => {
    const { app, page } = desktop
    const usable = { canSave: true, canUndo: false, canRedo: false, canPrint: true }
    await callHost(page, 'tellMenu', { projectId: null, allSaved: true, ...usable })
    const pdf = join(folder, 'screen.pdf')
    const choosePdf = () =>
      app.evaluate(({ dialog, Menu }, filePath) => {
        dialog.showSaveDialog = (async (_window: unknown, { defaultPath }: Electron.SaveDialogOptions) => {
          Object.assign(globalThis, { defaultPath })
          return { canceled: false, filePath }
        }) as typeof dialog.showSaveDialog
        Menu.getApplicationMenu()?.getMenuItemById('pdf')?.click()
      }, pdf)
    await choosePdf()
    await expect.poll(() => existsSync(pdf)).toBe(true)
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-')
    await choosePdf()
    const begunIn = () => app.evaluate(() => (globalThis as unknown as { defaultPath: string }).defaultPath)
    await expect.poll(begunIn).toMatch(new RegExp(`^${folder}/[^/]+\\.pdf$`))
  })

  it('shows the guide, built with the app, at its keys', async () => {
    const { app } = desktop
    const opened = app.waitForEvent('window')
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('keys')?.click())
    const guide = await opened
    await guide.waitForURL(/guide\/index\.html#11-keys$/)
    await guide.getByRole('heading', { level: 2, name: '11. Keys' }).waitFor()
    const pictures = () => guide.evaluate(() => [...document.images].every(picture => picture.naturalWidth > 0))
    await expect.poll(pictures, { timeout: 30_000 }).toBe(true)
    const closed = guide.waitForEvent('close')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[1]?.destroy())
    await closed
  })

  it('opens a document, and does what the menu says, where macOS has closed the last window', async () => {
    const { app } = desktop
    const closeLast = async () => {
      const closed = app.windows()[0]?.waitForEvent('close')
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
      await closed
      expect((await item(app, 'save')).enabled).toBe(false)
      expect((await item(app, 'print')).enabled).toBe(false)
    }
    await closeLast()
    const withNew = app.waitForEvent('window')
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('new')?.click())
    await (await withNew).getByRole('heading', { name: 'New project' }).waitFor()
    await closeLast()
    const withFile = app.waitForEvent('window')
    await app.evaluate(
      ({ app }, path) => {
        app.emit('open-file', { preventDefault: () => undefined }, path)
      },
      join(root, 'resources/sample.commonmeasure'),
    )
    const page = await withFile
    await page.waitForURL(/#\/p\//)
    await expect.poll(async () => (await item(app, 'save')).enabled).toBe(true)
    expect((await item(app, 'recent')).labels?.[0]).toBe('sample.commonmeasure')
    // What macOS shows in the title is the file that is saved to.
    const represented = () =>
      app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows()
        return [window?.getRepresentedFilename(), window?.isDocumentEdited()]
      })
    expect(await represented()).toEqual(['', false])
    await desktop.chooseSavePath(join(folder, 'homes.commonmeasure'))
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('save-as')?.click())
    await expect.poll(represented).toEqual([join(folder, 'homes.commonmeasure'), false])
    await callHost(page, 'tellMenu', {
      projectId: /#\/p\/([^/]+)/.exec(page.url())?.[1],
      allSaved: false,
      ...{ canSave: true, canUndo: false, canRedo: false, canPrint: false },
    })
    await expect.poll(represented).toEqual([join(folder, 'homes.commonmeasure'), true])
    // What stands on the screen is found.
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('find')?.click())
    await page.getByRole('textbox', { name: 'Find' }).fill('overview')
    await page.getByText(/^1 of \d+$/).waitFor()
  })
})

onTheDouble('an app that somebody has built and named a homepage for', () => {
  it('has a link to newer versions in its menu, which it follows only once the person has read where to', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'common-measure-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    for (const name of ['out', 'resources']) await symlink(join(root, name), join(folder, name))
    const described = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    await writeFile(
      join(folder, 'package.json'),
      JSON.stringify({ ...described, homepage: 'https://measure.example/' }),
    )
    const desktop = await launchDesktop({ appFolder: folder })
    onTestFinished(() => desktop.close())
    const { app } = desktop
    await prepareAnswers(app, 'Open in the browser')
    await app.evaluate(({ shell, Menu }) => {
      shell.openExternal = async url => {
        Object.assign(globalThis, { opened: url })
      }
      Menu.getApplicationMenu()?.getMenuItemById('newest')?.click()
    })
    const opened = () => app.evaluate(() => (globalThis as unknown as { opened?: string }).opened)
    await expect.poll(opened).toBe('https://measure.example/releases')
    expect(await asked(app)).toEqual(['Open this page in your browser?'])
  })
})

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

describe('the app with --smoke', () => {
  it('loads its page, has one call answered, and ends with 0', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'common-measure-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const env = { ...process.env, ...electronEnv, COMMON_MEASURE_PROFILE: folder }
    const child = spawn(findElectron(env) ?? '', [root, '--smoke'], { env, stdio: 'ignore' })
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
