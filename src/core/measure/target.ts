import { isYearKey, type Period, type PeriodKey } from '@core/observation/period'
import type { Measure } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'

/** A value aimed for in one period, in the measure's unit. */
export type Target = { readonly period: PeriodKey; readonly value: number }

type Aims = Pick<Measure, 'targets'>

/** The target set for exactly that period and the whole; null where none is. */
export const targetForPeriod = (measure: Aims, period: Period): Target | null =>
  measure.targets.find(target => target.period === period.key && target.of === undefined) ?? null

/** The target for one part (`place`, `Leeds`) in exactly that period; null where none is. */
export const targetForPart = (measure: Aims, period: Period, dimension: string, word: string): Target | null =>
  measure.targets.find(
    ({ period: key, of }) => key === period.key && of?.dimension === dimension && of.word === word,
  ) ?? null

/** The reporting years that have a target for the whole, ascending. */
export const targetYears = ({ targets }: Aims): number[] =>
  targets
    .filter(({ period, of }) => isYearKey(period) && of === undefined)
    .map(({ period }) => Number(period))
    .sort((a, b) => a - b)

/** The earliest target of a reporting year after that one; null where none is, or the period is no reporting year. */
export const nextTarget = (measure: Aims, period: Period): Target | null => {
  if (period.kind !== 'year') return null
  const next = targetYears(measure).find(year => year > Number(period.key))
  return next === undefined ? null : (measure.targets.find(each => Number(each.period) === next && !each.of) ?? null)
}

/** 0..1 for a part of a whole; per cent only where it is printed. */
export type Share = number

/** From where to where, in the measure's unit. */
export type Scale = { readonly baseline: number; readonly target: number }

/**
 * How far the latest value has come: 0 at baseline, 1 at target, unclipped (ground lost is below 0).
 * Units: baseline, target and latest in the measure's unit; the share has none.
 * Problem `no-distance`: target equals baseline.
 */
export const progressShare = ({ baseline, target }: Scale, latest: number): Result<Share, 'no-distance'> =>
  baseline === target ? problem('no-distance') : ok((latest - baseline) / (target - baseline))
