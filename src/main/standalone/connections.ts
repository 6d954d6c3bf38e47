import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Times in ms. What has the key is a page of ours; what has not is a stranger, and must not keep our page out. */
export const connectionLimits = {
  /** Until a request's headers are whole. */
  headersMs: 10_000,
  /** With nothing sent or taken. */
  idleMs: 30_000,
  /** With nothing of a request's body arriving: a large snapshot may come from a slow disk, but it keeps coming. */
  bodyIdleMs: 120_000,
  checkEveryMs: 1_000,
  /** Connections on which no key has been shown. One more closes the oldest of them. */
  strangers: 200,
}
export type ConnectionLimits = typeof connectionLimits

/** Answers the function that says that a connection belongs to our own page. */
export function limitConnections(
  server: Server,
  { idleMs, strangers: most }: ConnectionLimits,
): (ours: Socket) => void {
  // In the order in which they came.
  const strangers = new Set<Socket>()
  server.setTimeout(idleMs)
  server.on('connection', socket => {
    strangers.add(socket)
    socket.once('close', () => strangers.delete(socket))
    const [oldest] = strangers
    if (strangers.size > most) oldest?.destroy()
  })
  return ours => strangers.delete(ours)
}
