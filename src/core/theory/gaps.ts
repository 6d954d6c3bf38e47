import { standingOfMeasure } from '@core/measure/standing'
import type { Period } from '@core/observation/period'
import type { MeasureReading } from '@core/observation/reading'
import type { Element, Measure } from '@core/project/entities'

/** Outcomes and impacts that promise change but that no measure watches, in the order given. */
export function outcomesWithoutMeasure(elements: readonly Element[], measures: readonly Measure[]): Element[] {
  const watched = new Set(measures.flatMap(measure => measure.outcomeIds))
  return elements.filter(({ id, level }) => (level === 'outcome' || level === 'impact') && !watched.has(id))
}

/** Measures that watch nothing in the theory of change. */
export function measuresWithoutOutcome(measures: readonly Measure[], elements: readonly Element[]): Measure[] {
  const known = new Set(elements.map(({ id }) => id))
  return measures.filter(measure => !measure.outcomeIds.some(id => known.has(id)))
}

/** A milestone begins as not reached, and a story has no figure: neither has a baseline to lack. */
export const measuresWithoutBaseline = (measures: readonly Measure[]): Measure[] =>
  measures.filter(({ baseline, kind }) => baseline === null && kind !== 'milestone' && kind !== 'story')

export const measuresWithoutTarget = (measures: readonly Measure[]): Measure[] =>
  measures.filter(({ targets, kind }) => targets.length === 0 && kind !== 'milestone' && kind !== 'story')

/** Measures with nothing recorded in that period. */
export const measuresWithoutRecentFigure = (
  measures: readonly Measure[],
  readingOf: (measureId: string) => MeasureReading,
  period: Period,
): Measure[] =>
  measures.filter(measure => standingOfMeasure(measure, readingOf(measure.id), period).code === 'no-figure')
