import { networkInterfaces } from 'node:os'
import type { RoomAddress } from '@core/workshop/session/session-calls'

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
