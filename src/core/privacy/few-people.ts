import { aggregationUsed, type Figure, isShare } from '@core/observation/aggregate'
import type { Measure } from '@core/project/entities'

type MeasureOfPeople = Pick<Measure, 'kind' | 'aggregation' | 'countsPeople' | 'items'>
type Kind = Pick<Measure, 'kind' | 'aggregation'>

/**
 * True where a figure is about so few people that it must not leave the room (method.md, "Ballots, consent and small
 * numbers"). Of a share, those in it, those not in it and all of them count: each could be worked out from the others. Answers
 * on a scale are always people's; where several items were asked, a person gave as many answers. `n` absent: a bare number (a
 * baseline), of which nobody knows how many people it is about.
 */
export function isOfFewPeople(
  {
    value,
    numerator,
    denominator,
    n,
  }: Pick<Figure, 'value' | 'numerator' | 'denominator'> & Partial<Pick<Figure, 'n'>>,
  measure: MeasureOfPeople,
  threshold: number,
): boolean {
  if (measure.kind === 'scale')
    return n !== undefined && isSmall(n / Math.max(1, measure.items?.length ?? 0), threshold)
  if (!measure.countsPeople) return false
  if (!isShare(measure)) return isCount(measure) && isSmall(value, threshold)
  if (numerator === null || denominator === null) return false
  return [numerator, denominator, denominator - numerator].some(people => isSmall(people, threshold))
}

/** A number of people from 1 to one under the threshold. Nobody at all is no group, and can be said. */
export const isSmall = (people: number, threshold: number): boolean =>
  Math.abs(people) > 0 && Math.abs(people) < threshold

/** A measure whose figure is a number of something, and not a share or a level. */
const isCount = (measure: Kind): boolean => measure.kind === 'number' || aggregationUsed(measure) === 'count'
