import { type Figure, figureForPeriod, isNotAdded } from '@core/observation/aggregate'
import type { Day } from '@core/observation/day'
import { type MeasureReading, totalsIn } from '@core/observation/measure-reading'
import { type Period, periodLastDay } from '@core/observation/period'
import { recordedLevel } from '@core/observation/recorded-level'
import type { Measure } from '@core/project/entities'
import { acrossUsed, isCumulative, type MeasureOfFigures } from './adding-up'
import { type Coverage, coverageOf, daysOfBaseline, hasOtherPlaces } from './coverage'
import { judgedByPerspective, levelAgreed } from './judging'
import { type Target, targetForPeriod } from './target'

/**
 * How a measure stands in a period, from its figures alone. What people judge of it (result status) is kept apart.
 *
 * - `target-met`: the period has a target and the figure reaches it.
 * - `reached`: a milestone that is reached, in a period for which nobody set a target.
 * - `not-there-yet`: the period has a target, it is not reached, and there is no baseline to tell the way from.
 * - `towards`, `no-change`, `away`: against the baseline, by the measure's direction, whether or not there is a target.
 * - `held`: to be maintained, no target for the period, and still within the tolerance of the baseline.
 * - `no-comparison`: a figure, but neither a target nor a baseline.
 * - `seen-differently`: groups judged its rubric, or it was recorded by group, and they do not come out on one level.
 * - `in-words`: a story, with something told in the period. It has no figure to compare.
 * - `incomplete`: the figure lacks places or values that it is compared with, and these could change how it stands.
 * - `other-places`: the figure is of places of which its baseline had none, and these could be all that changed.
 * - `not-added`: there are numbers of several places (or days), of which this measure never makes one.
 * - `no-figure`: nothing recorded in the period. A milestone has one from its first record on.
 */
export const standingCodes = [
  'target-met',
  'reached',
  'not-there-yet',
  'towards',
  'held',
  'no-change',
  'away',
  'no-comparison',
  'seen-differently',
  'incomplete',
  'other-places',
  'in-words',
  'not-added',
  'no-figure',
] as const
export type StandingCode = (typeof standingCodes)[number]

/** The code, and what it rests on. */
export type MeasureStanding = {
  readonly code: StandingCode
  /** With `coverage` where places lack a number. */
  readonly figure: Figure | null
  /** The baseline the figure was compared with. Null: none, or dated after the period. */
  readonly baseline: { readonly value: number; readonly day: Day } | null
  readonly target: Target | null
}

/**
 * `maintainWithin`: how far from its baseline or target a value to be maintained may be and still count as held, as a share
 * of that baseline or target. 0.05 is this tool's own default, no standard: no field guidance names one.
 */
export type StandingSettings = { readonly maintainWithin: number }
export const defaultStandingSettings: StandingSettings = { maintainWithin: 0.05 }

type MeasureThatStands = MeasureOfFigures & Pick<Measure, 'direction' | 'baseline' | 'targets'>

/** A baseline dated after the period is not compared with: the period came before it. */
export function standingOfMeasure(
  measure: MeasureThatStands,
  reading: MeasureReading,
  period: Period,
  settings: StandingSettings = defaultStandingSettings,
): MeasureStanding {
  const figure = figureForPeriod(reading, measure, period)
  const target = targetForPeriod(measure, period)
  if (measure.kind === 'story' || measure.kind === 'milestone') {
    const code = measure.kind === 'story' ? toldCode(reading, period) : reachedCode(figure, target)
    return { code, figure, baseline: null, target }
  }
  const baseline = measure.baseline && measure.baseline.day <= periodLastDay(period) ? measure.baseline : null
  if (figure === null) return { code: codeWithoutFigure(reading, measure, period), figure, baseline, target }
  const code = codeOf(measure.direction, figure.value, baseline?.value ?? null, target?.value ?? null, settings)
  if (!reading.parts || acrossUsed(measure) === null || code === 'no-comparison')
    return { code, figure, baseline, target }
  const coverage = coverageOf(reading.parts, measure, period, baseline?.day ?? null)
  const added =
    baseline !== null &&
    isAgainstBaseline(code) &&
    hasOtherPlaces(reading.parts, measure, period, daysOfBaseline(baseline.day))
  const isSure = (more: 'lacking' | 'added') => isCertain(code, measure, reading, more)
  return {
    code: coverage && !isSure('lacking') ? 'incomplete' : added && !isSure('added') ? 'other-places' : code,
    figure: coverage ? covering(figure, coverage) : figure,
    baseline,
    target,
  }
}

const isAgainstBaseline = (code: StandingCode): boolean =>
  code === 'towards' || code === 'held' || code === 'no-change' || code === 'away'

function codeWithoutFigure(reading: MeasureReading, measure: MeasureThatStands, period: Period): StandingCode {
  const judged = judgedByPerspective(reading.judgings ?? [], period.firstDay, period.lastDay)
  const level = levelAgreed(judged) ?? (measure.kind === 'rubric' ? recordedLevel(reading, measure, period) : null)
  if (level === 'differ') return 'seen-differently'
  return isNotAdded(reading, measure, period) ? 'not-added' : 'no-figure'
}

const covering = (figure: Figure, { have, of, arePlaces }: Coverage): Figure => ({
  ...figure,
  ...(arePlaces && { coverage: { have, of } }),
  cautions: [...(figure.cautions ?? []), arePlaces ? 'fewer-places' : 'values-missing'],
})

/**
 * True where the places that differ could only take the figure further the way it went: sums of numbers that are never below zero.
 * With those that are `lacking` the sum would be larger, without those `added` smaller.
 */
function isCertain(
  code: StandingCode,
  measure: MeasureThatStands,
  { summary }: MeasureReading,
  differing: 'lacking' | 'added',
): boolean {
  if (acrossUsed(measure) !== 'sum' || isCumulative(measure) || summary.min.some(least => least < 0)) return false
  if (measure.direction === 'maintain') return false
  const isLarger = differing === 'lacking'
  return (measure.direction === 'increase') === isLarger
    ? code === 'target-met' || code === 'towards'
    : code === 'away' || code === 'not-there-yet'
}

/** Every record of a story is one without a number. */
function toldCode(reading: MeasureReading, { firstDay, lastDay }: Period): StandingCode {
  const totals = totalsIn(reading, firstDay, lastDay)
  return totals && totals.n + totals.missing + totals.suppressed > 0 ? 'in-words' : 'no-figure'
}

/** Only what somebody aimed for in this period can be a target that is met. */
const reachedCode = (figure: Figure | null, target: Target | null): StandingCode =>
  figure === null ? 'no-figure' : figure.value !== 1 ? 'not-there-yet' : target === null ? 'reached' : 'target-met'

function codeOf(
  direction: Measure['direction'],
  value: number,
  baseline: number | null,
  target: number | null,
  { maintainWithin }: StandingSettings,
): StandingCode {
  const within = (reference: number) => atMost(Math.abs(value - reference), maintainWithin * Math.abs(reference))
  const reaches = (aim: number) =>
    direction === 'maintain' ? within(aim) : direction === 'increase' ? atMost(aim, value) : atMost(value, aim)

  if (target !== null && reaches(target)) return 'target-met'
  if (baseline === null) return target === null ? 'no-comparison' : 'not-there-yet'
  if (direction === 'maintain') {
    if (target === null) return within(baseline) ? 'held' : 'away'
    return wayOf(Math.abs(baseline - target) - Math.abs(value - target), target)
  }
  return wayOf(direction === 'increase' ? value - baseline : baseline - value, baseline)
}

/** `gain` above 0 is the way that was wanted; `size` says how large a rounding error may be. */
const wayOf = (gain: number, size: number): StandingCode =>
  Math.abs(gain) <= roundingError(size) ? 'no-change' : gain > 0 ? 'towards' : 'away'

const atMost = (a: number, b: number): boolean => a <= b + roundingError(b)

/** Sums of decimals miss each other by a hair (0.1 + 0.2): that is no change and no miss. */
const roundingError = (size: number): number => 1e-9 * Math.max(1, Math.abs(size))
