import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Host } from '@core/host-api'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { opening } from '../core/workshop/session/build'
import {
  answerNow,
  answersPhones,
  asked,
  callHost,
  exitOf,
  item,
  onTheDouble,
  prepareAnswers,
  visibleWindows,
} from './desktop-steps'
import { type DesktopWorkbench, launchDesktop } from './harness'

// The double alone can show this, as it takes a test's word for displays, sleep and cables.
const root = resolve(import.meta.dirname, '../..')
const { sessionId } = opening()

/** As `#rrggbb`. */
const backgroundOf = (page: Page) =>
  page.evaluate(() => {
    const parts = getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []
    return `#${parts.map(part => Number(part).toString(16).padStart(2, '0')).join('')}`
  })

onTheDouble('a laptop in a workshop', () => {
  let desktop: DesktopWorkbench
  let address: string
  let wall: Page
  beforeAll(async () => {
    desktop = await launchDesktop()
  })
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
    expect(await answersPhones(address)).toBe(true)
    expect(await isKeptAwake()).toBe(true)
  })

  it('shows the wall on its second display, full screen, and leaves it by button, key and cable', async () => {
    const { app, page } = desktop
    await app.evaluate(({ screen }) => {
      const fake = screen as unknown as { setDisplays: (displays: unknown[]) => void }
      const facilitators = { id: 1, x: 0, y: 0, width: 1280, height: 800 }
      fake.setDisplays([facilitators, { id: 2, x: 1280, y: 0, width: 1920, height: 1080 }])
    })
    await app.evaluate(({ nativeTheme }) => Object.assign(nativeTheme, { isSystemDark: true }))
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

  it('takes a large file from its page whole, and gives it one, in pieces between which it answers phones', async () => {
    const { app, page } = desktop
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
    await desktop.chooseOpenFile(path)
    const opened = await page.evaluate(async () => {
      const { host } = window as unknown as { host: Host }
      const file = await host.openFile({ kinds: ['csv'] })
      return [file?.name, file?.bytes.byteLength, file?.bytes.every((byte, index) => byte === index % 251)]
    })
    expect(opened).toEqual(['large.csv', 9_000_001, true])
    // A piece of 4 MB is written as base64.
    const longest = await app.evaluate(
      (_, name) => (globalThis as unknown as Record<symbol, { longest: number }>)[Symbol.for(name)]?.longest,
      'electron double: messages',
    )
    expect(longest).toBeGreaterThan(5_000_000)
    expect(longest).toBeLessThan(6_000_000)
  })

  it('gives each window its icon, the background of its page before that is there, and letters of its own size', async () => {
    const { app, page } = desktop
    const looks = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(window => {
        const { options } = window as unknown as { options: Electron.BrowserWindowConstructorOptions }
        const { icon, backgroundColor, webPreferences } = options
        return { icon, backgroundColor, zoomMode: webPreferences?.zoomMode }
      }),
    )
    const icon = join(root, 'resources/icon.png')
    expect(looks).toEqual([
      { icon, backgroundColor: await backgroundOf(page), zoomMode: 'isolated' },
      { icon, backgroundColor: '#1f1d1a', zoomMode: 'isolated' },
    ])
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(() => backgroundOf(page)).toBe('#1f1d1a')
    await page.emulateMedia({ colorScheme: null })
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
    expect(await answersPhones(address)).toBe(true)
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
    expect(await answersPhones(address)).toBe(true)
  })

  it('closes with the wall and the server for phones once somebody agrees, and sleeps again', async () => {
    const { app } = desktop
    await prepareAnswers(app, 'Close anyway')
    const exit = exitOf(app)
    await app.evaluate(({ app }) => app.quit())
    expect(await exit).toBe(0)
    expect(await answersPhones(address)).toBe(false)
  })
})
