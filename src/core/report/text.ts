import { withoutTurning } from '@core/bidi'
import { shownLanguage } from '@core/words/format'
import { t } from '@core/words/words'

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

/** What an item of a list begins with, before what is said of it: a whole sentence keeps its own end. */
export const termLead = (term: string): string => (/[.!?…:。؟]$/u.test(term) ? `${term} ` : `${term}: `)

/** Where a table has nothing to say. */
export const noValue = '\u2013'

/** The columns of a vote: what people could answer. */
export const ratingsShown = ['must-have', 'useful', 'not-needed', 'dont-know'] as const

/** Cut between letters, never within one. */
export function shortened(text: string, most: number): string {
  const letters = [...text]
  if (letters.length <= most) return text
  const kept = letters.slice(0, most - 1).join('')
  return `${kept.trimEnd()}\u2026`
}

/** With a capital first. */
export const capitalised = (text: string): string =>
  text.replace(/^./u, first => first.toLocaleUpperCase(shownLanguage()))
export const quoted = (text: string): string => t('terms:quoted', { text })
