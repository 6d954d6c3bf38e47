import { isLevel } from '@core/measure/adding-up'
import { hasOtherPlaces } from '@core/measure/coverage'
import { nextTarget, progressShare, type Share } from '@core/measure/target'
import { type Figure, figureForPeriod } from '@core/observation/aggregate'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import { suppressedReading } from '@core/privacy/measure'
import { isOfFewPeople } from '@core/privacy/small-numbers'
import type { Element, Judgement, Measure } from '@core/project/entities'
import { type MeasureStanding, standingOfMeasure } from '../measure/standing'
import { type Calendar, latestJudgement, periodJudged } from './claims'

/** Against the period before: by the measure's direction, whatever its target. */
const trendCodes = ['better', 'same', 'worse'] as const
type TrendCode = (typeof trendCodes)[number]

/**
 * How a figure moved from the period before. What is to be maintained is better the nearer it comes to the period's target, or
 * else to its baseline. Null: a figure is missing in one of the two, or there is nothing to be near to.
 */
export function trendOf(
  { direction }: Pick<Measure, 'direction'>,
  { figure, target, baseline }: MeasureStanding,
  before: Figure | null,
): TrendCode | null {
  if (figure === null || before === null) return null
  const gain = gainOf(direction, before.value, figure.value, target?.value ?? baseline?.value ?? null)
  if (gain === null) return null
  const hair = 1e-9 * Math.max(1, Math.abs(before.value))
  return Math.abs(gain) <= hair ? 'same' : gain > 0 ? 'better' : 'worse'
}

function gainOf(direction: Measure['direction'], was: number, is: number, reference: number | null): number | null {
  if (direction === 'increase') return is - was
  if (direction === 'decrease') return was - is
  if (was === is) return 0
  return reference === null ? null : Math.abs(was - reference) - Math.abs(is - reference)
}

/** One measure's figures as an overlay needs them. */
export type MeasureInPeriod = {
  readonly measure: Measure
  readonly standing: MeasureStanding
  /** Its figure in the period before; null: none, or of other places, or there is no period before. */
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

/**
 * The figure of an element that one measure alone watches: several are never made into one. Null: it has none, or it is of few people.
 */
export function figureOfElement(
  measures: readonly MeasureInPeriod[],
  threshold: number,
): { readonly measure: Measure; readonly figure: Figure } | null {
  const [only, ...others] = measures
  if (!only || others.length > 0 || only.hidden) return null
  const { measure, standing } = only
  if (standing.figure === null || isOfFewPeople(standing.figure, measure, threshold)) return null
  return { measure, figure: standing.figure }
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

/** A figure of other places than its baseline has gone no way from it. */
const isComparable = ({ code }: MeasureStanding): boolean => code !== 'incomplete' && code !== 'other-places'

/**
 * From the baseline to the period's own target, or else to the next one. Levels of a rubric are places in an order without
 * distances, and what is to be maintained has no way to go: neither has a share.
 */
function progressIn({ measure, standing }: MeasureInPeriod, period: Period): Share | null {
  const { figure, baseline } = standing
  const target = standing.target ?? nextTarget(measure, period)
  if (
    !figure ||
    !baseline ||
    !target ||
    !isComparable(standing) ||
    isLevel(measure) ||
    measure.direction === 'maintain'
  )
    return null
  const share = progressShare({ baseline: baseline.value, target: target.value }, figure.value)
  return share.ok && Number.isFinite(share.value) ? share.value : null
}

/** What an overlay says of one element beside its standing: what people judged, and what is worked out, kept apart. */
export type ElementOverlay = {
  readonly judged: Judgement | null
  /** The period that was judged, as it is called. Null: nobody judged it. */
  readonly judgedFor: string | null
  /** Null: no measure watches it, or there is no period to look at. */
  readonly movement: ElementMovement | null
  /** The period before, as it is called. Null: there is none. */
  readonly before: string | null
  /** Judged at any time: its box keeps room for it in every period, so that nothing jumps while they are played. */
  readonly everJudged: boolean
}

/** By element id, the figures of the measures that watch it. A measure that `readingOf` does not know is left out. */
export function figuresByElement(
  measures: readonly Measure[],
  readingOf: (measureId: string) => MeasureReading | undefined,
  { period, before, threshold }: Pick<Looked, 'before' | 'threshold'> & { readonly period: Period },
): ReadonlyMap<string, readonly MeasureInPeriod[]> {
  const byElement = new Map<string, MeasureInPeriod[]>()
  for (const measure of measures) {
    const reading = readingOf(measure.id)
    if (!reading) continue
    const [now, then] = [period, before].map(each => each && suppressedReading(reading, each, threshold))
    const standing = standingOfMeasure(measure, now?.reading ?? reading, period)
    const one = {
      measure,
      standing,
      before:
        before && then && !placesDiffer(reading, measure, period, before)
          ? figureForPeriod(then.reading, measure, before)
          : null,
      hidden: now?.hidden === true || then?.hidden === true,
    }
    for (const id of measure.outcomeIds) byElement.set(id, [...(byElement.get(id) ?? []), one])
  }
  return byElement
}

/** Figures of different places say nothing of which way anything moved. */
function placesDiffer({ parts }: MeasureReading, measure: Measure, period: Period, before: Period): boolean {
  if (!parts) return false
  return hasOtherPlaces(parts, measure, period, before) || hasOtherPlaces(parts, measure, before, period)
}

type Looked = {
  readonly period: Period | null
  readonly before: Period | null
  readonly calendar: Calendar
  /** The smallest group of people of which anything is told. */
  readonly threshold: number
}

/** By element id. */
export function overlaysOfElements(
  elements: readonly Element[],
  judgements: readonly Judgement[],
  figures: ReadonlyMap<string, readonly MeasureInPeriod[]>,
  { period, before, calendar, threshold }: Looked,
): ReadonlyMap<string, ElementOverlay> {
  const ofElements = judgements.filter(({ about }) => about === 'element')
  const everJudged = new Set(ofElements.map(({ aboutId }) => aboutId))
  return new Map(
    elements.map(({ id }): [string, ElementOverlay] => {
      const watching = figures.get(id)
      const about = { about: 'element', aboutId: id } as const
      const judged = everJudged.has(id) ? latestJudgement(ofElements, about, calendar, period) : null
      return [
        id,
        {
          judged,
          judgedFor: judged && periodJudged(judged, calendar).label,
          movement: watching && period ? movementOf(watching, period, threshold) : null,
          before: before?.label ?? null,
          everJudged: everJudged.has(id),
        },
      ]
    }),
  )
}
