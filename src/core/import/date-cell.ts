import { type Day, dayOf, firstDayOfMonth, lastDayOfMonth, monthOf } from '@core/observation/day'
import { plainDigits } from './number-cell'

/** How `03/04/2016` and bare numbers in a date column are read. `serial`: days as Excel counts them, only when a person says so. */
export const dateOrders = ['day-first', 'month-first', 'serial'] as const
export type DateOrder = (typeof dateOrders)[number]

export type DateStyle = {
  readonly order: DateOrder
  /** The month (1-12) a bare year ends in: with 12, `2016` is 31 December 2016; with 3, 31 March 2016. */
  readonly yearEndsIn: number
  /** True where `2011-12` is a year from 2011 to 2012; false where it is December 2011. */
  readonly spans: boolean
}

/** `no-such-day`: 31 February, month 13, a year before 1000. */
export type DateCellProblem = 'not-a-date' | 'no-such-day'

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthWord = '(?<word>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const time = '(?:[T ,]+\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?: ?[ap]m)?(?: ?Z| ?[+-]\\d{2}:?\\d{2})?)?'
const pattern = (source: string): RegExp => new RegExp(`^${source}$`, 'i')

const patterns = {
  yearFirst: pattern(`(?<y>\\d{4})(?<mark>[-/.])(?<m>\\d{1,2})\\k<mark>(?<d>\\d{1,2})${time}`),
  compact: pattern('(?<y>[12]\\d{3})(?<m>\\d{2})(?<d>\\d{2})'),
  numbers: pattern(`(?<a>\\d{1,2})(?<mark>[-/. ])(?<b>\\d{1,2})\\k<mark>(?<y>\\d{4}|\\d{2})${time}`),
  dayWordYear: pattern(
    `(?:[a-z]{3,9},? )?(?<d>\\d{1,2})(?:st|nd|rd|th)?[-/ .]*${monthWord}[-/ ,]*(?<y>\\d{4}|\\d{2})${time}`,
  ),
  wordDayYear: pattern(`(?:[a-z]{3,9},? )?${monthWord} *(?<d>\\d{1,2})(?:st|nd|rd|th)?,? +(?<y>\\d{4})${time}`),
  wordYear: pattern(`${monthWord}[-/ ,']*(?<y>\\d{4}|\\d{2})`),
  yearWord: pattern(`(?<y>\\d{4})[-/ ]*${monthWord}`),
  monthYear: pattern('(?<m>\\d{1,2})[-/.](?<y>\\d{4})'),
  quarterYear: pattern('(?:q|quarter) ?(?<q>[1-4])[-/ ,]*(?<y>\\d{4})'),
  yearQuarter: pattern('(?<y>\\d{4})[-/ ]*(?:q|quarter) ?(?<q>[1-4])'),
  yearPair: pattern('(?<y>\\d{4})[-/–](?<second>\\d{2}|\\d{4})'),
  year: pattern('(?:(?:cy|fy) ?)?(?<y>\\d{4})(?:\\.0+)?'),
  serial: pattern('(?<serial>\\d{1,7})(?:\\.\\d+)?'),
}

/**
 * The day a cell means. A year, quarter or month means its last day; `2016-17` means the last day of the month before the
 * reporting year begins (31 March 2017 unless `yearEndsIn` says another month).
 */
export function dayInCell(text: string, style: DateStyle): Day | DateCellProblem {
  if (text.length > 200) return 'not-a-date'
  const cell = plainDigits(text).replace(/\s+/g, ' ').trim()
  if (cell.length > 60) return 'not-a-date'
  if (style.order === 'serial') {
    const serial = patterns.serial.exec(cell)?.groups?.serial
    if (serial !== undefined) return dayOfSerial(Number(serial))
  }
  const full = match(cell, 'yearFirst', 'compact', 'dayWordYear', 'wordDayYear')
  if (full) return dayFrom(yearOf(full.y), full.word ? monthOfWord(full.word) : Number(full.m), Number(full.d))
  const numbers = match(cell, 'numbers')
  if (numbers) {
    // Points between the numbers are German and Swiss usage, where the day comes first.
    const dayFirst = style.order !== 'month-first' || numbers.mark === '.'
    const [day, month] = dayFirst ? [numbers.a, numbers.b] : [numbers.b, numbers.a]
    return dayFrom(yearOf(numbers.y), Number(month), Number(day))
  }
  const pair = match(cell, 'yearPair')
  if (pair) return dayOfYearPair(pair.y ?? '', pair.second ?? '', style)
  const month = match(cell, 'wordYear', 'yearWord', 'monthYear')
  if (month) return lastDay(yearOf(month.y), month.word ? monthOfWord(month.word) : Number(month.m))
  const quarter = match(cell, 'quarterYear', 'yearQuarter')
  if (quarter) return lastDay(yearOf(quarter.y), Number(quarter.q) * 3)
  const year = match(cell, 'year')
  return year ? lastDay(Number(year.y), style.yearEndsIn) : 'not-a-date'
}

/** What a cell tells about the order of day and month: `either` where `03/04/2016` could be both. Null: nothing. */
export function dateOrderShown(text: string): 'day-first' | 'month-first' | 'either' | null {
  const cell = plainDigits(text.trim().slice(0, 60))
  // Most cells are something else, and this is asked of every cell of a large file.
  if (isDigit(cell.charCodeAt(1)) && isDigit(cell.charCodeAt(2))) return null
  const numbers = match(cell, 'numbers')
  if (!numbers || numbers.mark === '.') return null
  const [a, b] = [Number(numbers.a), Number(numbers.b)]
  if (a > 12 && b <= 12) return 'day-first'
  if (b > 12 && a <= 12) return 'month-first'
  return a === b || a > 12 ? null : 'either'
}

/** True for `2013-11`, which can only be a month; false for `2011-12`, which may be a year; null for anything else. */
export function yearPairIsMonth(text: string): boolean | null {
  const pair = match(text.trim(), 'yearPair')
  if (!pair) return null
  return !isSpan(Number(pair.y), pair.second ?? '')
}

/** A heading or cell that is a year or years: `2016`, `2016.000000`, `2016-17`, `FY 2016`. */
export function looksLikeYear(text: string): boolean {
  const found = match(text.trim(), 'yearPair', 'year')
  if (!found) return false
  const year = Number(found.y)
  return year >= 1800 && year <= 2200 && (found.second === undefined || isSpan(year, found.second))
}

function dayOfYearPair(year: string, second: string, style: DateStyle): Day | DateCellProblem {
  const first = Number(year)
  if (isSpan(first, second) && (style.spans || second.length === 4)) {
    return lastDay(first + 1, style.yearEndsIn === 12 ? 3 : style.yearEndsIn)
  }
  return second.length === 2 ? lastDay(first, Number(second)) : 'not-a-date'
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

const isSpan = (year: number, second: string): boolean =>
  Number(second) === (second.length === 2 ? (year + 1) % 100 : year + 1)

function match(cell: string, ...names: (keyof typeof patterns)[]): Record<string, string | undefined> | null {
  for (const name of names) {
    const groups = patterns[name].exec(cell)?.groups
    if (groups) return groups
  }
  return null
}

/** Two digits: 1970 to 2069. */
const yearOf = (text = ''): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900)
const monthOfWord = (word: string): number => monthNames.indexOf(word.slice(0, 3).toLowerCase()) + 1

function dayFrom(year: number, month: number, dayOfMonth: number): Day | 'no-such-day' {
  const day = dayOf(year, month, dayOfMonth)
  return day.ok ? day.value : 'no-such-day'
}

function lastDay(year: number, month: number): Day | 'no-such-day' {
  if (month < 1 || month > 12 || year < 1000) return 'no-such-day'
  return lastDayOfMonth(monthOf(year, month))
}

/** Excel's day 1 is 1 January 1900, and it believes in 29 February 1900 (day 60). */
function dayOfSerial(serial: number): Day | 'no-such-day' {
  if (serial < 1 || serial === 60 || serial > 2_958_465) return 'no-such-day'
  return firstDayOfMonth(monthOf(1900, 1)) + serial - (serial < 60 ? 1 : 2)
}
