import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserWorkbench, electronEnv, freePort, launchBrowserHost, startApp } from './harness'

let browser: BrowserWorkbench
let cookie: string
beforeAll(async () => {
  browser = await launchBrowserHost()
  const [kept] = await browser.context.cookies(`http://127.0.0.1:${browser.port}/host/`)
  cookie = `${kept?.name}=${kept?.value}`
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

const own = () => `http://127.0.0.1:${browser.port}`
const post = (path: string, headers: Record<string, string>, body = '{"projectId":null}') =>
  ask(path, { method: 'POST', headers: { origin: own(), cookie, ...headers }, body })

describe('the way in', () => {
  it('lets the browser in by the printed link, and then keeps the key out of sight', async () => {
    expect(browser.page.url()).not.toContain('key=')
    const about = await post('/host/about', {}, '')
    expect([about.status, JSON.parse(about.body)]).toEqual([200, expect.objectContaining({ secondCopy: true })])
    const [kept] = await browser.context.cookies(`${own()}/host/`)
    expect(kept).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/host/' })
    expect(await browser.page.evaluate(() => document.cookie)).toBe('')
  })

  it('keeps the key in the profile for this person alone, and the same key at the next start', async () => {
    const file = join(browser.profile, 'browser/key')
    // Windows keeps a profile private by its folder.
    if (process.platform !== 'win32') expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600')
    const before = browser.link
    await browser.restart()
    expect(browser.link).toBe(before)
    expect(before).toContain(await readFile(file, 'utf8'))
  })

  it('answers no call without the key, or with a wrong one', async () => {
    for (const wrong of ['', 'common-measure-key=guess', `common-measure-key=${'A'.repeat(43)}`])
      expect(await post('/host/list-snapshots', { cookie: wrong })).toMatchObject({
        status: 403,
        body: '{"problem":"not-let-in"}',
      })
    const wrongLink = await ask('/?key=guess')
    expect([wrongLink.status, wrongLink.headers['set-cookie']]).toEqual([303, undefined])
  })

  it('serves the page to a browser that was not let in, which then knows that it has no second copy', async () => {
    const page = await (await browser.context.browser()?.newContext())?.newPage()
    expect(page).toBeDefined()
    await page?.goto(`${own()}/`)
    const answer = page?.evaluate(() => fetch('/host/about', { method: 'POST' }).then(response => response.status))
    expect(await answer).toBe(403)
    await page?.context().close()
  })

  it('answers no call from another page, or from none', async () => {
    for (const origin of ['http://evil.example', `http://localhost:${browser.port}`, 'http://127.0.0.1', 'null', ''])
      expect((await post('/host/list-snapshots', { origin })).status).toBe(403)
  })

  it('answers nothing under another name, and sends localhost to the one address data belong to', async () => {
    for (const host of ['evil.example', `evil.example:${browser.port}`, '127.0.0.1', `127.0.0.1.evil:${browser.port}`])
      expect((await ask('/', { headers: { host } })).status).toBe(421)
    const moved = await ask('/?key=abc', { headers: { host: `localhost:${browser.port}` } })
    expect([moved.status, moved.headers.location]).toEqual([303, `${own()}/?key=abc`])
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
      expect((await ask('/', { method, headers: { origin: own(), cookie } })).status).toBe(405)
    expect((await ask('/host/about', { headers: { cookie } })).status).toBe(405)
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
          `POST /host/append-to-journal HTTP/1.1\r\nHost: 127.0.0.1:${browser.port}\r\nOrigin: ${own()}\r\nCookie: ${cookie}\r\nContent-Length: 999999999999\r\n\r\n{`,
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
      request.setHeader('cookie', cookie)
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
          `POST /host/write-snapshot HTTP/1.1\r\nHost: 127.0.0.1:${browser.port}\r\nOrigin: ${own()}\r\nCookie: ${cookie}\r\nContent-Type: application/octet-stream\r\nX-Common-Measure-Request: ${encodeURIComponent('{"projectId":"broken","title":"t","seq":1}')}\r\nContent-Length: 1000\r\n\r\nhalf`,
        )
        setTimeout(() => line.destroy(), 100)
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
    expect(second).toEqual({ code: 0, output: `Common Measure is already running at ${browser.link}\n` })
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
    const key = await readFile(join(browser.profile, 'browser/key'), 'utf8')
    expect(heard.join('')).toContain('challenge=')
    expect(heard.join('')).not.toContain(key)
    await new Promise(resolve => stranger.close(resolve))
  })

  it('does not know other flags', async () => {
    expect((await startApp(['--port', '80'], browser.profile, browser.port).ended).code).toBe(2)
  })

  it('opens the desktop window where Electron is there, and Ctrl+C closes it', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'common-measure-'))
    const start = startApp([], profile, await freePort(), { DISPLAY: ':0', ...electronEnv })
    await until(() => existsSync(join(profile, 'double.lock')) || existsSync(join(profile, 'SingletonLock')))
    start.process.kill('SIGINT')
    const { code, output } = await start.ended
    expect([code, output]).toEqual([0, expect.not.stringContaining('open to this computer only')])
    await rm(profile, { recursive: true, maxRetries: 5 })
  })

  it('serves the browser, and says why, where the window cannot be opened', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'common-measure-'))
    for (const name of ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron']) {
      await mkdir(join(folder, name, '..'), { recursive: true })
      await writeFile(join(folder, name), '#!/bin/sh\nexit 3\n', { mode: 0o755 })
    }
    const env = { ELECTRON_OVERRIDE_DIST_PATH: folder }
    const start = startApp(['--no-open'], folder, await freePort(), env)
    await start.printed(/(Ready in)/)
    start.process.kill('SIGINT')
    expect((await start.ended).output).toContain('The desktop window did not open (Electron ended with 3).')
    await rm(folder, { recursive: true })
  })
})

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 50))
}
