import { createServer } from 'node:http'
import { liveSession } from '@core/workshop/session/live-session'
import { Hono } from 'hono'
import { expect, it, onTestFinished, vi } from 'vitest'
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

  for (const act of [
    { kind: 'count-as', choice: { way: 'together' } },
    { kind: 'open-vote' },
    { kind: 'go-to', stageId: 'vote-1' },
  ] as const) {
    const known = session.events.length
    expect(session.act(act)).toBe('done')
    await live.change(() => ({ ok: true, value: session.events.slice(known) }))
  }
  expect(live.state().commonRevision).toBe(4)
  while (!heard.includes('{"revision":4}')) heard += (await pieces?.read())?.value ?? ''
  expect(heard.match(/"revision":\d+/g)).toEqual(['"revision":1', '"revision":4'])
})

it('hangs up on a phone that takes nothing, and goes on telling the others', async () => {
  vi.useFakeTimers()
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const streams = createChangeStreams(
    liveSession(new SessionInPlay().state, async () => undefined),
    1,
  )
  const hungUp: string[] = []
  const listen = async (phone: string) => {
    const app = new Hono<OverHttp>().get('/', c => streams.open(c, phone))
    return app.request('/', {}, { outgoing: { destroy: () => hungUp.push(phone) } } as never)
  }
  const [awake] = [await listen('awake'), await listen('asleep')]
  let heard = ''
  void awake.body?.pipeThrough(new TextDecoderStream()).pipeTo(
    new WritableStream({
      write: text => {
        heard += text
      },
    }),
  )
  // One sign of life every quarter of a minute.
  await vi.advanceTimersByTimeAsync(30 * 15_000)
  expect(new Set(hungUp)).toEqual(new Set(['asleep']))
  expect(heard.match(/still here/g)).toHaveLength(30)
  streams.close()
})
