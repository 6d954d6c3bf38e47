import { createHmac, randomBytes } from 'node:crypto'
import type { LiveSession } from '@core/workshop/session/live-session'
import type { Person } from '@core/workshop/session/state'
import { sameKey } from '../launch-key'

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
