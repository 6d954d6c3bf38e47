import { monthOf } from '@core/observation/day'
import type { MeasureReading } from '@core/observation/measure-reading'
import { type Period, periodOfMonth, type YearStart } from '@core/observation/period'
import { useChosenPeriod } from '../../terms/chosen-period'

/** The period to report on: one that has figures, or the year we are in where nothing was recorded yet. */
export function useReportPeriod(readings: ReadonlyMap<string, MeasureReading>, yearStart: YearStart) {
  const { periods, period, choose } = useChosenPeriod(readings, yearStart)
  if (period) return { periods, period, choose, hasFigures: true }
  const now = new Date()
  const thisYear: Period = periodOfMonth(monthOf(now.getFullYear(), now.getMonth() + 1), yearStart)
  return { periods: [thisYear], period: thisYear, choose, hasFigures: false }
}
