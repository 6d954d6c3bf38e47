import type { Figure } from '@core/observation/aggregate'
import type { Measure } from '@core/project/entities'
import type { MeasureStanding } from './standing'

/** Against the period before: by the measure's direction, whatever its target. */
export const trendCodes = ['better', 'same', 'worse'] as const
export type TrendCode = (typeof trendCodes)[number]

/**
 * How a figure moved from the period before. What is to be maintained is better the nearer it comes to the period's target, or
 * else to its baseline. Null: a figure is missing in one of the two, or there is nothing to be near to.
 */
export function trendOf(
  { direction }: Pick<Measure, 'direction'>,
  { figure, target, baseline }: MeasureStanding,
  before: Figure | null,
): TrendCode | null {
  if (figure === null || before === null) return null
  const gain = gainOf(direction, before.value, figure.value, target?.value ?? baseline?.value ?? null)
  if (gain === null) return null
  const hair = 1e-9 * Math.max(1, Math.abs(before.value))
  return Math.abs(gain) <= hair ? 'same' : gain > 0 ? 'better' : 'worse'
}

function gainOf(direction: Measure['direction'], was: number, is: number, reference: number | null): number | null {
  if (direction === 'increase') return is - was
  if (direction === 'decrease') return was - is
  if (was === is) return 0
  return reference === null ? null : Math.abs(was - reference) - Math.abs(is - reference)
}
