import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

export const isPin = (pin: string): boolean => /^\d{4}$/.test(pin)

/** What the session keeps of the PIN that the laptop was handed over with: people use one PIN for many things. */
export const pinMark = (secret: string, pin: string): string => bytesToHex(sha256(utf8ToBytes(`pin ${secret} ${pin}`)))
