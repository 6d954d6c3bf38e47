import type { IncomingMessage } from 'node:http'

/** Data belong to the origin, so there is one address. `localhost` is sent there; any other name is a rebinding attempt. */
export function addressedTo(request: IncomingMessage, port: number): 'us' | 'localhost' | 'stranger' {
  const { host } = request.headers
  if (host === `127.0.0.1:${port}`) return 'us'
  return host === `localhost:${port}` ? 'localhost' : 'stranger'
}

/** What a page shows: its key with a call, or the ticket it exchanges for one. Empty where there is none. */
export function credentialIn({ headers }: IncomingMessage, scheme: 'Bearer' | 'Ticket'): string {
  const [given, value, ...more] = (headers.authorization ?? '').split(' ')
  return given === scheme && more.length === 0 ? (value ?? '') : ''
}

export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
