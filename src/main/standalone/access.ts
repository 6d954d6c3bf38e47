import type { IncomingMessage } from 'node:http'
import { sameKey } from '../services/launch-key'

export const cookieName = 'common-measure-key'

/** Data belong to the origin, so there is one address. `localhost` is sent there; any other name is a rebinding attempt. */
export function addressedTo(request: IncomingMessage, port: number): 'us' | 'localhost' | 'stranger' {
  const { host } = request.headers
  if (host === `127.0.0.1:${port}`) return 'us'
  return host === `localhost:${port}` ? 'localhost' : 'stranger'
}

/** A browser says where a posting page came from: only our own page's calls are heard. */
export const fromOwnPage = (request: IncomingMessage, port: number): boolean =>
  request.headers.origin === `http://127.0.0.1:${port}`

export function holdsKey(request: IncomingMessage, key: string): boolean {
  const cookies = (request.headers.cookie ?? '').split(';').map(cookie => cookie.trim())
  const given = cookies.find(cookie => cookie.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1)
  return given !== undefined && sameKey(given, key)
}

/** Only the calls need it, only this machine sees it, and no script can read it. Browsers keep a cookie 400 days at most. */
export const cookieFor = (key: string): string =>
  `${cookieName}=${key}; Path=/host/; HttpOnly; SameSite=Strict; Max-Age=${400 * 24 * 60 * 60}`
