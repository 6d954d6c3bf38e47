import { createServer } from 'node:http'
import { liveSession } from '@core/workshop/session/live-session'
import { Hono } from 'hono'
import { expect, it, onTestFinished } from 'vitest'
import { listenerFor, type OverHttp } from '../../../../src/main/services/web'
import { createChangeStreams } from '../../../../src/main/services/workshop/change-streams'
import { SessionInPlay } from '../../../core/workshop/session/build'

it('tells changes that come together as one, with where the session then stands', async () => {
  const session = new SessionInPlay()
  const live = liveSession(session.state, async () => undefined)
  const streams = createChangeStreams(live, 1)
  const server = createServer(listenerFor(new Hono<OverHttp>().get('/', c => streams.open(c, 'phone'))))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    streams.close()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { body } = await fetch(`http://127.0.0.1:${port}/`)
  const pieces = body?.pipeThrough(new TextDecoderStream()).getReader()
  let heard = (await pieces?.read())?.value ?? ''

  for (const act of [{ kind: 'open-vote' }, { kind: 'go-to', stageId: 'vote-1' }] as const) {
    const known = session.events.length
    expect(session.act(act)).toBe('done')
    await live.change(() => ({ ok: true, value: session.events.slice(known) }))
  }
  expect(live.state().commonRevision).toBe(3)
  while (!heard.includes('{"revision":3}')) heard += (await pieces?.read())?.value ?? ''
  expect(heard.match(/"revision":\d+/g)).toEqual(['"revision":1', '"revision":3'])
})
