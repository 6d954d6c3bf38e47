import { withoutTurning } from '@core/bidi'

/** A title on one line. */
export const titleOf = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** What a person typed, as paragraphs: every line with something on it is one. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r\n|[\n\r\u2028\u2029\v\f]/)
    .map(line => line.trim())
    .filter(line => line !== '')

/** The same on one line, for places that hold one paragraph. */
export const lineOf = (text: string): string => withoutTurning(paragraphsOf(text).join(' '))
