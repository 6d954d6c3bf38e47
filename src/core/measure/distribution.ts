import { medianLevel, orderedAgreement } from '@core/measure/judging'
import { pointsIn } from '@core/observation/aggregate'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { Measure } from '@core/project/entities'

/** How the answers on a scale (or the single judgements of a rubric) lie over its levels. */
export type Distribution = {
  /** Answers by level, lowest first. */
  readonly counts: readonly number[]
  readonly answers: number
  /** The highest level that more than half of the answers reach, from 1. */
  readonly median: number
  /** Mean place, from 1. */
  readonly mean: number
  /** Van der Eijk's A: 1 all at one level, 0 spread evenly, -1 split between the two ends. Null with fewer than three levels. */
  readonly agreement: number | null
  /** Answers that are no level the measure has (a level was taken out). They are in no other number here. */
  readonly beyond: number
}

/** Null where nobody answered in the period, or the reading was made before the measure had levels. */
export function distributionOf(
  { points }: MeasureReading,
  { rubric }: Pick<Measure, 'rubric'>,
  { firstDay, lastDay }: Period,
): Distribution | null {
  if (!points) return null
  const values = pointsIn({ points }, firstDay, lastDay)
  const counts = rubric.map(() => 0)
  let beyond = 0
  for (const value of values) {
    const known = counts[value - 1]
    if (known === undefined) beyond++
    else counts[value - 1] = known + 1
  }
  const answers = values.length - beyond
  const median = medianLevel(counts)
  if (median === null) return null
  return {
    counts,
    answers,
    median,
    mean: counts.reduce((sum, count, place) => sum + count * (place + 1), 0) / answers,
    agreement: counts.length >= 3 ? orderedAgreement(counts) : null,
    beyond,
  }
}
