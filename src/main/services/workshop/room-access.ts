import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'

export const tokenCookie = 'common-measure-phone'
export const languageCookie = 'common-measure-language'
/** Long enough for a day with a break in it. */
const cookieSeconds = 24 * 60 * 60

/** A browser says where a posting page came from; another site's page is not ours, and neither is a file or a frame. */
export const fromOwnPage = ({ headers }: IncomingMessage, origin: string): boolean =>
  headers.origin === origin && ['same-origin', undefined].includes(headerOf(headers['sec-fetch-site']))

const headerOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join() : header

/** `null`: nothing that looks like a token. Those of 22 characters are from sessions begun before tokens had a seal. */
export function tokenIn(c: Context): string | null {
  const token = getCookie(c, tokenCookie)
  return token !== undefined && /^[A-Za-z0-9_-]{22}(?:[A-Za-z0-9_-]{22})?$/.test(token) ? token : null
}

/** Only this is kept of a token: who reads the journal cannot speak for anybody. */
export const tokenHash = (token: string): string => createHash('sha256').update(`phone ${token}`).digest('hex')

/** Not `Secure`: a room's own network has no certificates. No script can read it, and no other site can use it. */
export const cookieFor = (name: string, value: string): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${value === '' ? 0 : cookieSeconds}`
