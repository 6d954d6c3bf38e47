import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Crockford's 32 letters: none that is read as another, and nothing that spells a word. */
export const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Bytes of chance a code is made from: 60 bits of them are used. */
export const withdrawalCodeBytes = 12
export const joinCodeBytes = 6
export const joinKeyLetters = 26
/** Bytes of chance for what a session keeps to itself. */
export const secretBytes = 16

/** `7K2M-9QXD-41TR`: what a person keeps, to take their words back later. */
export function withdrawalCodeFrom(randomBytes: Uint8Array): string {
  if (randomBytes.length !== withdrawalCodeBytes)
    throw new Error(`a withdrawal code is made from ${withdrawalCodeBytes} bytes`)
  return codeInFours(lettersOf(randomBytes))
}

export const codeInFours = (letters: string): string => letters.replace(/(.{4})(?=.)/g, '$1-')

/** `7K2M9Q`: the six characters that let a phone in. */
export function joinCodeFrom(randomBytes: Uint8Array): string {
  if (randomBytes.length !== joinCodeBytes) throw new Error(`a join code is made from ${joinCodeBytes} bytes`)
  return lettersOf(randomBytes)
}

/**
 * The long code in the QR picture: 130 bits, made from the session's secret, in the same letters as the short one. Null: the
 * session has no secret.
 */
export const joinKey = ({ secret }: { readonly secret: string }): string | null =>
  secret === '' ? null : lettersOf(sha256(utf8ToBytes(`join ${secret}`)).subarray(0, joinKeyLetters))

type Asked = {
  readonly secret: string
  readonly helper: { readonly id: string; readonly tokenHash: string | null } | null
}

/** The code in the picture that lets a helper's phone in (co-facilitator.ts): once, and until somebody else is asked. Null: nobody is asked now. */
export const helperKey = ({ secret, helper }: Asked): string | null =>
  helper === null || helper.tokenHash !== null || secret === ''
    ? null
    : lettersOf(sha256(utf8ToBytes(`helper ${secret} ${helper.id}`)).subarray(0, joinKeyLetters))

/** A code as it was meant, however it was typed: in any case, with or without dashes, O for 0, I or L for 1. */
export const codeAsMeant = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/**
 * What is kept with somebody's words (`withdrawal` in the project): SHA-256, in hexadecimal, of the code and the words' own id.
 * Whoever has the code finds all of a person's words by it; nobody without it can tell which words are of one person.
 */
export const withdrawalMark = (code: string, wordsId: string): string =>
  bytesToHex(sha256(utf8ToBytes(`${codeAsMeant(code)} ${wordsId}`)))

export const lettersOf = (randomBytes: Uint8Array): string =>
  Array.from(randomBytes, byte => codeLetters[byte % 32]).join('')
