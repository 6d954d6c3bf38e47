/** Where the ten digits of a script begin: Arabic, Persian, Devanagari, Bengali and so on, and the wide ones of East Asia. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810, 0xff10,
]
/** Marks of direction, and spaces without width. */
const unseen = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** The text with digits of every script as 0 to 9 and without signs that nobody sees. */
export const plainDigits = (text: string): string => (isLatin(text) ? text : inLatinDigits(text))

/** True for nearly every cell there is, and asked of every cell. */
export function isLatin(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) return false
  return true
}

const inLatinDigits = (text: string): string =>
  text.replace(unseen, '').replace(/\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0) ?? 0
    const zero = zeros.find(first => code >= first && code < first + 10)
    return zero === undefined ? digit : String(code - zero)
  })
