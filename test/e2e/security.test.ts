import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { eventChannels, hostChannels, type OpenedFile } from '@core/host-api'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findElectron } from '../../scripts/find-electron.mjs'
import { type DesktopWorkbench, electronEnv, launchDesktop } from './harness'

const root = resolve(import.meta.dirname, '../..')
const sample = join(root, 'resources/sample.commonmeasure')

let desktop: DesktopWorkbench
beforeAll(async () => {
  desktop = await launchDesktop()
})
afterAll(() => desktop.close())

/** Does something in the page and answers which directive of the page's own rules refused it. */
const refusedBy = (attempt: string): Promise<string> =>
  desktop.page.evaluate(
    code =>
      new Promise<string>(resolve => {
        document.addEventListener('securitypolicyviolation', event => resolve(event.effectiveDirective), { once: true })
        // Run by the page's own script, not by the debugger, which the rules do not bind.
        const attempts: Record<string, () => unknown> = {
          // biome-ignore lint/security/noGlobalEval: the page must refuse it.
          eval: () => globalThis.eval('1'),
          function: () => new Function('return 1')(),
          fetch: () => fetch('https://example.com/').catch(() => undefined),
          image: () => {
            new Image().src = 'https://example.com/a.png'
          },
          frame: () => {
            const frame = document.createElement('iframe')
            frame.src = 'https://example.com/'
            document.body.append(frame)
          },
          inline: () => {
            const script = document.createElement('script')
            script.textContent = 'window.inlineRan = true'
            document.body.append(script)
          },
          style: () => {
            const sheet = document.createElement('link')
            sheet.rel = 'stylesheet'
            sheet.href = 'https://example.com/a.css'
            document.head.append(sheet)
          },
          base: () => {
            const base = document.createElement('base')
            base.href = 'https://example.com/'
            document.head.append(base)
          },
          form: () => {
            const form = document.createElement('form')
            form.action = 'https://example.com/'
            document.body.append(form)
            form.submit()
          },
          worker: () => new Worker('data:text/javascript,1'),
        }
        setTimeout(() => {
          try {
            attempts[code]?.()
          } catch {
            // Refused out loud: the event says by what.
          }
        })
      }),
    attempt,
  )

/** Has a page leave for elsewhere, and waits until that was refused: whatever it asked for before has been answered by then. */
async function expectToStay(page: Page): Promise<void> {
  const { app } = desktop
  const before = page.url()
  await app.evaluate(({ BrowserWindow }) => {
    const refused: string[] = []
    Object.assign(globalThis, { refused })
    for (const { webContents } of BrowserWindow.getAllWindows())
      webContents.once('will-navigate', event => event.defaultPrevented && refused.push(event.url))
  })
  await page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  const refused = () => app.evaluate(() => (globalThis as unknown as { refused: string[] }).refused)
  await expect.poll(refused, { timeout: 10_000 }).toEqual(['https://example.com/'])
  expect(page.url()).toBe(before)
}

describe('the page in the desktop window', () => {
  it('has nothing of Node and nothing of Electron but the bridge', async () => {
    const found = await desktop.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(name => name in window),
    )
    expect(found).toEqual([])
  })

  it('sees a bridge of exactly the named calls, frozen all the way', async () => {
    const bridge = await desktop.page.evaluate(() => {
      const { host } = window as unknown as { host: Record<string, unknown> }
      return {
        names: Object.keys(host).sort(),
        frozen: Object.isFrozen(host) && Object.values(host).every(call => typeof call === 'function'),
        replaced: Reflect.set(window, 'host', null) || Reflect.set(host, 'about', null) || Reflect.set(host, 'more', 1),
      }
    })
    expect(bridge.names).toEqual([...Object.keys(hostChannels), ...Object.keys(eventChannels)].sort())
    expect(bridge.frozen).toBe(true)
    expect(bridge.replaced).toBe(false)
  })

  it.each([
    ['eval', 'script-src'],
    ['function', 'script-src'],
    ['inline', 'script-src-elem'],
    ['worker', 'worker-src'],
    ['fetch', 'connect-src'],
    ['image', 'img-src'],
    ['frame', 'frame-src'],
    ['style', 'style-src-elem'],
    ['base', 'base-uri'],
    ['form', 'form-action'],
  ])('may not use %s: its own rules refuse it', async (attempt, directive) => {
    expect(await refusedBy(attempt)).toBe(directive)
  })

  it('reads no file outside the built page', async () => {
    const statuses = await desktop.page.evaluate(() =>
      Promise.all(
        [
          '/../../package.json',
          '/%2e%2e/%2e%2e/package.json',
          '/..%2f..%2fpackage.json',
          '/..%5c..%5cpackage.json',
        ].map(path => fetch(path).then(response => response.status)),
      ),
    )
    expect(statuses).toEqual([404, 404, 404, 404])
  })

  it('goes nowhere else', () => expectToStay(desktop.page))

  it('opens no other window', async () => {
    await desktop.page.evaluate(() => {
      window.open('https://example.com/')
      const link = document.createElement('a')
      link.href = 'https://example.com/'
      link.target = '_blank'
      document.body.append(link)
      link.click()
    })
    await expectToStay(desktop.page)
    expect(desktop.app.windows()).toHaveLength(1)
    expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  it('has the person’s own browser show a link, once they have read where it leads', async () => {
    const { app, page } = desktop
    await app.evaluate(({ dialog, shell }) => {
      const seen: string[] = []
      Object.assign(globalThis, { seen })
      dialog.showMessageBox = (async (_window: unknown, { detail, buttons = [] }: Electron.MessageBoxOptions) => {
        seen.push(`asked: ${detail?.split('\n')[0]}`)
        return {
          response: buttons.indexOf(seen.length === 1 ? 'Stay here' : 'Open in the browser'),
          checkboxChecked: false,
        }
      }) as typeof dialog.showMessageBox
      shell.openExternal = async (url: string) => {
        seen.push(`opened: ${url}`)
      }
    })
    for (let times = 0; times < 2; times += 1)
      await page.evaluate(() =>
        (window as unknown as { host: { openLink: (request: unknown) => Promise<void> } }).host.openLink({
          url: 'https://example.com/report',
        }),
      )
    expect(await app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([
      'asked: https://example.com/report',
      'asked: https://example.com/report',
      'opened: https://example.com/report',
    ])
  })

  it('has one more window of its own for the wall, with no more rights than the first', async () => {
    const { app, page } = desktop
    const openProjector = (sessionId: string) =>
      page.evaluate(
        id =>
          (window as unknown as { host: { openProjector: (request: unknown) => Promise<void> } }).host.openProjector({
            sessionId: id,
          }),
        sessionId,
      )
    const opened = app.waitForEvent('window')
    await openProjector('wall')
    const wall = await opened
    await wall.waitForFunction(() => location.hash === '#/projector/wall' && 'host' in window, null, { polling: 100 })
    await openProjector('wall')
    expect(app.windows()).toHaveLength(2)
    await wall.evaluate(() => {
      window.open('https://example.com/')
    })
    await expectToStay(wall)
    expect(app.windows()).toHaveLength(2)
    expect(new URL(wall.url()).origin).toBe(new URL(page.url()).origin)
    const closed = wall.waitForEvent('close')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[1]?.close())
    await closed
    expect(app.windows()).toHaveLength(1)
  })

  it('is given no permission but to put something on the clipboard, where it can read nothing', async () => {
    const answers = await desktop.page.evaluate(async () => ({
      clipboard: await navigator.clipboard.write([new ClipboardItem({ 'text/plain': 'twelve' })]).then(
        () => 'given',
        () => 'denied',
      ),
      reading: await navigator.clipboard.readText().then(
        () => 'given',
        () => 'denied',
      ),
      notifications: await Notification.requestPermission(),
      place: await new Promise(answer => {
        navigator.geolocation.getCurrentPosition(
          () => answer('given'),
          error => answer(error.code === error.PERMISSION_DENIED ? 'denied' : 'none'),
        )
      }),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        () => 'denied',
      ),
    }))
    expect(answers).toEqual({
      clipboard: 'given',
      reading: 'denied',
      notifications: 'denied',
      place: 'denied',
      camera: 'denied',
    })
  })

  it('lets no request out on a network: none of its own, and no spelling dictionary', async () => {
    const heard: string[] = []
    const stranger = createServer((request, response) => {
      heard.push(request.url ?? '')
      response.end()
    }).listen(0, '127.0.0.1')
    await once(stranger, 'listening')
    const address = stranger.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
    // A window of the same session without our page, and so without its rules.
    const outcome = await desktop.app.evaluate(async ({ BrowserWindow }, away) => {
      const window = new BrowserWindow({ show: false })
      const loaded = await window.loadURL(away).then(
        () => 'loaded',
        (error: Error) => error.message,
      )
      window.destroy()
      return loaded
    }, url)
    expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT')
    expect(heard).toEqual([])
    expect(await desktop.app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false)
    // What the double saw go, from the first start on. Electron itself does not tell.
    expect(
      await desktop.app.evaluate(
        (_electron, name) => (globalThis as unknown as Record<symbol, unknown>)[Symbol.for(name)] ?? [],
        'electron double: requests that left',
      ),
    ).toEqual([])
    // Chromium connects ahead of a request that is then stopped: such a connection would be waited for.
    stranger.closeAllConnections()
    await new Promise(closed => stranger.close(closed))
  })

  it('can make no webview', async () => {
    const powers = await desktop.page.evaluate(() => {
      const webview = document.createElement('webview')
      webview.setAttribute('src', 'https://example.com/')
      document.body.append(webview)
      return 'getWebContentsId' in webview || 'executeJavaScript' in webview
    })
    expect(powers).toBe(false)
  })
})

describe('a window', () => {
  it('is shown where its desktop never says that it is ready to be, and so is the one for the wall', async () => {
    const started = await launchDesktop({ env: { ELECTRON_DOUBLE_WITHOUT: 'ready-to-show' } })
    try {
      const opened = started.app.waitForEvent('window')
      await started.page.evaluate(() =>
        (window as unknown as { host: { openProjector: (request: unknown) => Promise<void> } }).host.openProjector({
          sessionId: 'wall',
        }),
      )
      await opened
      const visible = () =>
        started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(window => window.isVisible()))
      await expect.poll(visible, { timeout: 20_000 }).toEqual([true, true])
    } finally {
      await started.close()
    }
  })
})

describe('a call from the page', () => {
  const bytes = { $bytes: 3 }
  const commit = { id: 'c', seq: 1, at: 'yesterday', by: '', action: 'x', why: '', changes: [], undoes: null }
  it.each([
    ['about', { more: 1 }],
    ['saveFile', { suggestedName: '../escaped.docx', kind: 'report', bytes }],
    ['saveFile', { suggestedName: 'a.docx', kind: 'report', bytes: 'text' }],
    ['saveFile', { suggestedName: 'a.exe', kind: 'program', bytes }],
    ['saveProject', { projectId: '../other', suggestedName: 'a.commonmeasure', bytes, askWhere: true }],
    ['saveProject', { projectId: 'a', suggestedName: 'C:\\a.commonmeasure', bytes, askWhere: true }],
    ['openFile', { kinds: [] }],
    ['openFile', { kinds: ['project'], path: '/etc/passwd' }],
    ['openFile', { kinds: ['attachment'] }],
    ['openLink', { url: 'javascript:alert(1)' }],
    ['openLink', { url: 'data:text/html,hello' }],
    ['openLink', { url: 'file:///etc/passwd' }],
    ['openLink', { url: 'https://name:secret@example.com/' }],
    ['openLink', { url: `https://example.com/${'a'.repeat(2000)}` }],
    ['saveFile', { suggestedName: '../minutes.pdf', kind: 'attachment', bytes }],
    ['appendToJournal', { projectId: 'a', commits: [] }],
    ['appendToJournal', { projectId: 'a', commits: [commit] }],
    ['journalPosition', { projectId: 'a/../b' }],
    ['readJournal', { projectId: 'a', afterSeq: -1 }],
    ['writeSnapshot', { projectId: 'a', title: 't', seq: 1.5, bytes }],
    ['listSnapshots', {}],
    ['readSnapshot', { projectId: 'a', name: '../../saved-paths' }],
    ['replaceSecondCopy', { projectId: 'a', title: 't', seq: 1, bytes, old: 'forget' }],
    ['journalsSetAside', { projectId: '../a' }],
    ['bringProject', { projectId: '../desktop' }],
    ['forgetProject', { projectId: '' }],
    ['readyToQuit', 'now'],
    ['tellAppearance', { appearance: 'neon' }],
    ['openSession', { opening: {}, address: null }],
    ['resumeSession', { sessionId: 'a', address: 'evil.example' }],
    ['watchSession', { sessionId: '../a', afterRevision: 0 }],
    ['actInSession', { sessionId: 'a', act: { kind: 'read-ballots' } }],
    ['answerAtLaptop', { sessionId: 'a', participantId: 'b', submission: { answer: { kind: 'vote' }, revision: 1 } }],
    ['openProjector', { sessionId: 'https://example.com/' }],
  ])('is refused where %s carries what it may not', async (name, request) => {
    const answer = await desktop.page.evaluate(
      ([call, asked]) => {
        const withBytes = JSON.parse(asked, (_key, value) => (value?.$bytes ? new Uint8Array(value.$bytes) : value))
        const { host } = window as unknown as { host: Record<string, (request: unknown) => Promise<unknown>> }
        return host[call as string]?.(withBytes).then(
          () => 'answered',
          (error: Error) => error.message,
        )
      },
      [name, JSON.stringify(request)] as const,
    )
    expect(answer).toContain('host: bad-request')
  })

  it('is refused where the sender is not our page, even with our bridge', async () => {
    const opened = desktop.app.waitForEvent('window')
    const id = await desktop.app.evaluate(async ({ app, BrowserWindow }) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload: `${app.getAppPath()}/out/preload/index.cjs`, sandbox: true, contextIsolation: true },
      })
      await window.loadURL('data:text/html,<title>foreign</title>')
      return window.id
    })
    const foreign = await opened
    await foreign.waitForURL('data:**')
    const message = await foreign.evaluate(() =>
      (window as unknown as { host: { listSnapshots: (request: unknown) => Promise<unknown> } }).host
        .listSnapshots({ projectId: null })
        .then(
          () => 'answered',
          (error: Error) => error.message,
        ),
    )
    await desktop.app.evaluate(({ BrowserWindow }, foreignId) => {
      BrowserWindow.getAllWindows()
        .find(window => window.id === foreignId)
        ?.destroy()
    }, id)
    expect(message).toContain('host: not-let-in')
  })
})

describe('a file from the desktop', () => {
  /** The name of the next file that reaches the page. */
  const nextFile = () =>
    desktop.page.evaluate(
      () =>
        new Promise<string>(resolve => {
          const { host } = window as unknown as {
            host: { onFileOpened: (listener: (file: OpenedFile) => void) => () => void }
          }
          const stop = host.onFileOpened(file => {
            stop()
            resolve(`${file.name}, ${file.bytes.byteLength} bytes`)
          })
        }),
    )

  it('reaches the first window when the app is started a second time, and the second start ends', async () => {
    const file = join(desktop.profile, 'second.commonmeasure')
    await writeFile(file, 'not a project')
    const received = nextFile()
    const env = { ...process.env, ...electronEnv, COMMON_MEASURE_PROFILE: desktop.profile }
    const second = spawn(findElectron(env) ?? '', [root, file], { env, stdio: 'ignore' })
    const code = await new Promise(resolve => second.on('exit', resolve))
    expect(await received).toBe('second.commonmeasure, 13 bytes')
    expect(code).toBe(0)
    expect(desktop.app.windows()).toHaveLength(1)
  })

  it('reaches the page where macOS hands it over', async () => {
    const file = join(desktop.profile, 'handed-over.commonmeasure')
    // Longer than one piece, in which the page fetches it.
    await writeFile(file, Buffer.alloc(5_000_000, 'not a project '))
    const received = nextFile()
    await desktop.app.evaluate(({ app }, path) => {
      app.emit('open-file', { preventDefault: () => undefined }, path)
    }, file)
    expect(await received).toBe('handed-over.commonmeasure, 5000000 bytes')
  })

  it('is opened when the app starts with it', async () => {
    const started = await launchDesktop({ args: [sample] })
    try {
      await started.page.waitForURL(/#\/p\//)
    } finally {
      await started.close()
    }
  })
})
