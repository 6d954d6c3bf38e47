import type { LiveSession } from '@core/workshop/session/live-session'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { HttpContext } from '../web'

const heartbeatMs = 15_000
/** Several changes within this are told as one. */
const settleMs = 120
/** Phones hear of a change one after another, within this: they all ask at once otherwise. */
const spreadMs = 400
/** A phone that takes nothing is gone, or asleep: it will come again. */
const mostUntaken = 20

/** A phone that listens. */
type Listener = {
  readonly phone: string
  readonly stream: SSEStreamingApi
  /** Messages that the connection has not taken yet. */
  untaken: number
  readonly hangUp: () => void
  readonly end: () => void
}

/** Tells phones that something changed for everybody (server-sent events); what it is they ask for themselves. */
export function createChangeStreams(live: LiveSession, streamsOfOnePhone: number) {
  const open = new Set<Listener>()
  let told = live.state().commonRevision
  let settling: NodeJS.Timeout | null = null
  const spreading = new Set<NodeJS.Timeout>()

  const write = (listener: Listener, message: (stream: SSEStreamingApi) => Promise<unknown>) => {
    if (listener.untaken >= mostUntaken) return listener.hangUp()
    listener.untaken += 1
    void message(listener.stream).finally(() => {
      listener.untaken -= 1
    })
  }
  const changed = () => ({ event: 'changed', data: JSON.stringify({ revision: live.state().commonRevision }) })

  const stopListening = live.onChange(({ commonRevision }) => {
    if (commonRevision === told || settling) return
    settling = setTimeout(() => {
      settling = null
      told = live.state().commonRevision
      let place = 0
      for (const listener of open) {
        const timer = setTimeout(
          () => {
            spreading.delete(timer)
            write(listener, stream => stream.writeSSE(changed()))
          },
          (spreadMs * place++) / open.size,
        )
        spreading.add(timer)
      }
    }, settleMs)
  })
  const heartbeat = setInterval(() => {
    for (const listener of open) write(listener, stream => stream.write(': still here\n\n'))
  }, heartbeatMs)

  return {
    /** Answers with a stream that stays open. `phone`: whose it is. */
    open: (c: HttpContext, phone: string): Response => {
      const own = [...open].filter(listener => listener.phone === phone)
      if (own.length >= streamsOfOnePhone) own[0]?.hangUp()
      const response = streamSSE(c, async stream => {
        let end = () => {}
        const ended = new Promise<void>(resolve => {
          end = resolve
        })
        const listener = { phone, stream, untaken: 0, hangUp: () => c.env.outgoing.destroy(), end }
        open.add(listener)
        stream.onAbort(end)
        write(listener, () => stream.writeSSE({ ...changed(), retry: 3_000 }))
        await ended
        open.delete(listener)
      })
      response.headers.set('cache-control', 'no-store')
      return response
    },
    close: (): void => {
      stopListening()
      clearInterval(heartbeat)
      if (settling) clearTimeout(settling)
      for (const timer of spreading) clearTimeout(timer)
      for (const listener of open) listener.end()
    },
  }
}

export type ChangeStreams = ReturnType<typeof createChangeStreams>
