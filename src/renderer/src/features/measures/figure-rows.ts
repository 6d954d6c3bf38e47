import { type MeasureStanding, standingOfMeasure } from '@core/measure/standing'
import { targetForPeriod } from '@core/measure/target'
import type { Figure } from '@core/observation/aggregate'
import { figuresByPeriod } from '@core/observation/aggregate'
import { type Period, periodOfDay, reportingYear, type YearStart } from '@core/observation/period'
import type { MeasureReading } from '@core/observation/reading'
import type { Measure } from '@core/project/entities'

/** One reporting year of a measure: what chart, table and sentences show. */
export type FigureRow = {
  readonly period: Period
  readonly figure: Figure | null
  readonly target: number | null
  readonly standing: MeasureStanding
}

/**
 * Every reporting year that has something to say, without a gap: from the first observation, target or baseline to the last
 * observation or target. Empty where a measure has none of them.
 */
export function figureRows(measure: Measure, reading: MeasureReading, yearStart: YearStart): FigureRow[] {
  const known = new Map(
    figuresByPeriod(reading, measure, yearStart).map(({ period, figure }) => [period.key, figure] as const),
  )
  const years = [...known.keys(), ...measure.targets.map(({ period }) => period)].map(Number)
  if (measure.baseline && years.length > 0) years.push(Number(periodOfDay(measure.baseline.day, yearStart).key))
  if (years.length === 0) return []
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => {
    const period = reportingYear(first + index, yearStart)
    return {
      period,
      figure: known.get(period.key) ?? null,
      target: targetForPeriod(measure, period)?.value ?? null,
      standing: standingOfMeasure(measure, reading, period),
    }
  })
}

/** The newest year that has a figure. Null: none has. */
export const latestRow = (rows: readonly FigureRow[]): (FigureRow & { figure: Figure }) | null => {
  const row = rows.findLast(({ figure }) => figure !== null)
  return row?.figure ? { ...row, figure: row.figure } : null
}
