import { createServer, type Server } from 'node:http'
import { networkInterfaces } from 'node:os'
import { HostError } from '@core/host-api'
import type { LiveSession } from '@core/workshop/session/live-session'
import type { RoomAddress } from '@core/workshop/session/session-calls'
import type { SessionDoor } from '@core/workshop/session/session-service'
import { codeOf } from '../host-error'
import { listenerFor } from '../web'
import { createChangeStreams } from './change-streams'
import { phoneTokens } from './room-access'
import { createRoomCounters, roomLimits } from './room-limits'
import { phoneFiles, roomRequests } from './room-requests'

/** Names of networks that lead to no phone: virtual machines, containers, tunnels. They come after the others. */
const seldomTheRoom = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|utun|tun|tap|wg|zt|tailscale)/i

/** The ways into this computer, the likeliest first: networks of a room, others, and last this computer alone. */
export function roomAddresses(interfaces = networkInterfaces()): RoomAddress[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses]) =>
    (addresses ?? []).flatMap(({ family, address, internal }) =>
      family === 'IPv4' && !internal && !address.startsWith('169.254.')
        ? [{ name, address, kind: 'network' as const }]
        : [],
    ),
  )
  const rank = ({ name, address }: RoomAddress) => (isPrivate(address) ? 0 : 2) + (seldomTheRoom.test(name) ? 1 : 0)
  found.sort((a, b) => rank(a) - rank(b))
  return [...found, { name: '', address: '127.0.0.1', kind: 'loopback' }]
}

/** The ranges that routers in homes and halls give out (RFC 1918). */
const isPrivate = (address: string): boolean => /^10\.|^192\.168\.|^172\.(1[6-9]|2[0-9]|3[01])\./.test(address)

/** The first port that is tried: the same each time, so that a phone finds its way back by itself. */
const firstPort = 47_311
const portsTried = 20

/** Opens this computer to phones on one of its networks, while a session lets them in and no longer. `phoneFolder`: the page's files. */
export function createPhoneServer({ phoneFolder }: { phoneFolder: string }): SessionDoor {
  let close = async () => {}

  async function open(live: LiveSession, { address, port }: { address: string; port: number | null }) {
    const files = await phoneFiles(phoneFolder)
    const server = roomServer()
    const found = await listening(server, address, port)
    const streams = createChangeStreams(live, roomLimits.streamsOfOnePhone)
    const { opening, secret } = live.state()
    const counters = createRoomCounters(() => performance.now(), opening.plan.expectedPeople)
    const tokens = phoneTokens(secret)
    const room = roomRequests({ live, host: `${address}:${found}`, files, streams, counters, tokens })
    server.on('request', listenerFor(room))
    close = () =>
      new Promise(resolve => {
        streams.close()
        server.close(() => resolve())
        server.closeIdleConnections()
        // What is under way is answered in a moment; nobody is waited for longer.
        setTimeout(() => server.closeAllConnections(), 500).unref()
      })
    return { address, port: found }
  }

  return {
    open,
    close: async () => {
      const closing = close()
      close = async () => {}
      await closing
    },
  }
}

function roomServer(): Server {
  const server = createServer({
    maxHeaderSize: roomLimits.headerBytes,
    headersTimeout: roomLimits.headersMs,
    requestTimeout: roomLimits.requestMs,
    keepAliveTimeout: roomLimits.idleMs,
    connectionsCheckingInterval: 1_000,
  })
  server.maxConnections = roomLimits.connections.inAll
  server.maxRequestsPerSocket = 1_000
  const fromAddress = new Map<string, number>()
  server.on('connection', socket => {
    const from = socket.remoteAddress ?? ''
    const before = fromAddress.get(from) ?? 0
    if (before >= roomLimits.connections.fromOneAddress) {
      socket.destroy()
      return
    }
    fromAddress.set(from, before + 1)
    socket.once('close', () => {
      const left = (fromAddress.get(from) ?? 1) - 1
      if (left > 0) fromAddress.set(from, left)
      else fromAddress.delete(from)
    })
  })
  return server
}

/** The port that was found: the one phones know already, or the first that is free. An address that is not ours is `not-found`. */
export async function listening(
  server: Pick<Server, 'listen' | 'once' | 'off'>,
  address: string,
  known: number | null,
): Promise<number> {
  const ports = Array.from({ length: portsTried }, (_, index) => firstPort + index)
  for (const port of known === null ? ports : [known, ...ports]) {
    if (await listensOn(server, address, port)) return port
  }
  throw new HostError('not-allowed')
}

const listensOn = (server: Pick<Server, 'listen' | 'once' | 'off'>, address: string, port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const failed = (error: Error) => {
      server.off('listening', listens)
      const code = codeOf(error)
      // Windows keeps ranges of ports to itself (for virtual machines) and answers as if it were not allowed.
      if (code === 'EADDRINUSE' || code === 'EACCES') resolve(false)
      else reject(code === 'EADDRNOTAVAIL' ? new HostError('not-found') : error)
    }
    const listens = () => {
      server.off('error', failed)
      resolve(true)
    }
    server.once('error', failed)
    server.once('listening', listens)
    // Only where it was asked to: not on the other networks of this computer.
    server.listen({ host: address, port, exclusive: true })
  })
