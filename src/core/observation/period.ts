import type { ReportingPeriod, ReportingPeriodKind } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { type Day, firstDayOfMonth, lastDayOfMonth, type Month, monthOf, monthOfDay } from './day'
import { nameOfPeriod } from './ready-name'

/**
 * A reporting year by the year it starts in: `2016` is 2016 where years start in January, April 2016 to March 2017
 * where they start in April. A reporting period that a person named goes by its id. Targets and texts are kept under it.
 */
export type PeriodKey = string

/** Whole days, both ends included. */
export type Period = {
  readonly key: PeriodKey
  /** `2016`, `2016-17`, or what a person called it. */
  readonly label: string
  /** `year`: a reporting year. */
  readonly kind: 'year' | ReportingPeriodKind
  readonly firstDay: Day
  readonly lastDay: Day
  /** The months that hold those days. */
  readonly firstMonth: Month
  readonly lastMonth: Month
}

/** The first month of the reporting year, 1-12. */
export type YearStart = number

export function reportingYear(startYear: number, yearStart: YearStart): Period {
  const firstMonth = monthOf(startYear, yearStart)
  const label = yearStart === 1 ? String(startYear) : `${startYear}-${String((startYear + 1) % 100).padStart(2, '0')}`
  const lastMonth = firstMonth + 11
  return {
    key: String(startYear),
    label,
    kind: 'year',
    firstDay: firstDayOfMonth(firstMonth),
    lastDay: lastDayOfMonth(lastMonth),
    firstMonth,
    lastMonth,
  }
}

/** A period that a person named, as one to look at figures in. */
export const namedPeriod = ({ id, title, kind, firstDay, lastDay }: ReportingPeriod): Period => ({
  key: id,
  label: nameOfPeriod({ title, firstDay, lastDay }),
  kind,
  firstDay,
  lastDay,
  firstMonth: monthOfDay(firstDay),
  lastMonth: monthOfDay(lastDay),
})

/** The named periods from the newest to the oldest, as reporting years are listed. */
export const namedPeriods = (rows: readonly ReportingPeriod[]): Period[] =>
  rows.map(namedPeriod).sort((a, b) => b.lastDay - a.lastDay || b.firstDay - a.firstDay || (a.key < b.key ? -1 : 1))

/** What a period can be set beside, itself included: reporting years beside years, named periods beside those of their kind. */
export const periodsLike = (period: Period, years: readonly Period[], named: readonly Period[]): readonly Period[] =>
  period.kind === 'year' ? years : named.filter(({ kind }) => kind === period.kind)

/** The period of its kind that came before: the last year, or the named period listed after it. Null: there is none. */
export function periodBefore(period: Period, yearStart: YearStart, named: readonly Period[]): Period | null {
  if (period.kind === 'year') return reportingYear(Number(period.key) - 1, yearStart)
  const alike = periodsLike(period, [], named)
  return alike[alike.findIndex(({ key }) => key === period.key) + 1] ?? null
}

/** Months that lie partly in a period and partly outside: what happened in them has to be known by day. */
export function cutMonths(rows: readonly Pick<ReportingPeriod, 'firstDay' | 'lastDay'>[]): ReadonlySet<Month> {
  const cut = new Set<Month>()
  for (const { firstDay, lastDay } of rows) {
    if (firstDay !== firstDayOfMonth(monthOfDay(firstDay))) cut.add(monthOfDay(firstDay))
    if (lastDay !== lastDayOfMonth(monthOfDay(lastDay))) cut.add(monthOfDay(lastDay))
  }
  return cut
}

/** The reporting year or named period of that key; null: the period was taken away. */
export function periodOfKey(key: PeriodKey, yearStart: YearStart, rows: readonly ReportingPeriod[]): Period | null {
  if (isYearKey(key)) return reportingYear(Number(key), yearStart)
  const found = rows.find(({ id }) => id === key)
  return found ? namedPeriod(found) : null
}

/** True for the key of a reporting year, whether or not anything is known of that year. */
export const isYearKey = (key: PeriodKey): boolean => /^\d{4}$/.test(key)

export function periodOfMonth(month: Month, yearStart: YearStart): Period {
  const year = Math.floor(month / 12)
  return reportingYear(month % 12 >= yearStart - 1 ? year : year - 1, yearStart)
}

export const periodOfDay = (day: Day, yearStart: YearStart): Period => periodOfMonth(monthOfDay(day), yearStart)

/** Every reporting year from the one that holds `from` to the one that holds `to`. */
export function periodsBetween(from: Month, to: Month, yearStart: YearStart): Period[] {
  const first = Number(periodOfMonth(from, yearStart).key)
  const last = Number(periodOfMonth(to, yearStart).key)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => reportingYear(first + index, yearStart))
}

/** Reads `2016`, `2016-17`, `2016/17` or `2016-2017`. Problem `no-such-period`: anything else, or years that do not follow. */
export function parsePeriod(text: string, yearStart: YearStart): Result<Period, 'no-such-period'> {
  const parts = /^(\d{4})(?:[-/–](\d{2}|\d{4}))?$/.exec(text.trim())
  if (!parts) return problem('no-such-period', text)
  const start = Number(parts[1])
  if (start < 1000) return problem('no-such-period', text)
  if (parts[2] !== undefined) {
    const end = parts[2].length === 2 ? (start + 1) % 100 : start + 1
    if (Number(parts[2]) !== end || yearStart === 1) return problem('no-such-period', text)
  }
  return ok(reportingYear(start, yearStart))
}

/** The same, or a period that a person named, by its id or title without regard to case. Problem `period-of-several`: several are called so. */
export function periodCalled(
  text: string,
  yearStart: YearStart,
  rows: readonly ReportingPeriod[],
): Result<Period, 'no-such-period' | 'period-of-several'> {
  const plain = (words: string) => words.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  const exact = rows.find(({ id }) => id === text)
  const found = exact
    ? [exact]
    : rows.filter(row => [row.title, nameOfPeriod(row)].some(name => plain(name) === plain(text)))
  const [first, ...more] = found
  if (first === undefined) return parsePeriod(text, yearStart)
  return more.length === 0 ? ok(namedPeriod(first)) : problem('period-of-several', text)
}

export const periodFirstDay = (period: Period): Day => period.firstDay
export const periodLastDay = (period: Period): Day => period.lastDay
