import type { Day } from '@core/observation/day'
import { type MeasureReading, totalsIn } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { Measure } from '@core/project/entities'

/**
 * The newest day that anything in a period's figure is from: of a milestone the last record by the end of the period, of a rubric that groups
 * assessed in it their last assessment. Null: nothing is known of the period.
 */
export function asOfDay({ kind }: Pick<Measure, 'kind'>, reading: MeasureReading, period: Period): Day | null {
  const { firstDay, lastDay } = period
  const lastIn = (days: Iterable<Day>, from: Day): Day | null => {
    let newest: Day | null = null
    for (const day of days) if (day >= from && day <= lastDay && (newest === null || day > newest)) newest = day
    return newest
  }
  if (kind === 'milestone') return reading.points && lastIn(reading.points.day, Number.NEGATIVE_INFINITY)
  if (kind === 'story') return lastIn(reading.lastDay == null ? [] : [reading.lastDay], firstDay)
  const judged = (reading.judgings ?? []).map(({ day }) => day)
  const totals = totalsIn(reading, firstDay, lastDay)
  return lastIn(judged, firstDay) ?? (totals && totals.n > 0 ? totals.lastDay : null)
}
