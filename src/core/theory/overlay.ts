import type { MeasureStanding } from '@core/measure/standing'
import { nextTarget, progressShare, type Share } from '@core/measure/target'
import { type TrendCode, trendCodes, trendOf } from '@core/measure/trend'
import type { Figure } from '@core/observation/aggregate'
import { isLevel } from '@core/observation/aggregate'
import type { Period } from '@core/observation/period'
import { isOfFewPeople } from '@core/privacy/small-numbers'
import type { Measure } from '@core/project/entities'

/** One measure's figures as an overlay needs them. */
export type MeasureInPeriod = {
  readonly measure: Measure
  readonly standing: MeasureStanding
  /** Its figure in the period before; null: none, or there is no period before. */
  readonly before: Figure | null
  /** Too few people judged it in one of the two periods. */
  readonly hidden: boolean
}

/** What is worked out for an element from the measures that watch it; what people judged of it is kept apart. */
export type ElementMovement = {
  /**
   * How far its measures have come from baseline to target: one number where one has both, the lowest and the highest where
   * several have. Never an average. Null: none has both.
   */
  readonly progress: { readonly lowest: Share; readonly highest: Share; readonly measures: number } | null
  /** `mixed`: its measures moved differently. Null: none can be compared with the period before. */
  readonly trend: TrendCode | 'mixed' | null
  /** Measures of which neither is told, because they speak of fewer people than the project's smallest group. */
  readonly hidden: number
}

/**
 * `measures`: those that watch the element. A theory is shown on walls: where a figure is of few people, neither how far it has
 * come nor which way it moved is said, since either would tell it.
 */
export function movementOf(measures: readonly MeasureInPeriod[], period: Period, threshold: number): ElementMovement {
  const shown = measures.filter(each => !tellsOfFew(each, threshold))
  const shares = shown.map(each => progressIn(each, period)).filter(share => share !== null)
  const trends = shown.map(({ measure, standing, before }) => trendOf(measure, standing, before))
  const found = trendCodes.filter(code => trends.includes(code))
  return {
    progress:
      shares.length === 0
        ? null
        : { lowest: Math.min(...shares), highest: Math.max(...shares), measures: shares.length },
    trend: found.length > 1 ? 'mixed' : (found[0] ?? null),
    hidden: measures.length - shown.length,
  }
}

/** The figure, the one before it, and the baseline: from any two of them and a share the third can be worked out. */
function tellsOfFew(
  { measure, standing: { figure, baseline }, before, hidden }: MeasureInPeriod,
  threshold: number,
): boolean {
  if (hidden) return true
  const bare = baseline && { value: baseline.value, numerator: null, denominator: null }
  return [figure, before, bare].some(each => each !== null && isOfFewPeople(each, measure, threshold))
}

/**
 * From the baseline to the period's own target, or else to the next one. Levels of a rubric are places in an order without
 * distances, and what is to be maintained has no way to go: neither has a share.
 */
function progressIn({ measure, standing }: MeasureInPeriod, period: Period): Share | null {
  const { figure, baseline } = standing
  const target = standing.target ?? nextTarget(measure, period)
  if (!figure || !baseline || !target || isLevel(measure) || measure.direction === 'maintain') return null
  const share = progressShare({ baseline: baseline.value, target: target.value }, figure.value)
  return share.ok && Number.isFinite(share.value) ? share.value : null
}
