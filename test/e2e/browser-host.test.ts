import { readdirSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../../scripts/find-chromium.mjs'
import {
  type BrowserWorkbench,
  electronEnv,
  expectNoAxeViolations,
  freePort,
  launchBrowserHost,
  startApp,
  startServer,
} from './harness'

let browser: BrowserWorkbench
let authorization: string
const keyIn = (page: Page) => page.evaluate(() => localStorage.getItem('common-measure-key'))
beforeAll(async () => {
  browser = await launchBrowserHost()
  await browser.page.waitForURL(/#\/begin/)
  authorization = `Bearer ${await keyIn(browser.page)}`
})
afterAll(() => browser.close())

type Answer = { status: number; headers: NodeJS.Dict<string | string[]>; body: string }

/** A request with any header at all, Host included, which no browser would send. */
function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: browser.port, path, method, headers }, async response => {
      const answer = (await response.toArray()).map(String).join('')
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answer })
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** A second start prints it, and ends. */
async function newLink(): Promise<string> {
  const { output } = await startApp(['--browser', '--no-open'], browser.profile, browser.port).ended
  return / at (http:\S+)/.exec(output)?.[1] ?? ''
}

/** A browser that was never here. */
async function inAnotherBrowser(use: (page: Page) => Promise<void>): Promise<void> {
  const program = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    await use(await (await program.newContext()).newPage())
  } finally {
    await program.close()
  }
}

const aboutIn = (page: Page) =>
  page.evaluate(() => {
    const headers = { authorization: `Bearer ${localStorage.getItem('common-measure-key')}` }
    return fetch('/host/about', { method: 'POST', headers }).then(response => response.status)
  })

const own = () => `http://127.0.0.1:${browser.port}`
const post = (path: string, headers: Record<string, string>, body = '{"projectId":null}') =>
  ask(path, { method: 'POST', headers: { origin: own(), authorization, ...headers }, body })

const noAccess = /has no access to the second copy on this computer's disk/

describe('the way in', () => {
  it('lets the browser in by the printed link, and leaves nothing of it in the address, in a cookie or in what is asked', async () => {
    const { page, context } = browser
    const asked: string[] = []
    page.on('request', request => asked.push(`${request.url()} ${JSON.stringify(request.headers())}`))
    const link = await newLink()
    await page.goto('about:blank')
    await page.goto(link)
    await page.waitForURL(/#\/begin/)
    await page.getByRole('heading', { name: 'Common Measure' }).waitFor()
    expect(await page.getByText(noAccess).count()).toBe(0)
    authorization = `Bearer ${await keyIn(page)}`
    const ticket = link.split('#ticket=')[1] ?? ''
    expect(ticket).not.toBe('')
    expect(await page.evaluate(() => location.href)).not.toContain(ticket)
    // No request but the one that exchanges it tells anybody of it.
    expect(asked.filter(request => request.includes(ticket)).map(request => request.split(' ')[0])).toEqual([
      `${own()}/let-in`,
    ])
    // Back and forward: it is not in the tab's history.
    const devTools = await context.newCDPSession(page)
    const { entries } = await devTools.send('Page.getNavigationHistory')
    expect(entries.map(({ url }) => url).join(' ')).not.toContain(ticket)
    expect(await context.cookies()).toEqual([])
    const about = await post('/host/about', {}, '')
    expect([about.status, JSON.parse(about.body)]).toEqual([200, expect.objectContaining({ secondCopy: true })])
  })

  it('lets a second tab in, one that is loaded again, and the window for the wall, without a link', async () => {
    const second = await browser.context.newPage()
    await second.goto(`${own()}/`)
    for (let times = 0; times < 2; times += 1) {
      await second.getByRole('button', { name: 'Open the sample project' }).waitFor()
      expect(await aboutIn(second)).toBe(200)
      await second.reload()
    }
    const opened = second.waitForEvent('popup')
    await second.evaluate(() => window.open(`${location.pathname}#/projector/wall`, 'wall', 'popup'))
    expect(await aboutIn(await opened)).toBe(200)
    await (await opened).close()
    await second.close()
  })

  it('keeps its launch key in the profile for this person alone, another at each start', async () => {
    const file = join(browser.profile, 'browser/key')
    // Windows keeps a profile private by its folder.
    if (process.platform !== 'win32') expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600')
    const [launchKey, keyBefore] = [await readFile(file, 'utf8'), authorization]
    await browser.restart()
    await browser.page.waitForURL(/#\/begin/)
    expect(await readFile(file, 'utf8')).not.toBe(launchKey)
    expect((await post('/host/list-snapshots', {})).status).toBe(403)
    authorization = `Bearer ${await keyIn(browser.page)}`
    expect(authorization).not.toBe(keyBefore)
    expect((await post('/host/list-snapshots', {})).status).toBe(200)
  })

  it('a page that stayed open over a restart saves again, once another tab has opened the new link', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'common-measure-'))
    const port = await freePort()
    const first = await startServer(profile, port)
    await inAnotherBrowser(async page => {
      const banner = page.getByRole('banner')
      await page.goto(first.link)
      await page.getByRole('button', { name: 'Open the sample project' }).click()
      await banner.getByText('Saved', { exact: true }).waitFor()
      await page.getByRole('link', { name: 'Settings' }).click()
      const title = page.getByRole('textbox', { name: 'Title' })
      await title.waitFor()
      await first.stop()
      await title.fill('Written while nobody was there')
      await title.press('Tab')
      await banner.getByText('Not saved').waitFor()
      const second = await startServer(profile, port)
      const other = await page.context().newPage()
      await other.goto(second.link)
      await banner.getByText('Saved', { exact: true }).waitFor()
      await second.stop()
    })
    await rm(profile, { recursive: true, maxRetries: 5 })
  })

  it('answers no call without the key, or with a wrong one', async () => {
    for (const wrong of [
      '',
      'Bearer',
      'Bearer ',
      'Bearer guess',
      `Bearer ${'A'.repeat(43)}`,
      `Basic ${authorization.slice(7)}`,
    ])
      expect(await post('/host/list-snapshots', { authorization: wrong })).toMatchObject({
        status: 403,
        body: '{"problem":"not-let-in"}',
      })
  })

  it('tells who comes second with a link that it was used, and how to get another', async () => {
    const link = await newLink()
    await inAnotherBrowser(async page => {
      await page.goto(link)
      await page.getByRole('heading', { name: 'Common Measure' }).waitFor()
      expect(await page.getByText(noAccess).count()).toBe(0)
    })
    await inAnotherBrowser(async page => {
      await page.goto(link)
      const notice = page.getByRole('region', { name: 'Notice' })
      await expect.poll(() => notice.innerText()).toMatch(/has been used already.*Ctrl\+C.*run npm start again/s)
      // A newer link in the same tab lets it in.
      await page.goto(await newLink())
      await expect.poll(() => notice.count()).toBe(0)
      await expect.poll(() => page.url()).toMatch(/#\/begin/)
    })
  })

  it('after the site’s data were cleared, a bookmark asks for the whole link and goes on by itself once another tab has it', async () => {
    await browser.page.getByRole('button', { name: 'Open the sample project' }).click()
    await browser.page.waitForURL(/#\/p\/.+\/overview/)
    await browser.page.getByText('Saved', { exact: true }).waitFor()
    const bookmark = browser.page.url()
    await inAnotherBrowser(async page => {
      await page.goto(bookmark)
      await page.getByText('This page has no access to the second copy of this project').waitFor()
      const text = await page.getByRole('main').innerText()
      expect(text).toContain('open the whole link')
      expect(text).not.toContain('no such project')
      const other = await page.context().newPage()
      await other.goto(await newLink())
      await other.getByText(/Only the second copy from/).waitFor()
      // The first tab was let in with it.
      await page.getByRole('heading', { name: 'Bring the project back' }).waitFor()
    })
    await inAnotherBrowser(async page => {
      await page.goto(await newLink())
      await page.getByRole('heading', { name: 'Common Measure' }).waitFor()
      await page.goto(`${own()}/#/p/no-such-project/overview`)
      await page.getByText('There is no such project on this computer').waitFor()
    })
  })

  it('serves the page to a browser that was not let in, which then knows that it has no second copy', async () => {
    await inAnotherBrowser(async page => {
      await page.goto(`${own()}/`)
      expect(await aboutIn(page)).toBe(403)
      await page.getByText(noAccess).waitFor()
      await expectNoAxeViolations(page)
    })
  })

  it('answers no call from another page, or from none', async () => {
    for (const origin of ['http://evil.example', `http://localhost:${browser.port}`, 'http://127.0.0.1', 'null', ''])
      expect((await post('/host/list-snapshots', { origin })).status).toBe(403)
  })

  it('answers nothing under another name, and sends localhost to the one address data belong to', async () => {
    for (const host of ['evil.example', `evil.example:${browser.port}`, '127.0.0.1', `127.0.0.1.evil:${browser.port}`])
      expect((await ask('/', { headers: { host } })).status).toBe(421)
    const moved = await ask('/?a=b', { headers: { host: `localhost:${browser.port}` } })
    expect([moved.status, moved.headers.location]).toEqual([303, `${own()}/?a=b`])
    expect((await post('/host/list-snapshots', { host: `localhost:${browser.port}` })).status).toBe(403)
  })
})

describe('what it serves', () => {
  it('is the built page and nothing beside it', async () => {
    expect((await ask('/')).status).toBe(200)
    for (const path of [
      '/../../package.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..%5c..%5cpackage.json',
      '/%00',
      '/%',
      '/assets',
      '/main/index.js',
      '//etc/passwd',
    ])
      expect([path, (await ask(path)).status]).toEqual([path, 404])
  })

  it('comes with rules that refuse everything but itself', async () => {
    const { headers } = await ask('/')
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/)
    expect(headers['content-security-policy']).not.toContain('unsafe-eval')
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it('is not done by other methods', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])
      expect((await ask('/', { method, headers: { origin: own(), authorization } })).status).toBe(405)
    expect((await ask('/host/about', { headers: { authorization } })).status).toBe(405)
    expect((await post('/', {})).status).toBe(405)
    const head = await ask('/', { method: 'HEAD' })
    expect([head.status, head.body]).toEqual([200, ''])
  })
})

describe('a call', () => {
  it('that is not known, or does not fit, is refused by its code', async () => {
    expect(await post('/host/no-such-call', {})).toMatchObject({ status: 404, body: '{"problem":"not-found"}' })
    for (const body of ['', '{', '[]', '"text"', '{"projectId":"../.."}', '{"projectId":null,"more":1}'])
      expect(await post('/host/list-snapshots', {}, body)).toMatchObject({
        status: 400,
        body: '{"problem":"bad-request"}',
      })
    // Files are chosen in the page: the server is never asked for a path.
    expect((await post('/host/open-file', {}, '{"kinds":["project"]}')).status).toBe(400)
  })

  it('that says it carries too much is refused before it is read', async () => {
    const answer = await new Promise<string>(resolve => {
      const line = connect(browser.port, '127.0.0.1', () =>
        line.write(
          `POST /host/append-to-journal HTTP/1.1\r\nHost: 127.0.0.1:${browser.port}\r\nOrigin: ${own()}\r\nAuthorization: ${authorization}\r\nContent-Length: 999999999999\r\n\r\n{`,
        ),
      )
      line.on('data', data => {
        resolve(data.toString())
        line.destroy()
      })
    })
    expect(answer).toContain('413')
    expect(answer).toContain('too-large')
  })

  it('that carries too much without saying so is refused on the way', async () => {
    const piece = 'x'.repeat(8 * 1024 * 1024)
    const status = await new Promise(resolve => {
      const request = httpRequest(
        { port: browser.port, host: '127.0.0.1', method: 'POST', path: '/host/read-journal' },
        response => resolve(response.statusCode),
      )
      // The server stops listening in the middle: what it said first is what counts.
      request.on('error', () => resolve('cut off'))
      request.setHeader('origin', own())
      request.setHeader('authorization', authorization)
      for (let sent = 0; sent < 9; sent += 1) request.write(piece)
      request.end()
    })
    expect([413, 'cut off']).toContain(status)
    expect((await post('/host/list-snapshots', {})).status).toBe(200)
  })

  it('that breaks off in the middle leaves nothing behind', async () => {
    await new Promise<void>(resolve => {
      const line = connect(browser.port, '127.0.0.1', () => {
        line.write(
          `POST /host/write-snapshot HTTP/1.1\r\nHost: 127.0.0.1:${browser.port}\r\nOrigin: ${own()}\r\nAuthorization: ${authorization}\r\nContent-Type: application/octet-stream\r\nX-Common-Measure-Request: ${encodeURIComponent('{"projectId":"broken","title":"t","seq":1}')}\r\nContent-Length: 1000\r\n\r\nhalf`,
          // Once another request has been answered the host has this half of one, too.
          () => post('/host/list-snapshots', {}).finally(() => line.destroy()),
        )
      })
      line.on('close', () => resolve())
    })
    expect((await post('/host/list-snapshots', {}, '{"projectId":"broken"}')).body).toBe('[]')
  })
})

// Windows has no signal that stands for Ctrl+C.
describe.runIf(process.platform !== 'win32')('a start', () => {
  it('says when it is ready, keeps its data at Ctrl+C and ends with 0', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'common-measure-'))
    const start = startApp(['--browser', '--no-open'], profile, await freePort())
    await start.printed(/(Ready in [\d.]+ s)/)
    start.process.kill('SIGINT')
    const { code, output } = await start.ended
    expect([code, output]).toEqual([0, expect.stringContaining('on disk')])
    await rm(profile, { recursive: true })
  })

  it('says where the app is when it already runs, and ends with 0', async () => {
    const second = await startApp(['--browser', '--no-open'], browser.profile, browser.port).ended
    expect(second.code).toBe(0)
    expect(second.output).toMatch(
      /^Common Measure is already running at http:\S+#ticket=\S+\nThe link lets one browser in, once/,
    )
  })

  it("does not take another person's Common Measure for its own", async () => {
    const profile = await mkdtemp(join(tmpdir(), 'common-measure-'))
    const other = await startApp(['--browser', '--no-open'], profile, browser.port).ended
    expect([other.code, other.output]).toEqual([1, expect.stringContaining(`Port ${browser.port}`)])
    await rm(profile, { recursive: true })
  })

  it('names the port that another program holds, takes no other, and never shows that program the key', async () => {
    const heard: string[] = []
    const stranger = createServer(line => {
      line.on('data', data => {
        heard.push(data.toString())
        line.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}')
      })
    })
    await new Promise<void>(resolve => stranger.listen(0, '127.0.0.1', resolve))
    const address = stranger.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { code, output } = await startApp(['--browser', '--no-open'], browser.profile, port).ended
    expect([code, output]).toEqual([1, expect.stringContaining(`Port ${port} on this computer is in use`)])
    const launchKey = await readFile(join(browser.profile, 'browser/key'), 'utf8')
    expect(heard.join('')).toContain('challenge=')
    expect(heard.join('')).not.toContain(launchKey)
    await new Promise(resolve => stranger.close(resolve))
  })

  it('does not know other flags', async () => {
    expect((await startApp(['--port', '80'], browser.profile, browser.port).ended).code).toBe(2)
  })

  it('opens the desktop window where Electron is there, and Ctrl+C closes it', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'common-measure-'))
    // The double needs no display, and says to have one; Electron itself needs the one there is.
    const start = startApp([], profile, await freePort(), { DISPLAY: process.env.DISPLAY ?? ':0', ...electronEnv })
    // Electron's lock is a link that leads nowhere: whoever follows it finds nothing.
    await until(() => readdirSync(profile).some(name => name === 'double.lock' || name === 'SingletonLock'))
    start.process.kill('SIGINT')
    const { code, output } = await start.ended
    expect([code, output]).toEqual([0, expect.not.stringContaining('open to this computer only')])
    await rm(profile, { recursive: true, maxRetries: 5 })
  })

  const withoutNamespaces = 'lets a program make the sandbox it needs only with an AppArmor profile'
  it.each([
    ['exit 3', 'The desktop window did not open: Electron ended with 3.', '0'],
    ['kill -TRAP $$', 'The desktop window did not open: Electron was ended by SIGTRAP.', '0'],
    ['kill -TRAP $$', withoutNamespaces, '1'],
  ])('serves the browser, and says why, where Electron does "%s"', async (script, reason, restricted) => {
    const folder = await mkdtemp(join(tmpdir(), 'common-measure-'))
    for (const name of ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron']) {
      await mkdir(join(folder, name, '..'), { recursive: true })
      await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
    }
    await mkdir(join(folder, 'kernel'))
    await writeFile(join(folder, 'kernel/apparmor_restrict_unprivileged_userns'), `${restricted}\n`)
    const env = { ELECTRON_OVERRIDE_DIST_PATH: folder, COMMON_MEASURE_KERNEL_SETTINGS: folder }
    const start = startApp(['--no-open'], folder, await freePort(), env)
    await Promise.race([start.printed(/(Ready in)/), start.ended])
    start.process.kill('SIGINT')
    const { output } = await start.ended
    expect(output).toContain(reason)
    expect(output).toMatch(/at http:\S+#ticket=/)
    expect(output.includes(withoutNamespaces)).toBe(restricted === '1')
    await rm(folder, { recursive: true })
  })
})

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 50))
}
