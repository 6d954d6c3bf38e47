import { type Day, lastDayOfMonth } from '@core/observation/day'
import type { MeasureReading } from '@core/observation/measure-reading'
import { periodFirstDay, periodOfDay, type YearStart } from '@core/observation/period'
import { latest as latestDay } from '@core/observation/reading-builder'
import { livedPerspectiveIds } from '@core/project/contents'
import type { Assumption, Element, Evidence, Link, Measure, Perspective, Workshop } from '@core/project/entities'
import { isLeftUnattended, stateOfAssumption } from './claims'

const isOutcomeOrImpact = ({ level }: Pick<Element, 'level'>): boolean => level === 'outcome' || level === 'impact'

/** Outcomes and impacts that promise change but that no measure watches, in the order given. */
export function outcomesWithoutMeasure(elements: readonly Element[], measures: readonly Measure[]): Element[] {
  const watched = new Set(measures.flatMap(measure => measure.outcomeIds))
  return elements.filter(element => isOutcomeOrImpact(element) && !watched.has(element.id))
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

/**
 * Measures whose last number is older than the reporting year before today's, or that never had one. A measure without a
 * reading has not been read yet: nothing is said of it.
 */
export function measuresWithoutRecentFigure(
  measures: readonly Measure[],
  readingOf: (measureId: string) => MeasureReading | null,
  { today, yearStart }: { readonly today: Day; readonly yearStart: YearStart },
): Measure[] {
  const yearBefore = periodOfDay(periodFirstDay(periodOfDay(today, yearStart)) - 1, yearStart)
  return measures.filter(measure => {
    const reading = readingOf(measure.id)
    return reading !== null && (lastDayKnown(measure, reading) ?? -Infinity) < periodFirstDay(yearBefore)
  })
}

/**
 * The newest day that a measure speaks of: of a story any record, of a rubric how groups judged too. A milestone stays as it was
 * recorded, so once there is a record it is never too old.
 */
function lastDayKnown({ kind }: Measure, reading: MeasureReading): Day | null {
  if (kind === 'story') return reading.lastDay ?? null
  const last = lastDayWithNumber(reading)
  if (kind === 'milestone') return last === null ? null : Infinity
  return latestDay(last, ...(reading.judgings ?? []).map(({ day }) => day))
}

function lastDayWithNumber({ summary }: MeasureReading): Day | null {
  const last = summary.n.findLastIndex(n => n > 0)
  const month = summary.month[last]
  return month === undefined ? null : (summary.lastDay[last] ?? lastDayOfMonth(month))
}

/**
 * What is watched only where we are in control ourselves: outcomes and impacts all of whose measures watch nothing outside it
 * (so the outcome is drawn within it, too), and `whole`, where that is so of every measure that watches anything.
 */
export function measuredOnlyInControl(
  elements: readonly Element[],
  measures: readonly Measure[],
): { readonly outcomes: Element[]; readonly whole: boolean } {
  const sphereOf = new Map(elements.map(({ id, sphere }) => [id, sphere]))
  const watching = measures
    .map(({ outcomeIds }) => outcomeIds.filter(id => sphereOf.has(id)))
    .filter(ids => ids.length > 0)
    .map(ids => ({ ids, inControl: ids.every(id => sphereOf.get(id) === 'control') }))
  return {
    outcomes: elements.filter(element => {
      const own = watching.filter(({ ids }) => ids.includes(element.id))
      return isOutcomeOrImpact(element) && own.length > 0 && own.every(({ inControl }) => inControl)
    }),
    whole: watching.length > 0 && watching.every(({ inControl }) => inControl),
  }
}

/** Claims that nobody has said a reason for, and that no evidence speaks for or against. */
export function linksWithoutReason(links: readonly Link[], evidence: readonly Evidence[]): Link[] {
  const weighed = new Set(evidence.map(({ linkId }) => linkId))
  return links.filter(({ id, rationale }) => rationale.trim() === '' && !weighed.has(id))
}

export const assumptionsNeverTested = (assumptions: readonly Assumption[]): Assumption[] =>
  assumptions.filter(assumption => stateOfAssumption(assumption) === 'untested')

/** In doubt or broken, and nobody has said what is done about it. */
export const assumptionsLeftUnattended = (assumptions: readonly Assumption[]): Assumption[] =>
  assumptions.filter(isLeftUnattended)

/**
 * Measures that no perspective from lived experience proposed, and that were agreed in no workshop in which people spoke from
 * one (they are counted as taking part, or their votes are). What an official publication defines is nobody's here to agree.
 */
export function measuresWithoutLivedVoice(
  measures: readonly Measure[],
  workshops: readonly Workshop[],
  perspectives: readonly Perspective[],
): Measure[] {
  const lived = livedPerspectiveIds(perspectives)
  const heard = workshops.filter(
    ({ taking, tallies }) =>
      taking.some(({ perspectiveId, people }) => people > 0 && lived.has(perspectiveId)) ||
      tallies.some(({ perspectiveId, ratings }) => lived.has(perspectiveId) && ratings.some(count => count > 0)),
  )
  const agreed = new Set(heard.flatMap(workshop => workshop.agreed.map(({ measureId }) => measureId)))
  const workshopsHeard = new Set(heard.map(({ id }) => id))
  return measures.filter(
    ({ id, proposedBy, workshopId, publishedAs }) =>
      publishedAs === undefined &&
      !proposedBy.some(each => lived.has(each)) &&
      !agreed.has(id) &&
      !(workshopId !== null && workshopsHeard.has(workshopId)),
  )
}

type GapSource = {
  readonly elements: readonly Element[]
  readonly measures: readonly Measure[]
  readonly links: readonly Link[]
  readonly evidence: readonly Evidence[]
  readonly assumptions: readonly Assumption[]
  readonly workshops: readonly Workshop[]
  readonly perspectives: readonly Perspective[]
  /** Null: it has not been read yet. */
  readonly readingOf: (measureId: string) => MeasureReading | null
  readonly today: Day
  readonly yearStart: YearStart
}

export type Gaps = {
  readonly outcomesWithoutMeasure: readonly Element[]
  readonly measuresWithoutOutcome: readonly Measure[]
  readonly measuresWithoutBaseline: readonly Measure[]
  readonly measuresWithoutTarget: readonly Measure[]
  readonly measuresWithoutRecentFigure: readonly Measure[]
  readonly outcomesOnlyInControl: readonly Element[]
  /** Every measure watches our own doing alone. */
  readonly onlyInControl: boolean
  readonly linksWithoutReason: readonly Link[]
  readonly assumptionsNeverTested: readonly Assumption[]
  readonly assumptionsLeftUnattended: readonly Assumption[]
  readonly measuresWithoutLivedVoice: readonly Measure[]
}

/** All that is missing from a theory of change and its measures. */
export function gapsOf(source: GapSource): Gaps {
  const { elements, assumptions } = source
  // Nothing is missing from what nobody follows any more.
  const measures = source.measures.filter(({ archivedOn }) => archivedOn === undefined)
  const inControl = measuredOnlyInControl(elements, measures)
  return {
    outcomesWithoutMeasure: outcomesWithoutMeasure(elements, measures),
    measuresWithoutOutcome: measuresWithoutOutcome(measures, elements),
    measuresWithoutBaseline: measuresWithoutBaseline(measures),
    measuresWithoutTarget: measuresWithoutTarget(measures),
    measuresWithoutRecentFigure: measuresWithoutRecentFigure(measures, source.readingOf, source),
    outcomesOnlyInControl: inControl.outcomes,
    onlyInControl: inControl.whole,
    linksWithoutReason: linksWithoutReason(source.links, source.evidence),
    assumptionsNeverTested: assumptionsNeverTested(assumptions),
    assumptionsLeftUnattended: assumptionsLeftUnattended(assumptions),
    measuresWithoutLivedVoice: measuresWithoutLivedVoice(measures, source.workshops, source.perspectives),
  }
}

export const countOfGaps = ({ onlyInControl, ...lists }: Gaps): number =>
  Object.values(lists).reduce((sum, list) => sum + list.length, onlyInControl ? 1 : 0)
