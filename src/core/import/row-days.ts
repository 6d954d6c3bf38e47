import type { Day } from '@core/observation/day'
import type { DateCellProblem, PeriodUnit } from './cell-period'
import { periodOfRow } from './date-columns'
import type { Mapping } from './mapping'
import type { PlannedColumns } from './plan'
import { ownText } from './rejections'

const daysRemembered = 50_000

/** Why a row has no day. */
export type DayProblem = DateCellProblem | 'no-date' | 'other-period'

/**
 * The day a row speaks of: as its date cell, or cells, say, or the mapping's one day. Tables repeat their dates, so each is read
 * once. `units` is left holding how long their periods are.
 */
export function rowDays(
  columns: PlannedColumns,
  mapping: Mapping,
  units: Set<PeriodUnit>,
): (cells: readonly string[]) => Day | DayProblem {
  const { date } = columns
  if (date === null) {
    const day = mapping.day ?? 0
    return () => day
  }
  const { order, spans, parts, only } = date
  const { yearEndsIn, financialYearStart } = mapping
  const style = { order, spans, yearEndsIn, financialYearStart }
  const places = { date: date.place, parts }
  const known = new Map<string, Day | DayProblem>()
  return cells => {
    let text = cells[date.place] ?? ''
    for (const place of parts.keys()) text += `\t${cells[place] ?? ''}`
    const remembered = known.get(text)
    if (remembered !== undefined) return remembered
    if ((cells[date.place] ?? '').trim() === '') return 'no-date'
    if (known.size >= daysRemembered) known.clear()
    const period = periodOfRow(cells, places, style)
    const day = typeof period === 'string' ? period : only && period.unit !== only ? 'other-period' : period.lastDay
    known.set(ownText(text), day)
    if (typeof period !== 'string') units.add(period.unit)
    return day
  }
}
