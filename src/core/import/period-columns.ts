import type { Day } from '@core/observation/day'
import type { CellPeriod, PeriodUnit } from './date-cell'
import { isComplete, periodLengths } from './date-columns'
import type { Heading } from './headings'
import type { Role } from './mapping'
import { numberInCell } from './number-cell'
import type { Table } from './table'

type ColumnOfPeriod = { readonly place: number; readonly period: CellPeriod }

/**
 * Columns of years beside their quarters, and the like, of one measure and one group: they give the same figures twice. Where the
 * shorter come to the longer they count, added up or as the last of them; otherwise the longer do. Answers which do not count, and how
 * measures, by key, add up over time.
 */
export function columnsToldTwice(roles: readonly Role[], headings: readonly Heading[], table: Table) {
  const series = new Map<string, ColumnOfPeriod[]>()
  const keys = new Map<string, string>()
  for (const [place, role] of roles.entries()) {
    const period = headings[place]?.period
    if (role.as !== 'value-at' || !period) continue
    const key = JSON.stringify([role.measure, role.words ?? {}])
    series.set(key, [...(series.get(key) ?? []), { place, period }])
    if (role.measure) keys.set(key, role.measure)
  }
  const out = new Set<number>()
  const over = new Map<string, 'sum' | 'latest'>()
  for (const [key, columns] of series) {
    const { longer, shorter } = periodsToldTwice(columns)
    if (longer.length === 0) continue
    const way = comesTo(longer, shorter, roles, table)
    for (const { place } of way ? longer : shorter) out.add(place)
    if (way) over.set(keys.get(key) ?? '', way)
  }
  return { out, over }
}

/** How in nearly all rows the figures of shorter periods come to those of longer ones. Null: neither way. */
function comesTo(
  longer: readonly ColumnOfPeriod[],
  shorter: readonly ColumnOfPeriod[],
  roles: readonly Role[],
  { sample }: Table,
): 'sum' | 'latest' | null {
  let [all, sums, last] = [0, 0, 0]
  for (const row of sample.rows) {
    const numberAt = ({ place }: ColumnOfPeriod): number => {
      const role = roles[place]
      const read = numberInCell(row[place] ?? '', (role?.as === 'value-at' && role.numbers) || 'point')
      return typeof read === 'string' ? Number.NaN : read.value
    }
    for (const whole of longer) {
      const parts = shorter
        .filter(({ period }) => period.firstDay >= whole.period.firstDay && period.lastDay <= whole.period.lastDay)
        .toSorted((a, b) => a.period.lastDay - b.period.lastDay)
        .map(numberAt)
      const value = numberAt(whole)
      const sum = parts.reduce((total, part) => total + part, 0)
      if (parts.length === 0 || Number.isNaN(value + sum)) continue
      all++
      // Each part may have been rounded.
      if (Math.abs(sum - value) <= Math.max(parts.length / 2, Math.abs(value) / 1000)) sums++
      if (parts.at(-1) === value) last++
    }
  }
  if (all === 0) return null
  return sums >= all * 0.9 ? 'sum' : last >= all * 0.9 ? 'latest' : null
}

/**
 * Of columns of one measure, each of a period of its own, those that may say the same figures twice: longer ones, and shorter ones,
 * of the finest length that fills every longer period. Where none does the longest stand against all others, also against those of a
 * year that has only begun: beside whole years they would be taken for one.
 */
function periodsToldTwice<T extends { readonly period: CellPeriod }>(
  columns: readonly T[],
): { longer: T[]; shorter: T[] } {
  const units = new Map<PeriodUnit, Map<Day, Day>>()
  for (const { period } of columns) {
    const days = units.get(period.unit) ?? new Map<Day, Day>()
    units.set(period.unit, days.set(period.firstDay, period.lastDay))
  }
  const own = periodLengths.filter(unit => units.has(unit))
  const [finest = 'month', longest = 'month'] = [own.find(unit => isComplete(units, unit)), own.at(-1)]
  if (own.length < 2) return { longer: [], shorter: [] }
  if (finest === longest) {
    const isLongest = ({ period }: T) => period.unit === longest
    return { longer: columns.filter(isLongest), shorter: columns.filter(column => !isLongest(column)) }
  }
  return {
    longer: columns.filter(({ period }) => period.unit !== finest && own.includes(period.unit as typeof longest)),
    shorter: columns.filter(({ period }) => period.unit === finest),
  }
}
