import { judgedByPerspective, judgingsOfEnough } from '@core/measure/judging'
import type { Period } from '@core/observation/period'
import type { MeasureReading } from '@core/observation/reading'

/**
 * The reading as it may leave the room for that period: how too few people judged a rubric does not count. `hidden`: some judged,
 * and nothing is left of it, so that what was recorded one by one must not stand in its place.
 */
export function readingOfEnough(
  reading: MeasureReading,
  { firstDay, lastDay }: Period,
  threshold: number,
): { reading: MeasureReading; hidden: boolean } {
  const { judgings, ...rest } = reading
  if (judgings === undefined) return { reading, hidden: false }
  const kept = judgingsOfEnough(judgings, threshold, { from: firstDay, to: lastDay })
  const judged = judgedByPerspective(judgings, firstDay, lastDay).some(({ answered }) => answered > 0)
  return { reading: { ...rest, judgings: kept }, hidden: judged && kept.length === 0 }
}
