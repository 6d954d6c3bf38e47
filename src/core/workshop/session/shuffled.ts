import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * Where something that was said stands in every list. Nobody who does not know the session's secret can work it out, so a
 * newcomer lands anywhere, tells neither when nor from whom it came, and moves nothing that is there already.
 */
export const placeByChance = (secret: string, id: string): string =>
  bytesToHex(sha256(utf8ToBytes(`place ${secret} ${id}`)))

/** One order for the wall, the phones, the facilitator and the record: two that differ could be compared. */
export const inShuffledOrder = <T extends { readonly place: string }>(said: Iterable<T>): T[] =>
  [...said].sort((a, b) => (a.place < b.place ? -1 : 1))
