import { type Element, levels, type Measure } from '@core/project/entities'
import { measuresWithoutOutcome } from '@core/theory/gaps'

/** `element` null: measures that watch nothing in the theory of change. */
export type MeasureGroup = { readonly element: Element | null; readonly measures: readonly Measure[] }

/**
 * Measures under what they watch: impact first, then down to activities, then those that watch nothing. A measure that
 * watches two things stands under both. Elements that nothing watches are left out.
 */
export function measureGroups(measures: readonly Measure[], elements: readonly Element[]): MeasureGroup[] {
  const fromTheTop = [...elements].sort(
    (a, b) => levels.indexOf(b.level) - levels.indexOf(a.level) || a.order - b.order,
  )
  const groups: MeasureGroup[] = fromTheTop.map(element => ({
    element,
    measures: measures.filter(measure => measure.outcomeIds.includes(element.id)),
  }))
  return [...groups, { element: null, measures: measuresWithoutOutcome(measures, elements) }].filter(
    group => group.measures.length > 0,
  )
}

/** The first so many measures of a list of groups, each under its own. */
export function firstInGroups(groups: readonly MeasureGroup[], count: number): MeasureGroup[] {
  let left = count
  return groups.flatMap(({ element, measures }) => {
    const here = measures.slice(0, left)
    left -= here.length
    return here.length > 0 ? [{ element, measures: here }] : []
  })
}
