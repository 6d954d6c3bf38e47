import type { Day } from '@core/observation/day'
import type { CellPeriod, PeriodUnit } from './cell-period'
import { isComplete, periodLengths } from './date-columns'
import type { Heading } from './headings'
import type { Role } from './mapping'
import { numberInCell } from './number-cell'
import type { Table } from './table'
import { saysAll } from './total-words'

type ColumnOfPeriod = { readonly place: number; readonly period: CellPeriod }

/**
 * Whether columns of one length, as of months, come to a column beside them that calls itself their total: then its figures are told
 * twice, and it says how they add up over time.
 */
function totalBeside(
  columns: readonly ColumnOfPeriod[],
  roles: readonly Role[],
  headings: readonly Heading[],
  table: Table,
) {
  for (const [place, role] of roles.entries()) {
    const name = headings[place]?.name ?? ''
    if (role.as === 'value-at' || role.as === 'dimension' || !(saysAll(name, []) || /\bytd\b|to[- ]date/i.test(name)))
      continue
    const firstDay = Math.min(...columns.map(({ period }) => period.firstDay))
    const lastDay = Math.max(...columns.map(({ period }) => period.lastDay))
    const way = comesTo([{ place, period: { firstDay, lastDay, unit: 'other' } }], columns, roles, table)
    if (way) return { place, way }
  }
  return null
}

/**
 * Columns of years beside their quarters, and the like, of one measure and one group: they give the same figures twice. The finest
 * length that fills every longest period counts, where its figures come to those, added up or as the last of them; otherwise the
 * longest does, also against those of a year that has only begun: beside whole years they would be taken for one. Answers which
 * columns do not count, which are totals of others, and how measures, by key, add up over time.
 */
export function columnsToldTwice(roles: readonly Role[], headings: readonly Heading[], table: Table) {
  const series = new Map<string, { measure: string | null; columns: ColumnOfPeriod[] }>()
  for (const [place, role] of roles.entries()) {
    const period = headings[place]?.period
    if (role.as !== 'value-at' || !period) continue
    const key = JSON.stringify([role.measure, role.words ?? {}])
    const columns = [...(series.get(key)?.columns ?? []), { place, period }]
    series.set(key, { measure: role.measure, columns })
  }
  const out = new Set<number>()
  const totals = new Set<number>()
  const over = new Map<string, 'sum' | 'latest'>()
  for (const { measure, columns } of series.values()) {
    const units = unitsOf(columns)
    const own = periodLengths.filter(unit => units.has(unit))
    const longest = own.at(-1)
    const beside = own.length === 1 && columns.length > 1 ? totalBeside(columns, roles, headings, table) : null
    if (beside) {
      totals.add(beside.place)
      if (measure !== null) over.set(measure, beside.way)
    }
    if (longest === undefined || own.length < 2) continue
    const finest = own.find(unit => isComplete(units, unit)) ?? longest
    const of = (length: PeriodUnit) => columns.filter(({ period }) => period.unit === length)
    const way = finest === longest ? null : comesTo(of(longest), of(finest), roles, table)
    const counted = way ? finest : longest
    for (const unit of own) if (unit !== counted) for (const { place } of of(unit)) out.add(place)
    if (way && measure !== null) over.set(measure, way)
  }
  return { out, totals, over }
}

function unitsOf(columns: readonly ColumnOfPeriod[]): Map<PeriodUnit, Map<Day, Day>> {
  const units = new Map<PeriodUnit, Map<Day, Day>>()
  for (const { period } of columns) {
    const days = units.get(period.unit) ?? new Map<Day, Day>()
    units.set(period.unit, days.set(period.firstDay, period.lastDay))
  }
  return units
}

/** How in nearly all rows the figures of shorter periods come to those of longer ones. Null: neither way. */
function comesTo(
  longer: readonly ColumnOfPeriod[],
  shorter: readonly ColumnOfPeriod[],
  roles: readonly Role[],
  { sample }: Table,
): 'sum' | 'latest' | null {
  const inTime = shorter.toSorted((a, b) => a.period.lastDay - b.period.lastDay)
  const first = roles[inTime[0]?.place ?? -1]
  const decimal = (first?.as === 'value-at' && first.numbers) || 'point'
  const wholes = longer.map(whole => ({
    whole,
    parts: inTime.filter(
      ({ period }) => period.firstDay >= whole.period.firstDay && period.lastDay <= whole.period.lastDay,
    ),
  }))
  let [all, sums, last] = [0, 0, 0]
  for (const row of sample.rows) {
    const numberAt = ({ place }: ColumnOfPeriod): number => {
      const read = numberInCell(row[place] ?? '', decimal)
      return typeof read === 'string' ? Number.NaN : read.value
    }
    for (const { whole, parts } of wholes) {
      const value = numberAt(whole)
      const numbers = parts.map(numberAt)
      const sum = numbers.reduce((total, part) => total + part, 0)
      if (Number.isNaN(value + sum)) continue
      all++
      // Each part may have been rounded.
      if (Math.abs(sum - value) <= Math.max(parts.length / 2, Math.abs(value) / 1000)) sums++
      if (numbers.at(-1) === value) last++
    }
  }
  if (all === 0) return null
  return sums >= all * 0.9 ? 'sum' : last >= all * 0.9 ? 'latest' : null
}
