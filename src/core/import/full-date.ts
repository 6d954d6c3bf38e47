import { type Day, dayOf, firstDayOfMonth, monthOf } from '@core/observation/day'
import { monthNamed, monthPattern, weekdayPattern } from './month-names'

/** How `03/04/2016` and bare numbers in a date column are read. `serial`: days as Excel counts them, only when a person says so. */
export const dateOrders = ['day-first', 'month-first', 'serial'] as const
export type DateOrder = (typeof dateOrders)[number]

const time = '(?:[t ,]+\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?: ?[ap]\\.? ?m\\.?)?(?: ?z| ?[+-]\\d{2}:?\\d{2})?)?'
const weekday = `(?:${weekdayPattern}[,.]? )?`
const nth = '(?:st|nd|rd|th|er|\\.|º)?'
const pattern = (source: string): RegExp => new RegExp(`^${source}$`, 'u')

const patterns = {
  yearFirst: pattern(`(?<y>\\d{4})(?<mark>[-/.])(?<m>\\d{1,2})\\k<mark>(?<d>\\d{1,2})${time}`),
  compact: pattern('(?<y>[12]\\d{3})(?<m>\\d{2})(?<d>\\d{2})'),
  numbers: pattern(`(?<a>\\d{1,2})(?<mark>[-/. ])(?<b>\\d{1,2})\\k<mark>(?<y>\\d{4}|\\d{2})${time}`),
  dayWordYear: pattern(
    `${weekday}(?<d>\\d{1,2})${nth}(?: de| of)?[-/ .]*(?<word>${monthPattern})(?: de)?[-/ ,]*(?<y>\\d{4}|\\d{2})${time}`,
  ),
  wordDayYear: pattern(`${weekday}(?<word>${monthPattern}) *(?<d>\\d{1,2})(?:st|nd|rd|th)?,? +(?<y>\\d{4})${time}`),
  dayWord: pattern(`(?<d>\\d{1,2})${nth}(?: de| of)?[-/ ]*(?<word>${monthPattern})`),
  serial: pattern('(?<serial>\\d{1,7})(?:\\.\\d+)?'),
}

type Groups = Readonly<Record<string, string | undefined>>
const groupsOf = (name: keyof typeof patterns, cell: string): Groups | undefined => patterns[name].exec(cell)?.groups

/** The day that a folded text gives in full. Null: it is no such date. */
export function fullDate(cell: string, order: DateOrder): Day | 'no-such-day' | null {
  if (order === 'serial') {
    const serial = groupsOf('serial', cell)?.serial
    if (serial !== undefined) return dayOfSerial(Number(serial))
  }
  const named =
    groupsOf('yearFirst', cell) ??
    groupsOf('compact', cell) ??
    groupsOf('dayWordYear', cell) ??
    groupsOf('wordDayYear', cell)
  if (named) return dayFrom(yearOf(named.y), named.word ? monthNamed(named.word) : Number(named.m), Number(named.d))
  const numbers = groupsOf('numbers', cell)
  if (!numbers) return null
  // Points between the numbers are German and Swiss usage, where the day comes first.
  const dayFirst = order !== 'month-first' || numbers.mark === '.'
  const [day, month] = dayFirst ? [numbers.a, numbers.b] : [numbers.b, numbers.a]
  const year = yearOf(numbers.y)
  return isOfOurTimes(year) ? dayFrom(year, Number(month), Number(day)) : 'no-such-day'
}

/** `1 april`, of a year that is said elsewhere. */
export function dayWithoutYear(cell: string): { month: number; day: number } | null {
  const found = groupsOf('dayWord', cell)
  return found ? { month: monthNamed(found.word ?? ''), day: Number(found.d) } : null
}

/** What a cell tells about the order of day and month: `either` where `03/04/2016` could be both. Null: nothing. */
export function orderShown(cell: string): 'day-first' | 'month-first' | 'either' | null {
  const numbers = groupsOf('numbers', cell)
  if (!numbers || numbers.mark === '.') return null
  const [a, b] = [Number(numbers.a), Number(numbers.b)]
  if (a > 12 && b <= 12) return 'day-first'
  if (b > 12 && a <= 12) return 'month-first'
  return a === b || a > 12 ? null : 'either'
}

/** Two digits: 1970 to 2069. */
export const yearOf = (text = ''): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900)

/** Years of another calendar (2566, 1444) are none of ours. */
export const isOfOurTimes = (year: number): boolean => year >= 1800 && year <= 2200

export function dayFrom(year: number, month: number, dayOfMonth: number): Day | 'no-such-day' {
  const day = dayOf(year, month, dayOfMonth)
  return day.ok ? day.value : 'no-such-day'
}

/** Excel's day 1 is 1 January 1900, and it believes in 29 February 1900 (day 60). */
function dayOfSerial(serial: number): Day | 'no-such-day' {
  if (serial < 1 || serial === 60 || serial > 2_958_465) return 'no-such-day'
  return firstDayOfMonth(monthOf(1900, 1)) + serial - (serial < 60 ? 1 : 2)
}
