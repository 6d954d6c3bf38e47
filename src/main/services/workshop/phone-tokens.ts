import { createHmac, randomBytes } from 'node:crypto'
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
