/** Signs that nobody sees wherever they stand: soft hyphens, and spaces and joints without width. */
const unseen = /[\u00ad\u180e\u200b\u2060\ufeff]/g
/** They change how letters beside them are written (Persian, Indic scripts) or which way; at an end there is nothing to change. */
const unseenAtEnds =
  /^[\s\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]+|[\s\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]+$/g
const unseenBetween = /[\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]/g
/** Nothing to tidy in nearly every text there is: signs of ASCII, one space between words, none at the ends. */
const isTidy = /^(?:[!-~]+(?: [!-~]+)*)?$/

/** A text as it is kept: letters and their accents composed, every kind of space one space, what nobody sees left out. */
export const tidyText = (text: string): string =>
  isTidy.test(text) ? text : text.normalize('NFC').replace(unseen, '').replace(/\s+/g, ' ').replace(unseenAtEnds, '')

/** What two texts share that a reader takes for the same, to look them up by: quotes, dashes and case do not tell them apart. */
export function comparableText(text: string): string {
  const tidy = tidyText(text)
  const plain = isTidy.test(tidy)
    ? tidy
    : tidy
        .replace(unseenBetween, '')
        .replace(/[\u2018-\u201b\u2032\u00b4\u02bc]/g, "'")
        .replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"')
        .replace(/[\u2010-\u2015\u2212]/g, '-')
  return plain.replaceAll('`', "'").toUpperCase().toLowerCase()
}

/** True where a reader takes two texts for the same. */
export const sameText = (a: string, b: string): boolean => a === b || comparableText(a) === comparableText(b)

/** In lower case and without accents, as names of months and codes of people are looked up. */
export const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
