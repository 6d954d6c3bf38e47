import { isoFromDay } from '@core/observation/day'
import { withoutAccents } from '../same-text'
import type { CellPeriod, PeriodUnit } from './cell-period'
import type { ColumnGuess } from './column-guess'
import { type DateStyle, periodInCell } from './date-cell'
import { type DatePart, isWholeYear, periodOfParts } from './date-parts'
import { monthNamed, monthPattern } from './month-names'
import type { Table } from './table'
import { looksLikeYear } from './year-cell'

/** Which columns say the date of a row. */
export type DateColumns = {
  /** Null: none. */
  readonly date: number | null
  /** Columns that say which part of the year, where `date` says the year alone. */
  readonly parts: ReadonlyMap<number, DatePart>
}

const dateScores: readonly (readonly [RegExp, number])[] = [
  [/period|year|quarter|month|week|rok|okres|anul?\b|рік|السنة/iu, 2],
  [/\bdate\b|\bday\b|data|дата/iu, 1],
  // A row is of the day on which its time ends.
  [/\b(end(s|ing|ed)?|to|until|till|bis|fin|hasta|koniec|do)\b/iu, 0.5],
  [
    /updat|creat|modif|submit|stored|entered|extract|publi[sc]|released?\b|issued|retriev|download|import|upload|time ?stamp|last|recorded on|received|due|birth/i,
    -3,
  ],
]

/** Of several columns of dates the one that says what time the figures are of, before one that says when they were typed. */
export function dateColumnsIn(table: Table, guesses: readonly ColumnGuess[]): DateColumns {
  const dates = guesses.flatMap((guess, place) => (guess.as === 'date' ? [place] : []))
  const nameOf = (place: number): string => table.columns[place]?.name ?? ''
  const parts = new Map<number, DatePart>()
  const score = (place: number): number =>
    dateScores.reduce((sum, [names, points]) => sum + (names.test(nameOf(place)) ? points : 0), 0)
  const ranked = dates.toSorted((a, b) => score(b) - score(a) || a - b)
  const yearPlace = ranked.find(place => isYears(table, place))
  if (yearPlace !== undefined && score(yearPlace) >= score(ranked[0] ?? yearPlace)) {
    for (const [place] of table.columns.entries()) {
      const part = place === yearPlace ? null : partOf(table, place)
      if (part && ![...parts.values()].includes(part)) parts.set(place, part)
    }
    // A quarter beside its months says nothing more, and a day is one of a month.
    if (parts.has(placeOf(parts, 'month')))
      for (const more of ['quarter', 'half-year', 'week'] as const) parts.delete(placeOf(parts, more))
    else parts.delete(placeOf(parts, 'day'))
    if (parts.size > 0) return { date: yearPlace, parts }
  }
  return { date: ranked[0] ?? null, parts }
}

const placeOf = (parts: ReadonlyMap<number, DatePart>, part: DatePart): number =>
  [...parts].find(([, each]) => each === part)?.[0] ?? -1

function isYears({ columns }: Table, place: number): boolean {
  const column = columns[place]
  return column !== undefined && column.filled > 0 && column.years >= column.filled * 0.9
}

const partNames: readonly (readonly [RegExp, DatePart])[] = [
  [
    /^(?:\w+ )?(?:month|mth|mis|miesiac|luna|lună|місяць|الشهر|شهر|mois|mes|monat|mese)(?:[ _](?:no\.?|number|name|of year))?$/i,
    'month',
  ],
  [
    /^(?:\w+ )?(?:quarter|qtr|q|chwarter|kwartał|trimestru|trimestre|quartal|квартал)(?:[ _](?:no\.?|number|name))?$/i,
    'quarter',
  ],
  [/^(?:\w+ )?(?:week|wk|wythnos|tydzień)(?:[ _](?:no\.?|number))?$/i, 'week'],
  [/^(?:half|half[- ]year|semester)$/i, 'half-year'],
  [/^day(?:[ _]of[ _]month)?$/i, 'day'],
]
const cellsOf: Readonly<Record<DatePart, RegExp>> = {
  month: /^(?:0?[1-9]|1[0-2])(?:\.0)?$/,
  quarter:
    /^(?:(?:q|qtr|quarter) ?)?(?:[1-4](?:\.0)?|iv|i{1,3})$|^[1-4](?:st|nd|rd|th)(?: quarter)?$|^\p{L}{3,9}\.? ?(?:-|to|–) ?\p{L}{3,9}\.?$/iu,
  week: /^(?:(?:w|wk|week) ?)?(?:0?[1-9]|[1-4]\d|5[0-3])(?:\.0)?$/i,
  'half-year': /^(?:(?:h|half) ?)?[12]$/i,
  day: /^(?:0?[1-9]|[12]\d|3[01])(?:\.0)?$/,
}

/** Null: the column is none. Names of months say so themselves; numbers only under a heading that does. */
function partOf({ columns, sample }: Table, place: number): DatePart | null {
  const column = columns[place]
  if (!column || column.filled === 0) return null
  const cells = [...new Set(sample.rows.map(row => (row[place] ?? '').trim()))].filter(cell => cell !== '')
  const ofParts = cells.filter(cell => !isWholeYear(cell))
  const isAll = (test: (cell: string) => boolean): boolean => ofParts.length > 0 && ofParts.every(test)
  const isMonth = (cell: string): boolean => !Number.isNaN(monthNamed(withoutAccents(cell)))
  if (isAll(isMonth)) return 'month'
  const named = partNames.find(([names]) => names.test(column.name))?.[1]
  if (!named) return isAll(cell => /^q[1-4]$/i.test(cell)) ? 'quarter' : null
  return isAll(cell => cellsOf[named].test(cell) || (named === 'month' && isMonth(cell))) ? named : null
}

/** Of which one series may have several, the same figures over again. */
export const periodLengths = ['month', 'quarter', 'half-year', 'year'] as const satisfies readonly PeriodUnit[]

/**
 * How long the periods are that count, where rows of one series are of years, their quarters and their months, which are the same
 * figures over again: the finest of which every longer period has all parts. Undefined: no series has several. Null: nobody can say.
 */
export function periodsThatCount(
  table: Table,
  guesses: readonly ColumnGuess[],
  { date, parts }: DateColumns,
  style: DateStyle,
): PeriodUnit | null | undefined {
  if (date === null) return undefined
  const telling = guesses.flatMap((guess, place) =>
    place !== date && !parts.has(place) && (guess.as === 'words' || guess.as === 'measure-name' || guess.as === 'code')
      ? [place]
      : [],
  )
  const series = new Map<string, Map<PeriodUnit, Map<number, number>>>()
  const known = new Map<string, ReturnType<typeof periodInCell>>()
  for (const row of table.sample.rows) {
    const said = [date, ...parts.keys()].map(place => row[place] ?? '').join('\t')
    const period = known.get(said) ?? periodOfRow(row, { date, parts }, style)
    known.set(said, period)
    if (typeof period === 'string') continue
    const name = telling.map(place => (row[place] ?? '').trim()).join('\t')
    const units = series.get(name) ?? new Map<PeriodUnit, Map<number, number>>()
    series.set(name, units)
    const days = units.get(period.unit) ?? new Map<number, number>()
    units.set(period.unit, days.set(period.firstDay, period.lastDay))
  }
  const own = (units: ReadonlyMap<PeriodUnit, unknown>) => periodLengths.filter(unit => units.has(unit))
  const all = [...series.values()]
  if (!all.some(units => own(units).length > 1)) return undefined
  return periodLengths.find(unit => all.every(units => own(units).length === 0 || isComplete(units, unit))) ?? null
}

/** True where periods of one length lie partly over each other, as years to the end of each quarter do: nobody adds up their figures. */
export function areRolling(periods: Iterable<CellPeriod>): boolean {
  const byLength = new Map<string, Map<number, CellPeriod>>()
  for (const period of periods) {
    if (period.unit === 'day') continue
    const months = Math.round((period.lastDay - period.firstDay) / 30.4)
    const length = period.unit === 'other' ? `${months}` : period.unit
    byLength.set(length, (byLength.get(length) ?? new Map()).set(period.firstDay, period))
  }
  return [...byLength.values()].some(own => {
    const sorted = [...own.values()].toSorted((a, b) => a.firstDay - b.firstDay)
    return sorted.some(({ lastDay }, at) => (sorted[at + 1]?.firstDay ?? Number.POSITIVE_INFINITY) <= lastDay)
  })
}

const yearsTo = new RegExp(
  `\\b(?:years?|(?:12|twelve) months)(?: (?:to|ending|ended|end|the|on|in|of))+ (?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?)?(${monthPattern})`,
)

/** The month, 1 to 12, in which bare years end, as the heading of a column of years says (`Year to end March`) or a title over columns that are years. 12: nothing says so. */
export function yearEndSaid({ columns, above }: Pick<Table, 'columns' | 'above'>): number {
  const ofYears = columns.filter(({ filled, years }) => filled > 0 && years === filled).map(({ name }) => name)
  const saying = columns.some(({ name }) => looksLikeYear(name)) ? [...ofYears, ...above] : ofYears
  const months = saying
    .flatMap(text => yearsTo.exec(withoutAccents(text).replace(/\s+/g, ' '))?.[1] ?? [])
    .map(monthNamed)
  return months.find(month => !Number.isNaN(month)) ?? 12
}

/** True where a year has several periods, days or months, say: whether its figure is their sum or the last of them is a question. */
export function areWithinYears(periods: Iterable<CellPeriod>): boolean {
  const known = new Map<string, number>()
  for (const { unit, firstDay, lastDay } of periods) {
    if (unit === 'year' || unit === 'other') continue
    const key = `${unit} ${isoFromDay(lastDay).slice(0, 4)}`
    const first = known.get(key) ?? firstDay
    if (first !== firstDay) return true
    known.set(key, first)
  }
  return false
}

/** What times rows are of, each once. */
export function periodsInRows({ sample }: Table, columns: DateColumns, style: DateStyle): CellPeriod[] {
  if (columns.date === null) return []
  const known = new Map<string, CellPeriod | null>()
  for (const row of sample.rows) {
    const said = [columns.date, ...columns.parts.keys()].map(place => row[place] ?? '').join('\t')
    if (known.has(said)) continue
    const period = periodOfRow(row, columns, style)
    known.set(said, typeof period === 'string' ? null : period)
  }
  return [...known.values()].flatMap(period => period ?? [])
}

/** Whether periods of this length fill every longer one. */
export function isComplete(
  units: ReadonlyMap<PeriodUnit, ReadonlyMap<number, number>>,
  unit: (typeof periodLengths)[number],
): boolean {
  const parts = units.get(unit)
  if (!parts) return false
  const longer = periodLengths.slice(periodLengths.indexOf(unit) + 1).flatMap(each => [...(units.get(each) ?? [])])
  return longer.every(([first, last]) => {
    let day = first
    while (day <= last) {
      const end = parts.get(day)
      if (end === undefined) return false
      day = end + 1
    }
    return day === last + 1
  })
}

/** The time a row is of, as its one cell or several say. */
export function periodOfRow(
  row: readonly string[],
  { date, parts }: DateColumns,
  style: DateStyle,
): ReturnType<typeof periodInCell> {
  const said = date === null ? '' : (row[date] ?? '')
  if (parts.size === 0) return periodInCell(said, style)
  return periodOfParts(
    said,
    [...parts].map(([place, part]) => ({ part, text: row[place] ?? '' })),
    style,
  )
}
