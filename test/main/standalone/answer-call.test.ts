import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type HostApi, HostError, pieceBytes } from '@core/host-api'
import { endpointOf } from '@core/host-http'
import { Hono } from 'hono'
import { expect, it, onTestFinished } from 'vitest'
import { createJournal } from '../../../src/main/services/journal'
import { listenerFor, type OverHttp } from '../../../src/main/services/web'
import { answerPost, problemAnswer } from '../../../src/main/standalone/answer-call'
import { commit } from '../services/commits'
import { tempFolder } from '../services/temp-folder'

/** A server that answers these calls; how long the longest part is that it writes in one go. */
async function serving(handlers: Partial<HostApi>) {
  const app = new Hono<OverHttp>()
    .post('*', c => answerPost(handlers as HostApi, c))
    .onError((error, c) => problemAnswer(c, error))
  const server = createServer(listenerFor(app))
  const written = { longest: 0 }
  server.prependListener('request', (_request, response: ServerResponse) => {
    const write = response.write.bind(response) as (part: Uint8Array, ...more: unknown[]) => boolean
    response.write = (part: Uint8Array, ...more: unknown[]) => {
      written.longest = Math.max(written.longest, part.length)
      return write(part, ...more)
    }
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => new Promise(done => server.close(() => done())))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, written }
}

it('answers a large file whole, in pieces between which it answers others', async () => {
  const bytes = Uint8Array.from({ length: 9_000_001 }, (_, index) => index % 251)
  const { origin, written } = await serving({ readSnapshot: async () => bytes })
  const answer = await fetch(origin + endpointOf('readSnapshot'), {
    method: 'POST',
    headers: { connection: 'close' },
    body: JSON.stringify({ projectId: 'p', name: 'a' }),
  })
  expect(answer.headers.get('content-length')).toBe('9000001')
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
  expect(written.longest).toBe(pieceBytes)
})

it('takes a commit that is larger than any batch: a paste of hundreds of thousands of rows', async () => {
  const journal = createJournal(join(await tempFolder(), 'projects'))
  const { origin } = await serving({
    appendToJournal: ({ projectId, commits }) => journal.append(projectId, commits),
  })
  const post = (commits: unknown[]) =>
    fetch(origin + endpointOf('appendToJournal'), {
      method: 'POST',
      // Reading the journal takes longer than a connection is kept for.
      headers: { connection: 'close' },
      body: JSON.stringify({ projectId: 'p', commits }),
    })
  const note = 'x'.repeat(1_000_000)
  const changes = Array.from({ length: 70 }, (_, index) => ({
    kind: 'observation' as const,
    id: `o${index}`,
    before: null,
    after: { note },
  }))
  const answer = await post([commit(1, { changes })])
  expect([answer.status, await answer.json()]).toEqual([200, { seq: 1, commitId: 'commit-1' }])
  expect((await journal.read('p', 0))[0]?.changes).toHaveLength(70)
  expect(await (await post([])).json()).toEqual({ problem: new HostError('bad-request').problem })
})
