import { months, type ReadPeriod } from './cell-period'
import { isOfOurTimes, yearOf } from './full-date'
import { withoutNotes } from './notes'

export type YearStyle = {
  /** The month (1-12) a bare year ends in: with 12, `2016` is 31 December 2016; with 3, 31 March 2016. */
  readonly yearEndsIn: number
  /** True where `2011-12` is a year from 2011 to 2012; false where it is December 2011. */
  readonly spans: boolean
  /** The month (1-12) in which a year such as `2020-21` begins where `yearEndsIn` is 12. Absent: nothing says, and April is taken. */
  readonly financialYearStart?: number | undefined
}

/** What a text says of a year or years. */
export type SaidYear = {
  readonly first: string
  /** It begins in the middle of one year and ends in the next. */
  readonly isPair: boolean
  /** It is called a financial year, whichever two years it is of. */
  readonly isFinancial: boolean
}

const years = '(?:calendar year|cy|year|rok|jahr|annee|ano|anno|anul|blwyddyn|рік|год|jaar)'
const financial = '(?:(?:financial|fiscal|reporting|tax) year|fy)'
const pair = '(?: ?[-/] ?| (?:to|and) )'
const saidPattern = new RegExp(
  `^(?:(?<fin>${financial}) ?['’]?|${years} ?|of |de )?(?:(?<y>\\d{4})(?:${pair}(?<second>\\d{4}|\\d{2}))?|(?<short>\\d{2})(?: ?[-/] ?(?<shortSecond>\\d{2}))?)$`,
  'u',
)

/** Null: the text names no year. Two digits alone are one only where they are called a financial year. */
export function yearsIn(text: string): SaidYear | null {
  const found = saidPattern.exec(text.trim())?.groups
  if (!found) return null
  const first = found.y ?? String(yearOf(found.short))
  const second = found.second ?? found.shortSecond
  const isFinancial = found.fin !== undefined
  if (second === undefined ? found.y === undefined && !isFinancial : !isSpan(Number(first), second)) return null
  return { first, isPair: second !== undefined, isFinancial }
}

const bareYear = new RegExp(`^(?:${years} ?)?(\\d{4})(?:\\.0+)?$`, 'u')
const school =
  /^(?:(?:academic|school) year|ay) ?(\d{4}) ?[-/] ?(\d{2,4})$|^(\d{4}) ?[-/] ?(\d{2,4}) (?:academic|school) year$/

/** A whole year or several: `2016`, `2020/21`, `FY23`, `academic year 2021/22`, `2018-20`. */
export function yearIn(cell: string, style: YearStyle): ReadPeriod | null {
  const bare = bareYear.exec(cell)?.[1]
  if (bare) return isOfOurTimes(Number(bare)) ? months(Number(bare), style.yearEndsIn - 11, 12) : null
  const schoolYear = school.exec(cell)
  if (schoolYear) return months(Number(schoolYear[1] ?? schoolYear[3]), 9, 12)
  const said = yearsIn(cell.replace(/ (?:financial|fiscal|reporting|tax) year$/, ''))
  if (said?.isPair) return financialMonths(said.first, 0, 12, style)
  if (!said) return severalYears(cell, style)
  return said.isFinancial ? monthsOfFinancial(Number(said.first), 0, 12, style) : null
}

/** `2020-21`: a year, or where the column says so a month; `2018-20`: three years. */
export function yearPairIn(cell: string, style: YearStyle): ReadPeriod | null {
  const [, first = '', second = ''] = /^(\d{4})[-/](\d{2}|\d{4})$/.exec(cell) ?? []
  if (first === '') return null
  const mayBeYears = style.spans || second.length === 4
  if (mayBeYears && isSpan(Number(first), second)) return financialMonths(first, 0, 12, style)
  if (mayBeYears || Number(second) > 12) return severalYears(cell, style) ?? monthOfPair(first, second)
  return monthOfPair(first, second)
}

const monthOfPair = (year: string, month: string): ReadPeriod | null =>
  month.length === 2 ? months(Number(year), Number(month), 1) : null

const mostYears = 10

/** Years that are counted together, as in averages of three: `2018-20`, `2018 to 2020`. */
function severalYears(cell: string, { yearEndsIn }: YearStyle): ReadPeriod | null {
  const [, first = '', second = ''] = /^(\d{4})(?: ?[-/] ?| to )(\d{4}|\d{2})$/.exec(cell) ?? []
  const length = yearsFrom(first, second)
  return length === null ? null : months(Number(first), yearEndsIn - 11, 12 * length)
}

/** How many years there are from the first to the second, both included. Null: one or two, or more than are ever counted together. */
function yearsFrom(first: string, second: string): number | null {
  const last = second.length === 4 ? Number(second) : Number(`${first.slice(0, 2)}${second}`)
  const length = last - Number(first) + 1
  return first !== '' && length > 2 && length <= mostYears ? length : null
}

const startOfYears = ({ yearEndsIn, financialYearStart = 4 }: YearStyle): number =>
  yearEndsIn === 12 ? financialYearStart : yearEndsIn + 1

/** Months of a year that begins in `first`: `before` of them come earlier. */
export const financialMonths = (first: string, before: number, length: number, style: YearStyle): ReadPeriod =>
  months(Number(first), startOfYears(style) + before, length)

/** Months by name, of a year that begins in `year`. */
export const monthsOfPair = (year: number, from: number, length: number, style: YearStyle): ReadPeriod =>
  months(from >= startOfYears(style) ? year : year + 1, from, length)

/** Months of a financial year that has the name of the year in which it ends (`FY23`). Null: nothing says when such years begin. */
export function monthsOfFinancial(year: number, before: number, length: number, style: YearStyle): ReadPeriod | null {
  if (style.yearEndsIn === 12 && style.financialYearStart === undefined)
    return length === 12 ? months(year, 1, 12) : null
  return financialMonths(String(year - 1), before, length, style)
}

/** True for `2013-11`, which can only be a month; false for `2011-12` and `2018-20`, which may be years; null for anything else. */
export function yearPairIsMonth(text: string): boolean | null {
  const [, first, second = ''] = /^(\d{4})[-/–](\d{2}|\d{4})$/.exec(text.trim()) ?? []
  return first === undefined ? null : second.length === 2 && Number(second) <= 12 && !isSpan(Number(first), second)
}

/** True for `2018-20`, which can be neither a year nor a month. */
export const areSeveralYears = (text: string): boolean => {
  const [, first, second = ''] = /^(\d{4})[-/–](\d{2}|\d{4})$/.exec(text.trim()) ?? []
  return first !== undefined && (second.length === 4 || Number(second) > 12) && yearsFrom(first, second) !== null
}

/** A heading or cell that is a year or years: `2016`, `2016.000000`, `2016-17`, `2018-20`, `FY 2016`, `2016 [r]`. */
export function looksLikeYear(text: string): boolean {
  const cell = withoutYearLetter(withoutNotes(text).trim())
  const [, y, second] = /^(?:(?:cy|fy) ?)?(\d{4})(?:\.0+|[-/–](\d{2}|\d{4}))?$/i.exec(cell) ?? []
  const year = Number(y)
  return isOfOurTimes(year) && (second === undefined || isSpan(year, second) || areSeveralYears(cell))
}

/** `2010/11 P`: a letter behind a year and nothing else. */
export const withoutYearLetter = (text: string): string => text.replace(/^(\d{4}(?:[-/]\d{2,4})?)\s?[prebf]$/i, '$1')

const isSpan = (year: number, second: string): boolean =>
  Number(second) === (second.length === 2 ? (year + 1) % 100 : year + 1)
