import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { LiveSession } from '@core/workshop/session/live-session'
import type { Person } from '@core/workshop/session/state'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { sameKey } from '../launch-key'

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

/** 128 bits of chance and 132 bits of seal, six bits a character. */
const partLength = 22

/**
 * Tokens of one session: the seal is made with its secret, so that it takes none that it did not give, and a phone gets another
 * in the next session.
 */
export function phoneTokens(secret: string) {
  const key = secret === '' ? randomBytes(32) : secret
  const sealOf = (chance: string): string =>
    createHmac('sha256', key).update(`phone ${chance}`).digest('base64url').slice(0, partLength)
  return {
    give: (): string => {
      const chance = randomBytes(16).toString('base64url')
      return chance + sealOf(chance)
    },
    isOurs: (token: string): boolean => sameKey(token.slice(partLength), sealOf(token.slice(0, partLength))),
  }
}

export type PhoneTokens = ReturnType<typeof phoneTokens>

/** Who a phone is, or was before it left or was removed, by the hash of its token. */
export function peopleByToken(live: LiveSession): (hash: string) => Person | null {
  let known: ReadonlyMap<string, Person> | null = null
  let byHash = new Map<string, Person>()
  return hash => {
    const { people } = live.state()
    if (people !== known) {
      known = people
      byHash = new Map(
        [...people.values()].flatMap(person => (person.tokenHash === null ? [] : [[person.tokenHash, person]])),
      )
    }
    return byHash.get(hash) ?? null
  }
}
