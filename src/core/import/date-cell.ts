import { addMonths, type Day, monthOfDay } from '@core/observation/day'
import { withoutAccents } from '../same-text'
import {
  between,
  type CellPeriod,
  type DateCellProblem,
  isoWeek,
  months,
  oneDay,
  type ReadPeriod,
  unitOfMonths,
} from './cell-period'
import { type DateOrder, dayFrom, dayWithoutYear, fullDate, orderShown, yearOf } from './full-date'
import { monthNamed, monthPattern } from './month-names'
import { withoutNotes } from './notes'
import { plainDigits } from './number-cell'
import {
  financialMonths,
  monthsOfFinancial,
  monthsOfPair,
  type SaidYear,
  withoutYearLetter,
  type YearStyle,
  yearIn,
  yearPairIn,
  yearsIn,
} from './year-cell'

/** How dates are written where they can be read in several ways. */
export type DateStyle = YearStyle & { readonly order: DateOrder }

/** The time that a cell means. A year that begins in the middle of one, and its quarters, begin as `style` says. */
export function periodInCell(text: string, style: DateStyle): ReadPeriod {
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

function periodIn(cell: string, style: DateStyle): ReadPeriod | null {
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
/** `KW` is the German week of the calendar; in Polish it is a quarter, with a point or behind its number. */
const weekWord = '(?:w|wk|week|kw|kalenderwoche|semaine|semana|settimana|tydzien|vecka|uge)'

/** `2023M04`, `202304`, `04/2023`, `1Q21`, `2023-W05`; `2022KW01`, a quarter as Statistics Netherlands writes it. */
function codedIn(cell: string): ReadPeriod | null {
  const [, y, m] =
    /^(\d{4}) ?-? ?mm? ?(\d{1,2})$/.exec(cell) ?? /^((?:19|20)\d{2})(0[1-9]|1[0-2])(?: \(.*\))?$/.exec(cell) ?? []
  if (y) return months(Number(y), Number(m), 1)
  const quarter = /^(?:(?<n>[1-4])[qt]['’]?|q(?<n2>[1-4])['’])(?<y>\d{2}|\d{4})$|^(?<y2>\d{2})q(?<n3>[1-4])$/.exec(
    cell,
  )?.groups
  if (quarter) {
    const { n = quarter.n2 ?? quarter.n3, y: year = quarter.y2 } = quarter
    return months(yearOf(year), Number(n) * 3 - 2, 3)
  }
  const dutch = /^(\d{4})kw0([1-4])$/.exec(cell)
  if (dutch) return months(Number(dutch[1]), Number(dutch[2]) * 3 - 2, 3)
  const [, month, year] = /^(\d{1,2})[-/.](\d{4})$/.exec(cell) ?? []
  if (year) return months(Number(year), Number(month), 1)
  const [, weekYear, week] = new RegExp(`^(\\d{4}) ?-? ?${weekWord} ?(\\d{1,2})$`, 'u').exec(cell) ?? []
  return weekYear ? isoWeek(Number(weekYear), Number(week)) : null
}

const quarterWord =
  '(?:q|qtr|quarter|trimestre|trimestrul|kwartał|kwartal|kwartaal|kvartal|kvartál|ctvrtleti|negyedev|ketvirtis|ceturksnis|ceyrek|chwarter|quartal|квартал|кв\\.?|τριμηνο|الربع)'
const halfWord = '(?:semest(?:re|er|ru|rul)|halbjahr|hj|półrocze|polrocze|півріччя)'
const partPatterns = {
  months: pattern(
    `(?<from>${monthPattern})(?: ?(?:-|/| to | until | through | bis | au | do |до| al ) ?(?<to>${monthPattern}))?`,
  ),
  quarter: pattern(`(?:${quarterWord}|kw\\.)\\.? ?(?<n>[1-4]|iv|i{1,3})(?: ?\\(.*\\))?|[tk](?<letter>[1-4])`),
  nthQuarter: pattern(
    `(?<n>[1-4]|iv|i{1,3})(?:st|nd|rd|th|er|e|eme|re|[.oºª°])? ?(?:${quarterWord}|kw\\.?)(?: ?\\(.*\\))?|(?<letter>[1-4])t`,
  ),
  quarterTo: pattern(`(?<to>${monthPattern}) (?:quarter|qtr)`),
  half: pattern(`(?:h|hy|half(?:[- ]year)?|${halfWord}) ?(?<n>[12])|s(?<s>[12])`),
  nthHalf: pattern(
    `(?<n>1st|2nd|first|second) half(?:[- ]year)?(?: of)?|(?<nth>[12])(?:er|[.ºª°])? ?(?:${halfWord}|s)`,
  ),
  season: pattern('(?<season>spring|summer|autumn|fall|winter)'),
  term: pattern('(?<term>spring|summer|autumn) term'),
  mid: pattern('mid(?:[- ]?year)?|middle of'),
  week: pattern(`${weekWord} ?(?<n>\\d{1,2})`),
} as const
const seasons: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 }

/** A month, quarter, half, season or the middle of a year, with the year before or behind it. */
function partOfYear(cell: string, style: DateStyle): ReadPeriod | null {
  const yearAtEnd =
    /^(?<part>.*?[^\d\s:,.'’(/-])? ?(?<n>\d{1,2})?[-\s:,.'’(/]+(?<years>(?:(?:financial|fiscal|reporting|tax|calendar) year |fy ?|cy ?|year |of |de )?\d{2,4}(?: ?[-/] ?\d{2,4}| (?:to|and) \d{2,4})?)\)?$/u.exec(
      cell,
    )
  const yearAtStart =
    /^(?<years>(?:(?:financial|fiscal|reporting|tax) year |fy ?)?\d{4}(?: ?[-/] ?\d{2,4}(?!\d))?|fy ?\d{2})(?:[-\s:,./]*(?<part>[^\d\s:,./-].*)|[-\s:,./]+(?<nth>[1-4]\D.*))$/u.exec(
      cell,
    )
  for (const groups of [yearAtEnd?.groups, yearAtStart?.groups]) {
    if (!groups?.years) continue
    const part = (groups.nth ?? `${groups.part ?? ''}${groups.n ?? ''}`).trim()
    const short = /^\d{2}$/.test(groups.years)
    const said = yearsIn(short ? String(yearOf(groups.years)) : groups.years)
    const read = said && partIn(part, said, style, short)
    if (read) return read
  }
  return null
}

function partIn(part: string, said: SaidYear, style: DateStyle, isShort: boolean): ReadPeriod | null {
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
    const said = quarter?.n ?? quarter?.letter ?? half?.n ?? half?.nth ?? half?.s ?? ''
    const roman = ['i', 'ii', 'iii', 'iv'].indexOf(said)
    const before = (roman > 0 ? roman : /^(2|second)/.test(said) ? 1 : Number(said.charAt(0)) - 1 || 0) * length
    if (isPair) return financialMonths(first, before, length, style)
    return isFinancial ? monthsOfFinancial(year, before, length, style) : months(year, before + 1, length)
  }
  const { to } = of('quarterTo') ?? {}
  if (to && !isPair) return months(year, monthNamed(to) - 2, 3)
  const { season } = of('season') ?? {}
  if (season) return seasonIn(season, year, isPair)
  const { term } = of('term') ?? {}
  if (term) return termIn(term, year, isPair)
  if (partPatterns.mid.test(part) && !isPair) return oneDay(dayFrom(year, 6, 30))
  const week = of('week')
  return week && !isPair ? isoWeek(year, Number(week.n)) : null
}

/** Winter has its year only where both are said. */
function seasonIn(season: string, year: number, isPair: boolean): ReadPeriod | null {
  const from = seasons[season] ?? 1
  if (season === 'winter') return isPair ? months(year, 12, 3) : null
  return months(isPair && from < 9 ? year + 1 : year, from, 3)
}

/** Terms of English schools, as far as months go. */
function termIn(term: string, year: number, isPair: boolean): ReadPeriod {
  if (term === 'autumn') return months(year, 9, 4)
  return months(isPair ? year + 1 : year, term === 'spring' ? 1 : 4, term === 'spring' ? 3 : 4)
}

/** `year ending March 2020`, `12 months to 31 March 2019`, `w/c 3 April 2023`. */
function endingIn(cell: string, style: DateStyle): ReadPeriod | null {
  const [, wholeWeek, from] = /^(?:(w\/?[cb]|week (?:commencing|beginning|starting|of|from)):? )(.+)$/.exec(cell) ?? []
  const begins = wholeWeek ? fullDate(from ?? '', style.order) : null
  if (begins !== null)
    return typeof begins === 'string' ? begins : { firstDay: begins, lastDay: begins + 6, unit: 'week' }
  const found =
    /^(?:the |rolling |annual )?(?:(?<n>\d{1,2}|three|six|twelve) months?|(?<unit>(?:financial |reporting |calendar )?year|half[- ]year|quarter|qtr|month|week|f?y\/?e|q\/?e|w\/?e|m\/?e))(?: (?:ending|ended|end|to|until|up to|till))?(?: the| on| in)? (?<end>.+)$/.exec(
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
  if (/quarter|qtr|q\/?e|three/.test(said)) return 3
  if (/^m/.test(said)) return 1
  return /year|y\/?e|twelve/.test(said) ? 12 : Number(said)
}

/** `1 April 2019 to 31 March 2020`, `April 2019 - March 2020`, `1 April to 30 June 2019`, `2018/19 to 2020/21`. */
function rangeIn(cell: string, style: DateStyle): ReadPeriod | null {
  const separator =
    /\s*(?:\s(?:to|until|till|through|bis|au|al|do|до|الى)\s|\s-\s|(?<=\d{4})\s?-\s?|(?<=\/\d{2})-(?=\d{4}))\s*/u
  const [from, to, ...more] = cell.replace(/^(?:from|between|period|z|von|du|del) /, '').split(separator)
  if (!from || !to || more.length > 0) return null
  const end = periodIn(to, style)
  if (end === null || typeof end === 'string') return end
  // `1990 to 2014` is how long something took; `2018/19 to 2020/21` are years counted together.
  const isOfYears = end.unit === 'year' && /\d[-/]\d/.test(to)
  if (end.unit !== 'day' && end.unit !== 'month' && end.unit !== 'quarter' && !isOfYears) return null
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

/** What a cell tells about the order of day and month: `either` where `03/04/2016` could be both. Null: nothing. */
export function dateOrderShown(text: string): 'day-first' | 'month-first' | 'either' | null {
  const cell = plainDigits(text.trim().slice(0, 60))
  // Most cells are something else, and this is asked of every cell of a large file.
  if (isDigit(cell.charCodeAt(1)) && isDigit(cell.charCodeAt(2))) return null
  return orderShown(cell.toLowerCase())
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Day or month first, as any day of a table shows; else the day. `isAssumed`: some could be read two ways, and none shows which. */
export function dayStyleOf(cells: readonly string[]): { readonly style: DateStyle; readonly isAssumed: boolean } {
  const shown = new Set(cells.map(cell => orderShown(withoutAccents(cell))))
  const order = shown.has('month-first') && !shown.has('day-first') ? 'month-first' : 'day-first'
  const isAssumed = shown.has('either') && !shown.has('day-first') && !shown.has('month-first')
  return { style: { order, yearEndsIn: 12, spans: false }, isAssumed }
}
