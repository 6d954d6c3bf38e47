import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { TicketProblem } from '@core/host-http'
import { ok, problem, type Result } from '@core/result'
import { proofOfKey, randomKey, sameKey } from '../services/launch-key'

/** How long a link waits to be opened. */
export const ticketLifeMs = 10 * 60_000

/** Made by whoever has the launch key: the running host, and a second start by the same person. `now` in ms since 1970. */
export function makeTicket(launchKey: string, now: number): string {
  const claim = `${(now + ticketLifeMs).toString(36)}.${randomKey()}`
  return `${claim}.${proofOfKey(launchKey, 'ticket', claim)}`
}

/** Who has been let in since this host started. Nothing of it is kept on the disk: a new start lets nobody in. */
export function createTicketOffice(launchKey: string, now: () => number) {
  /** Never forgotten, whatever the clock does: they are few. */
  const used = new Set<string>()
  const keys = new Set<string>()
  return {
    /** Exchanges a ticket, once, for the key of one browser. */
    exchange: (ticket: string): Result<string, TicketProblem> => {
      const [expiry = '', nonce = '', proof = ''] = ticket.split('.')
      const claim = `${expiry}.${nonce}`
      if (!sameKey(proof, proofOfKey(launchKey, 'ticket', claim))) return problem('unknown')
      if (used.has(claim)) return problem('used')
      if (Number.parseInt(expiry, 36) <= now()) return problem('expired')
      used.add(claim)
      const key = randomKey()
      keys.add(key)
      return ok(key)
    },
    /** Keys are random and long: how far a guess agrees with one cannot be told from the time a lookup takes. */
    hasGivenOut: (key: string): boolean => keys.has(key),
  }
}

export type TicketOffice = ReturnType<typeof createTicketOffice>

/**
 * The user who holds the other end of a connection from this computer, where the system says so (Linux), otherwise `null`.
 * Other users read a link off the browser's command line: this tells them from the person it was made for.
 */
export async function userOfConnection({ remoteAddress, remotePort, localPort }: Socket): Promise<number | null> {
  if (process.platform !== 'linux' || remoteAddress === undefined) return null
  // A program may reach an IPv4 address from an IPv6 socket: it is in the second table then.
  const tables = await Promise.all(['tcp', 'tcp6'].map(name => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')))
  return userInTable(tables.join('\n'), { address: remoteAddress, port: remotePort ?? 0 }, localPort ?? 0)
}

/** `table`: as in `/proc/net/tcp` (see proc_pid_net(5)), where the other end's own line says who it is. */
export function userInTable(table: string, from: { address: string; port: number }, toPort: number): number | null {
  const bytes = from.address.replace(/^::ffff:/, '').split('.')
  const local = `${bytes
    .reverse()
    .map(byte => hex(Number(byte), 2))
    .join('')}:${hex(from.port, 4)}`
  for (const line of table.split('\n')) {
    const [, ownEnd = '', otherEnd = '', , , , , user] = line.trim().split(/\s+/)
    if (ownEnd.endsWith(local) && otherEnd.endsWith(`:${hex(toPort, 4)}`)) return Number(user)
  }
  return null
}

const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0')

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
