import type { Period, PeriodKey } from '@core/observation/period'
import type { Measure } from '@core/project/entities'

/** A value aimed for in one reporting year, in the measure's unit. */
export type Target = { readonly period: PeriodKey; readonly value: number }

/** The target set for exactly that period; null where none is. */
export const targetForPeriod = (measure: Pick<Measure, 'targets'>, period: Period): Target | null =>
  measure.targets.find(target => target.period === period.key) ?? null

/** The earliest target after that period; null where none is. */
export const nextTarget = (measure: Pick<Measure, 'targets'>, period: Period): Target | null =>
  measure.targets
    .filter(target => Number(target.period) > Number(period.key))
    .sort((a, b) => Number(a.period) - Number(b.period))[0] ?? null
