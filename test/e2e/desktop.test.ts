import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { opening } from '../core/workshop/session/build'
import { answersPhones, asked, callHost, item, onTheDouble, prepareAnswers, visibleWindows } from './desktop-steps'
import { type DesktopWorkbench, launchDesktop } from './harness'

// What people expect of a desktop app, on the double. A workshop is in desktop-workshop.test.ts, how it ends in desktop-ends.test.ts.
const root = resolve(import.meta.dirname, '../..')

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

  it('notes in its log which of Chromium’s processes went, and goes on', async () => {
    const { app, page } = desktop
    const logs = await app.evaluate(({ app }) => {
      app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 133, serviceName: 'GPU' })
      app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit', exitCode: 0, name: 'Audio' })
      return app.getPath('logs')
    })
    const log = await readFile(join(logs, 'main.log'), 'utf8')
    expect(log).toContain('error process gone {"type":"GPU","reason":"crashed","exitCode":133}')
    expect(log).not.toContain('Utility')
    expect(await callHost(page, 'about', undefined)).toMatchObject({ kind: 'desktop' })
  })

  it('is asked for a permission each time that its page wants to use it', async () => {
    const { app, page } = desktop
    const wants = () =>
      page.evaluate(() =>
        navigator.clipboard.readText().then(
          () => 'given',
          () => 'denied',
        ),
      )
    const mayFrom = (may: boolean) =>
      app.evaluate(({ session }, isAllowed) => {
        session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(isAllowed))
        session.defaultSession.setPermissionCheckHandler(() => true)
      }, may)
    expect(await wants()).toBe('denied')
    await mayFrom(true)
    expect(await wants()).toBe('given')
    await mayFrom(false)
    expect(await wants()).toBe('denied')
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

  it('lets phones go with its last window, where macOS goes on without one', async () => {
    const { app, page } = desktop
    const { joining } = await callHost(page, 'openSession', { opening: opening(), address: '127.0.0.1' })
    const address = joining.address ?? ''
    expect(await answersPhones(address)).toBe(true)
    await prepareAnswers(app, 'Close anyway')
    const closed = page.waitForEvent('close')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await closed
    await expect.poll(() => answersPhones(address)).toBe(false)
    expect(await visibleWindows(app)).toBe(0)
    const opened = app.waitForEvent('window')
    await app.evaluate(({ app }) => app.emit('activate', {}, false))
    await (await opened).getByRole('heading', { name: 'Common Measure' }).waitFor()
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
