import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type HostApi, HostError } from '@core/host-api'
import { endpointOf } from '@core/host-http'
import { Hono } from 'hono'
import { expect, it, onTestFinished } from 'vitest'
import { createJournal } from '../../../src/main/services/journal'
import { listenerFor, type OverHttp } from '../../../src/main/services/web'
import { answerPost, problemAnswer } from '../../../src/main/standalone/answer-call'
import { commit } from '../services/commits'
import { tempFolder } from '../services/temp-folder'

it('takes a commit that is larger than any batch: a paste of hundreds of thousands of rows', async () => {
  const journal = createJournal(join(await tempFolder(), 'projects'))
  const handlers = {
    appendToJournal: ({ projectId, commits }) => journal.append(projectId, commits),
  } as HostApi
  const app = new Hono<OverHttp>()
    .post('*', c => answerPost(handlers, c))
    .onError((error, c) => problemAnswer(c, error))
  const server = createServer(listenerFor(app))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => new Promise(done => server.close(() => done())))
  const { port } = server.address() as AddressInfo
  const post = (commits: unknown[]) =>
    fetch(`http://127.0.0.1:${port}${endpointOf('appendToJournal')}`, {
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
