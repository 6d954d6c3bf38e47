import { type MeasureStanding, type StandingCode, standingCodes } from '@core/measure/standing'
import type { Element, Measure } from '@core/project/entities'

/** As a measure's, and `mixed`: its measures differ; `not-measured`: none watches it. */
export type ElementStandingCode = StandingCode | 'mixed' | 'not-measured'

export type ElementStanding = {
  readonly code: ElementStandingCode
  /** How many of its measures stand at each code, in the order of `standingCodes`, those with none left out. */
  readonly counts: readonly { readonly code: StandingCode; readonly measures: number }[]
  /** The measures that watch it, in the order given. */
  readonly measureIds: readonly string[]
}

/**
 * An element's standing from the measures that watch it: theirs where all agree, never an average of them. A measure told in
 * words has nothing to agree or disagree with: it counts only where all are.
 */
export function standingOfElement(
  element: Pick<Element, 'id'>,
  measures: readonly Measure[],
  standingOf: (measure: Measure) => Pick<MeasureStanding, 'code'>,
): ElementStanding {
  const watching = measures.filter(measure => measure.outcomeIds.includes(element.id))
  const codes = watching.map(measure => standingOf(measure).code)
  const counts = standingCodes
    .map(code => ({ code, measures: codes.filter(other => other === code).length }))
    .filter(({ measures }) => measures > 0)
  const figured = counts.filter(({ code }) => code !== 'in-words')
  const [first, second] = figured.length > 0 ? figured : counts
  const code = second ? 'mixed' : (first?.code ?? 'not-measured')
  return { code, counts, measureIds: watching.map(({ id }) => id) }
}
