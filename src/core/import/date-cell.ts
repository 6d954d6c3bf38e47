import {
  addMonths,
  type Day,
  firstDayOfMonth,
  lastDayOfMonth,
  type Month,
  monthOf,
  monthOfDay,
} from '@core/observation/day'
import { withoutAccents } from '../same-text'
import { type DateOrder, dateOrders, dayFrom, dayWithoutYear, fullDate, orderShown, yearOf } from './full-date'
import { monthNamed, monthPattern } from './month-names'
import { withoutNotes } from './notes'
import { plainDigits } from './number-cell'

export { type DateOrder, dateOrders }

export type DateStyle = {
  readonly order: DateOrder
  /** The month (1-12) a bare year ends in: with 12, `2016` is 31 December 2016; with 3, 31 March 2016. */
  readonly yearEndsIn: number
  /** True where `2011-12` is a year from 2011 to 2012; false where it is December 2011. */
  readonly spans: boolean
  /** The month (1-12) in which a year such as `2020-21` begins where `yearEndsIn` is 12. Absent: April. */
  readonly financialYearStart?: number | undefined
}

/** `no-such-day`: 31 February, month 13, a year before 1000. */
export type DateCellProblem = 'not-a-date' | 'no-such-day'

/** How long a period is; `other`: of no usual length. */
export const periodUnits = ['day', 'week', 'month', 'quarter', 'half-year', 'year', 'other'] as const
export type PeriodUnit = (typeof periodUnits)[number]

/** The time that a cell or heading means, both ends included. A figure counts on its last day. */
export type CellPeriod = { readonly firstDay: Day; readonly lastDay: Day; readonly unit: PeriodUnit }

type Read = CellPeriod | DateCellProblem

/** The time that a cell means. A year that begins in the middle of one, and its quarters, begin as `style` says. */
export function periodInCell(text: string, style: DateStyle): Read {
  if (text.length > 200 || !/\p{Nd}/u.test(text)) return 'not-a-date'
  const cell = plainCell(text)
  if (cell.length > 60) return 'not-a-date'
  return (
    periodIn(cell.replace(/^(?:(?:as )?at|on|end(?: of)?|month of|situation (?:at|on)) /, ''), style) ?? 'not-a-date'
  )
}

/** The day a cell means: of a longer time the last one. */
export function dayInCell(text: string, style: DateStyle): Day | DateCellProblem {
  const period = periodInCell(text, style)
  return typeof period === 'string' ? period : period.lastDay
}

/** As the patterns know a text: digits of any script as 0 to 9, one kind of dash, no accents and no marks of footnotes. */
const plainCell = (text: string): string =>
  withoutAccents(withoutYearLetter(withoutNotes(plainDigits(text))))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()

/** `2010/11 P`: a letter behind a year and nothing else. */
export const withoutYearLetter = (text: string): string => text.replace(/^(\d{4}(?:[-/]\d{2,4})?)\s?[prebf]$/i, '$1')

function periodIn(cell: string, style: DateStyle): Read | null {
  const day = fullDate(cell, style.order)
  if (day !== null) return oneDay(day)
  return (
    yearPairIn(cell, style) ??
    codedIn(cell) ??
    yearIn(cell, style) ??
    partOfYear(cell, style) ??
    endingIn(cell, style) ??
    rangeIn(cell, style)
  )
}

const pattern = (source: string): RegExp => new RegExp(`^(?:${source})$`, 'u')

/** `2020-21`: a year, or where the column says so a month. */
function yearPairIn(cell: string, style: DateStyle): Read | null {
  const [, first = '', second = ''] = /^(\d{4})[-/](\d{2}|\d{4})$/.exec(cell) ?? []
  if (first === '') return null
  if (isSpan(Number(first), second) && (style.spans || second.length === 4)) return financialMonths(first, 0, 12, style)
  return second.length === 2 ? months(Number(first), Number(second), 1) : null
}

/** `2023M04`, `202304`, `04/2023`, `2023-W05`. */
function codedIn(cell: string): Read | null {
  const [, y, m] =
    /^(\d{4}) ?-? ?m ?(\d{1,2})$/.exec(cell) ?? /^((?:19|20)\d{2})(0[1-9]|1[0-2])(?: \(.*\))?$/.exec(cell) ?? []
  if (y) return months(Number(y), Number(m), 1)
  const [, month, year] = /^(\d{1,2})[-/.](\d{4})$/.exec(cell) ?? []
  if (year) return months(Number(year), Number(month), 1)
  const [, weekYear, week] = /^(\d{4}) ?-? ?(?:w|wk|week) ?(\d{1,2})$/.exec(cell) ?? []
  return weekYear ? isoWeek(Number(weekYear), Number(week)) : null
}

/** A year said with other words than `2020-21`. */
function yearIn(cell: string, style: DateStyle): Read | null {
  const [, bare] =
    /^(?:(?:cy|fy|(?:calendar )?year|rok|jahr|annee|ano|anno|anul|blwyddyn|рік|год|jaar) ?)?(\d{4})(?:\.0+)?$/.exec(
      cell,
    ) ?? []
  const [, short] = /^fy ?['’]?(\d{2})$/.exec(cell) ?? []
  if (bare ?? short) return months(bare ? Number(bare) : yearOf(short), style.yearEndsIn - 11, 12)
  const school =
    /^(?:(?:academic|school) year|ay) ?(\d{4}) ?[-/] ?(\d{2,4})$|^(\d{4}) ?[-/] ?(\d{2,4}) (?:academic|school) year$/.exec(
      cell,
    )
  if (school) return months(Number(school[1] ?? school[3]), 9, 12)
  const said = yearsIn(cell.replace(/ (?:financial|fiscal|reporting|tax) year$/, ''))
  return said?.isPair ? financialMonths(said.first, 0, 12, style) : null
}

type SaidYear = {
  readonly first: string
  /** It begins in the middle of one year and ends in the next. */
  readonly isPair: boolean
  /** It is called a financial year, whichever two years it is of. */
  readonly isFinancial: boolean
}

const yearWord =
  '(?:(?<fin>(?:financial|fiscal|reporting|tax) year|fy) ?|(?:calendar year|cy|year|rok|jahr|annee|ano|anno|anul|blwyddyn|рік|год|jaar) ?|of )?'
const yearsPattern = pattern(
  `${yearWord}(?:(?<y>\\d{4})(?:(?: ?[-/] ?| (?:to|and) )(?<second>\\d{4}|\\d{2}))?|(?<short>\\d{2}) ?[-/] ?(?<shortSecond>\\d{2}))`,
)

function yearsIn(text: string): SaidYear | null {
  const found = yearsPattern.exec(text.trim())?.groups
  if (!found) return null
  const first = found.y ?? String(yearOf(found.short))
  const second = found.second ?? found.shortSecond
  if (second !== undefined && !isSpan(Number(first), second)) return null
  return { first, isPair: second !== undefined, isFinancial: found.fin !== undefined }
}

const quarterWord = '(?:q|qtr|quarter|trimestre|trimestrul|kwartał|kwartal|kw\\.?|chwarter|quartal|квартал|кв\\.?)'
const halfWord = '(?:semest(?:re|er|ru|rul)|halbjahr|hj|półrocze|polrocze|півріччя)'
const partPatterns = {
  months: pattern(
    `(?<from>${monthPattern})(?: ?(?:-|/| to | until | through | bis | au | do |до| al ) ?(?<to>${monthPattern}))?`,
  ),
  quarter: pattern(`${quarterWord}\\.? ?(?<n>[1-4]|iv|i{1,3})(?: ?\\(.*\\))?`),
  nthQuarter: pattern(`(?<n>[1-4]|iv|i{1,3})(?:st|nd|rd|th|\\.)? ?${quarterWord}`),
  half: pattern(`(?:h|hy|half(?:[- ]year)?|${halfWord}) ?(?<n>[12])|s(?<s>[12])`),
  nthHalf: pattern(
    `(?<n>1st|2nd|first|second) half(?:[- ]year)?(?: of)?|(?<nth>[12])(?:er|[.ºª°])? ?(?:${halfWord}|s)`,
  ),
  season: pattern('(?<season>spring|summer|autumn|fall|winter)'),
  mid: pattern('mid(?:[- ]?year)?|middle of'),
  week: pattern('(?:w|wk|week) ?(?<n>\\d{1,2})'),
} as const
const seasons: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 }

/** A month, quarter, half, season or the middle of a year, with the year before or behind it. */
function partOfYear(cell: string, style: DateStyle): Read | null {
  const yearAtEnd =
    /^(?<part>.*?[^\d\s:,.'’(/-])? ?(?<n>\d{1,2})?[-\s:,.'’(/]+(?<years>(?:(?:financial|fiscal|reporting|tax|calendar) year |fy ?|cy ?|year |of )?\d{2,4}(?: ?[-/] ?\d{2,4}| (?:to|and) \d{2,4})?)\)?$/u.exec(
      cell,
    )
  const yearAtStart =
    /^(?<years>(?:(?:financial|fiscal|reporting|tax) year |fy ?)?\d{4}(?: ?[-/] ?\d{2,4}(?!\d))?)[-\s:,./]*(?<part>[^\d\s:,./-].*)$/u.exec(
      cell,
    )
  for (const groups of [yearAtEnd?.groups, yearAtStart?.groups]) {
    if (!groups?.years) continue
    const part = `${groups.part ?? ''}${groups.n ?? ''}`.trim()
    const short = /^\d{2}$/.test(groups.years)
    const said = yearsIn(short ? String(yearOf(groups.years)) : groups.years)
    const read = said && partIn(part, said, style, short)
    if (read) return read
  }
  return null
}

function partIn(part: string, said: SaidYear, style: DateStyle, isShort: boolean): Read | null {
  const { first, isPair, isFinancial } = said
  const year = Number(first)
  const of = (name: keyof typeof partPatterns) => partPatterns[name].exec(part)?.groups
  const named = of('months')
  if (named) {
    const from = monthNamed(named.from ?? '')
    const to = named.to === undefined ? from : monthNamed(named.to)
    const length = ((to - from + 12) % 12) + 1
    // `Oct to Mar 2020` ends in 2020.
    return isPair ? monthsOfPair(year, from, length, style) : months(to < from ? year - 1 : year, from, length)
  }
  if (isShort) return null
  const quarter = of('quarter') ?? of('nthQuarter')
  const half = of('half') ?? of('nthHalf')
  if (quarter ?? half) {
    const length = quarter ? 3 : 6
    const said = quarter?.n ?? half?.n ?? half?.nth ?? half?.s ?? ''
    const roman = ['i', 'ii', 'iii', 'iv'].indexOf(said)
    const before = (roman > 0 ? roman : /^(2|second)/.test(said) ? 1 : Number(said.charAt(0)) - 1 || 0) * length
    if (isPair) return financialMonths(first, before, length, style)
    // Nobody can say which two years the financial year 2020 is of.
    return isFinancial ? null : months(year, before + 1, length)
  }
  const season = of('season')?.season
  if (season) return seasonIn(season, year, isPair)
  if (partPatterns.mid.test(part) && !isPair) return oneDay(dayFrom(year, 6, 30))
  const week = of('week')
  return week && !isPair ? isoWeek(year, Number(week.n)) : null
}

/** Winter has its year only where both are said. */
function seasonIn(season: string, year: number, isPair: boolean): Read | null {
  const from = seasons[season] ?? 1
  if (season === 'winter') return isPair ? months(year, 12, 3) : null
  return months(isPair && from < 9 ? year + 1 : year, from, 3)
}

/** `year ending March 2020`, `12 months to 31 March 2019`, `w/c 3 April 2023`. */
function endingIn(cell: string, style: DateStyle): Read | null {
  const [, wholeWeek, from] = /^(?:(w\/?[cb]|week (?:commencing|beginning|starting|of|from)):? )(.+)$/.exec(cell) ?? []
  const begins = wholeWeek ? fullDate(from ?? '', style.order) : null
  if (begins !== null)
    return typeof begins === 'string' ? begins : { firstDay: begins, lastDay: begins + 6, unit: 'week' }
  const found =
    /^(?:the |rolling |annual )?(?:(?<n>\d{1,2}|three|six|twelve) months?|(?<unit>(?:financial |reporting |calendar )?year|half[- ]year|quarter|qtr|month|week|f?ye|qe|w\/?e|m\/?e))(?: (?:ending|ended|end|to|until|up to|till))?(?: the| on| in)? (?<end>.+)$/.exec(
      cell,
    )?.groups
  if (!found?.end) return null
  const length = monthsIn(found.n ?? found.unit ?? '')
  const isYear = /^\d{4}$/.test(found.end)
  if (isYear)
    return /^(?:financial|reporting|fye)/.test(found.unit ?? '')
      ? financialMonths(String(Number(found.end) - 1), 0, 12, style)
      : null
  const end = periodIn(found.end, style)
  if (end === null || typeof end === 'string') return end
  if (end.unit !== 'day' && end.unit !== 'month') return null
  if (length === 0) return { firstDay: end.lastDay - 6, lastDay: end.lastDay, unit: 'week' }
  return { firstDay: addMonths(end.lastDay + 1, -length), lastDay: end.lastDay, unit: unitOfMonths(length) }
}

/** 0: a week. */
function monthsIn(said: string): number {
  if (/week|w\/?e/.test(said)) return 0
  if (/half|six/.test(said)) return 6
  if (/quarter|qtr|qe|three/.test(said)) return 3
  if (/^m/.test(said)) return 1
  return /year|ye|twelve/.test(said) ? 12 : Number(said)
}

/** `1 April 2019 to 31 March 2020`, `April 2019 - March 2020`, `1 April to 30 June 2019`. */
function rangeIn(cell: string, style: DateStyle): Read | null {
  const separator = /\s*(?:\s(?:to|until|till|through|bis|au|al|do|до|الى)\s|\s-\s|(?<=\d{4})\s?-\s?)\s*/u
  const [from, to, ...more] = cell.replace(/^(?:from|between|period|z|von|du|del) /, '').split(separator)
  if (!from || !to || more.length > 0) return null
  const end = periodIn(to, style)
  if (end === null || typeof end === 'string') return end
  if (end.unit !== 'day' && end.unit !== 'month') return null
  const start = startOfRange(from, end, style)
  if (start === null || typeof start === 'string') return start
  return start <= end.lastDay ? between(start, end.lastDay) : null
}

function startOfRange(from: string, end: CellPeriod, style: DateStyle): Day | 'no-such-day' | null {
  const without = dayWithoutYear(from)
  if (without && end.unit === 'day') {
    const endMonth = monthOfDay(end.lastDay)
    const isYearBefore = without.month - 1 > endMonth % 12
    return dayFrom(Math.floor(endMonth / 12) - (isYearBefore ? 1 : 0), without.month, without.day)
  }
  const start = periodIn(from, style)
  if (start === null || typeof start === 'string') return start === 'not-a-date' ? null : start
  return start.unit === end.unit ? start.firstDay : null
}

function between(firstDay: Day, lastDay: Day): CellPeriod {
  const first = monthOfDay(firstDay)
  const last = monthOfDay(lastDay)
  const isWhole = firstDay === firstDayOfMonth(first) && lastDay === lastDayOfMonth(last)
  const unit = isWhole ? unitOfMonths(last - first + 1) : lastDay - firstDay === 6 ? 'week' : 'other'
  return { firstDay, lastDay, unit: firstDay === lastDay ? 'day' : unit }
}

const unitOfMonths = (length: number): PeriodUnit =>
  (({ 1: 'month', 3: 'quarter', 6: 'half-year', 12: 'year' }) as Record<number, PeriodUnit>)[length] ?? 'other'

const oneDay = (day: Day | 'no-such-day'): Read =>
  typeof day === 'string' ? day : { firstDay: day, lastDay: day, unit: 'day' }

/** `from`: the month of that year, 1-12, or one further on or back. A single month must be one. */
function months(year: number, from: number, length: number): Read {
  if (year < 1000 || (length === 1 && (from < 1 || from > 12))) return 'no-such-day'
  const first: Month = monthOf(year, from)
  return {
    firstDay: firstDayOfMonth(first),
    lastDay: lastDayOfMonth(first + length - 1),
    unit: unitOfMonths(length),
  }
}

const startOfYears = ({ yearEndsIn, financialYearStart = 4 }: DateStyle): number =>
  yearEndsIn === 12 ? financialYearStart : yearEndsIn + 1

/** Months of a year that begins in `first`: `before` of them come earlier. */
const financialMonths = (first: string, before: number, length: number, style: DateStyle): Read =>
  months(Number(first), startOfYears(style) + before, length)

/** Months by name, of a year that begins in `year`. */
const monthsOfPair = (year: number, from: number, length: number, style: DateStyle): Read =>
  months(from >= startOfYears(style) ? year : year + 1, from, length)

/** Weeks begin on Monday; the first has the year's first Thursday (ISO 8601). */
function isoWeek(year: number, week: number): Read {
  const fourth = firstDayOfMonth(monthOf(year, 1)) + 3
  // Day 0 was a Thursday.
  const monday = fourth - ((((fourth + 3) % 7) + 7) % 7)
  const nextFourth = firstDayOfMonth(monthOf(year + 1, 1)) + 3
  const nextMonday = nextFourth - ((((nextFourth + 3) % 7) + 7) % 7)
  const firstDay = monday + (week - 1) * 7
  if (week < 1 || firstDay >= nextMonday) return 'no-such-day'
  return { firstDay, lastDay: firstDay + 6, unit: 'week' }
}

/** What a cell tells about the order of day and month: `either` where `03/04/2016` could be both. Null: nothing. */
export function dateOrderShown(text: string): 'day-first' | 'month-first' | 'either' | null {
  const cell = plainDigits(text.trim().slice(0, 60))
  // Most cells are something else, and this is asked of every cell of a large file.
  if (isDigit(cell.charCodeAt(1)) && isDigit(cell.charCodeAt(2))) return null
  return orderShown(cell.toLowerCase())
}

/** True for `2013-11`, which can only be a month; false for `2011-12`, which may be a year; null for anything else. */
export function yearPairIsMonth(text: string): boolean | null {
  const [, first, second = ''] = /^(\d{4})[-/–](\d{2}|\d{4})$/.exec(text.trim()) ?? []
  return first === undefined ? null : !isSpan(Number(first), second)
}

/** A heading or cell that is a year or years: `2016`, `2016.000000`, `2016-17`, `FY 2016`, `2016 [r]`. */
export function looksLikeYear(text: string): boolean {
  const [, y, second] =
    /^(?:(?:cy|fy) ?)?(\d{4})(?:\.0+|[-/–](\d{2}|\d{4}))?$/i.exec(withoutYearLetter(withoutNotes(text).trim())) ?? []
  const year = Number(y)
  return year >= 1800 && year <= 2200 && (second === undefined || isSpan(year, second))
}

/** The time that a heading names, and what else it says: `Women 2021`, `2021: Women`. */
export type PeriodInHeading = { readonly period: CellPeriod; readonly rest: string }

const [earliest, latest] = [firstDayOfMonth(monthOf(1800, 1)), lastDayOfMonth(monthOf(2200, 12))]

/** Null: the heading names no time. Marks and notes are left aside. A bare number counts only as a year of our times. */
export function periodInHeading(text: string, style: DateStyle): PeriodInHeading | null {
  const heading = withoutNotes(text).replace(/\s+/g, ' ').trim()
  const timeIn = (part: string): CellPeriod | null => {
    const period = periodInCell(part, style)
    if (typeof period === 'string') return null
    return period.lastDay < earliest || period.lastDay > latest ? null : period
  }
  const whole = timeIn(heading)
  if (whole) return { period: whole, rest: '' }
  if (heading.length > 300 || !/\d/.test(heading)) return null
  const breaks = [...heading.matchAll(/[\s:,;_()|]+|\s-\s/g)].map(
    ({ index, 0: mark }) => [index, index + mark.length] as const,
  )
  for (const [end, start] of breaks) {
    const period = timeIn(heading.slice(start).replace(/\)$/, ''))
    if (period) return restOf(heading.slice(0, end), period)
  }
  for (const [end, start] of breaks.reverse()) {
    const period = timeIn(heading.slice(0, end))
    if (period) return restOf(heading.slice(start), period)
  }
  return null
}

function restOf(text: string, period: CellPeriod): PeriodInHeading | null {
  const rest = text.replace(/^[\s:,;_()|-]+|[\s:,;_(|-]+$/g, '').replace(/ (?:in|at|for|of|to|as at|on)$/i, '')
  return /\p{L}/u.test(rest) ? { period, rest } : null
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

const isSpan = (year: number, second: string): boolean =>
  Number(second) === (second.length === 2 ? (year + 1) % 100 : year + 1)

/** Day or month first, as any day of a table shows; else the day. `isAssumed`: some could be read two ways, and none shows which. */
export function dayStyleOf(cells: readonly string[]): { readonly style: DateStyle; readonly isAssumed: boolean } {
  const shown = new Set(cells.map(cell => orderShown(withoutAccents(cell))))
  const order = shown.has('month-first') && !shown.has('day-first') ? 'month-first' : 'day-first'
  const isAssumed = shown.has('either') && !shown.has('day-first') && !shown.has('month-first')
  return { style: { order, yearEndsIn: 12, spans: false }, isAssumed }
}
