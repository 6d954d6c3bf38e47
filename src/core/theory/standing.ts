import { type MeasureStanding, type StandingCode, standingCodes } from '@core/measure/standing'
import type { Element, Measure } from '@core/project/entities'

/**
 * As a measure's, and `mixed`: its measures differ; `partly-known`: those of which anything is known agree, and others tell nothing;
 * `not-measured`: none watches it.
 */
export type ElementStandingCode = StandingCode | 'mixed' | 'partly-known' | 'not-measured'

/** What says nothing of how an element stands. A measure in words has nothing to agree or disagree with either. */
const tellNothing: readonly StandingCode[] = ['no-comparison', 'incomplete', 'other-places', 'not-added', 'no-figure']

export type ElementStanding = {
  readonly code: ElementStandingCode
  /** How many of its measures stand at each code, in the order of `standingCodes`, those with none left out. */
  readonly counts: readonly { readonly code: StandingCode; readonly measures: number }[]
  /** The measures that watch it, in the order given. */
  readonly measureIds: readonly string[]
}

/**
 * An element's standing from the measures that watch it: theirs where all agree, never an average of them. One that tells nothing makes
 * no difference to be `mixed` of, but it keeps the others from speaking for all. A narrative counts only where all are.
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
  return { code: codeOfAll(counts.map(({ code }) => code)), counts, measureIds: watching.map(({ id }) => id) }
}

/** `codes`: those that occur, each once, in the order of `standingCodes`. */
function codeOfAll(codes: readonly StandingCode[]): ElementStandingCode {
  const figured = codes.filter(code => code !== 'in-words')
  const [told, ...others] = figured.filter(code => !tellNothing.includes(code))
  if (told === undefined) return figured[0] ?? codes[0] ?? 'not-measured'
  if (others.length > 0) return 'mixed'
  return figured.length > 1 ? 'partly-known' : told
}
