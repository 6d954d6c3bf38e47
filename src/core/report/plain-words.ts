import { numberInWords } from '@core/measure/figure-words'

/** What sentences of a report are put together from. */

export const many = (count: number, one: string, more: string): string =>
  `${numberInWords(count)} ${count === 1 ? one : more}`
export const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })
export const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
export const monthAndYear = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

export const quoted = (text: string): string => `\u201C${text}\u201D`
export const ended = (text: string): string => (/[.!?\u2026]$/.test(text) ? text : `${text}.`)
export const unitAfter = (figure: string, unit: string): string => (unit === '' ? figure : `${figure} ${unit}`)
