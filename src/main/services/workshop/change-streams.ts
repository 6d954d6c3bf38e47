import type { ServerResponse } from 'node:http'
import type { LiveSession } from '@core/workshop/session/live-session'
import { roomHeaders } from './room-answer'

const heartbeatMs = 15_000
/** Several changes within this are told as one. */
const settleMs = 120
/** Phones hear of a change one after another, within this: they all ask at once otherwise. */
const spreadMs = 400
/** A phone that takes nothing is gone, or asleep: it will come again. */
const mostUnreadBytes = 16_384

/** Tells phones that something changed for everybody (server-sent events); what it is they ask for themselves. */
export function createChangeStreams(live: LiveSession, streamsOfOnePhone: number) {
  const open = new Map<ServerResponse, string>()
  let told = live.state().commonRevision
  let settling: NodeJS.Timeout | null = null
  const spreading = new Set<NodeJS.Timeout>()

  const write = (response: ServerResponse, text: string) => {
    if (response.writableLength > mostUnreadBytes) response.destroy()
    else if (!response.destroyed) response.write(text)
  }
  const changed = () => `event: changed\ndata: {"revision":${live.state().commonRevision}}\n\n`

  const stopListening = live.onChange(({ commonRevision }) => {
    if (commonRevision === told || settling) return
    settling = setTimeout(() => {
      settling = null
      told = live.state().commonRevision
      let place = 0
      for (const response of open.keys()) {
        const timer = setTimeout(
          () => {
            spreading.delete(timer)
            write(response, changed())
          },
          (spreadMs * place++) / open.size,
        )
        spreading.add(timer)
      }
    }, settleMs)
  })
  const heartbeat = setInterval(() => {
    for (const response of open.keys()) write(response, ': still here\n\n')
  }, heartbeatMs)

  return {
    add: (phone: string, response: ServerResponse): void => {
      const own = [...open].filter(([, of]) => of === phone)
      if (own.length >= streamsOfOnePhone) own[0]?.[0].destroy()
      open.set(response, phone)
      response.once('close', () => open.delete(response))
      response.writeHead(200, { ...roomHeaders, 'content-type': 'text/event-stream; charset=utf-8' })
      response.write(`retry: 3000\n\n${changed()}`)
    },
    close: (): void => {
      stopListening()
      clearInterval(heartbeat)
      if (settling) clearTimeout(settling)
      for (const timer of spreading) clearTimeout(timer)
      for (const response of open.keys()) response.end()
    },
  }
}

export type ChangeStreams = ReturnType<typeof createChangeStreams>
