import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ticketEndpoint, ticketInHash } from '@core/host-http'
import { expect, it } from 'vitest'
import { startStandalone } from '../../../src/main/standalone'
import { ticketLifeMs } from '../../../src/main/standalone/admission'
import { tempFolder } from '../services/temp-folder'
import { runningHost } from './running-host'

const port = 47_392

it('lets in whoever opens a link first, and says to the next that it was used', async () => {
  const { newLink, exchange, call } = await runningHost(port)
  const link = newLink()
  expect(await (await exchange(link)).json()).toEqual({ key: expect.stringMatching(/^[\w-]{43}$/) })
  const second = await exchange(link)
  expect([second.status, await second.json()]).toEqual([403, { problem: 'used' }])
  expect((await call('listSnapshots', { projectId: null })).status).toBe(200)
})

it('gives the key to no cookie, and hears none', async () => {
  const { newLink, exchange, key, call } = await runningHost(port)
  const answers = [await exchange(newLink()), await call('about', undefined)]
  expect(answers.map(({ headers }) => headers.getSetCookie())).toEqual([[], []])
  const byCookie = await call('about', undefined, { authorization: '', cookie: `common-measure-key=${key}` })
  expect([byCookie.status, await byCookie.json()]).toEqual([403, { problem: 'not-let-in' }])
})

it('answers no other page, whatever it knows, and such a page does not use up the link', async () => {
  const { newLink, exchange, call } = await runningHost(port)
  const link = newLink()
  const others = [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: `http://127.0.0.1:${port + 1}` },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'none' },
  ] as Record<string, string>[]
  for (const headers of others) {
    expect([headers, (await call('about', undefined, headers)).status]).toEqual([headers, 403])
    expect([headers, await (await exchange(link, headers)).json()]).toEqual([headers, { problem: 'not-let-in' }])
  }
  expect((await call('about', undefined, { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  expect((await exchange(link)).status).toBe(200)
})

it('keeps no key that lets anybody in on the disk, and lets nobody in who was let in before a new start', async () => {
  const first = await runningHost(port)
  await first.call('appendToJournal', { projectId: 'p', commits: [] })
  const files = await readdir(first.folder, { recursive: true, withFileTypes: true })
  for (const file of files.filter(found => found.isFile()))
    expect(await readFile(join(file.parentPath, file.name), 'utf8')).not.toContain(first.key)
  const linkOfFirst = first.newLink()
  await first.stop()

  const second = await runningHost(port)
  expect((await second.call('about', undefined, { authorization: `Bearer ${first.key}` })).status).toBe(403)
  expect(await (await second.exchange(linkOfFirst)).json()).toEqual({ problem: 'unknown' })
})

it('takes no link that waited too long', async () => {
  let now = Date.UTC(2026, 10, 28)
  const { newLink, exchange } = await runningHost(port, { now: () => now })
  const link = newLink()
  now += ticketLifeMs
  expect(await (await exchange(link)).json()).toEqual({ problem: 'expired' })
})

it('a second start with the same profile makes another link for the running one', async () => {
  const { folder, exchange, call } = await runningHost(port)
  const env = { COMMON_MEASURE_PROFILE: folder }
  const second = await startStandalone({ port, pageFolder: folder, version: 'test', env })
  if (second.state !== 'already-running') throw new Error(second.state)
  expect((await exchange(second.link)).status).toBe(200)
  // Nobody was shut out by it.
  expect((await call('about', undefined)).status).toBe(200)
})

it('starts where its launch key cannot be written, as on a full disk', async () => {
  const folder = await tempFolder()
  await mkdir(join(folder, 'browser/key'), { recursive: true })
  const { newLink, exchange } = await runningHost(port, { env: { COMMON_MEASURE_PROFILE: folder } })
  expect((await exchange(newLink())).status).toBe(200)
})

// Only root can act for another user.
it.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
  'gives nothing to another user of the computer who reads the link in the process list and is quicker',
  async () => {
    const { origin, newLink, exchange } = await runningHost(port)
    const link = newLink()
    const steal = `fetch('${origin}${ticketEndpoint}', { method: 'POST', headers: { origin: '${origin}',
      authorization: 'Ticket ${ticketInHash(new URL(link).hash)}' } }).then(a => a.text()).then(console.log)`
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', steal], {
      uid: 65_534,
      gid: 65_534,
      cwd: '/',
    })
    expect(JSON.parse(stdout)).toEqual({ problem: 'other-user' })
    expect((await exchange(link)).status).toBe(200)
  },
)
