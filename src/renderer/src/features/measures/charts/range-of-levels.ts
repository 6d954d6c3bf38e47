import { aggregationUsed, isLevel } from '@core/observation/aggregate'
import type { Measure } from '@core/project/entities'

/** From the lowest level to the highest: there is no level zero. Null: its figures are no places on levels. */
export function rangeOfLevels(measure: Measure): { readonly low: number; readonly high: number } | null {
  const isPlace = isLevel(measure) || (measure.kind === 'scale' && aggregationUsed(measure) !== 'count')
  return isPlace ? { low: 1, high: Math.max(2, measure.rubric.length) } : null
}
