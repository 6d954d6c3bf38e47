import {
  acrossUsed,
  aggregationUsed,
  isAddedAcross,
  isCumulative,
  type MeasureOfFigures,
} from '@core/measure/adding-up'
import { type Figure, figureForPeriod } from '@core/observation/aggregate'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'

/** What the parts come to beside what the whole says, in the measure's unit (of a share, in what it counts). */
export type PartsAgainstWhole = { readonly parts: number; readonly whole: number }

/** Sums of the same decimals in another order differ in their last digits. */
const sameNumber = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

/**
 * Where the figures of the parts (places, groups) do not add up to the figure of the whole: some records name no part, a total
 * stands beside its parts, or the newest records of the parts are not of one day. Null: they add up, there is nothing to
 * compare, or this measure's parts are not meant to be added (a mean, a median, a level, a share without counts).
 */
export function partsAgainstWhole(
  reading: MeasureReading,
  parts: Iterable<MeasureReading>,
  measure: MeasureOfFigures,
  period: Period,
): PartsAgainstWhole | null {
  if (!partsAdd(measure)) return null
  const whole = figureForPeriod(reading, measure, period)
  const counted = whole && countedIn(whole, measure)
  if (counted === null) return null
  let sum = 0
  let any = false
  for (const part of parts) {
    const figure = figureForPeriod(part, measure, period)
    const own = figure && countedIn(figure, measure)
    if (own === null) continue
    any = true
    sum += own
  }
  return any && !sameNumber(sum, counted) ? { parts: sum, whole: counted } : null
}

const partsAdd = (measure: MeasureOfFigures): boolean => {
  const across = acrossUsed(measure)
  return across === null || across === 'pooled' || isAddedAcross({ across })
}

/** What of a figure can be added to another's. Of a share its denominators, so that a total beside its parts is seen. */
function countedIn(figure: Figure, measure: MeasureOfFigures): number | null {
  const used = aggregationUsed(measure)
  if (used === 'share' || measure.kind === 'share') return used === 'count' ? figure.value : figure.denominator
  if (used === 'count') return figure.value
  const adds = measure.kind === 'number' && (isCumulative(measure) || used === 'sum' || used === 'latest')
  return adds ? figure.value : null
}
