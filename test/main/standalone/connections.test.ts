import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { requestHeader } from '@core/host-http'
import { expect, it, onTestFinished } from 'vitest'
import { opening } from '../../core/workshop/session/build'
import { runningHost } from './running-host'

const port = 47_393
const host = `Host: 127.0.0.1:${port}\r\n`
/** Long enough never to be reached in a test. */
const never = 600_000

/** A connection on which `text` was sent and nothing more; what came back is in `heard`. */
function line(text: string): { socket: Socket; closed: Promise<unknown>; heard: () => string } {
  let heard = ''
  const socket = connect(port, '127.0.0.1', () => {
    if (text !== '') socket.write(text)
  })
  socket.on('data', data => {
    heard += data.toString('latin1')
  })
  socket.on('error', () => undefined)
  onTestFinished(() => {
    socket.destroy()
  })
  return { socket, closed: once(socket, 'close'), heard: () => heard }
}

it('cuts off requests that never become whole, and serves its page meanwhile', async () => {
  const { origin } = await runningHost(port, { limits: { headersMs: 1_000, idleMs: never, checkEveryMs: 20 } })
  const halves = [
    '',
    'GET / HTTP/1.1\r\nHost: 127',
    'POST /host/about HTTP/1.1\r\n',
    `POST /let-in HTTP/1.1\r\n${host}X: `,
  ]
  const lines = Array.from({ length: 120 }, (_, index) => line(halves[index % halves.length] ?? ''))
  await Promise.all(lines.map(({ socket }) => once(socket, 'connect')))
  expect((await fetch(origin)).status).toBe(200)
  await Promise.all(lines.map(({ closed }) => closed))
  expect((await fetch(origin)).status).toBe(200)
})

it('waits for no body of a request without the key', async () => {
  const { origin } = await runningHost(port, { limits: { headersMs: never, idleMs: never } })
  const long = `Origin: ${origin}\r\nContent-Length: 1000000000\r\n\r\n{`
  for (const path of ['/host/write-snapshot', '/let-in', '/', '/nothing']) {
    const method = path.length > 2 && path !== '/nothing' ? 'POST' : 'GET'
    const { closed, heard } = line(`${method} ${path} HTTP/1.1\r\n${host}${long}`)
    await closed
    expect([path, heard().slice(0, 10)]).toEqual([path, expect.stringMatching(/HTTP\/1\.1 [24]/)])
  }
})

it('cuts off who takes nothing of what was asked for', async () => {
  const { origin, folder } = await runningHost(port, { limits: { idleMs: 400 } })
  const sizeBytes = 60_000_000
  await writeFile(join(folder, 'renderer/large.js'), Buffer.alloc(sizeBytes, 97))
  const slow = line(`GET /large.js HTTP/1.1\r\n${host}\r\n`)
  await once(slow.socket, 'data')
  slow.socket.pause()
  // Others that come after it, one after the other, and are cut off: it has had its time by then.
  for (let times = 0; times < 5; times += 1) await line('').closed
  slow.socket.resume()
  await slow.closed
  expect(slow.heard().length).toBeLessThan(sizeBytes)
  expect((await fetch(origin)).status).toBe(200)
})

it('lets no stranger’s connections keep its own page out', async () => {
  const { origin, key, call } = await runningHost(port, { limits: { strangers: 10, headersMs: never, idleMs: never } })
  const ours = line(
    `POST /host/about HTTP/1.1\r\n${host}Origin: ${origin}\r\nAuthorization: Bearer ${key}\r\nContent-Length: 0\r\n\r\n`,
  )
  await once(ours.socket, 'data')
  const strangers: ReturnType<typeof line>[] = []
  for (let count = 0; count < 40; count += 1) {
    const stranger = line('GET / HTTP/1.1\r\n')
    await once(stranger.socket, 'connect')
    strangers.push(stranger)
  }
  // The oldest of them had to go.
  await Promise.all(strangers.slice(0, 30).map(({ closed }) => closed))
  expect((await call('listSnapshots', { projectId: null })).status).toBe(200)
  expect(ours.socket.destroyed).toBe(false)
})

const snapshotHead = (origin: string, key: string, sizeBytes: number) =>
  [
    `POST /host/write-snapshot HTTP/1.1\r\n${host}Origin: ${origin}`,
    `Authorization: Bearer ${key}`,
    'Content-Type: application/octet-stream',
    `${requestHeader}: ${encodeURIComponent('{"projectId":"slow","title":"t","seq":1}')}`,
    `Content-Length: ${sizeBytes}\r\n\r\n`,
  ].join('\r\n')

it('waits for a snapshot that comes slowly, longer than any stranger may take', async () => {
  const limits = { headersMs: 100, idleMs: 100, checkEveryMs: 20, bodyIdleMs: never }
  const { origin, key, call } = await runningHost(port, { limits })
  const slow = line(snapshotHead(origin, key, 6))
  for (const piece of ['ab', 'cd', 'ef']) {
    // Idle for longer than is allowed to others: two of them came and were cut off.
    await line('').closed
    await line('').closed
    slow.socket.write(piece)
  }
  if (!slow.heard()) await once(slow.socket, 'data')
  expect(slow.heard()).toContain('HTTP/1.1 200')
  expect(await (await call('listSnapshots', { projectId: 'slow' })).json()).toMatchObject([{ sizeBytes: 6 }])
})

it('does not wait for ever for a body that has stopped coming, and keeps nothing of it', async () => {
  const { origin, key, call } = await runningHost(port, { limits: { bodyIdleMs: 100 } })
  const stalled = line(`${snapshotHead(origin, key, 6)}ab`)
  await stalled.closed
  expect(await (await call('listSnapshots', { projectId: 'slow' })).json()).toEqual([])
})

it('does not cut off a page that waits for news', async () => {
  const { call, stop } = await runningHost(port, { limits: { idleMs: 100, checkEveryMs: 20 } })
  const { revision } = await (await call('openSession', { opening: opening(), address: null })).json()
  const watched = call('watchSession', { sessionId: 'session-1', afterRevision: revision })
  for (let times = 0; times < 3; times += 1) await line('').closed
  await stop()
  expect(await (await watched).json()).toBeNull()
})
