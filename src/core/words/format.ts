import { welshDays, welshList } from './welsh'

/** Numbers, shares, days and lists as a language writes them. A page, a worker and the command line each show one language at a time. */

let shown = 'en-GB'
/** The language that is shown now: `en-GB`. */
export const shownLanguage = (): string => shown
export function setShownLanguage(language: string): void {
  shown = language
}

const msPerDay = 86_400_000

function formatsOf(named: string) {
  // One set of digits: a figure on an Arabic screen is the figure in the report.
  const language = new Intl.Locale(named, { numberingSystem: 'latn' })
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options)
  const isWelsh = language.language === 'cy'
  const localDay = (options: Intl.DateTimeFormatOptions) =>
    isWelsh ? welshDays(options) : new Intl.DateTimeFormat(language, options)
  const day = (options: Intl.DateTimeFormatOptions) => localDay({ timeZone: 'UTC', ...options })
  const list = (type: 'conjunction' | 'disjunction') =>
    isWelsh ? welshList(type) : new Intl.ListFormat(language, { type })
  return {
    whole: number({ maximumFractionDigits: 0 }),
    oneDecimal: number({ maximumFractionDigits: 1 }),
    twoDecimals: number({ maximumFractionDigits: 2 }),
    hundredths: number({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    twoFigures: number({ maximumSignificantDigits: 2 }),
    wholePercent: number({ style: 'percent', maximumFractionDigits: 0 }),
    percentToOneDecimal: number({ style: 'percent', maximumFractionDigits: 1 }),
    long: day({ dateStyle: 'long' }),
    month: day({ month: 'long', year: 'numeric' }),
    shortMonth: day({ month: 'short', year: 'numeric' }),
    nameOfMonth: day({ month: 'long' }),
    localTime: localDay({ dateStyle: 'long', timeStyle: 'short' }),
    localDate: localDay({ dateStyle: 'long' }),
    list: list('conjunction'),
    choice: list('disjunction'),
  }
}

/** Making a formatter is slow, using it is not. */
const made = new Map<string, ReturnType<typeof formatsOf>>()
function formats(language: string) {
  const found = made.get(language) ?? formatsOf(language)
  made.set(language, found)
  return found
}

/** `4,134`, `12.5`, `0.18`: decimals only as far as they tell. */
export function numberInWords(value: number, language = shown): string {
  const { whole, oneDecimal, twoDecimals, twoFigures } = formats(language)
  const size = Math.abs(value)
  const format = size >= 1000 ? whole : size >= 10 ? oneDecimal : size >= 0.1 ? twoDecimals : twoFigures
  return format.format(value)
}

/** A share of 0..1 as per cent: whole, so that shares beside each other are of one precision; with one decimal only where that would print `0%` or `100%` of what is not. */
export function percent(share: number, language = shown): string {
  const { wholePercent, percentToOneDecimal } = formats(language)
  const said = (isNearEnd(Math.abs(share)) ? percentToOneDecimal : wholePercent).format(share)
  // Arabic sets marks around the sign. Only a minus needs them, and a sentence that begins with one would seem to run from the left.
  return share < 0 ? said : said.replace(/[\u061c\u200e\u200f]/g, '')
}

const isNearEnd = (share: number): boolean => share < 0.005 || (share >= 0.995 && share < 1)

/** `31 March 2016`, from whole days since 1 January 1970. */
export const dayInWords = (day: number, language = shown): string => formats(language).long.format(day * msPerDay)

/** `31 March 2016`, from ISO time: the day in UTC. */
export const dateInWords = (iso: string, language = shown): string => formats(language).long.format(new Date(iso))

/** `March 2016`, from whole days since 1 January 1970. */
export const monthInWords = (day: number, language = shown): string => formats(language).month.format(day * msPerDay)

/** `21 November 2026 at 18:27`, from ISO time, in this machine's time zone. */
export const timeInWords = (iso: string, language = shown): string => formats(language).localTime.format(new Date(iso))

/** `21 November 2026`, from ISO time: the day in this machine's time zone. */
export const localDateInWords = (iso: string, language = shown): string =>
  formats(language).localDate.format(new Date(iso))

/** `January` to `December`. */
export const monthNames = (language = shown): string[] =>
  Array.from({ length: 12 }, (_, month) => formats(language).nameOfMonth.format(Date.UTC(2000, month, 1)))

/** `Mar 2016`, or `Apr–Jun 2016` for the months from one day to another. */
export const monthsInWords = (from: number, to: number, language = shown): string =>
  formats(language).shortMonth.formatRange(from * msPerDay, to * msPerDay)

/** `a, b or c`. */
export const choiceInWords = (parts: readonly string[], language = shown): string =>
  formats(language).choice.format(parts)

/** `a, b and c`. */
export const listInWords = (parts: readonly string[], language = shown): string => formats(language).list.format(parts)

/** `a, b, c`: names or figures in a row, which make no sentence. */
export const rowInWords = (parts: readonly (string | number)[], language = shown): string =>
  parts.join(language.startsWith('ar') ? '، ' : ', ')

/** `50`, `10.20`: an amount of money, whose currency is said beside it. */
export function amountInWords(amount: number, language = shown): string {
  const { whole, hundredths } = formats(language)
  return (Number.isInteger(amount) ? whole : hundredths).format(amount)
}

/** A text that ends as a sentence does. */
export const asSentence = (text: string): string => (/[.!?\u2026]$/.test(text) ? text : `${text}.`)
