import { readFile } from 'node:fs/promises'
import type { Socket } from 'node:net'

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
